package cn.yijianshi.department.tables.api;

import cn.yijianshi.department.tables.domain.TableProblem;
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

/** The words of the tables as status codes. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TableProblems {

    private final Problems problems;

    TableProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TableProblem.DoesNotFit wrong) {
        var problem = Problem.invalid("table-entry");
        wrong.faults()
                .forEach(fault -> problem.at(
                        "/values" + (fault.column() == null ? "" : "/" + fault.column()),
                        fault.code(),
                        fault.args().toArray()));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TableProblem.InThePast past) {
        return answer(Problem.invalid("table-in-the-past", past.today().toString()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TableProblem.Overlaps overlap) {
        return answer(Problem.conflict("table-overlap", overlap.begins().toString())
                .with("begins", overlap.begins().toString()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TableProblem.LeavesAGap gap) {
        return answer(Problem.invalid("table-gap", gap.lastDay().toString()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TableProblem.NothingToEnd nothing) {
        return answer(Problem.invalid("table-nothing-to-end"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TableProblem.ChangedMeanwhile changed) {
        return answer(Problem.conflict("table-changed", changed.revision()).with("revision", changed.revision()));
    }

    private ResponseEntity<ProblemDetail> answer(Problem problem) {
        var detail = problems.detail(problem, LocaleContextHolder.getLocale());
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
