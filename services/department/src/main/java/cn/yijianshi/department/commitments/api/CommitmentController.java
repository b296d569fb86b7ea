package cn.yijianshi.department.commitments.api;

import cn.yijianshi.department.api.Seats;
import cn.yijianshi.department.commitments.domain.Breach;
import cn.yijianshi.department.commitments.domain.Breach.Ground;
import cn.yijianshi.department.commitments.domain.Breaches;
import cn.yijianshi.department.commitments.domain.CommitmentProblem;
import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.department.commitments.domain.Pledge.State;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.commitments.domain.Verifying;
import cn.yijianshi.department.domain.Masked;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('APPROVER', 'LEAD', 'SUPERVISOR')")
@Tag(name = "Commitments 告知承诺", description = "Looking whether promises are kept (事后核查), and the record of broken ones")
class CommitmentController {

    private static final Instant NOT_COUNTED = Instant.parse("9999-01-01T00:00:00Z");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Verifying verifying;
    private final Pledges pledges;
    private final Breaches breaches;
    private final Reviews reviews;
    private final Seats seats;
    private final Clock clock;

    CommitmentController(
            Verifying verifying, Pledges pledges, Breaches breaches, Reviews reviews, Seats seats, Clock clock) {
        this.verifying = verifying;
        this.pledges = pledges;
        this.breaches = breaches;
        this.reviews = reviews;
        this.seats = seats;
        this.clock = clock;
    }

    /** A line of the list: names and numbers are masked. */
    record TaskLine(
            String id,
            String caseNo,
            String department,
            String item,
            String material,
            String name,
            String applicantName,
            State state,
            Instant openedAt,
            Instant dueAt,
            boolean overdue) {}

    /** @param foundBy who looked; null while nobody has, as are {@code foundAt} and {@code found} */
    record TaskView(
            String id,
            String caseId,
            String caseNo,
            String reviewId,
            String department,
            String item,
            String material,
            String name,
            String text,
            String applicantName,
            String party,
            Instant givenAt,
            State state,
            String proof,
            Instant openedAt,
            Instant dueAt,
            boolean overdue,
            String foundBy,
            Instant foundAt,
            String found) {}

    /** @param kept whether it is as it was promised */
    record LookBody(Boolean kept, String text) {}

    record BreachView(
            String id,
            String caseNo,
            String department,
            String item,
            String party,
            String text,
            Instant at,
            Ground liftedFor,
            String liftedText,
            String liftedBy,
            Instant liftedAt) {
        static BreachView of(Breach breach) {
            var lifting = breach.lifting();
            return new BreachView(
                    breach.id(),
                    breach.caseNo(),
                    breach.department(),
                    breach.item(),
                    breach.party() == null ? null : Masked.name(breach.party()),
                    breach.text(),
                    breach.at(),
                    lifting == null ? null : lifting.ground(),
                    lifting == null ? null : lifting.text(),
                    lifting == null || lifting.by() == null
                            ? null
                            : lifting.by().name(),
                    lifting == null ? null : lifting.at());
        }
    }

    /** @param ground REPAIRED, EXPIRED or MISTAKEN */
    record LiftBody(Ground ground, String text) {}

    record Overdue(long overdue) {}

    @GetMapping("/api/commitments")
    @Operation(
            summary = "Promises of the caller's departments by state, what must be looked at first comes first, paged",
            responses = {@ApiResponse(responseCode = "200"), @ApiResponse(responseCode = "400")})
    Page<TaskLine> tasks(
            @RequestParam(defaultValue = "TO_VERIFY") State state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var now = clock.instant();
        var found = pledges.tasks(seats.readable(caller), state, place(after, Pledges.Place::new), size + 1);
        var page = Page.of(found, size, last -> cursor(last.dueAt() == null ? NOT_COUNTED : last.dueAt(), last.id()));
        return new Page<>(page.items().stream().map(one -> line(one, now)).toList(), page.next());
    }

    @GetMapping("/api/commitments/overdue")
    @Operation(summary = "How many should have been looked at by now")
    Overdue overdue(Caller caller) {
        return new Overdue(pledges.overdue(seats.readable(caller), clock.instant()));
    }

    @GetMapping("/api/commitments/{id}")
    @Operation(
            summary = "One promise, whole",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's")
            })
    TaskView task(@PathVariable String id, Caller caller) {
        return pledges.find(id)
                .filter(found -> seats.readable(caller).contains(found.department()))
                .map(this::view)
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
    }

    @GetMapping("/api/reviews/{id}/commitments")
    @Operation(
            summary = "What of this review's materials is only promised, and what was brought instead",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's")
            })
    List<TaskView> ofReview(@PathVariable String id, Caller caller) {
        var request = reviews.of(id)
                .filter(found -> seats.readable(caller).contains(found.request().department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id))
                .request();
        return pledges.of(request.caseId(), request.department(), request.item()).stream()
                .map(this::view)
                .toList();
    }

    @PostMapping("/api/commitments/{id}/verification")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Record what was found when somebody looked (事后核查); the same again is the same",
            description =
                    "Not as promised: a record of a broken promise (失信记录) is announced, and no promise is taken from"
                            + " this applicant or enterprise until it is lifted. What was granted on it is revoked as any"
                            + " certificate is (行政许可法 69).",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's"),
                @ApiResponse(responseCode = "409", description = "commitment-looked-at; commitment-not-granted"),
                @ApiResponse(responseCode = "422", description = "review-entry: kept or text is missing")
            })
    TaskView look(@PathVariable String id, @RequestBody LookBody body, Caller caller) {
        if (body.kept() == null) {
            throw Problem.invalid("review-entry").at("/kept", "required");
        }
        try {
            return view(verifying.look(seats.own(caller), id, body.kept(), body.text()));
        } catch (CommitmentProblem.SaidBefore before) {
            throw saidBefore("commitment-looked-at", before);
        } catch (CommitmentProblem.NothingGranted nothing) {
            throw Problem.conflict("commitment-not-granted");
        }
    }

    @GetMapping("/api/breaches")
    @Operation(
            summary = "Records of broken promises that the caller's departments made, the newest first, paged",
            responses = {@ApiResponse(responseCode = "200"), @ApiResponse(responseCode = "400")})
    Page<BreachView> breaches(
            @RequestParam(defaultValue = "true") boolean holding,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var found = breaches.madeBy(seats.readable(caller), holding, place(after, Breaches.Place::new), size + 1);
        var page = Page.of(found, size, last -> cursor(last.at(), last.id()));
        return new Page<>(page.items().stream().map(BreachView::of).toList(), page.next());
    }

    @PostMapping("/api/breaches/{id}/lifting")
    @PreAuthorize("hasRole('LEAD')")
    @Transactional
    @Operation(
            summary = "Lift the record of a broken promise (信用修复); the same again is the same",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's"),
                @ApiResponse(responseCode = "409", description = "breach-lifted: by whom and when"),
                @ApiResponse(responseCode = "422", description = "review-entry: ground or text is missing")
            })
    BreachView lift(@PathVariable String id, @RequestBody LiftBody body, Caller caller) {
        try {
            return BreachView.of(verifying.lift(seats.own(caller), id, body.ground(), body.text()));
        } catch (CommitmentProblem.SaidBefore before) {
            throw saidBefore("breach-lifted", before);
        }
    }

    private static Problem saidBefore(String code, CommitmentProblem.SaidBefore before) {
        return Problem.conflict(code, before.who(), MOMENT.format(before.when()))
                .with("who", before.who())
                .with("when", before.when().toString());
    }

    private static TaskLine line(Pledge pledge, Instant now) {
        return new TaskLine(
                pledge.id(),
                pledge.caseNo(),
                pledge.department(),
                pledge.item(),
                pledge.material(),
                pledge.name(),
                Masked.name(pledge.applicantName()),
                pledge.state(),
                pledge.openedAt(),
                pledge.dueAt(),
                pledge.isOverdue(now));
    }

    private TaskView view(Pledge pledge) {
        var looked = pledge.looked();
        return new TaskView(
                pledge.id(),
                pledge.caseId(),
                pledge.caseNo(),
                pledge.reviewId(),
                pledge.department(),
                pledge.item(),
                pledge.material(),
                pledge.name(),
                pledge.text(),
                pledge.applicantName(),
                pledge.party(),
                pledge.givenAt(),
                pledge.state(),
                pledge.proof(),
                pledge.openedAt(),
                pledge.dueAt(),
                pledge.isOverdue(clock.instant()),
                looked == null ? null : looked.by().name(),
                looked == null ? null : looked.at(),
                looked == null ? null : looked.text());
    }

    private static <P> P place(String after, BiFunction<Instant, String, P> as) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\\|", 2);
            return as.apply(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }

    private static String cursor(Instant at, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
