package cn.yijianshi.intake.tracking.api;

import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Attempts;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.ReviewProgress.Lamp;
import cn.yijianshi.intake.domain.ReviewState;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.platform.identifiers.CaseNumber;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SecurityRequirements // open to whoever holds the receipt
@Tag(name = "Tracking", description = "How a case stands, for whoever holds its receipt")
class TrackingController {

    // The code has 96 bits and cannot be guessed; the lock keeps those who try from being served at all.
    private static final Attempts.Rule GUESSES = new Attempts.Rule(5, Duration.ofMinutes(15), Duration.ofMinutes(15));

    private final Applications applications;
    private final Reviews reviews;
    private final Attempts attempts;
    private final Clock clock;

    TrackingController(Applications applications, Reviews reviews, Attempts attempts, Clock clock) {
        this.applications = applications;
        this.reviews = reviews;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @param applicantName masked */
    record TrackingView(
            String caseNo,
            String bundleName,
            String bundleNameEn,
            String applicantName,
            ApplicationState state,
            Instant submittedAt,
            Instant endedAt,
            List<StepView> steps) {}

    /** @param waitsFor names of items that must be decided first */
    record StepView(
            String itemName,
            String itemNameEn,
            String departmentName,
            String departmentNameEn,
            ReviewState state,
            Instant dueAt,
            boolean clockRunning,
            Lamp lamp,
            List<String> waitsFor) {}

    @GetMapping("/api/public/tracking")
    @Operation(
            summary = "The progress of a case by the number and the code of its receipt (凭收件编号查询)",
            description =
                    "Nothing of the form, of reasons or results: those are for the applicant when he has signed in."
                            + " A wrong number and a wrong code get the same answer; after five within a quarter of an hour the"
                            + " number is locked for as long.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "tracking-unknown: number or code is wrong")
    @ApiResponse(responseCode = "429", description = "too-many-attempts; retryAfter says from when")
    ResponseEntity<TrackingView> track(@RequestParam String caseNo, @RequestParam String code) {
        var number = caseNo.strip().toUpperCase(Locale.ROOT);
        if (!CaseNumber.valid(number)) {
            throw new Problem(HttpStatus.NOT_FOUND, "tracking-unknown");
        }
        var now = clock.instant();
        var place = "tracking " + number;
        attempts.lockedUntil(place, now).ifPresent(until -> {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts").with("retryAfter", until);
        });
        var found = applications.byCaseNo(number);
        if (!matches(found, code)) {
            attempts.failed(place, now, GUESSES);
            throw new Problem(HttpStatus.NOT_FOUND, "tracking-unknown");
        }
        attempts.succeeded(place);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(found.orElseThrow()));
    }

    /** Takes as long for a wrong code as for a right one, and for a number that does not exist. */
    private static boolean matches(Optional<Application> found, String given) {
        var right = found.map(Application::trackingCode).orElse("nothing of the kind here");
        return MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8),
                        given.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                && found.isPresent();
    }

    private TrackingView view(Application application) {
        var items = applications.itemsOf(application.id());
        var progress = reviews.ofCase(application.id());
        return new TrackingView(
                application.caseNo(),
                application.bundle().name(),
                application.bundle().nameEn(),
                masked(application.applicantName()),
                application.state(),
                application.submittedAt(),
                application.endedAt(),
                items.stream().map(item -> step(item, items, progress)).toList());
    }

    private static StepView step(FiledItem item, List<FiledItem> items, List<ReviewProgress> progress) {
        var review =
                progress.stream().filter(one -> item.key().equals(one.item())).findFirst();
        var state = review.map(ReviewProgress::state).orElse(item.stateWithoutReview());
        var time = review.map(ReviewProgress::clock);
        return new StepView(
                item.name(),
                item.nameEn(),
                item.departmentName(),
                item.departmentNameEn(),
                state,
                state.hasEnded() ? null : time.map(ReviewProgress.Clock::dueAt).orElse(null),
                time.map(ReviewProgress.Clock::running).orElse(false) && !state.hasEnded(),
                review.map(ReviewProgress::lamp).orElse(Lamp.GREEN),
                review.map(ReviewProgress::waitsFor).orElse(List.of()).stream()
                        .flatMap(key -> items.stream()
                                .filter(other -> other.key().equals(key))
                                .map(FiledItem::name))
                        .toList());
    }

    /** 张*, 泉州***: enough for its owner to know it. */
    static String masked(String name) {
        var signs = name.codePoints().toArray();
        var shown = signs.length > 4 ? 2 : 1;
        return signs.length == 0
                ? ""
                : new String(signs, 0, Math.min(shown, signs.length))
                        + "*".repeat(Math.min(3, Math.max(1, signs.length - shown)));
    }
}
