package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 分户: makes several units of one. The owners stay, and what lay on the whole lies on every part. */
public final class SplitDesk extends RegisterDesk {
    private static final String UNITS = "split.units";
    /** Each part is rounded to the square decimetre. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    public SplitDesk(Office office) {
        super("re_unit_split", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        Optional<Title> title = title(filing, found);
        if (title.isEmpty()) {
            return;
        }
        Unit whole = office.register().unit(title.get().unitCode()).orElseThrow();
        sealsStop(whole.code(), found);
        List<Unit> parts = parts(filing, whole);
        NewUnits.examine(parts, UNITS, office, found);
        if (parts.size() == 1) {
            found.add(Finding.block("REG-8", UNITS, "split.one-part"));
        }
        // The first nineteen characters are the parcel, which no split changes.
        parts.stream()
                .filter(part -> !part.code().startsWith(whole.code().substring(0, 19)))
                .forEach(part -> found.add(Finding.block("REG-8", UNITS, "split.another-parcel", part.code())));
        BigDecimal area = NewUnits.area(parts);
        if (area.subtract(whole.buildingArea()).abs().compareTo(ROUNDING.multiply(BigDecimal.valueOf(parts.size())))
                > 0) {
            found.add(Finding.block(
                    "REG-17",
                    UNITS,
                    "unit.area-differs",
                    area.toPlainString(),
                    whole.buildingArea().toPlainString()));
        }
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> locked, Ground ground) {
        Unit whole = locked.orElseThrow();
        Title old = office.register().liveTitle(whole.code()).orElseThrow();
        List<Burden> burdens = office.register().burdens(whole.code());
        office.register().close(old, ground);
        burdens.forEach(burden -> office.register().lift(burden, ground));
        var papers = new ArrayList<CertificateDraft>();
        var numbers = new ArrayList<String>();
        for (Unit part : parts(filing, whole)) {
            Registry registry = office.registryOf(part.region());
            office.register().add(part, ground);
            var title = new Title(
                    office.number(TitleNumber.Kind.TITLE, registry, ground),
                    part.code(),
                    office.certified(old.owners(), false, registry, ground),
                    old.coOwn(),
                    "SPLIT",
                    ground.day());
            office.register().enter(title, ground);
            burdens.forEach(burden -> office.register().lay(burden.on(part.code()), ground));
            numbers.add(title.number());
            papers.addAll(TitlePaper.of(title, part, registry, "；原不动产权证号：" + old.number(), Optional.empty()));
        }
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("realty.certNos", FirstEntryDesk.brief(numbers));
        outputs.put("split.parts", String.valueOf(numbers.size()));
        return new Grant(outputs, papers);
    }

    private static List<Unit> parts(Filing filing, Unit whole) {
        return NewUnits.in(filing, UNITS, whole.plannedUse(), whole.landRight(), whole.termUntil());
    }
}
