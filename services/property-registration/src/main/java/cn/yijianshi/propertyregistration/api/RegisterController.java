package cn.yijianshi.propertyregistration.api;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Masked;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import cn.yijianshi.propertyregistration.domain.Burden;
import cn.yijianshi.propertyregistration.domain.Entry;
import cn.yijianshi.propertyregistration.domain.Owner;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Title;
import cn.yijianshi.propertyregistration.domain.Unit;
import cn.yijianshi.propertyregistration.domain.UnitEntry;
import cn.yijianshi.propertyregistration.domain.UnitEntry.Entered;
import cn.yijianshi.propertyregistration.domain.UnitEntry.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of units: officers read it, the administrator takes over entries of older books. */
@RestController
@RequestMapping("/api/register/units")
class RegisterController {
    private static final int MOST_AT_ONCE = 500;
    private static final int LINES_OF_AN_OWNER = 100;

    private final RealtyRegister register;
    private final UnitEntry entry;
    private final Reviews reviews;

    RegisterController(RealtyRegister register, UnitEntry entry, Reviews reviews) {
        this.register = register;
        this.entry = entry;
        this.reviews = reviews;
    }

    @GetMapping("/{unitCode}")
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR', 'ADMINISTRATOR')")
    UnitView one(@PathVariable String unitCode, Caller caller) {
        onlyTheRegistry(caller);
        return register.unit(unitCode)
                .map(unit -> UnitView.of(unit, register.liveTitle(unitCode).orElse(null), register.burdens(unitCode)))
                .orElseThrow(Problem::notFound);
    }

    @GetMapping("/{unitCode}/history")
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR', 'ADMINISTRATOR')")
    @Operation(summary = "Every state of a unit: what was entered when, by which case, decided by whom (不动产登记暂行条例第8条)")
    Page<EntryLine> history(
            @PathVariable String unitCode,
            @RequestParam(required = false) Long after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        onlyTheRegistry(caller);
        if (register.unit(unitCode).isEmpty()) {
            throw Problem.notFound();
        }
        int size = Page.limit(limit);
        Page<Entry> found = Page.of(register.history(unitCode, after, size + 1), size, last -> "" + last.id());
        return new Page<>(
                found.items().stream()
                        .map(line -> EntryLine.of(line, decidedBy(line), false))
                        .toList(),
                found.next());
    }

    /** In a body, because addresses are logged and these are numbers of a person and a home. */
    @PostMapping("/own")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(
            summary = "An owner reads the entry of a unit and its history, strangers masked (不动产登记暂行条例第27条)",
            description = "The caller's name, the number of the document and the number of the title must all agree.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "No such unit, or not the caller's")
            })
    OwnView own(@RequestBody OwnRequest request, Caller caller) {
        String number = request.certNo() == null ? "" : TitleNumber.normalise(request.certNo());
        return register.liveTitleNumbered(number)
                .filter(title -> title.unitCode().equals(request.unitCode()))
                .filter(title ->
                        title.owners().stream().anyMatch(owner -> owner.isProvedBy(caller.name(), request.idNumber())))
                .map(title -> new OwnView(
                        UnitView.of(
                                register.unit(title.unitCode()).orElseThrow(),
                                masked(title, caller.name()),
                                register.burdens(title.unitCode())),
                        register.history(title.unitCode(), null, LINES_OF_AN_OWNER).stream()
                                .map(line -> EntryLine.of(line, null, true))
                                .toList()))
                .orElseThrow(Problem::notFound);
    }

    // Who owns what is nobody's business but the registry's: to others no unit exists.
    private static void onlyTheRegistry(Caller caller) {
        if (caller.is("APPROVER") && !caller.worksFor("property-registration")) {
            throw Problem.notFound();
        }
    }

    private String decidedBy(Entry line) {
        return line.ground().reviewId() == null
                ? null
                : reviews.of(line.ground().reviewId())
                        .map(Review::decision)
                        .map(decision -> decision.by().name())
                        .orElse(null);
    }

    private static Title masked(Title title, String reader) {
        return new Title(
                title.number(),
                title.unitCode(),
                title.owners().stream()
                        .map(owner -> new Owner(
                                owner.name().equals(reader) ? reader : Masked.name(owner.name()),
                                "",
                                owner.share(),
                                owner.certificate()))
                        .toList(),
                title.coOwn(),
                title.cause(),
                title.registeredOn());
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public EntryView enter(@RequestBody EntryRequest request) {
        List<UnitRequest> units = request.units() == null ? List.of() : request.units();
        if (units.isEmpty() || units.size() > MOST_AT_ONCE) {
            throw Problem.invalid("units-number", MOST_AT_ONCE);
        }
        Problem problem = Problem.invalid("units-wrong");
        for (int i = 0; i < units.size(); i++) {
            for (UnitEntry.Fault fault : entry.faults(units.get(i).wanted())) {
                problem.at("/units/" + i + "/" + fault.field(), fault.code());
            }
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
        try {
            return new EntryView(
                    units.stream().map(unit -> entry.enter(unit.wanted())).toList());
        } catch (DuplicateKeyException | Blocked enteredMeanwhile) {
            throw Problem.conflict("units-meanwhile");
        }
    }

    record EntryRequest(List<UnitRequest> units) {}

    record UnitRequest(
            String unitCode,
            String location,
            String plannedUse,
            String landRight,
            BigDecimal buildingArea,
            BigDecimal innerArea,
            LocalDate termUntil,
            String titleNumber,
            String coOwn,
            List<OwnerRequest> owners,
            UnitEntry.Mortgage mortgage,
            Boolean sealed) {

        Wanted wanted() {
            return new Wanted(
                    unitCode,
                    location,
                    plannedUse == null ? "RESIDENCE" : plannedUse,
                    landRight,
                    buildingArea,
                    innerArea,
                    termUntil,
                    titleNumber,
                    coOwn,
                    owners == null
                            ? List.of()
                            : owners.stream().map(OwnerRequest::owner).toList(),
                    mortgage,
                    Boolean.TRUE.equals(sealed));
        }
    }

    record OwnerRequest(String name, String idNumber, BigDecimal share) {
        Owner owner() {
            return new Owner(name, idNumber == null ? "" : idNumber, share == null ? BigDecimal.valueOf(100) : share);
        }
    }

    record EntryView(List<Entered> units) {}

    record OwnRequest(String unitCode, String certNo, String idNumber) {}

    record OwnView(UnitView unit, List<EntryLine> history) {}

    /** @param by who decided; null in older books and for owners */
    record EntryLine(
            Instant at,
            String act,
            String number,
            String party,
            String detail,
            String caseNo,
            String caseId,
            String by) {

        static EntryLine of(Entry line, String by, boolean masked) {
            return new EntryLine(
                    line.ground().at(),
                    line.act().name(),
                    line.number(),
                    masked && line.party() != null
                            ? Stream.of(line.party().split("、"))
                                    .map(Masked::name)
                                    .collect(Collectors.joining("、"))
                            : line.party(),
                    line.detail(),
                    line.ground().caseNo(),
                    masked ? null : line.ground().caseId(),
                    by);
        }
    }

    record UnitView(
            String unitCode,
            String region,
            String location,
            String plannedUse,
            BigDecimal buildingArea,
            BigDecimal innerArea,
            LocalDate termUntil,
            TitleView title,
            List<BurdenView> burdens) {

        static UnitView of(Unit unit, Title title, List<Burden> burdens) {
            return new UnitView(
                    unit.code(),
                    unit.region(),
                    unit.location(),
                    unit.plannedUse(),
                    unit.buildingArea(),
                    unit.innerArea(),
                    unit.termUntil(),
                    title == null ? null : TitleView.of(title),
                    burdens.stream().map(BurdenView::of).toList());
        }
    }

    record TitleView(String number, List<Owner> owners, String coOwn, LocalDate registeredOn) {
        static TitleView of(Title title) {
            return new TitleView(title.number(), title.owners(), title.coOwn(), title.registeredOn());
        }
    }

    record BurdenView(String number, String kind, String holder, BigDecimal amount, LocalDate since) {
        static BurdenView of(Burden burden) {
            return new BurdenView(
                    burden.number(), burden.kind().name(), burden.holder(), burden.amount(), burden.since());
        }
    }
}
