package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Teamwork;
import cn.yijianshi.department.supervision.domain.Rebalancing;
import cn.yijianshi.department.supervision.domain.Rebalancing.Load;
import cn.yijianshi.department.supervision.domain.Rebalancing.Move;
import cn.yijianshi.department.supervision.domain.Rebalancing.Wish;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('LEAD','SUPERVISOR')")
@Tag(name = "Reviews 办件: shared out anew")
class RebalanceController {

    private static final Logger LOG = LoggerFactory.getLogger(RebalanceController.class);

    private final Rebalancing rebalancing;
    private final Teamwork teamwork;
    private final Seats seats;
    private final ReviewProblems problems;
    private final TransactionTemplate each;

    RebalanceController(
            Rebalancing rebalancing,
            Teamwork teamwork,
            Seats seats,
            ReviewProblems problems,
            PlatformTransactionManager transactions) {
        this.rebalancing = rebalancing;
        this.teamwork = teamwork;
        this.seats = seats;
        this.problems = problems;
        this.each = new TransactionTemplate(transactions);
    }

    /**
     * @param from an officer, or "nobody" for what nobody has taken
     * @param howMany at most; all (up to 200 at a time) if empty
     * @param even only as many as make their loads alike
     * @param dryRun the plan only
     */
    record RebalanceBody(
            String from,
            List<String> to,
            Integer howMany,
            Boolean even,
            Set<String> item,
            Set<String> region,
            Set<String> bundle,
            Boolean dryRun,
            String text) {}

    /** @param status as assigning alone would have answered; null in a dry run */
    record Result(
            String id,
            String caseNo,
            String itemName,
            String to,
            String toName,
            Integer status,
            ProblemDetail problem) {}

    record RebalanceAnswer(boolean dryRun, int done, int failed, List<Load> loads, List<Result> results) {}

    @PostMapping("/api/reviews/rebalance")
    @Operation(
            summary = "Share reviews out anew: from one officer, or from nobody, to others who are at work",
            description = "What is due first goes first, to whoever has least in hand. Undecided reviews only. Each is"
                    + " assigned in a transaction of its own; one that fails does not stop the others. loads are those"
                    + " of the plan.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "422", description = "review-entry: unknown-officer, officer-away, …")
            })
    RebalanceAnswer rebalance(@RequestBody RebalanceBody body, Caller caller) {
        var seat = seats.overseeing(caller);
        var plan = rebalancing.plan(
                seat,
                new Wish(
                        body.from(),
                        body.to(),
                        body.howMany(),
                        Boolean.TRUE.equals(body.even()),
                        orNone(body.item()),
                        orNone(body.region()),
                        orNone(body.bundle())));
        var trial = Boolean.TRUE.equals(body.dryRun());
        var results = plan.moves().stream()
                .map(move -> trial ? result(move, null, null) : done(move, body.text(), caller))
                .toList();
        int failed = (int)
                results.stream().filter(result -> result.problem() != null).count();
        return new RebalanceAnswer(trial, trial ? 0 : results.size() - failed, failed, plan.loads(), results);
    }

    private Result done(Move move, String text, Caller caller) {
        try {
            each.executeWithoutResult(status -> teamwork.assign(
                    seats.overseeing(caller),
                    move.reviewId(),
                    move.version(),
                    move.to().id(),
                    text));
            return result(move, HttpStatus.OK.value(), null);
        } catch (RuntimeException failed) {
            var problem = problems.of(failed).orElseGet(() -> {
                LOG.error("A review could not be shared out for a reason nobody knows", failed);
                return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
            });
            return result(move, problem.status().value(), problems.detail(problem));
        }
    }

    private static Result result(Move move, Integer status, ProblemDetail problem) {
        return new Result(
                move.reviewId(),
                move.caseNo(),
                move.itemName(),
                move.to().id(),
                move.to().name(),
                status,
                problem);
    }

    private static Set<String> orNone(Set<String> values) {
        return values == null ? Set.of() : values;
    }
}
