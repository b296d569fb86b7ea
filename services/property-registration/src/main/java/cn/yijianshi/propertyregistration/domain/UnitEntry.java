package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes units with their titles into the register, as from an older book. Entering the same unit again changes nothing. */
public final class UnitEntry {
    private static final Set<String> USES = Set.of("RESIDENCE", "NON_RESIDENCE", "PARKING");

    private final RealtyRegister register;
    private final Registries registries;
    private final Titles titles;
    private final Clock clock;

    public UnitEntry(RealtyRegister register, Registries registries, Titles titles, Clock clock) {
        this.register = register;
        this.registries = registries;
        this.titles = titles;
        this.clock = clock;
    }

    /**
     * @param titleNumber null to be given one
     * @param mortgage null when there is none
     */
    public record Wanted(
            String unitCode,
            String location,
            String plannedUse,
            String landRight,
            BigDecimal buildingArea,
            BigDecimal innerArea,
            LocalDate termUntil,
            String titleNumber,
            String coOwn,
            List<Owner> owners,
            Mortgage mortgage,
            boolean sealed) {}

    public record Mortgage(String number, String holder, BigDecimal amount) {}

    public record Fault(String field, String code) {}

    /** @param added false when the unit was there before */
    public record Entered(String unitCode, String titleNumber, String mortgageNumber, boolean added) {}

    /** What keeps a unit out; empty when it may be entered. */
    public List<Fault> faults(Wanted wanted) {
        var found = new ArrayList<Fault>();
        if (!RealtyUnitCode.valid(wanted.unitCode())) {
            found.add(new Fault("unitCode", "unit.code"));
        } else if (registries.ofRegion(wanted.unitCode().substring(0, 6)).isEmpty()) {
            found.add(new Fault("unitCode", "unit.region"));
        }
        if (isBlank(wanted.location())) {
            found.add(new Fault("location", "required"));
        }
        if (!USES.contains(wanted.plannedUse())) {
            found.add(new Fault("plannedUse", "unit.use"));
        }
        if (wanted.buildingArea() == null || wanted.buildingArea().signum() <= 0) {
            found.add(new Fault("buildingArea", "unit.area"));
        }
        if (wanted.titleNumber() != null && !TitleNumber.valid(wanted.titleNumber())) {
            found.add(new Fault("titleNumber", "unit.title-number"));
        }
        if (wanted.owners().isEmpty() || wanted.owners().stream().anyMatch(owner -> isBlank(owner.name()))) {
            found.add(new Fault("owners", "required"));
        } else if (!addsUp(wanted)) {
            found.add(new Fault("owners", "unit.owners"));
        }
        if (wanted.mortgage() != null) {
            mortgage(wanted, found);
        }
        if (found.isEmpty() && isNumberOfAnother(wanted)) {
            found.add(new Fault("titleNumber", "unit.title-number-taken"));
        }
        return found;
    }

    public Entered enter(Wanted wanted) {
        var known = register.liveTitle(wanted.unitCode());
        if (known.isPresent()) {
            return new Entered(wanted.unitCode(), known.get().number(), mortgageOn(wanted.unitCode()), false);
        }
        Ground ground = Ground.takenOver(clock.instant());
        LocalDate today = ground.day();
        Registry registry =
                registries.ofRegion(wanted.unitCode().substring(0, 6)).orElseThrow();
        register.add(
                new Unit(
                        wanted.unitCode(),
                        registry.region(),
                        wanted.location(),
                        wanted.plannedUse(),
                        isBlank(wanted.landRight()) ? "出让/市场化商品房" : wanted.landRight(),
                        wanted.buildingArea(),
                        wanted.innerArea(),
                        wanted.termUntil()),
                ground);
        String number = wanted.titleNumber() == null
                ? titles.next(TitleNumber.Kind.TITLE, registry, today.getYear())
                : TitleNumber.normalise(wanted.titleNumber());
        register.enter(
                new Title(number, wanted.unitCode(), wanted.owners(), coOwn(wanted), "TAKEN_OVER", today), ground);
        if (wanted.mortgage() != null) {
            String mortgage = wanted.mortgage().number() == null
                    ? titles.next(TitleNumber.Kind.CERTIFICATE, registry, today.getYear())
                    : TitleNumber.normalise(wanted.mortgage().number());
            register.lay(
                    new Burden(
                            mortgage,
                            wanted.unitCode(),
                            Kind.MORTGAGE,
                            wanted.mortgage().holder(),
                            wanted.mortgage().amount(),
                            today),
                    ground);
        }
        if (wanted.sealed()) {
            register.lay(
                    new Burden("查封-" + wanted.unitCode(), wanted.unitCode(), Kind.SEAL, "人民法院", null, today), ground);
        }
        return new Entered(wanted.unitCode(), number, mortgageOn(wanted.unitCode()), true);
    }

    private void mortgage(Wanted wanted, List<Fault> found) {
        String number = wanted.mortgage().number();
        if (isBlank(wanted.mortgage().holder())) {
            found.add(new Fault("mortgage/holder", "required"));
        }
        if (number != null && !TitleNumber.valid(number)) {
            found.add(new Fault("mortgage/number", "unit.title-number"));
        } else if (number != null
                && register.liveTitle(wanted.unitCode()).isEmpty()
                && register.isNumberTaken(TitleNumber.normalise(number))) {
            found.add(new Fault("mortgage/number", "unit.title-number-taken"));
        }
    }

    private boolean isNumberOfAnother(Wanted wanted) {
        return wanted.titleNumber() != null
                && register.liveTitle(wanted.unitCode()).isEmpty()
                && register.isNumberTaken(TitleNumber.normalise(wanted.titleNumber()));
    }

    private String mortgageOn(String unitCode) {
        return register.burdens(unitCode).stream()
                .filter(burden -> burden.kind() == Kind.MORTGAGE)
                .map(Burden::number)
                .findFirst()
                .orElse(null);
    }

    private static boolean addsUp(Wanted wanted) {
        return switch (coOwn(wanted)) {
            case "SOLE" -> wanted.owners().size() == 1;
            case "JOINT" -> wanted.owners().size() > 1;
            case "SHARES" ->
                wanted.owners().size() > 1 && Title.sum(wanted.owners()).compareTo(Title.WHOLE) == 0;
            default -> false;
        };
    }

    private static String coOwn(Wanted wanted) {
        return isBlank(wanted.coOwn()) ? (wanted.owners().size() > 1 ? "JOINT" : "SOLE") : wanted.coOwn();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
