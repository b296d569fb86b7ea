package cn.yijianshi.department.api;

import cn.yijianshi.department.api.ReviewViews.Detail;
import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.department.domain.Casework;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Deciding;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.supervision.domain.Supervised;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Reviews 办件", description = "A department's queue. Reviews of other departments answer 404.")
class ReviewController {

    private final Reviews reviews;
    private final Casework casework;
    private final Deciding deciding;
    private final Certificates certificates;
    private final ItemFiles items;
    private final Texts texts;
    private final Seats seats;
    private final Supervised supervised;
    private final Clock clock;

    ReviewController(
            Reviews reviews,
            Casework casework,
            Deciding deciding,
            Certificates certificates,
            ItemFiles items,
            Texts texts,
            Seats seats,
            Supervised supervised,
            Clock clock) {
        this.clock = clock;
        this.reviews = reviews;
        this.casework = casework;
        this.deciding = deciding;
        this.certificates = certificates;
        this.items = items;
        this.texts = texts;
        this.seats = seats;
        this.supervised = supervised;
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One review with form, facts, findings, history and what may be entered",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's")
            })
    Detail review(@PathVariable String id, Caller caller) {
        var review = reviews.of(id)
                .filter(found -> seats.readable(caller).contains(found.request().department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
        var item = items.item(review.request().item(), review.request().itemVersion());
        // What was decided is not examined again: the register has changed by the decision itself.
        List<Finding> findings = review.status().ended() ? List.of() : deciding.examine(review);
        return Detail.of(
                review,
                item,
                findings,
                certificates.ofReview(id),
                supervised.ofReview(id),
                reviews.history(id),
                texts,
                caller,
                clock.instant());
    }

    /** @param version the review's version as the caller saw it */
    record Seen(Integer version) {}

    /** @param supplementReason why it comes after the case's one notice, if it does; for the lead to say */
    record CorrectionBody(Integer version, List<Review.Defect> defects, String supplementReason) {}

    /**
     * @param result values of the item's result fields, by key
     * @param effective AT_ONCE gives the undo window away
     */
    record ApprovalBody(Integer version, Map<String, Object> result, Casework.Effective effective) {}

    record RefusalBody(Integer version, String reason, String basis, Casework.Effective effective) {}

    record WithdrawalBody(Integer version, String reason) {}

    @PostMapping("/{id}/claim")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Take it from the queue",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's"),
                @ApiResponse(responseCode = "409", description = "review-claimed: by whom and when")
            })
    Line claim(@PathVariable String id, @RequestBody Seen body, Caller caller) {
        return Line.of(casework.claim(seats.own(caller), id, VerbBody.version(body.version())), caller);
    }

    @PostMapping("/{id}/release")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Return it to the queue",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-changed, review-not-claimed, review-claimed")
            })
    Line release(@PathVariable String id, @RequestBody Seen body, Caller caller) {
        return Line.of(casework.release(seats.own(caller), id, VerbBody.version(body.version())), caller);
    }

    @PostMapping("/{id}/acceptance")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Accept: the papers are in order (受理, 行政许可法第32条); the decision clock runs from here",
            description = "Not needed before a decision. After it no correction can be asked for.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-accepted, review-changed, review-claimed")
            })
    Line acceptance(@PathVariable String id, @RequestBody Seen body, Caller caller) {
        return Line.of(casework.accept(seats.own(caller), id, VerbBody.version(body.version())), caller);
    }

    @PostMapping("/{id}/correction")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Ask the applicant to close all gaps, once (行政许可法第32条)",
            description = "Each defect names a field of the item or material:<key>. The applicant hears of it in one"
                    + " notice with what the other departments of the case find; what comes after that notice stands"
                    + " against the department unless its lead gives a supplementReason.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "correction-used, review-accepted, review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: defects with pointers")
            })
    Line correction(@PathVariable String id, @RequestBody CorrectionBody body, Caller caller) {
        var defects = body.defects() == null ? List.<Review.Defect>of() : body.defects();
        return Line.of(
                casework.requestCorrection(
                        seats.own(caller), id, VerbBody.version(body.version()), defects, body.supplementReason()),
                caller);
    }

    @PostMapping("/{id}/approval")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Grant: writes the register and issues the certificates when the undo window is over",
            description = "Everything is checked at once. Until the window is over (status DECIDING) nothing is"
                    + " granted and nobody is told; effective AT_ONCE (立即送出) waits for nothing.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "decision-held, opinions-out, review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry or grant-blocked, with pointers")
            })
    Line approval(@PathVariable String id, @RequestBody ApprovalBody body, Caller caller) {
        var result = body.result() == null ? Map.<String, Object>of() : body.result();
        return Line.of(
                casework.approve(seats.own(caller), id, VerbBody.version(body.version()), result, body.effective()),
                caller);
    }

    @PostMapping("/{id}/refusal")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Refuse, with reason and basis (行政许可法第38条), when the undo window is over",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "decision-held, opinions-out, review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: reason or basis missing")
            })
    Line refusal(@PathVariable String id, @RequestBody RefusalBody body, Caller caller) {
        var refused = casework.refuse(
                seats.own(caller), id, VerbBody.version(body.version()), body.reason(), body.basis(), body.effective());
        return Line.of(refused, caller);
    }

    @PostMapping("/{id}/decision/withdrawal")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Take one's own decision back within the undo window; the review is in review again",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "undo-window-over, review-claimed, review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: reason missing")
            })
    Line decisionWithdrawal(@PathVariable String id, @RequestBody WithdrawalBody body, Caller caller) {
        var seen = VerbBody.version(body.version());
        return Line.of(casework.withdrawDecision(seats.own(caller), id, seen, body.reason()), caller);
    }
}
