package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 住所产权核验: answers whether an address is what its title says. It answers, it never refuses. */
public final class DomicileCheck implements Desk {
    private final RealtyRegister register;

    public DomicileCheck(RealtyRegister register) {
        this.register = register;
    }

    @Override
    public String item() {
        return "domicile_title_check";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        List<Difference> differences = differences(filing);
        return differences.isEmpty()
                ? List.of(Finding.pass("MER-11", "domicile.certNo", "domicile.matches"))
                : differences.stream()
                        .map(difference -> Finding.warn("MER-11", difference.field, difference.code))
                        .toList();
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        List<Difference> differences = differences(filing);
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("domicile.titleMatched", String.valueOf(differences.isEmpty()));
        outputs.put(
                "domicile.titleReason",
                differences.isEmpty()
                        ? "与登记簿一致"
                        : differences.stream().map(each -> each.text).collect(Collectors.joining("；")));
        return Grant.of(outputs);
    }

    private List<Difference> differences(Filing filing) {
        Optional<Title> title =
                filing.text("domicile.certNo").map(TitleNumber::normalise).flatMap(register::liveTitleNumbered);
        if (title.isEmpty()) {
            return List.of(Difference.NO_TITLE);
        }
        var found = new ArrayList<Difference>();
        if (filing.text("domicile.unitCode")
                .filter(code -> !code.equals(title.get().unitCode()))
                .isPresent()) {
            found.add(Difference.UNIT);
        }
        if (!filing.text("domicile.ownerName")
                .map(DomicileCheck::names)
                .filter(title.get().owners().stream().map(Owner::name).collect(Collectors.toSet())::containsAll)
                .isPresent()) {
            found.add(Difference.OWNER);
        }
        String location =
                register.unit(title.get().unitCode()).map(Unit::location).orElse("");
        if (!filing.text("domicile.address")
                .filter(address -> Places.isIn(address, location))
                .isPresent()) {
            found.add(Difference.ADDRESS);
        }
        return found;
    }

    private static List<String> names(String text) {
        return Stream.of(text.split("[、,，;；\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private enum Difference {
        NO_TITLE("domicile.certNo", "domicile.no-title", "登记簿中没有该有效权证"),
        UNIT("domicile.unitCode", "domicile.unit-differs", "不动产单元号与权证不符"),
        OWNER("domicile.ownerName", "domicile.owner-differs", "产权人与登记簿不符"),
        ADDRESS("domicile.address", "domicile.address-differs", "地址与登记簿坐落不符");

        private final String field;
        private final String code;
        private final String text;

        Difference(String field, String code, String text) {
            this.field = field;
            this.code = code;
            this.text = text;
        }
    }
}
