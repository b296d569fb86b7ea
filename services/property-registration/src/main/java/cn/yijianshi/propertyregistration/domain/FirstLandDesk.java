package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Fees.Registration;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 国有建设用地使用权首次登记: enters bare land under who bought it. */
public final class FirstLandDesk extends RegisterDesk {
    private static final String PARCEL = "proj.siteParcel";
    /** 无定着物: nothing stands on it yet. */
    private static final String BARE = "W00000000";

    public FirstLandDesk(Office office) {
        super("re_first_land", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        String code = code(filing);
        if (!RealtyUnitCode.valid(code)) {
            found.add(Finding.block("REG-8", PARCEL, "unit.code-malformed", code));
        } else if (office.registries().ofRegion(code.substring(0, 6)).isEmpty()) {
            found.add(Finding.block("REG-7", PARCEL, "unit.outside", code.substring(0, 6)));
        } else if (office.register().unit(code).isPresent()) {
            found.add(Finding.block("REG-8", PARCEL, "unit.registered-already", code));
        }
        if (filing.amount("proj.landArea").signum() <= 0) {
            found.add(Finding.block("REG-8", "proj.landArea", "unit.no-area", code));
        }
        for (String proof : List.of("proj.landContractNo", "land.handoverNo")) {
            if (filing.text(proof).isEmpty()) {
                found.add(Finding.block("REG-16", proof, "first.no-proof"));
            }
        }
        fee(filing).ifPresent(due -> found.add(Office.shown(due)));
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground) {
        Unit land = land(filing);
        Registry registry = office.registryOf(land.region());
        office.register().add(land, ground);
        var owner = new Owner(
                filing.text("org.name").orElse(filing.applicantName()),
                filing.text("org.uscc").orElse(""),
                Title.WHOLE);
        var title = new Title(
                office.number(TitleNumber.Kind.TITLE, registry, ground),
                land.code(),
                List.of(owner),
                "SOLE",
                "GRANT",
                ground.day());
        office.register().enter(title, ground);
        Optional<Fee> fee = fee(filing);
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("realty.landCertNo", title.number());
        outputs.put("realty.landUnitCode", land.code());
        outputs.put(
                "registration.fee", fee.map(Fee::amount).orElse(BigDecimal.ZERO).toPlainString());
        return new Grant(outputs, TitlePaper.of(title, land, registry, "", fee));
    }

    /** There is nothing to hold yet: of two who enter the same land the register takes one. */
    @Override
    Optional<String> codeToHold(Filing filing) {
        return Optional.empty();
    }

    @Override
    Optional<String> unitCode(Filing filing) {
        return Optional.of(code(filing));
    }

    private static String code(Filing filing) {
        return filing.text(PARCEL).orElse("") + BARE;
    }

    private static Unit land(Filing filing) {
        String code = code(filing);
        return new Unit(
                code,
                code.substring(0, 6),
                filing.text("proj.siteAddress").orElse(""),
                "NON_RESIDENCE",
                "出让",
                filing.amount("proj.landArea"),
                null,
                filing.date("land.termUntil").orElse(null));
    }

    private Optional<Fee> fee(Filing filing) {
        return office.fee(
                new Registration("FIRST", "NON_RESIDENCE", true, filing.yes("reg.smallMicro"), false),
                1,
                filing.filedOn());
    }
}
