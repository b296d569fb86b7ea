package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockRefused;
import cn.yijianshi.engine.domain.Hearing;
import cn.yijianshi.engine.domain.Hearing.Plan;
import cn.yijianshi.engine.domain.Hearing.State;
import cn.yijianshi.engine.domain.Hearing.Step;
import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.engine.process.Hearings;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A hearing and its steps. The same step sent twice acts once. */
@RestController
@RequestMapping("/api/cases/{caseId}/reviews/{reviewId}/clock/hearing")
@Tag(name = "Hearings 听证", description = "Its steps with their limits (行政许可法 46-48); meanwhile no time is counted (45)")
@ApiResponse(responseCode = "404", description = "No such review, or one of another department or applicant")
@ApiResponse(responseCode = "409", description = "The step does not follow on what was done, or its limit is over")
class HearingController {

    private static final String APPROVER = "hasRole('APPROVER')";
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_PLACE = 300;
    private static final int LONGEST_NAME = 100;

    private final Conductor conductor;
    private final Hearings hearings;
    private final Cases cases;
    private final Clock clock;

    HearingController(Conductor conductor, Hearings hearings, Cases cases, Clock clock) {
        this.conductor = conductor;
        this.hearings = hearings;
        this.cases = cases;
        this.clock = clock;
    }

    record TextBody(String text) {}

    /** @param on when it is held; @param presidedBy somebody else than who examines the application (行政许可法 48) */
    record NoticeBody(OffsetDateTime on, String place, String presidedBy, String text) {}

    /** @param askBy until when it can be asked for, {@code holdBy} until when it must be held */
    record HearingView(
            String reviewId,
            State state,
            Step told,
            Instant askBy,
            Step asked,
            Instant holdBy,
            Instant on,
            String place,
            String presidedBy,
            Step notice,
            Step held) {

        static HearingView of(Hearing hearing, Instant now) {
            Plan plan = hearing.planned();
            return new HearingView(
                    hearing.reviewId(),
                    hearing.state(now),
                    hearing.told(),
                    hearing.askBy(),
                    hearing.asked(),
                    hearing.holdBy(),
                    plan == null ? null : plan.on(),
                    plan == null ? null : plan.place(),
                    plan == null ? null : plan.presidedBy(),
                    plan == null ? null : plan.notice(),
                    hearing.held());
        }

        /** As the applicant reads it: an office spoke, not a person. */
        HearingView forApplicant(String office) {
            return new HearingView(
                    reviewId,
                    state,
                    by(told, office),
                    askBy,
                    asked,
                    holdBy,
                    on,
                    place,
                    presidedBy,
                    by(notice, office),
                    by(held, office));
        }

        private static Step by(Step step, String office) {
            return step == null ? null : new Step(step.at(), office, step.text());
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','LEAD','SUPERVISOR')")
    @Transactional
    @Operation(summary = "How the hearing of a review stands, with the limits of its steps")
    public HearingView hearing(@PathVariable String caseId, @PathVariable String reviewId, Caller caller) {
        CaseReview review = conductor.review(caseId, reviewId).orElseThrow(Problem::notFound);
        boolean officer = caller.is("SUPERVISOR") || caller.worksFor(review.department());
        if (!officer && !isApplicant(caseId, caller)) {
            throw Problem.notFound();
        }
        HearingView view = hearings.of(reviewId)
                .map(found -> HearingView.of(found, clock.instant()))
                .orElseThrow(Problem::notFound);
        return officer ? view : view.forApplicant(review.department());
    }

    @PostMapping("/right")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(summary = "Tell the applicant and those concerned of the right to a hearing (行政许可法 46, 47)")
    public HearingView right(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody TextBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        String text = demand("/text", body.text(), LONGEST_TEXT);
        return acting(() -> hearings.told(review, step(caller, text)));
    }

    @PostMapping("/request")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER')")
    @Transactional
    @Operation(
            summary =
                    "A hearing is asked for, within five working days of being told (行政许可法 47); the clock stands still",
            description = "By the applicant himself, or by an officer for whoever asked in writing.")
    public HearingView request(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody TextBody body, Caller caller) {
        CaseReview review = conductor
                .review(caseId, reviewId)
                .filter(found ->
                        caller.is("APPROVER") && caller.worksFor(found.department()) || isApplicant(caseId, caller))
                .orElseThrow(Problem::notFound);
        String text = demand("/text", body.text(), LONGEST_TEXT);
        return acting(() -> hearings.asked(review, step(caller, text)));
    }

    @PostMapping("/notice")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(
            summary = "Tell time and place, seven working days before; held within twenty of being asked for"
                    + " (行政许可法 47, 48)")
    public HearingView notice(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody NoticeBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        if (body.on() == null) {
            throw Problem.invalid("invalid-request").at("/on", "required");
        }
        String place = demand("/place", body.place(), LONGEST_PLACE);
        String presidedBy = demand("/presidedBy", body.presidedBy(), LONGEST_NAME);
        String text = demand("/text", body.text(), LONGEST_TEXT);
        return acting(() -> hearings.announced(
                review,
                new Plan(body.on().toInstant().truncatedTo(ChronoUnit.MILLIS), place, presidedBy, step(caller, text))));
    }

    @PostMapping("/minutes")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(summary = "It was held; the decision rests on its minutes, and time is counted again (行政许可法 48)")
    public HearingView minutes(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody TextBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        String text = demand("/text", body.text(), LONGEST_TEXT);
        return acting(() -> hearings.held(review, step(caller, text)));
    }

    private HearingView acting(Supplier<Hearing> act) {
        try {
            return HearingView.of(act.get(), clock.instant());
        } catch (ClockRefused refused) {
            throw Problem.conflict(refused.code());
        }
    }

    private CaseReview own(String caseId, String reviewId, Caller caller) {
        return conductor
                .review(caseId, reviewId)
                .filter(review -> caller.worksFor(review.department()))
                .orElseThrow(Problem::notFound);
    }

    private boolean isApplicant(String caseId, Caller caller) {
        return caller.is("APPLICANT")
                && cases.of(caseId)
                        .filter(file -> caller.subject().equals(file.applicantId()))
                        .isPresent();
    }

    private Step step(Caller caller, String text) {
        return new Step(clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.shownName(), text);
    }

    private static String demand(String pointer, String text, int longest) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid("invalid-request").at(pointer, "required");
        }
        if (text.strip().length() > longest) {
            throw Problem.invalid("invalid-request").at(pointer, "calendar-too-long", longest);
        }
        return text.strip();
    }
}
