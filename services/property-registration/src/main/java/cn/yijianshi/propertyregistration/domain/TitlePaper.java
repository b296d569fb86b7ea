package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** 不动产权证书: what the register says of a title, on paper; one for all owners or one for each. */
final class TitlePaper {
    private static final Map<String, String> CO_OWNERSHIP = Map.of("SOLE", "单独所有", "JOINT", "共同共有", "SHARES", "按份共有");
    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("SALE", "买卖"),
            Map.entry("GIFT", "赠与"),
            Map.entry("INHERITANCE", "继承"),
            Map.entry("SPOUSES", "夫妻间转移"),
            Map.entry("JUDGMENT", "生效法律文书"),
            Map.entry("EXCHANGE", "互换"),
            Map.entry("DIVISION", "共有分割"),
            Map.entry("DIVORCE", "离婚析产"),
            Map.entry("NEW_BUILD", "合法建造"),
            Map.entry("GRANT", "出让"),
            Map.entry("SPLIT", "单元分割"),
            Map.entry("CHANGE", "变更"),
            Map.entry("CORRECTION", "更正"),
            Map.entry("TAKEN_OVER", "存量登记"));
    private static final Map<String, String> USES =
            Map.of("RESIDENCE", "住宅", "NON_RESIDENCE", "非住宅", "PARKING", "车库、车位、储藏室");

    private TitlePaper() {}

    /** @param former what there was before, as it is printed; empty when there was nothing */
    static List<CertificateDraft> of(Title title, Unit unit, Registry registry, String former, Optional<Fee> fee) {
        return title.certificates().stream()
                .map(number -> paper(number, title, unit, registry, former, fee))
                .toList();
    }

    private static boolean certificateOfAll(Title title) {
        return title.owners().stream().allMatch(owner -> owner.certificate() == null);
    }

    private static CertificateDraft paper(
            String number, Title title, Unit unit, Registry registry, String former, Optional<Fee> fee) {
        String holder = title.owners().stream()
                .filter(owner -> number.equals(owner.certificate()))
                .map(Owner::name)
                .findFirst()
                .orElseGet(() -> Owner.names(title.owners()));
        var lines = new LinkedHashMap<String, String>();
        lines.put("权利人", Owner.names(title.owners()));
        lines.put("共有情况", coOwnership(title));
        lines.put("坐落", unit.location());
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        lines.put("权利类型", isLand(unit) ? "国有建设用地使用权" : "国有建设用地使用权/房屋所有权");
        lines.put("权利性质", unit.landRight());
        lines.put("用途", use(unit.plannedUse()));
        lines.put("面积", area(unit));
        lines.put("使用期限", unit.termUntil() == null ? "—" : "至" + unit.termUntil() + "止");
        lines.put("权利其他状况", "登记原因：" + cause(title.cause()) + former);
        if (!certificateOfAll(title)) {
            lines.put("持证人", holder);
        }
        lines.put("登记机构", registry.office());
        lines.put("登记日期", title.registeredOn().toString());
        fee.ifPresent(due -> lines.put("登记费", due.printed()));
        return new CertificateDraft("TITLE_CERTIFICATE", number, holder, lines);
    }

    static String cause(String cause) {
        return CAUSES.getOrDefault(cause, cause);
    }

    static String use(String plannedUse) {
        return USES.getOrDefault(plannedUse, plannedUse);
    }

    static String coOwnership(Title title) {
        String text = CO_OWNERSHIP.getOrDefault(title.coOwn(), title.coOwn());
        return title.coOwn().equals("SHARES")
                ? text + "："
                        + title.owners().stream()
                                .map(owner -> owner.name() + plain(owner.share()) + "%")
                                .collect(Collectors.joining("、"))
                : text;
    }

    private static boolean isLand(Unit unit) {
        return new RealtyUnitCode(unit.code()).isBareLand();
    }

    private static String area(Unit unit) {
        if (isLand(unit)) {
            return "宗地面积" + unit.buildingArea().toPlainString() + "㎡";
        }
        String building = "建筑面积" + unit.buildingArea().toPlainString() + "㎡";
        return unit.innerArea() == null
                ? building
                : building + "（套内" + unit.innerArea().toPlainString() + "㎡）";
    }

    private static String plain(BigDecimal share) {
        return share.signum() == 0 ? "0" : share.stripTrailingZeros().toPlainString();
    }
}
