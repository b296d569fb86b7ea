package cn.yijianshi.gateway.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says a problem as problem+json in the language of the one who asked. */
@Component
public class Problems {

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    public Map<String, Object> body(HttpServletRequest request, Problem problem) {
        Locale language = Language.of(request);
        Object[] args = problem.args().stream()
                .map(arg -> messages.getMessage("service." + arg, null, String.valueOf(arg), language))
                .toArray();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + problem.code());
        body.put("title", messages.getMessage("problem." + problem.code() + ".title", args, language));
        body.put("status", problem.status().value());
        body.put("detail", messages.getMessage("problem." + problem.code(), args, language));
        body.put("instance", request.getRequestURI());
        return body;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        if (problem.namesAWait()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfterSeconds()));
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).getLanguage());
        byte[] text = json.writeValueAsString(body(request, problem)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
        // Sent at once, so that a client still busy sending a body hears the answer.
        response.flushBuffer();
    }
}
