package cn.yijianshi.tax.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.platform.identifiers.Uscc;
import cn.yijianshi.tax.domain.Taxpayers.Taxpayer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 新办纳税人套餐: confirms the taxpayer, says which office it belongs to and which taxes it files. */
public final class NewTaxpayerDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> VAT_KINDS = Map.of("SMALL", "小规模纳税人", "GENERAL", "一般纳税人");
    private static final Map<String, String> ACCOUNTING =
            Map.of("SMALL_ENTERPRISE", "小企业会计准则", "ENTERPRISE", "企业会计准则", "INDIVIDUAL", "个体工商户会计制度");

    private final TaxRules rules;
    private final Taxpayers register;
    private final Sequences sequences;

    public NewTaxpayerDesk(TaxRules rules, Taxpayers register, Sequences sequences) {
        this.rules = rules;
        this.register = register;
        this.sequences = sequences;
    }

    @Override
    public String item() {
        return "new_taxpayer_package";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        LocalDate filedOn = filing.filedOn();
        var found = new ArrayList<Finding>();
        creditCode(filing, found);
        String region = region(filing);
        rules.officeOf(region, filedOn)
                .ifPresentOrElse(
                        office -> found.add(Finding.pass("TAX-15", "domicile.region", "taxpayer.office", office)),
                        () -> found.add(Finding.block("TAX-15", "domicile.region", "taxpayer.no-office", region)));
        if (!VAT_KINDS.containsKey(vatKind(filing))) {
            found.add(Finding.block("TAX-15", "tax.vatKind", "taxpayer.vat-kind-not-known", vatKind(filing)));
        }
        establishedOn(filing)
                .flatMap(day -> rules.days(TaxRules.REPORT_AFTER_FOUNDING, filedOn).stream()
                        .mapToObj(day::plusDays)
                        .findFirst())
                // In time is who filed in time, whenever it is decided.
                .filter(filedOn::isAfter)
                .ifPresent(last -> found.add(Finding.warn("TAX-15", null, "taxpayer.late", last.toString())));
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
        String vatKind = vatKind(filing);
        String accounting = filing.text("tax.accountingSystem").orElse("SMALL_ENTERPRISE");
        var taxpayer = new Taxpayer(
                filing.fact("enterprise.uscc").orElseThrow(),
                filing.fact("enterprise.name").orElse(filing.applicantName()),
                rules.officeOf(region(filing), filing.filedOn()).orElseThrow(),
                vatKind,
                vatFrom(filing, vatKind, today),
                accounting,
                String.join(
                        "；", rules.kinds(vatKind, filing.text("enterprise.type").orElse("LLC"), filing.filedOn())),
                today,
                filing.caseId());
        register.enter(taxpayer);
        return Grant.of(Map.of("tax.office", taxpayer.office()), notice(filing, taxpayer));
    }

    private CertificateDraft notice(Filing filing, Taxpayer taxpayer) {
        String region = region(filing);
        int year = taxpayer.registeredOn().getYear();
        String number = region + "税登" + year + "%06d".formatted(sequences.next("new-taxpayer/" + region + "/" + year));
        var lines = new LinkedHashMap<String, String>();
        lines.put("纳税人名称", taxpayer.name());
        lines.put("纳税人识别号", taxpayer.uscc());
        lines.put("主管税务机关", taxpayer.office());
        lines.put("增值税纳税人类型", VAT_KINDS.get(taxpayer.vatKind()));
        if (taxpayer.vatFrom() != null) {
            lines.put("一般纳税人生效日期", taxpayer.vatFrom().toString());
        }
        lines.put("核定税种", taxpayer.kinds());
        lines.put("会计制度", ACCOUNTING.getOrDefault(taxpayer.accountingSystem(), taxpayer.accountingSystem()));
        lines.put("登记日期", taxpayer.registeredOn().toString());
        return new CertificateDraft("TAX_REGISTRATION", number, taxpayer.name(), lines);
    }

    private void creditCode(Filing filing, List<Finding> found) {
        Optional<String> uscc = filing.fact("enterprise.uscc");
        if (uscc.isEmpty()) {
            found.add(Finding.block("TAX-15", null, "taxpayer.no-credit-code"));
        } else if (!Uscc.valid(uscc.get())) {
            found.add(Finding.block("TAX-15", null, "taxpayer.credit-code-wrong", uscc.get()));
        } else if (register.of(uscc.get()).isPresent()) {
            found.add(Finding.block("TAX-15", null, "taxpayer.known", uscc.get()));
        }
    }

    private static String region(Filing filing) {
        return filing.text("domicile.region").orElse(filing.region());
    }

    private static String vatKind(Filing filing) {
        return filing.text("tax.vatKind").orElse("SMALL");
    }

    private static LocalDate vatFrom(Filing filing, String vatKind, LocalDate today) {
        if (!vatKind.equals("GENERAL")) {
            return null;
        }
        LocalDate first = today.withDayOfMonth(1);
        return filing.text("tax.vatFrom").filter("NEXT_MONTH"::equals).isPresent() ? first.plusMonths(1) : first;
    }

    private static Optional<LocalDate> establishedOn(Filing filing) {
        try {
            return filing.fact("enterprise.establishedOn").map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
