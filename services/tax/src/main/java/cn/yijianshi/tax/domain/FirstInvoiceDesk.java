package cn.yijianshi.tax.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.platform.identifiers.Uscc;
import cn.yijianshi.tax.domain.TaxRules.Quota;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 发票首次申领: which kinds of invoice, and up to how much a month. */
public final class FirstInvoiceDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> KINDS = Map.of("ORDINARY", "数电发票（普通发票）", "SPECIAL", "数电发票（增值税专用发票）");

    private final TaxRules rules;
    private final Taxpayers register;
    private final Sequences sequences;

    public FirstInvoiceDesk(TaxRules rules, Taxpayers register, Sequences sequences) {
        this.rules = rules;
        this.register = register;
        this.sequences = sequences;
    }

    @Override
    public String item() {
        return "invoice_first";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        var found = new ArrayList<Finding>();
        if (filing.fact("enterprise.uscc").filter(Uscc::valid).isEmpty()) {
            found.add(Finding.block("INVOICE", null, "taxpayer.no-credit-code"));
        }
        if (filing.texts("tax.invoiceKinds").isEmpty()) {
            found.add(Finding.block("INVOICE", "tax.invoiceKinds", "invoice.no-kind"));
        }
        quota(filing, found);
        filing.text("legalRep.idNumber").map(register::nonNormalFirmsOf).stream()
                .flatMap(List::stream)
                .forEach(uscc ->
                        found.add(Finding.warn("INVOICE", "legalRep.idNumber", "invoice.non-normal-firm", uscc)));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        List<Finding> blocking =
                examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        LocalDate today = at.atZone(CHINA).toLocalDate();
        Quota table = rules.quota(vatKind(filing), filing.filedOn()).orElseThrow();
        BigDecimal granted = result.containsKey("quota")
                ? new BigDecimal(result.get("quota"))
                : filing.amount("tax.quota").min(table.atOnce());
        if (granted.compareTo(table.atMost()) > 0) {
            throw new Blocked(
                    Finding.block("INVOICE", null, "invoice.above-most", yuan(granted), yuan(table.atMost())));
        }
        return Grant.of(Map.of("invoice.quota", yuan(granted)), notice(filing, granted, today));
    }

    private void quota(Filing filing, List<Finding> found) {
        BigDecimal asked = filing.amount("tax.quota");
        rules.quota(vatKind(filing), filing.filedOn())
                .ifPresentOrElse(
                        table -> {
                            if (asked.signum() <= 0) {
                                found.add(Finding.block("INVOICE", "tax.quota", "invoice.no-quota"));
                            } else if (asked.compareTo(table.atOnce()) > 0) {
                                found.add(Finding.warn(
                                        "INVOICE",
                                        "tax.quota",
                                        "invoice.above-table",
                                        yuan(asked),
                                        yuan(table.atOnce()),
                                        yuan(table.atMost())));
                            } else {
                                found.add(Finding.pass(
                                        "INVOICE",
                                        "tax.quota",
                                        "invoice.within-table",
                                        yuan(asked),
                                        yuan(table.atOnce())));
                            }
                        },
                        () -> found.add(Finding.block(
                                "INVOICE", "tax.vatKind", "taxpayer.vat-kind-not-known", vatKind(filing))));
    }

    private CertificateDraft notice(Filing filing, BigDecimal granted, LocalDate today) {
        String name = filing.fact("enterprise.name").orElse(filing.applicantName());
        String region = filing.region();
        String number = region + "税票" + today.getYear()
                + "%06d".formatted(sequences.next("first-invoice/" + region + "/" + today.getYear()));
        var lines = new LinkedHashMap<String, String>();
        lines.put("纳税人名称", name);
        lines.put("纳税人识别号", filing.fact("enterprise.uscc").orElseThrow());
        lines.put(
                "发票种类",
                filing.texts("tax.invoiceKinds").stream()
                        .map(kind -> KINDS.getOrDefault(kind, kind))
                        .collect(Collectors.joining("、")));
        lines.put("核定额度（元/月）", yuan(granted));
        lines.put("核定日期", today.toString());
        return new CertificateDraft("INVOICE_NOTICE", number, name, lines);
    }

    private static String vatKind(Filing filing) {
        return filing.text("tax.vatKind").orElse("SMALL");
    }

    private static String yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
