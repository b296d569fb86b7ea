package cn.yijianshi.department.api;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.api.ReviewViews.Detail;
import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.department.domain.Casework;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Deciding;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews")
@PreAuthorize("hasAnyRole('APPROVER','SUPERVISOR')")
@Tag(name = "Reviews 办件", description = "A department's queue. Reviews of other departments answer 404.")
class ReviewController {

    /** What waits for somebody: the queue as it opens. */
    private static final Set<Status> UNFINISHED = EnumSet.of(Status.OPEN, Status.CLAIMED, Status.CORRECTION_REQUESTED);

    private final Reviews reviews;
    private final Casework casework;
    private final Deciding deciding;
    private final Certificates certificates;
    private final ItemFiles items;
    private final Texts texts;
    private final Set<String> served;

    ReviewController(
            Reviews reviews,
            Casework casework,
            Deciding deciding,
            Certificates certificates,
            ItemFiles items,
            Texts texts,
            DepartmentSettings settings) {
        this.reviews = reviews;
        this.casework = casework;
        this.deciding = deciding;
        this.certificates = certificates;
        this.items = items;
        this.texts = texts;
        this.served = Set.copyOf(settings.departments());
    }

    @GetMapping
    @Operation(
            summary = "The queue of the caller's departments, by due time",
            description = "Without status: everything unfinished. caseNo matches the beginning of the case number.")
    Page<Line> queue(
            @RequestParam(required = false) List<Status> status,
            @RequestParam(required = false) String item,
            @RequestParam(required = false) String caseNo,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var from = Cursor.read(after);
        var wanted = new Reviews.Wanted(
                readable(caller),
                status == null || status.isEmpty() ? UNFINISHED : status,
                blankIsAll(item),
                blankIsAll(caseNo));
        var found = reviews.queue(wanted, from == null ? null : new Reviews.Place(from.moment(), from.id()), size + 1);
        var page = Page.of(found, size, last -> new Cursor(
                        last.due().dueAt(), last.request().reviewId())
                .text());
        return new Page<>(
                page.items().stream().map(review -> Line.of(review, caller)).toList(), page.next());
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
                .filter(found -> readable(caller).contains(found.request().department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
        var item = items.item(review.request().item(), review.request().itemVersion());
        // What was decided is not examined again: the register has changed by the decision itself.
        List<Finding> findings = review.status().ended() ? List.of() : deciding.examine(review);
        return Detail.of(review, item, findings, certificates.ofReview(id), reviews.history(id), texts, caller);
    }

    /** @param version the review's version as the caller saw it */
    record Seen(Integer version) {}

    record CorrectionBody(Integer version, List<Review.Defect> defects) {}

    /** @param result values of the item's result fields, by key */
    record ApprovalBody(Integer version, Map<String, Object> result) {}

    record RefusalBody(Integer version, String reason, String basis) {}

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
        return Line.of(casework.claim(seat(caller), id, version(body.version())), caller);
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
        return Line.of(casework.release(seat(caller), id, version(body.version())), caller);
    }

    @PostMapping("/{id}/correction")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Ask the applicant to close all gaps, once (行政许可法第32条)",
            description = "Each defect names a field of the item or material:<key>.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "correction-used, review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: defects with pointers")
            })
    Line correction(@PathVariable String id, @RequestBody CorrectionBody body, Caller caller) {
        var defects = body.defects() == null ? List.<Review.Defect>of() : body.defects();
        return Line.of(casework.requestCorrection(seat(caller), id, version(body.version()), defects), caller);
    }

    @PostMapping("/{id}/approval")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Grant: writes the register and issues the certificates",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "decision-held: awaited items; review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry or grant-blocked, with pointers")
            })
    Line approval(@PathVariable String id, @RequestBody ApprovalBody body, Caller caller) {
        var result = body.result() == null ? Map.<String, Object>of() : body.result();
        return Line.of(casework.approve(seat(caller), id, version(body.version()), result), caller);
    }

    @PostMapping("/{id}/refusal")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Refuse, with reason and basis (行政许可法第38条)",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "decision-held: awaited items; review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: reason or basis missing")
            })
    Line refusal(@PathVariable String id, @RequestBody RefusalBody body, Caller caller) {
        return Line.of(casework.refuse(seat(caller), id, version(body.version()), body.reason(), body.basis()), caller);
    }

    // Supervisors watch over all of them; officers know their own.
    private Set<String> readable(Caller caller) {
        return caller.is("SUPERVISOR") ? served : caller.departments();
    }

    private static Seat seat(Caller caller) {
        return new Seat(new Officer(caller.subject(), caller.name()), caller.departments());
    }

    private static int version(Integer version) {
        if (version == null) {
            throw Problem.bad("invalid-request").at("/version", "required");
        }
        return version;
    }

    private static String blankIsAll(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
