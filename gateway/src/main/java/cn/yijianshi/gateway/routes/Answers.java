package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.problems.Language;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** A problem as the answer of a route. */
@Component
class Answers {

    private final Problems problems;

    Answers(Problems problems) {
        this.problems = problems;
    }

    ServerResponse problem(HttpServletRequest request, Problem problem) {
        return ServerResponse.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> {
                    headers.set(
                            HttpHeaders.CONTENT_LANGUAGE, Language.of(request).getLanguage());
                    if (problem.namesAWait()) {
                        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfterSeconds()));
                    }
                })
                .body(problems.body(request, problem));
    }
}
