package cn.yijianshi.department.api;

import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Reviews 办件: many at once")
class BulkController {

    private static final Logger LOG = LoggerFactory.getLogger(BulkController.class);
    private static final int MOST = 100;

    private final Work work;
    private final ReviewProblems problems;
    private final TransactionTemplate each;

    BulkController(Work work, ReviewProblems problems, PlatformTransactionManager transactions) {
        this.work = work;
        this.problems = problems;
        this.each = new TransactionTemplate(transactions);
    }

    /** One review and what is said of it alone. */
    record Entry(String id, @JsonUnwrapped VerbBody body) {}

    /** @param common said of every review that does not say otherwise itself */
    record BulkBody(
            Verb verb, List<Entry> reviews, @JsonUnwrapped VerbBody common) {}

    /** @param status as the verb alone would have answered; then either the review or the problem is there */
    record Result(String id, int status, Line review, ProblemDetail problem) {}

    record BulkAnswer(int done, int failed, List<Result> results) {}

    @PostMapping("/api/reviews/bulk")
    @Operation(
            summary = "One verb for up to 100 reviews, each in a transaction of its own",
            description = "verb: claim, release, acceptance, correction, approval, refusal, decision-withdrawal,"
                    + " assignment, transfer, co-reviewers, co-reviewer-removal, opinion, copies, comments. Each entry"
                    + " has id and version; what it does not say, the body says for all. Answers a result per review,"
                    + " in the order asked; one that fails does not stop the others.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "400", description = "No verb, no review, more than 100 or one twice")
            })
    BulkAnswer bulk(@RequestBody BulkBody body, Caller caller) {
        check(body);
        if (!body.verb().mayBeDoneBy(caller)) {
            throw new AccessDeniedException("Not for this role: " + body.verb());
        }
        var results = body.reviews().stream()
                .map(entry -> done(body.verb(), entry, body.common(), caller))
                .toList();
        int done = (int)
                results.stream().filter(result -> result.problem() == null).count();
        return new BulkAnswer(done, results.size() - done, results);
    }

    private static void check(BulkBody body) {
        if (body.verb() == null) {
            throw Problem.bad("invalid-request").at("/verb", "required");
        }
        if (body.reviews() == null || body.reviews().isEmpty()) {
            throw Problem.bad("invalid-request").at("/reviews", "required");
        }
        if (body.reviews().size() > MOST) {
            throw Problem.bad("invalid-request").at("/reviews", "too-many", MOST);
        }
        var ids = new LinkedHashSet<String>();
        for (int i = 0; i < body.reviews().size(); i++) {
            var entry = body.reviews().get(i);
            if (entry == null || entry.id() == null) {
                throw Problem.bad("invalid-request").at("/reviews/" + i + "/id", "required");
            }
            if (!ids.add(entry.id())) {
                throw Problem.bad("invalid-request").at("/reviews/" + i + "/id", "named-twice");
            }
        }
    }

    private Result done(Verb verb, Entry entry, VerbBody common, Caller caller) {
        try {
            var said = entry.body().or(common);
            var line = each.execute(status -> Line.of(verb.on(work, caller, entry.id(), said), caller));
            return new Result(entry.id(), HttpStatus.OK.value(), line, null);
        } catch (RuntimeException failed) {
            var problem = problems.of(failed).orElseGet(() -> {
                LOG.error("A review of a bulk request failed unexpectedly", failed);
                return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
            });
            return new Result(entry.id(), problem.status().value(), null, problems.detail(problem));
        }
    }
}
