package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Lengthening;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockRefused;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.ExtensionGround;
import cn.yijianshi.engine.domain.ExtensionRequest;
import cn.yijianshi.engine.domain.ExtensionRequest.State;
import cn.yijianshi.engine.domain.ExtensionRequests;
import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.PauseGround;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an office does to a clock of its own. The same request sent twice acts once. */
@RestController
@RequestMapping("/api/cases/{caseId}/reviews/{reviewId}/clock")
@Tag(name = "Clocks", description = "The ledger of every limit: each fact with its ground and article")
@ApiResponse(responseCode = "404", description = "No such review, or one of another department")
@ApiResponse(responseCode = "409", description = "The clock is in a state that does not allow it")
class ClockActsController {
    private static final String APPROVER = "hasRole('APPROVER')";
    private static final String HEAD = "hasAnyRole('LEAD','SUPERVISOR')";
    private static final int LONGEST_TEXT = 1_000;

    private final Conductor conductor;
    private final Clocks clocks;
    private final LegalLimits limits;
    private final ExtensionRequests requests;
    private final Published published;
    private final Clock clock;

    ClockActsController(
            Conductor conductor,
            Clocks clocks,
            LegalLimits limits,
            ExtensionRequests requests,
            Published published,
            Clock clock) {
        this.conductor = conductor;
        this.clocks = clocks;
        this.limits = limits;
        this.requests = requests;
        this.published = published;
        this.clock = clock;
    }

    /** @param days the need that is announced: working days, of a public notice calendar days */
    record PauseBody(String ground, String text, Integer days) {}

    record TextBody(String text) {}

    record ExtensionBody(String ground, Integer workingDays, String text) {}

    record ApprovalBody(Boolean approved, String text) {}

    @PostMapping("/pauses")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(summary = "Time that is not counted: the need and its ground are told to the applicant (行政许可法 45)")
    public ClockView pause(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody PauseBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        PauseGround ground = oneOf(PauseGround.class, "/ground", body.ground());
        String text = demandText(body.text());
        Limit most = most(ground, body.days());
        return acting(
                review,
                ClockFact.Kind.PAUSED,
                ground.name(),
                text,
                caller,
                () -> conductor.pause(caseId, reviewId, ground, most, caller.shownName(), text));
    }

    @PostMapping("/resumption")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(summary = "The ground is gone: the clock runs on (行政许可法 45)")
    public ClockView resume(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody TextBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        String text = demandText(body.text());
        return acting(
                review,
                ClockFact.Kind.RESUMED,
                null,
                text,
                caller,
                () -> conductor.resume(caseId, reviewId, caller.shownName(), text));
    }

    @PostMapping("/objections")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(
            summary =
                    "Somebody objects to what is announced: the notice no longer ends by itself, it waits for the answer")
    public ClockView objection(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody TextBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        String text = demandText(body.text());
        return acting(
                review,
                ClockFact.Kind.PAUSED,
                PauseGround.OBJECTION.name(),
                text,
                caller,
                () -> conductor.object(caseId, reviewId, caller.shownName(), text));
    }

    @PostMapping("/delivery")
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(summary = "What was granted has reached the applicant (行政许可法 44)")
    public ClockView delivery(
            @PathVariable String caseId, @PathVariable String reviewId, @RequestBody TextBody body, Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        String text = demandText(body.text());
        return acting(
                review,
                ClockFact.Kind.DELIVERED,
                null,
                text,
                caller,
                () -> conductor.delivered(caseId, reviewId, caller.shownName(), text));
    }

    @GetMapping("/extensions")
    @PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
    @Transactional
    @Operation(
            summary = "Who asked for more time for this review, and what became of it; there are never more than a few")
    public List<ExtensionRequest> extensions(
            @PathVariable String caseId, @PathVariable String reviewId, Caller caller) {
        ofDepartment(caseId, reviewId, caller);
        return requests.ofReview(reviewId);
    }

    @PostMapping("/extensions")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(APPROVER)
    @Transactional
    @Operation(
            summary = "Asks for more time, once, by what the item's law allows: 10 working days (行政许可法 42(1)), 15 for"
                    + " joint handling (42(2)), 3 for a complex registration (市场主体登记管理条例 19)")
    public ExtensionRequest ask(
            @PathVariable String caseId,
            @PathVariable String reviewId,
            @RequestBody ExtensionBody body,
            Caller caller) {
        CaseReview review = own(caseId, reviewId, caller);
        ExtensionGround ground = oneOf(ExtensionGround.class, "/ground", body.ground());
        String text = demandText(body.text());
        Item item = published.item(review.item(), review.itemVersion()).orElseThrow();
        if (item.lengthening() == Lengthening.NOBODY
                || !item.lengthening().name().equals(ground.name())) {
            throw Problem.invalid("clock-extension-not-by-law").at("/ground", "clock-extension-not-by-law");
        }
        int most = limits.on(ground.limitKey(), today())
                .map(LegalLimit::amount)
                .orElse(ground.most().amount());
        if (body.workingDays() == null || body.workingDays() < 1 || body.workingDays() > most) {
            throw Problem.invalid("invalid-request").at("/workingDays", "calendar-out-of-range", 1, most);
        }
        for (ExtensionRequest earlier : requests.ofReview(reviewId)) {
            if (earlier.state() == State.ASKED) {
                if (earlier.askedBy().equals(caller.subject())
                        && earlier.ground() == ground
                        && earlier.workingDays() == body.workingDays()
                        && earlier.text().equals(text)) {
                    return earlier;
                }
                throw Problem.conflict("clock-extension-asked", earlier.askedByName());
            }
            if (earlier.state() == State.APPROVED) {
                throw Problem.conflict("clock-second-extension");
            }
        }
        ExtensionRequest request = new ExtensionRequest(
                UUID.randomUUID().toString(),
                reviewId,
                caseId,
                ground,
                body.workingDays(),
                text,
                caller.subject(),
                caller.shownName(),
                clock.instant(),
                State.ASKED,
                null,
                null,
                null,
                null);
        requests.ask(request);
        return request;
    }

    @PostMapping("/extensions/{id}/approval")
    @PreAuthorize(HEAD)
    @Transactional
    @Operation(
            summary =
                    "A lead or supervisor other than the one who asked approves or declines; approved it is told to the"
                            + " applicant with its reasons (行政许可法 42)")
    public ExtensionRequest approve(
            @PathVariable String caseId,
            @PathVariable String reviewId,
            @PathVariable String id,
            @RequestBody ApprovalBody body,
            Caller caller) {
        ofDepartment(caseId, reviewId, caller);
        if (body.approved() == null) {
            throw Problem.invalid("invalid-request").at("/approved", "required");
        }
        String text = demandText(body.text());
        ExtensionRequest request = requests.of(id)
                .filter(found -> found.reviewId().equals(reviewId))
                .orElseThrow(Problem::notFound);
        State wanted = body.approved() ? State.APPROVED : State.DECLINED;
        if (request.state() == wanted && caller.subject().equals(request.decidedBy())) {
            return request;
        }
        try {
            ExtensionRequest answered =
                    request.decided(body.approved(), caller.subject(), caller.shownName(), clock.instant(), text);
            requests.decide(answered);
            if (body.approved()) {
                conductor.extend(answered);
            }
            return answered;
        } catch (ClockRefused refused) {
            throw problem(refused);
        }
    }

    /** How long it may last: what is announced, at most what the law allows on that ground. */
    private Limit most(PauseGround ground, Integer days) {
        Limit allowed =
                limits.on(ground.limitKey(), today()).map(LegalLimit::limit).orElse(null);
        LimitUnit unit = ground == PauseGround.PUBLIC_NOTICE ? LimitUnit.CALENDAR_DAY : LimitUnit.WORKING_DAY;
        if (days == null) {
            if (ground.needIsAnnounced()) {
                throw Problem.invalid("invalid-request").at("/days", "required");
            }
            return allowed;
        }
        int most = allowed == null || allowed.unit() != unit ? 1_000 : allowed.amount();
        if (days < 1 || days > most) {
            throw Problem.invalid("invalid-request").at("/days", "calendar-out-of-range", 1, most);
        }
        return new Limit(days, unit);
    }

    private ClockView acting(
            CaseReview review,
            ClockFact.Kind kind,
            String ground,
            String text,
            Caller caller,
            Supplier<ClockLedger> act) {
        ClockLedger standing = clocks.toChange(review.reviewId()).orElseThrow(Problem::notFound);
        ClockFact last = standing.facts().get(standing.facts().size() - 1);
        boolean again = last.kind() == kind
                && (ground == null || ground.equals(last.ground()))
                && last.text().equals(text)
                && last.author().equals(caller.shownName());
        try {
            return ClockView.of(review, again ? standing : act.get(), clock.instant());
        } catch (ClockRefused refused) {
            throw problem(refused);
        }
    }

    private CaseReview own(String caseId, String reviewId, Caller caller) {
        // The case is held first, so that what is read afterwards is what the act will meet.
        return conductor
                .review(caseId, reviewId)
                .filter(review -> caller.worksFor(review.department()))
                .orElseThrow(Problem::notFound);
    }

    private CaseReview ofDepartment(String caseId, String reviewId, Caller caller) {
        return conductor
                .review(caseId, reviewId)
                .filter(review -> caller.is("SUPERVISOR") || caller.worksFor(review.department()))
                .orElseThrow(Problem::notFound);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE);
    }

    private static Problem problem(ClockRefused refused) {
        return Problem.conflict(refused.code());
    }

    private static String demandText(String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid("invalid-request").at("/text", "required");
        }
        if (text.strip().length() > LONGEST_TEXT) {
            throw Problem.invalid("invalid-request").at("/text", "calendar-too-long", LONGEST_TEXT);
        }
        return text.strip();
    }

    private static <E extends Enum<E>> E oneOf(Class<E> kind, String pointer, String text) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("invalid-request")
                        .at(pointer, text == null || text.isBlank() ? "required" : "calendar-option"));
    }
}
