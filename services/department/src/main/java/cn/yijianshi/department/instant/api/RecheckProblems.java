package cn.yijianshi.department.instant.api;

import cn.yijianshi.department.instant.domain.RecheckProblem;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.problems.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why nobody can look again, as status codes. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RecheckProblems {

    private final Problems problems;

    RecheckProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RecheckProblem told) {
        var problem = of(told);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.detail(problem, LocaleContextHolder.getLocale()));
    }

    private static Problem of(RecheckProblem told) {
        if (told instanceof RecheckProblem.Closed closed) {
            return Problem.conflict("recheck-closed", closed.recheck().by().name())
                    .with("who", closed.recheck().by().name())
                    .with("when", closed.recheck().closedAt().toString())
                    .with("status", closed.recheck().status().name());
        }
        return told instanceof RecheckProblem.NotByRules
                ? Problem.conflict("not-decided-by-rules")
                : Problem.notFound();
    }
}
