package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** 不动产转移登记: closes the old title and enters the new one. */
public final class TransferDesk implements Desk {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> CO_OWNERSHIP = Map.of("SOLE", "单独所有", "JOINT", "共同共有", "SHARES", "按份共有");
    private static final Map<String, String> CAUSES =
            Map.of("SALE", "买卖", "GIFT", "赠与", "INHERITANCE", "继承", "SPOUSES", "夫妻间转移", "JUDGMENT", "生效法律文书");
    static final Map<String, String> USES = Map.of("RESIDENCE", "住宅", "NON_RESIDENCE", "非住宅", "PARKING", "车库、车位、储藏室");

    private final TransferRules rules;
    private final RealtyRegister register;
    private final Registries registries;
    private final Titles titles;
    private final Fees fees;
    private final Clock clock;

    public TransferDesk(RealtyRegister register, Registries registries, Titles titles, Fees fees, Clock clock) {
        this.rules = new TransferRules(register);
        this.register = register;
        this.registries = registries;
        this.titles = titles;
        this.fees = fees;
        this.clock = clock;
    }

    @Override
    public String item() {
        return "re_transfer";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        return rules.examine(filing, LocalDate.now(clock.withZone(CHINA)));
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Unit unit = filing.text("realty.unitCode")
                .flatMap(register::lock)
                .orElseThrow(() -> new Blocked(Finding.block(
                        "REG-17",
                        "realty.unitCode",
                        "unit.not-registered",
                        filing.text("realty.unitCode").orElse(""))));
        List<Finding> blocking =
                examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Registry registry = registries
                .ofRegion(unit.region())
                .orElseThrow(() -> new Blocked(Finding.block("REG-7", "realty.region", "unit.outside", unit.region())));
        LocalDate today = at.atZone(CHINA).toLocalDate();
        Title old = register.liveTitle(unit.code()).orElseThrow();
        Title title = new Title(
                titles.next(TitleNumber.Kind.TITLE, registry, today.getYear()),
                unit.code(),
                Owner.in(filing.rows("deal.buyers")),
                filing.text("deal.coOwn").orElse("SOLE"),
                filing.text("reg.cause").orElse("SALE"),
                today);
        register.close(old, today, filing.caseId());
        register.enter(title, filing.caseId());
        Optional<Fee> fee = fees.fee("TRANSFER", unit.plannedUse(), filing.yes("deal.enterpriseParty"), today);
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("realty.certNo", title.number());
        outputs.put("realty.unitCode", unit.code());
        outputs.put("realty.holderName", Owner.names(title.owners()));
        fee.ifPresent(due -> outputs.put("registration.fee", due.amount().toPlainString()));
        return Grant.of(outputs, certificate(title, old, unit, registry, fee));
    }

    private static CertificateDraft certificate(
            Title title, Title old, Unit unit, Registry registry, Optional<Fee> fee) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("权利人", Owner.names(title.owners()));
        lines.put("共有情况", coOwnership(title));
        lines.put("坐落", unit.location());
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        lines.put("权利类型", "国有建设用地使用权/房屋所有权");
        lines.put("权利性质", unit.landRight());
        lines.put("用途", USES.getOrDefault(unit.plannedUse(), unit.plannedUse()));
        lines.put("面积", area(unit));
        lines.put("使用期限", unit.termUntil() == null ? "—" : "至" + unit.termUntil() + "止");
        lines.put("权利其他状况", "登记原因：" + CAUSES.getOrDefault(title.cause(), title.cause()) + "；原不动产权证号：" + old.number());
        lines.put("登记机构", registry.office());
        lines.put("登记日期", title.registeredOn().toString());
        fee.ifPresent(due -> lines.put("登记费", due.amount().toPlainString() + "元（" + due.rule() + "）"));
        return new CertificateDraft("TITLE_CERTIFICATE", title.number(), Owner.names(title.owners()), lines);
    }

    private static String coOwnership(Title title) {
        String text = CO_OWNERSHIP.getOrDefault(title.coOwn(), title.coOwn());
        return title.coOwn().equals("SHARES")
                ? text + "："
                        + title.owners().stream()
                                .map(owner -> owner.name() + plain(owner.share()) + "%")
                                .collect(Collectors.joining("、"))
                : text;
    }

    private static String area(Unit unit) {
        String building = "建筑面积" + unit.buildingArea().toPlainString() + "㎡";
        return unit.innerArea() == null
                ? building
                : building + "（套内" + unit.innerArea().toPlainString() + "㎡）";
    }

    private static String plain(BigDecimal share) {
        return share.signum() == 0 ? "0" : share.stripTrailingZeros().toPlainString();
    }
}
