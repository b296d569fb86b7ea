package cn.yijianshi.companyregistration.api;

import cn.yijianshi.companyregistration.domain.EnterpriseName;
import cn.yijianshi.companyregistration.domain.Reservation;
import cn.yijianshi.companyregistration.domain.Reservations;
import cn.yijianshi.companyregistration.domain.Reserving;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/names")
@Tag(name = "Names 企业名称", description = "Names are looked up and kept for whoever asks first (企业名称登记管理规定 16 to 18).")
class NameController {
    private final Reserving reserving;
    private final Reservations reservations;
    private final MessageSource messages;

    NameController(Reserving reserving, Reservations reservations, MessageSource messages) {
        this.reserving = reserving;
        this.reservations = reservations;
        this.messages = messages;
    }

    /**
     * @param registry region of the registry, such as 350502
     * @param approvalFirst whether an approval must come before the registration: the name is kept for longer
     */
    record Wish(
            String region,
            String brand,
            String industry,
            String form,
            String type,
            String industryCode,
            String registry,
            Boolean approvalFirst) {

        Reserving.Wish checked() {
            var asked = new Asked();
            var wish = new Reserving.Wish(
                    named(asked),
                    asked.text("/type", type, 30),
                    asked.optional("/industryCode", industryCode, 4),
                    asked.text("/registry", registry, 6),
                    Boolean.TRUE.equals(approvalFirst));
            asked.check();
            return wish;
        }

        private EnterpriseName named(Asked asked) {
            String place = asked.optional("/region", region, 20);
            String own = asked.text("/brand", brand, 20);
            String trade = asked.optional("/industry", industry, 20);
            String ending = asked.text("/form", form, 20);
            return new EnterpriseName(place + own + trade + ending, place, own, trade, ending);
        }
    }

    record Found(Finding.Level level, String rule, String field, String code, String text) {}

    record Look(String name, boolean mayBeReserved, List<Found> findings) {}

    record Kept(String number, String name, LocalDate reservedOn, LocalDate until, String state) {
        static Kept of(Reservation reservation) {
            String state =
                    reservation.usedBy() != null ? "USED" : reservation.givenBackOn() != null ? "GIVEN_BACK" : "KEPT";
            return new Kept(
                    reservation.number(), reservation.name().full(), reservation.on(), reservation.until(), state);
        }
    }

    @PostMapping("/check")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER')")
    @Operation(
            summary = "What speaks for and against a name",
            description = "BLOCK: cannot be registered; WARN: may be, and an officer looks or the applicant promises to"
                    + " use it honestly. Nothing is kept.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "review-entry with pointers; grant-blocked: no such registry")
    Look check(@RequestBody Wish wish) {
        var checked = wish.checked();
        var found = reserving.examine(checked);
        return new Look(
                checked.name().full(),
                found.stream().noneMatch(Finding::blocks),
                found.stream().map(this::shown).toList());
    }

    @PostMapping("/reservations")
    @PreAuthorize("hasRole('APPLICANT')")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keeps a name for the caller",
            description =
                    "Two months, a year where an approval comes first (第十八条). Its number goes into the application"
                            + " (name.reservationNo). The same Idempotency-Key gets the same answer.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "422", description = "grant-blocked: the name may not be registered, with the reasons")
    Kept reserve(@RequestHeader("Idempotency-Key") String key, @RequestBody Wish wish, Caller caller) {
        return Kept.of(reserving.reserve(wish.checked(), caller.subject(), caller.name(), Asked.key(key)));
    }

    @GetMapping("/reservations")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(summary = "The names kept for the caller, newest first")
    Page<Kept> mine(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Caller caller) {
        int size = Page.limit(limit);
        var found = reservations.heldBy(caller.subject(), after, size + 1);
        return Page.of(found.stream().map(Kept::of).toList(), size, Kept::number);
    }

    @PostMapping("/reservations/{number}/return")
    @PreAuthorize("hasRole('APPLICANT')")
    @Transactional
    @Operation(summary = "Gives a name back before its time; giving back twice is giving back once")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "None, or somebody else's")
    Kept giveBack(@PathVariable String number, Caller caller) {
        var reservation = own(number, caller);
        reserving.giveBack(reservation);
        return Kept.of(own(number, caller));
    }

    private Reservation own(String number, Caller caller) {
        return reservations
                .of(number)
                .filter(found -> found.holderId().equals(caller.subject()))
                .orElseThrow(Problem::notFound);
    }

    private Found shown(Finding finding) {
        return new Found(
                finding.level(),
                finding.rule(),
                finding.field(),
                finding.code(),
                messages.getMessage(
                        "finding." + finding.code(),
                        finding.args().toArray(),
                        finding.code(),
                        LocaleContextHolder.getLocale()));
    }
}
