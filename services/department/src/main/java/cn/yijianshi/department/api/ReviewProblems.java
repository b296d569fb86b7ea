package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.platform.messaging.NotNow;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.problems.Problems;
import java.time.Instant;
import java.util.Optional;
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

    @ExceptionHandler({ReviewProblem.class, Blocked.class, NotNow.class})
    ResponseEntity<ProblemDetail> on(RuntimeException told) {
        var problem = of(told).orElseThrow(() -> told);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(problem));
    }

    /** In the caller's language. */
    ProblemDetail detail(Problem problem) {
        return problems.detail(problem, LocaleContextHolder.getLocale());
    }

    /** The problem that an exception of the domain stands for; empty for one that nobody expected. */
    Optional<Problem> of(RuntimeException told) {
        if (told instanceof Problem problem) {
            return Optional.of(problem);
        }
        if (told instanceof Blocked blocked) {
            return Optional.of(blocked(blocked));
        }
        if (told instanceof NotNow) {
            return Optional.of(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "item-file-away"));
        }
        return told instanceof ReviewProblem problem ? Optional.of(of(problem)) : Optional.empty();
    }

    private Problem of(ReviewProblem told) {
        if (told instanceof ReviewProblem.Stale stale) {
            return by("review-changed", stale.who(), stale.when());
        }
        if (told instanceof ReviewProblem.ClaimedByAnother claimed) {
            return by("review-claimed", claimed.who(), claimed.when());
        }
        if (told instanceof ReviewProblem.Accepted accepted) {
            return by("review-accepted", accepted.who(), accepted.when());
        }
        if (told instanceof ReviewProblem.NotClaimed) {
            return Problem.conflict("review-not-claimed");
        }
        if (told instanceof ReviewProblem.Held held) {
            return Problem.conflict("decision-held", String.join("、", held.awaits()))
                    .with("awaits", held.awaits());
        }
        if (told instanceof ReviewProblem.OpinionsOut out) {
            return Problem.conflict("opinions-out", String.join("、", out.names()))
                    .with("officers", out.names());
        }
        if (told instanceof ReviewProblem.CorrectionUsed used) {
            return Problem.conflict("correction-used", Texts.moment(used.when()))
                    .with("when", used.when().toString());
        }
        if (told instanceof ReviewProblem.WindowOver over) {
            return Problem.conflict("undo-window-over", Texts.second(over.until()))
                    .with("until", over.until().toString());
        }
        if (told instanceof ReviewProblem.NotPossible not) {
            return Problem.conflict("review-not-possible", texts.status(not.status()))
                    .with("status", not.status().name());
        }
        if (told instanceof ReviewProblem.TooManyFilters many) {
            return Problem.conflict("too-many-filters", many.most());
        }
        if (told instanceof ReviewProblem.FilterChanged) {
            return Problem.conflict("filter-changed");
        }
        if (told instanceof ReviewProblem.TooManyPhrases many) {
            return Problem.conflict("too-many-phrases", many.most());
        }
        if (told instanceof ReviewProblem.PhraseChanged) {
            return Problem.conflict("phrase-changed");
        }
        if (told instanceof ReviewProblem.NotYourFilter) {
            return new Problem(HttpStatus.FORBIDDEN, "not-your-filter");
        }
        if (told instanceof ReviewProblem.NotAsked) {
            return new Problem(HttpStatus.FORBIDDEN, "not-asked");
        }
        if (told instanceof ReviewProblem.NotDirecting) {
            return new Problem(HttpStatus.FORBIDDEN, "not-directing");
        }
        if (told instanceof ReviewProblem.Invalid invalid) {
            var problem = Problem.invalid("review-entry");
            invalid.flaws()
                    .forEach(flaw ->
                            problem.at(flaw.pointer(), flaw.code(), flaw.args().toArray()));
            return problem;
        }
        return Problem.notFound();
    }

    private Problem by(String code, String who, Instant when) {
        return Problem.conflict(code, who.isEmpty() ? texts.nobody() : who, Texts.moment(when))
                .with("who", who)
                .with("when", when.toString());
    }

    private Problem blocked(Blocked blocked) {
        var problem = Problem.invalid("grant-blocked");
        blocked.findings()
                .forEach(finding ->
                        problem.saying(pointer(finding.field()), finding.code(), texts.inCallersLanguage(finding)));
        return problem;
    }

    /** A field of the form as intake's form names it: {@code shareholders[0].name} is {@code /shareholders/0/name}. */
    private static String pointer(String field) {
        return field == null ? "" : "/" + field.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
    }
}
