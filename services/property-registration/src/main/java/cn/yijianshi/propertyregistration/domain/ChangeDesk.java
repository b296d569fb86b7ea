package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Fees.Registration;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 变更、更正登记: the register says something else of the same owners and the same unit. */
public final class ChangeDesk extends RegisterDesk {
    private static final Set<String> USES = Set.of("RESIDENCE", "NON_RESIDENCE", "PARKING");

    public ChangeDesk(Office office) {
        super("re_general", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        Optional<Title> title = title(filing, found);
        if (title.isEmpty()) {
            return;
        }
        sealsStop(title.get().unitCode(), found);
        if (filing.text("change.docNo").isEmpty()) {
            found.add(Finding.block("REG-16", "change.docNo", "cause.no-document"));
        }
        if (kind(filing).equals("OWNER_NAME") && owner(filing, title.get()).isEmpty()) {
            found.add(Finding.block(
                    "REG-14",
                    "change.ownerName",
                    "change.not-the-owner",
                    filing.text("change.ownerName").orElse("")));
        }
        Unit unit = office.register().unit(title.get().unitCode()).orElseThrow();
        if (changed(filing, unit).isEmpty()) {
            found.add(Finding.block(
                    "REG-16",
                    "change.value",
                    "change.value-malformed",
                    filing.text("change.value").orElse("")));
        }
        fee(filing, unit).ifPresent(due -> found.add(Office.shown(due)));
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> locked, Ground ground) {
        Unit before = locked.orElseThrow();
        Unit unit = changed(filing, before).orElseThrow();
        Registry registry = office.registryOf(unit.region());
        Title old = office.register().liveTitle(unit.code()).orElseThrow();
        if (!unit.equals(before)) {
            office.register()
                    .change(
                            unit,
                            kind(filing) + "：" + filing.text("change.value").orElse(""),
                            ground);
        }
        List<Owner> renamed = old.owners().stream()
                .map(owner -> kind(filing).equals("OWNER_NAME")
                                && owner.name()
                                        .equals(filing.text("change.ownerName").orElse(""))
                        ? new Owner(filing.text("change.value").orElseThrow(), owner.idNumber(), owner.share())
                        : owner)
                .toList();
        boolean separate = old.certificates().size() > 1;
        List<Owner> owners = office.certified(renamed, separate, registry, ground);
        var title = new Title(
                separate ? owners.get(0).certificate() : office.number(TitleNumber.Kind.TITLE, registry, ground),
                unit.code(),
                owners,
                old.coOwn(),
                filing.yes("change.corrects") ? "CORRECTION" : "CHANGE",
                ground.day());
        office.register().replace(old, title, ground);
        Optional<Fee> fee = fee(filing, unit);
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("realty.certNo", title.number());
        outputs.put("realty.unitCode", unit.code());
        fee.ifPresent(due -> outputs.put("registration.fee", due.amount().toPlainString()));
        return new Grant(outputs, TitlePaper.of(title, unit, registry, "；原不动产权证号：" + old.number(), fee));
    }

    private Optional<Fee> fee(Filing filing, Unit unit) {
        return office.fee(Registration.of("CHANGE", unit.plannedUse()), 1, filing.filedOn());
    }

    private static Optional<Owner> owner(Filing filing, Title title) {
        return title.owners().stream()
                .filter(owner -> filing.text("change.ownerName")
                        .filter(owner.name()::equals)
                        .isPresent())
                .findFirst();
    }

    /** The unit as it is from now on; empty when what was written cannot stand there. */
    private static Optional<Unit> changed(Filing filing, Unit unit) {
        Optional<String> value = filing.text("change.value");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind(filing)) {
            case "OWNER_NAME" -> Optional.of(unit);
            case "LOCATION" -> Optional.of(unit.located(value.get()));
            case "USE" -> value.filter(USES::contains).map(unit::used);
            case "AREA" ->
                Optional.of(filing.amount("change.value"))
                        .filter(area -> area.signum() > 0 && area.compareTo(new BigDecimal("9999999999")) < 0)
                        .map(unit::measured);
            case "TERM" -> filing.date("change.value").map(unit::until);
            default -> Optional.empty();
        };
    }

    private static String kind(Filing filing) {
        return filing.text("change.kind").orElse("");
    }
}
