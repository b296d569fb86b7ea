package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.platform.messaging.NotNow;
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

/** The department's own words as status codes. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReviewProblems {

    private final Problems problems;
    private final Texts texts;

    ReviewProblems(Problems problems, Texts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.NotFound nothing) {
        return answer(Problem.notFound());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.Stale stale) {
        return answer(Problem.conflict("review-changed", who(stale.who()), Texts.moment(stale.when()))
                .with("who", stale.who())
                .with("when", stale.when().toString()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.ClaimedByAnother claimed) {
        return answer(Problem.conflict("review-claimed", claimed.who(), Texts.moment(claimed.when()))
                .with("who", claimed.who())
                .with("when", claimed.when().toString()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.NotClaimed open) {
        return answer(Problem.conflict("review-not-claimed"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.Held held) {
        return answer(Problem.conflict("decision-held", String.join("、", held.awaits()))
                .with("awaits", held.awaits()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.CorrectionUsed used) {
        return answer(Problem.conflict("correction-used", Texts.moment(used.when()))
                .with("when", used.when().toString()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.NotPossible not) {
        return answer(Problem.conflict("review-not-possible", texts.status(not.status()))
                .with("status", not.status().name()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReviewProblem.Invalid invalid) {
        var problem = Problem.invalid("review-entry");
        invalid.flaws()
                .forEach(flaw ->
                        problem.at(flaw.pointer(), flaw.code(), flaw.args().toArray()));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Blocked blocked) {
        var problem = Problem.invalid("grant-blocked");
        blocked.findings()
                .forEach(finding ->
                        problem.saying(pointer(finding.field()), finding.code(), texts.inCallersLanguage(finding)));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotNow away) {
        return answer(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "item-file-away"));
    }

    /** A field of the form as intake's form names it: {@code shareholders[0].name} is {@code /shareholders/0/name}. */
    private static String pointer(String field) {
        return field == null ? "" : "/" + field.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
    }

    private String who(String name) {
        return name.isEmpty() ? texts.nobody() : name;
    }

    private ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.detail(problem, LocaleContextHolder.getLocale()));
    }
}
