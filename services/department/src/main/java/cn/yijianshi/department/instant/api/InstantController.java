package cn.yijianshi.department.instant.api;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.instant.api.InstantViews.Explanation;
import cn.yijianshi.department.instant.api.InstantViews.RecheckView;
import cn.yijianshi.department.instant.api.InstantViews.Trace;
import cn.yijianshi.department.instant.domain.Evaluations;
import cn.yijianshi.department.instant.domain.Recheck;
import cn.yijianshi.department.instant.domain.RecheckProblem;
import cn.yijianshi.department.instant.domain.Rechecking;
import cn.yijianshi.department.instant.domain.Rechecks;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(
        name = "Instant decisions 秒批",
        description = "What rules decided, why, and how a person looks at it again (个人信息保护法 第24条).")
class InstantController {

    private final Reviews reviews;
    private final Evaluations evaluations;
    private final Rechecks rechecks;
    private final Rechecking rechecking;
    private final Set<String> served;

    InstantController(
            Reviews reviews,
            Evaluations evaluations,
            Rechecks rechecks,
            Rechecking rechecking,
            DepartmentSettings settings) {
        this.reviews = reviews;
        this.evaluations = evaluations;
        this.rechecks = rechecks;
        this.rechecking = rechecking;
        this.served = Set.copyOf(settings.departments());
    }

    record Word(String text) {}

    @GetMapping("/api/reviews/{id}/trace")
    @PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
    @Operation(
            summary = "What the rules were told, which rows matched, what came of it",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, another department's, or no rules were asked")
            })
    Trace trace(@PathVariable String id, Caller caller) {
        return reviews.of(id)
                .filter(review -> readable(caller).contains(review.request().department()))
                .flatMap(review -> evaluations.of(id))
                .map(asked -> Trace.of(
                        asked, rechecks.ofReview(id).map(RecheckView::of).orElse(null)))
                .orElseThrow(() -> new RecheckProblem.NotFound(id));
    }

    @GetMapping("/api/rechecks")
    @PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
    @Operation(summary = "Automatic decisions that a person shall look at again, oldest first")
    Page<RecheckView> rechecks(
            @RequestParam(defaultValue = "OPEN") Recheck.Status status,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        int size = Page.limit(limit);
        var found = rechecks.of(readable(caller), status, place(after), size + 1);
        var page = Page.of(found, size, last -> last.askedAt() + "_" + last.id());
        return new Page<>(page.items().stream().map(RecheckView::of).toList(), page.next());
    }

    @GetMapping("/api/rechecks/figures")
    @PreAuthorize("hasAnyRole('LEAD','SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "Per item: how often rules decided, were late, were looked at again and found wrong")
    List<Rechecks.Figures> figures(Caller caller) {
        return rechecks.figures(caller.is("ADMINISTRATOR") ? served : readable(caller));
    }

    @PostMapping("/api/rechecks/{id}/confirmation")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(summary = "The rules were right")
    @ApiResponse(responseCode = "200", description = "Also when the same word is sent again")
    @ApiResponse(responseCode = "409", description = "recheck-closed: by whom and when")
    RecheckView confirm(@PathVariable String id, @RequestBody(required = false) Word body, Caller caller) {
        return RecheckView.of(rechecking.confirm(seat(caller), id, body == null ? null : body.text()));
    }

    @PostMapping("/api/rechecks/{id}/disagreement")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "The rules were wrong",
            description = "Every valid paper of the review is proposed for revocation (行政许可法第69条); another officer"
                    + " confirms or rejects that.")
    @ApiResponse(responseCode = "200", description = "Also when the same word is sent again")
    @ApiResponse(responseCode = "409", description = "recheck-closed: by whom and when")
    @ApiResponse(responseCode = "422", description = "review-entry: text missing")
    RecheckView disagree(@PathVariable String id, @RequestBody Word body, Caller caller) {
        return RecheckView.of(rechecking.disagree(seat(caller), id, body.text()));
    }

    @GetMapping("/api/decisions/{reviewId}")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(
            summary = "For the applicant: who decided, rules or an officer, and the rules' reasons in plain words",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another applicant's")
            })
    Explanation explanation(@PathVariable String reviewId, Caller caller) {
        return Explanation.of(rechecking.explain(caller.subject(), reviewId));
    }

    @PostMapping("/api/decisions/{reviewId}/recheck")
    @PreAuthorize("hasRole('APPLICANT')")
    @Transactional
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "The applicant does not agree to what rules decided and asks for a person (个人信息保护法第24条)")
    @ApiResponse(responseCode = "202", description = "Also when it was asked before")
    @ApiResponse(responseCode = "404", description = "None, or another applicant's")
    @ApiResponse(responseCode = "409", description = "not-decided-by-rules; recheck-closed")
    Explanation ask(@PathVariable String reviewId, @RequestBody Word body, Caller caller) {
        rechecking.ask(caller.subject(), reviewId, body.text());
        return Explanation.of(rechecking.explain(caller.subject(), reviewId));
    }

    private Set<String> readable(Caller caller) {
        return caller.is("SUPERVISOR") ? served : caller.departments();
    }

    private static Seat seat(Caller caller) {
        return new Seat(new Officer(caller.subject(), caller.name()), caller.departments());
    }

    private static Rechecks.Place place(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            int bar = after.indexOf('_');
            return new Rechecks.Place(Instant.parse(after.substring(0, bar)), after.substring(bar + 1));
        } catch (DateTimeException | IndexOutOfBoundsException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }
}
