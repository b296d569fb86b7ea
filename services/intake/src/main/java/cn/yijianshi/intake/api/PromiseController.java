package cn.yijianshi.intake.api;

import cn.yijianshi.intake.api.ApplicationViews.PromiseView;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.intake.domain.Promise;
import cn.yijianshi.intake.domain.Promises;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('APPLICANT')")
@Tag(name = "Applications", description = "Submitting a combined application and following it")
class PromiseController {

    private static final int LONGEST = 2000;

    private final Applications applications;
    private final Promises promises;
    private final Reviews reviews;
    private final Timeline timeline;
    private final CaseAnnouncements announcements;
    private final Clock clock;

    PromiseController(
            Applications applications,
            Promises promises,
            Reviews reviews,
            Timeline timeline,
            CaseAnnouncements announcements,
            Clock clock) {
        this.applications = applications;
        this.promises = promises;
        this.reviews = reviews;
        this.timeline = timeline;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** @param text what is brought: which paper, its number */
    record Proof(String text) {}

    @PostMapping("/api/applications/{id}/commitments/{material}/proof")
    @Transactional
    @Operation(
            summary = "Brings the material after all that was only promised (以证明材料替换承诺)",
            description =
                    "As long as the item is not decided; for all items of the case that took the promise. It is the"
                            + " way on when a promise elsewhere was found broken meanwhile. The same again changes nothing.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case, or somebody else's; nothing promised for it")
    @ApiResponse(responseCode = "409", description = "promise-not-open; case-has-ended")
    @ApiResponse(responseCode = "422", description = "not-acceptable: the text is missing or too long")
    List<PromiseView> bring(
            @PathVariable String id, @PathVariable String material, @RequestBody Proof proof, Caller caller) {
        var application = applications
                .lock(id)
                .filter(found -> found.belongsTo(caller.subject()))
                .orElseThrow(Problem::notFound);
        var text = proof.text() == null ? "" : proof.text().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            throw text.isEmpty()
                    ? Problem.invalid("not-acceptable").at("/text", "required")
                    : Problem.invalid("not-acceptable").at("/text", "reason-too-long", LONGEST);
        }
        var promised = promises.ofCase(id).stream()
                .filter(promise -> promise.material().equals(material))
                .toList();
        if (promised.isEmpty()) {
            throw Problem.notFound();
        }
        var progress = reviews.ofCase(id);
        var open = promised.stream()
                .filter(promise -> promise.state() == Promise.State.GIVEN)
                .filter(promise -> reviewOf(promise, progress)
                        .filter(review -> review.state().hasEnded())
                        .isEmpty())
                .toList();
        if (open.isEmpty()) {
            if (promised.stream().anyMatch(promise -> text.equals(promise.said()))) {
                return views(id, material);
            }
            throw Problem.conflict("promise-not-open");
        }
        if (application.state().hasEnded()) {
            throw new CaseHasEnded(application.caseNo());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var promise : open) {
            var replaced = promise.now(Promise.State.REPLACED, text, now);
            var reviewId =
                    reviewOf(promise, progress).map(ReviewProgress::reviewId).orElse(null);
            promises.keep(replaced);
            announcements.promiseReplaced(application, replaced, reviewId);
            timeline.add(
                    id,
                    new TimelineEntry(
                            UUID.randomUUID().toString(),
                            now,
                            Kind.PROMISE_REPLACED,
                            reviewId,
                            promise.item(),
                            Map.of("text", promise.name())));
        }
        return views(id, material);
    }

    private List<PromiseView> views(String id, String material) {
        return promises.ofCase(id).stream()
                .filter(promise -> promise.material().equals(material))
                .map(PromiseView::of)
                .toList();
    }

    private static Optional<ReviewProgress> reviewOf(Promise promise, List<ReviewProgress> progress) {
        return progress.stream()
                .filter(review -> promise.item().equals(review.item()))
                .findFirst();
    }
}
