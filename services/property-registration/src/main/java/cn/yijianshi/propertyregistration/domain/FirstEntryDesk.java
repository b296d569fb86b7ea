package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Fees.Registration;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 房屋首次登记: enters what was built, unit by unit, under who built it. */
public final class FirstEntryDesk extends RegisterDesk {
    private static final String UNITS = "first.units";

    public FirstEntryDesk(Office office) {
        super("re_first_house", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        NewUnits.examine(units(filing), UNITS, office, found);
        for (String proof : List.of("first.acceptanceNo", "first.planningNo", "first.surveyNo")) {
            if (filing.text(proof).isEmpty()) {
                found.add(Finding.block("REG-16", proof, "first.no-proof"));
            }
        }
        if (Owner.in(filing.rows("first.owners")).isEmpty()) {
            found.add(Finding.block("REG-16", "first.owners", "buyers.none"));
        } else if (shares(filing).isEmpty()) {
            found.add(Finding.block("REG-16", "first.owners", "buyers.shares-differ", "?"));
        }
        units(filing).stream()
                .findFirst()
                .flatMap(unit -> fee(filing, unit))
                .ifPresent(due -> found.add(Office.shown(due)));
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground) {
        var papers = new ArrayList<CertificateDraft>();
        var numbers = new ArrayList<String>();
        BigDecimal due = BigDecimal.ZERO;
        for (Unit built : units(filing)) {
            Registry registry = office.registryOf(built.region());
            List<Owner> owners = shares(filing).orElseThrow();
            office.register().add(built, ground);
            var title = new Title(
                    office.number(TitleNumber.Kind.TITLE, registry, ground),
                    built.code(),
                    owners,
                    owners.size() == 1 ? "SOLE" : "SHARES",
                    "NEW_BUILD",
                    ground.day());
            office.register().enter(title, ground);
            Optional<Fee> fee = fee(filing, built);
            due = due.add(fee.map(Fee::amount).orElse(BigDecimal.ZERO));
            numbers.add(title.number());
            papers.addAll(TitlePaper.of(title, built, registry, "", fee));
        }
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("realty.certNo", numbers.get(0));
        outputs.put("realty.certNos", brief(numbers));
        outputs.put("realty.unitCode", units(filing).get(0).code());
        outputs.put("registration.fee", due.toPlainString());
        return new Grant(outputs, papers);
    }

    /** There is nothing to hold yet: of two who enter the same unit the register takes one. */
    @Override
    Optional<String> codeToHold(Filing filing) {
        return Optional.empty();
    }

    @Override
    Optional<String> unitCode(Filing filing) {
        return units(filing).stream().map(Unit::code).findFirst();
    }

    private static List<Unit> units(Filing filing) {
        return NewUnits.in(
                filing,
                UNITS,
                "RESIDENCE",
                filing.text("first.landRight").orElse("出让/市场化商品房"),
                filing.date("first.termUntil").orElse(null));
    }

    private static Optional<List<Owner>> shares(Filing filing) {
        List<Owner> owners = Owner.in(filing.rows("first.owners"));
        if (owners.size() == 1) {
            return Optional.of(List.of(owners.get(0).withShare(Title.WHOLE)));
        }
        return Optional.of(owners).filter(all -> Title.sum(all).compareTo(Title.WHOLE) == 0);
    }

    private Optional<Fee> fee(Filing filing, Unit unit) {
        return office.fee(
                new Registration(
                        "FIRST", unit.plannedUse(), true, filing.yes("reg.smallMicro"), filing.yes("first.lowRisk")),
                1,
                filing.filedOn());
    }

    /** Facts are small: of many numbers the first and the last tell. */
    static String brief(List<String> numbers) {
        return numbers.size() <= 5
                ? String.join("、", numbers)
                : numbers.get(0) + " … " + numbers.get(numbers.size() - 1) + "（" + numbers.size() + "）";
    }
}
