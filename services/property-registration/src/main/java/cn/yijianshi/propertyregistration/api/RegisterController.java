package cn.yijianshi.propertyregistration.api;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.propertyregistration.domain.Burden;
import cn.yijianshi.propertyregistration.domain.Owner;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Title;
import cn.yijianshi.propertyregistration.domain.Unit;
import cn.yijianshi.propertyregistration.domain.UnitEntry;
import cn.yijianshi.propertyregistration.domain.UnitEntry.Entered;
import cn.yijianshi.propertyregistration.domain.UnitEntry.Wanted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of units: officers read it, the administrator takes over entries of older books. */
@RestController
@RequestMapping("/api/register/units")
class RegisterController {
    private static final int MOST_AT_ONCE = 500;

    private final RealtyRegister register;
    private final UnitEntry entry;

    RegisterController(RealtyRegister register, UnitEntry entry) {
        this.register = register;
        this.entry = entry;
    }

    @GetMapping("/{unitCode}")
    @PreAuthorize("hasAnyRole('APPROVER', 'SUPERVISOR', 'ADMINISTRATOR')")
    UnitView one(@PathVariable String unitCode, Caller caller) {
        // Who owns what is nobody's business but the registry's: to others no unit exists.
        if (caller.is("APPROVER") && !caller.worksFor("property-registration")) {
            throw Problem.notFound();
        }
        return register.unit(unitCode)
                .map(unit -> UnitView.of(unit, register.liveTitle(unitCode).orElse(null), register.burdens(unitCode)))
                .orElseThrow(Problem::notFound);
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
        } catch (DuplicateKeyException enteredMeanwhile) {
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
