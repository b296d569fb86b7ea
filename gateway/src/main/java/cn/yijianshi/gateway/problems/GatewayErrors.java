package cn.yijianshi.gateway.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last stop of what nobody answered: a page for people who navigate, problem+json for everyone else. */
@Controller
class GatewayErrors implements ErrorController {

    private final Problems problems;

    GatewayErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problemOf((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        if (isPage(request)) {
            response.setStatus(problem.status().value());
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding("UTF-8");
            StreamUtils.copy(page(problem.status()).getInputStream(), response.getOutputStream());
        } else {
            problems.write(request, response, problem);
        }
    }

    private static Problem problemOf(Integer code) {
        HttpStatus status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.resolve(code);
        if (status == null || status.is5xxServerError()) {
            return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
        }
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "not-found");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed");
            case UNAUTHORIZED -> Problem.of(status, "sign-in-required");
            case FORBIDDEN -> Problem.of(status, "forbidden");
            default -> Problem.of(status, "bad-request");
        };
    }

    private static ClassPathResource page(HttpStatus status) {
        return new ClassPathResource(
                status == HttpStatus.NOT_FOUND ? "pages/not-found.html" : "pages/something-went-wrong.html");
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String accept = request.getHeader("Accept");
        return !path.startsWith("/api/")
                && !path.startsWith("/v3/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
