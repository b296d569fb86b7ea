package cn.yijianshi.companyregistration.api;

import cn.yijianshi.companyregistration.domain.Bar;
import cn.yijianshi.companyregistration.domain.BarRegister;
import cn.yijianshi.companyregistration.domain.Barring;
import cn.yijianshi.companyregistration.domain.Restraint;
import cn.yijianshi.department.domain.Masked;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
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
@RequestMapping("/api/register")
@PreAuthorize("hasAnyRole('APPROVER','ADMINISTRATOR')")
@Tag(
        name = "Bars 任职与登记限制",
        description = "People who may hold no position (市场主体登记管理条例 12) or register nothing (40), and what keeps an"
                + " enterprise from the simple exit (实施细则 48). Kept by officers of the bureau.")
class BarController {
    private final BarRegister register;
    private final Barring barring;

    BarController(BarRegister register, Barring barring) {
        this.register = register;
        this.barring = barring;
    }

    record NewBar(String name, String idNumber, Bar.Ground ground, String document, LocalDate from) {}

    record NewRestraint(String uscc, Restraint.Ground ground, String document, LocalDate since) {}

    record Why(String reason) {}

    /** Lists show enough of a person to recognise him, not more. */
    record BarredPerson(
            String id,
            String name,
            String idNumber,
            Bar.Ground ground,
            String document,
            LocalDate from,
            LocalDate until,
            String enteredBy,
            LocalDate liftedOn,
            String liftedBy,
            String liftedWhy) {
        static BarredPerson of(Bar bar) {
            String number = bar.idNumber();
            int shown = Math.min(4, number.length());
            return new BarredPerson(
                    bar.id(),
                    Masked.name(bar.name()),
                    "*".repeat(number.length() - shown) + number.substring(number.length() - shown),
                    bar.ground(),
                    bar.document(),
                    bar.from(),
                    bar.until(),
                    bar.enteredByName(),
                    bar.liftedOn(),
                    bar.liftedByName(),
                    bar.liftedWhy());
        }
    }

    @GetMapping("/barred-persons")
    @Operation(summary = "People the law bars, numbers masked")
    Page<BarredPerson> bars(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Caller caller) {
        Asked.keepsTheRegister(caller);
        int size = Page.limit(limit);
        return Page.of(
                register.bars(after, size + 1).stream().map(BarredPerson::of).toList(), size, BarredPerson::id);
    }

    @PostMapping("/barred-persons")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Enters somebody the law bars (第十二条, 第四十条)",
            description = "For how long, the table of figures says; a debt bars until it is lifted."
                    + " The same Idempotency-Key gets the same answer.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "403", description = "Not an officer of the bureau")
    @ApiResponse(responseCode = "422", description = "review-entry with pointers")
    BarredPerson bar(@RequestHeader("Idempotency-Key") String key, @RequestBody NewBar bar, Caller caller) {
        Asked.keepsTheRegister(caller);
        var asked = new Asked();
        String name = asked.text("/name", bar.name(), 100);
        String idNumber = asked.text("/idNumber", bar.idNumber(), 30);
        asked.needed("/ground", bar.ground());
        String document = asked.text("/document", bar.document(), 200);
        asked.needed("/from", bar.from());
        asked.check();
        return BarredPerson.of(
                barring.bar(name, idNumber, bar.ground(), document, bar.from(), officer(caller), Asked.key(key)));
    }

    @PostMapping("/barred-persons/{id}/lifting")
    @Transactional
    @Operation(summary = "Lifts a bar from today on; lifting twice is lifting once")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none")
    BarredPerson lift(@PathVariable String id, @RequestBody Why why, Caller caller) {
        Asked.keepsTheRegister(caller);
        String reason = reason(why);
        barring.lift(register.bar(id).orElseThrow(Problem::notFound), officer(caller), reason);
        return BarredPerson.of(register.bar(id).orElseThrow());
    }

    @GetMapping("/restraints")
    @Operation(summary = "What keeps an enterprise from the simple exit, lifted ones too")
    List<Restraint> restraints(@RequestParam String uscc, Caller caller) {
        Asked.keepsTheRegister(caller);
        return register.ofEnterprise(uscc);
    }

    @PostMapping("/restraints")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enters what keeps an enterprise from the simple exit (实施细则 第四十八条)")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "422", description = "review-entry with pointers")
    Restraint restrain(
            @RequestHeader("Idempotency-Key") String key, @RequestBody NewRestraint restraint, Caller caller) {
        Asked.keepsTheRegister(caller);
        var asked = new Asked();
        String uscc = asked.text("/uscc", restraint.uscc(), 18);
        asked.needed("/ground", restraint.ground());
        String document = asked.text("/document", restraint.document(), 200);
        asked.needed("/since", restraint.since());
        asked.check();
        return barring.restrain(uscc, restraint.ground(), document, restraint.since(), officer(caller), Asked.key(key));
    }

    @PostMapping("/restraints/{id}/lifting")
    @Transactional
    @Operation(summary = "Lifts it from today on; lifting twice is lifting once")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none")
    Restraint liftRestraint(@PathVariable String id, @RequestBody Why why, Caller caller) {
        Asked.keepsTheRegister(caller);
        String reason = reason(why);
        barring.lift(register.restraint(id).orElseThrow(Problem::notFound), officer(caller), reason);
        return register.restraint(id).orElseThrow();
    }

    private static String reason(Why why) {
        var asked = new Asked();
        String reason = asked.text("/reason", why.reason(), 500);
        asked.check();
        return reason;
    }

    private static Officer officer(Caller caller) {
        return new Officer(caller.subject(), caller.name());
    }
}
