package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.CertificateProblem;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.problems.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What cannot be done with a paper, as status codes. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CertificateProblems {

    private final Problems problems;

    CertificateProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CertificateProblem.NotFound nothing) {
        return answer(Problem.notFound());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CertificateProblem.Ended ended) {
        return answer(Problem.conflict("certificate-ended")
                .with("status", ended.status().name()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CertificateProblem.ChangePending pending) {
        return answer(Problem.conflict("certificate-change-pending"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CertificateProblem.SecondOfficerNeeded same) {
        return answer(Problem.conflict("second-officer-needed"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CertificateProblem.Decided decided) {
        return answer(Problem.conflict("change-decided"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CertificateProblem.NotAuthorised refused) {
        return answer(new Problem(HttpStatus.FORBIDDEN, "use-not-authorised")
                .with("refusal", refused.refusal().name()));
    }

    private ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.detail(problem, LocaleContextHolder.getLocale()));
    }
}
