package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** 不动产登记查询: tells an owner or another lawful party, and nobody else, what the register says now. */
public final class QueryDesk implements Desk {
    private final RealtyRegister register;
    private final Sequences sequences;

    public QueryDesk(RealtyRegister register, Sequences sequences) {
        this.register = register;
        this.sequences = sequences;
    }

    @Override
    public String item() {
        return "re_query";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        Optional<Title> title = filing.text("realty.unitCode").flatMap(register::liveTitle);
        // Whether the unit exists is told to nobody who may not know whose it is.
        if (title.isEmpty() || !mayKnow(filing, title.get())) {
            return List.of(Finding.block("REG-27", "query.idNumber", "query.not-a-party", filing.applicantName()));
        }
        return List.of(Finding.pass("REG-27", "query.idNumber", "query.party", filing.applicantName()));
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        List<Finding> blocking = Office.blocking(examine(filing));
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Title title =
                filing.text("realty.unitCode").flatMap(register::liveTitle).orElseThrow();
        Unit unit = register.unit(title.unitCode()).orElseThrow();
        LocalDate today = at.atZone(Ground.CHINA).toLocalDate();
        String series = "CX" + unit.region() + today.getYear();
        String number = series + "%06d".formatted(sequences.next(series));
        var lines = new LinkedHashMap<String, String>();
        lines.put("查询人", filing.applicantName());
        filing.text("query.purpose").ifPresent(purpose -> lines.put("查询用途", purpose));
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        lines.put("坐落", unit.location());
        lines.put("权利人", Owner.names(title.owners()));
        lines.put("共有情况", TitlePaper.coOwnership(title));
        lines.put("不动产权证号", String.join("、", title.certificates()));
        lines.put("用途", TitlePaper.use(unit.plannedUse()));
        lines.put("建筑面积（㎡）", unit.buildingArea().toPlainString());
        lines.put("登记日期", title.registeredOn().toString());
        lines.put("他项及限制", burdens(unit.code()));
        lines.put("查询时间", at.atZone(Ground.CHINA).toLocalDateTime().withNano(0).toString());
        return Grant.of(
                Map.of("query.certNo", number),
                new CertificateDraft("QUERY_CERTIFICATE", number, filing.applicantName(), lines));
    }

    private boolean mayKnow(Filing filing, Title title) {
        String number = filing.text("query.idNumber").orElse("");
        boolean owner = title.owners().stream().anyMatch(each -> each.isProvedBy(filing.applicantName(), number));
        // A mortgagee shows the number of its own registration certificate.
        return owner
                || register.burdens(title.unitCode()).stream()
                        .anyMatch(burden -> burden.holder().equals(filing.applicantName())
                                && filing.text("query.burdenNo")
                                        .filter(burden.number()::equals)
                                        .isPresent());
    }

    private String burdens(String unitCode) {
        List<Burden> burdens = register.burdens(unitCode);
        return burdens.isEmpty()
                ? "无抵押、查封、异议、预告和居住权"
                : burdens.stream()
                        .map(burden -> burden.kind().label() + "：" + burden.holder() + "，" + burden.since() + "登记")
                        .collect(Collectors.joining("；"));
    }
}
