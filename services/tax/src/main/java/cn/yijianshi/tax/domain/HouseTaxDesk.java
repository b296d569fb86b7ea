package cn.yijianshi.tax.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.tax.domain.Assessment.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 房地产交易税费: assesses the taxes on a transfer, and says when they are paid. */
public final class HouseTaxDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Rates rates;
    private final ReferencePrices referencePrices;
    private final TaxRules rules;
    private final Assessments register;
    private final Sequences sequences;
    private final Clock clock;

    public HouseTaxDesk(
            Rates rates,
            ReferencePrices referencePrices,
            TaxRules rules,
            Assessments register,
            Sequences sequences,
            Clock clock) {
        this.rates = rates;
        this.referencePrices = referencePrices;
        this.rules = rules;
        this.register = register;
        this.sequences = sequences;
        this.clock = clock;
    }

    @Override
    public String item() {
        return "house_tax";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        HouseDeal deal = HouseDeal.in(filing);
        Assessment assessment = assess(deal);
        var found = new ArrayList<Finding>();
        if (deal.on().isAfter(today)) {
            found.add(Finding.block(
                    "DEED-10",
                    "deal.signedOn",
                    "deal.signed-in-the-future",
                    deal.on().toString()));
        }
        if (deal.area().signum() <= 0) {
            found.add(Finding.block("DEED", "realty.buildingArea", "deal.no-area"));
        }
        price(filing, deal, assessment, found);
        if (assessment.line(Tax.DEED_TAX).isPresent()
                && deal.buyersAreNatural()
                && deal.housing()
                && deal.homes() == 0
                && deal.cause().equals("SALE")) {
            found.add(Finding.warn("DEED", "tax.buyerHomes", "deed.homes-not-said"));
        }
        boolean claimed = deal.method().equals("EXEMPT");
        boolean granted = assessment
                .line(Tax.INCOME_TAX)
                .filter(line -> line.percent().signum() == 0)
                .isPresent();
        if (claimed && !granted) {
            found.add(Finding.warn("PIT", "tax.pitMethod", "pit.exemption-not-met"));
        }
        stamp(filing, deal, assessment, found);
        found.addAll(findings(assessment));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        HouseDeal deal = HouseDeal.in(filing);
        if (result.containsKey("assessedPrice")) {
            deal = deal.assessedAt(new BigDecimal(result.get("assessedPrice")));
        }
        if (result.containsKey("relief")) {
            deal = deal.relievedBy(result.get("relief"));
        }
        Assessment assessment = assess(deal);
        if (deal.price().signum() <= 0 && owesByPrice(assessment)) {
            throw new Blocked(Finding.block("DEED-4", "deal.price", "deal.price-to-assess"));
        }
        // 先税后证 (DEED 10, 11): the registry enters nobody whose tax is open.
        if (!assessment.isFree() && !"true".equals(result.get("paid"))) {
            throw new Blocked(Finding.block(
                    "DEED-10", null, "tax.not-paid", assessment.total().toPlainString()));
        }
        String region = filing.text("realty.region").orElse(filing.region());
        int year = at.atZone(CHINA).getYear();
        String notice = region + "契" + year + "%06d".formatted(sequences.next("house-tax/" + region + "/" + year));
        String payers = HouseDeal.names(filing.rows("deal.buyers"));
        register.keep(new Assessments.Entry(
                notice,
                filing.reviewId(),
                filing.caseId(),
                filing.text("realty.unitCode").orElse(""),
                payers,
                assessment,
                at));
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("tax.deed", assessment.amount(Tax.DEED_TAX).toPlainString());
        outputs.put("tax.total", assessment.total().toPlainString());
        outputs.put("tax.paid", "true");
        if (assessment.isFree()) {
            outputs.put("tax.exempt", "true");
        }
        return Grant.of(outputs, notice(filing, assessment, notice, payers));
    }

    private Assessment assess(HouseDeal deal) {
        return new HouseTaxes(rates.on(deal.on())).of(deal);
    }

    private static boolean owesByPrice(Assessment assessment) {
        return !assessment.undecided().isEmpty()
                || assessment.lines().stream().anyMatch(line -> line.percent().signum() > 0);
    }

    private void price(Filing filing, HouseDeal deal, Assessment assessment, List<Finding> found) {
        if (deal.price().signum() <= 0) {
            if (owesByPrice(assessment)) {
                found.add(Finding.warn("DEED-4", "deal.price", "deal.price-to-assess"));
            }
            return;
        }
        referencePrices
                .lowest(
                        filing.text("realty.region").orElse(filing.region()),
                        filing.text("realty.plannedUse").orElse("RESIDENCE"),
                        deal.on())
                .map(perSquareMetre -> perSquareMetre.multiply(deal.area()))
                .filter(lowest -> deal.price().compareTo(lowest) < 0)
                .ifPresent(lowest -> found.add(Finding.warn(
                        "DEED-4",
                        "deal.price",
                        "deal.price-low",
                        deal.price().toPlainString(),
                        lowest.setScale(2, RoundingMode.HALF_UP).toPlainString())));
    }

    /** Stamp tax on a single deed is due some days after it was signed (STAMP 16). */
    private void stamp(Filing filing, HouseDeal deal, Assessment assessment, List<Finding> found) {
        boolean owed = assessment.amount(Tax.STAMP_SELLER).signum() > 0
                || assessment.amount(Tax.STAMP_BUYER).signum() > 0;
        rules.days(TaxRules.STAMP_AFTER_CONTRACT, deal.on()).stream()
                .mapToObj(deal.on()::plusDays)
                .filter(last -> owed && filing.filedOn().isAfter(last))
                .forEach(last -> found.add(Finding.warn("STAMP-16", "deal.signedOn", "stamp.late", last.toString())));
    }

    private static List<Finding> findings(Assessment assessment) {
        var found = new ArrayList<Finding>();
        for (Line line : assessment.lines()) {
            found.add(Finding.pass(
                    line.rule(),
                    null,
                    line.percent().signum() == 0 ? "tax.exempt" : "tax.line",
                    line.tax().label(),
                    line.amount().toPlainString(),
                    line.base().toPlainString(),
                    percent(line)));
        }
        for (Tax tax : assessment.undecided()) {
            found.add(Finding.warn("MANUAL", null, "tax.no-rate", tax.label()));
        }
        return found;
    }

    private static CertificateDraft notice(Filing filing, Assessment assessment, String number, String payers) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("纳税人（受让方）", payers);
        lines.put("纳税人（转让方）", HouseDeal.names(filing.rows("deal.sellers")));
        filing.text("realty.location").ifPresent(location -> lines.put("坐落", location));
        filing.text("realty.unitCode").ifPresent(unit -> lines.put("不动产单元号", unit));
        filing.text("deal.contractNo").ifPresent(contract -> lines.put("合同编号", contract));
        lines.put("计税价格（不含增值税，元）", assessment.netPrice().toPlainString());
        for (Line line : assessment.lines()) {
            lines.put(line.tax().label(), printed(line));
        }
        assessment.undecided().forEach(tax -> lines.put(tax.label(), "由税务机关另行核定"));
        lines.put("税费合计（元）", assessment.total().toPlainString());
        lines.put("缴纳情况", assessment.isFree() ? "免征" : "已缴清");
        return new CertificateDraft("TAX_NOTICE", number, payers, lines);
    }

    private static String printed(Line line) {
        return line.percent().signum() == 0
                ? "0.00元（免征，" + line.rule() + "）"
                : "%s元（计税依据%s元，税率%s，%s）"
                        .formatted(
                                line.amount().toPlainString(), line.base().toPlainString(), percent(line), line.rule());
    }

    private static String percent(Line line) {
        BigDecimal percent = line.percent().stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + "%";
    }
}
