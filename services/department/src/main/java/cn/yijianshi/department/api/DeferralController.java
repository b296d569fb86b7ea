package cn.yijianshi.department.api;

import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.department.domain.Deferral;
import cn.yijianshi.department.domain.Deferrals;
import cn.yijianshi.department.domain.Deferring;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews/{id}/deferral")
@PreAuthorize("hasAnyRole('APPROVER', 'LEAD', 'SUPERVISOR')")
@Tag(name = "Deferred acceptance", description = "Accepting although something may follow (容缺受理)")
class DeferralController {

    private final Deferring deferring;
    private final Deferrals deferrals;
    private final Reviews reviews;
    private final Seats seats;

    DeferralController(Deferring deferring, Deferrals deferrals, Reviews reviews, Seats seats) {
        this.deferring = deferring;
        this.deferrals = deferrals;
        this.reviews = reviews;
        this.seats = seats;
    }

    /**
     * @param missing materials that the item marks as deferrable
     * @param dueDays the applicant's own limit in working days
     */
    record DeferralBody(Integer version, List<String> missing, Integer dueDays, String text) {}

    record DeferralView(
            List<Deferral.Missing> missing,
            int dueDays,
            String text,
            String by,
            Instant at,
            Instant dueAt,
            boolean missed,
            Instant suppliedAt) {}

    @PostMapping
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Accept although something may follow (容缺受理); the clock runs, the result waits for it",
            description = "The applicant is told and has dueDays working days, never longer than the promise. What has"
                    + " not come by then is a ground to refuse.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-accepted, review-changed, review-claimed"),
                @ApiResponse(
                        responseCode = "422",
                        description = "review-entry: not deferrable, or longer than promised")
            })
    Line defer(@PathVariable String id, @RequestBody DeferralBody body, Caller caller) {
        return Line.of(
                deferring.defer(
                        seats.own(caller),
                        id,
                        VerbBody.version(body.version()),
                        VerbBody.orNone(body.missing()),
                        body.dueDays(),
                        body.text()),
                caller);
    }

    @GetMapping
    @Operation(
            summary = "What may still follow, and until when",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "Nothing was deferred, or another department's")
            })
    DeferralView deferral(@PathVariable String id, Caller caller) {
        return reviews.of(id)
                .filter(found -> seats.readable(caller).contains(found.request().department()))
                .flatMap(found -> deferrals.of(id))
                .map(deferral -> new DeferralView(
                        deferral.missing(),
                        deferral.days(),
                        deferral.text(),
                        deferral.by().name(),
                        deferral.at(),
                        deferral.dueAt(),
                        deferral.missed(),
                        deferral.suppliedAt()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
    }
}
