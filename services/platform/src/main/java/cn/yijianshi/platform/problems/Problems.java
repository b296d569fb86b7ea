package cn.yijianshi.platform.problems;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Every error of every service as problem+json in the caller's language; a 500 says nothing of the inside. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource texts;

    Problems(MessageSource texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Problem problem) {
        return answer(detail(problem, LocaleContextHolder.getLocale()));
    }

    // Security's own filter answers these: it knows whether the caller is a stranger or merely not allowed.
    @ExceptionHandler
    void on(AccessDeniedException refused) {
        throw refused;
    }

    @ExceptionHandler
    void on(AuthenticationException refused) {
        throw refused;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception unexpected) {
        LOG.error("A request failed unexpectedly", unexpected);
        return on(new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal"));
    }

    /** The document for a problem, in the language asked for. */
    public ProblemDetail detail(Problem problem, Locale locale) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                problem.status(), text("problem." + problem.code(), problem.args(), problem.code(), locale));
        detail.setType(URI.create("/problems/" + problem.code()));
        detail.setTitle(text(
                "problem." + problem.code() + ".title",
                List.of(),
                problem.status().getReasonPhrase(),
                locale));
        if (!problem.fields().isEmpty()) {
            List<Map<String, Object>> errors = new ArrayList<>();
            for (Problem.FieldError field : problem.fields()) {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("pointer", field.pointer());
                error.put("code", field.code());
                error.put(
                        "detail",
                        field.text() != null
                                ? field.text()
                                : text("problem." + field.code(), field.args(), field.code(), locale));
                errors.add(error);
            }
            detail.setProperty("errors", errors);
        }
        problem.properties().forEach(detail::setProperty);
        return detail;
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = Problem.bad("invalid-request");
        for (FieldError error : invalid.getBindingResult().getFieldErrors()) {
            problem.saying(
                    "/" + error.getField().replace('.', '/').replaceAll("\\[(\\d+)]", "/$1"),
                    "invalid",
                    error.getDefaultMessage());
        }
        return asObject(on(problem));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            org.springframework.http.converter.HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem = Problem.bad("unreadable");
        if (unreadable.getCause() instanceof DatabindException cause) {
            StringBuilder pointer = new StringBuilder();
            cause.getPath().forEach(step -> pointer.append('/')
                    .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
            problem.at(pointer.toString(), "unreadable-value");
        }
        return asObject(on(problem));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failed, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String code =
                switch (status.value()) {
                    case 404 -> "not-found";
                    case 405 -> "method-not-allowed";
                    case 406, 415 -> "media-type";
                    case 413 -> "too-large";
                    default -> status.is4xxClientError() ? "invalid-request" : "internal";
                };
        if (status.is5xxServerError()) {
            LOG.error("A request failed unexpectedly", failed);
        }
        Problem problem = new Problem(known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known, code);
        if (failed instanceof org.springframework.web.bind.MissingRequestHeaderException missing) {
            problem.at("", "missing-header", missing.getHeaderName());
        } else if (failed instanceof org.springframework.web.bind.MissingServletRequestParameterException missing) {
            problem.at("", "missing-parameter", missing.getParameterName());
        } else if (failed
                instanceof org.springframework.web.method.annotation.MethodArgumentTypeMismatchException wrong) {
            problem.at("", "wrong-parameter", wrong.getName());
        }
        ResponseEntity<ProblemDetail> answer = on(problem);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static ResponseEntity<Object> asObject(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    private String text(String key, List<Object> args, String otherwise, Locale locale) {
        return texts.getMessage(key, args.toArray(), otherwise, locale);
    }
}
