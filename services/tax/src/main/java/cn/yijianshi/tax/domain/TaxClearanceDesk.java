package cn.yijianshi.tax.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.tax.domain.Clearances.Way;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 清税申报: nothing is owed any more; without it no registration ends. */
public final class TaxClearanceDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Who may be cleared on a promise: A and B, and M, which is what a new payer has. */
    private static final Set<String> TRUSTED = Set.of("A", "B", "M");

    private final Taxpayers register;
    private final Clearances clearances;
    private final Sequences sequences;

    public TaxClearanceDesk(Taxpayers register, Clearances clearances, Sequences sequences) {
        this.register = register;
        this.clearances = clearances;
        this.sequences = sequences;
    }

    @Override
    public String item() {
        return "tax_clearance";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        var found = new ArrayList<Finding>();
        String uscc = uscc(filing);
        clearances
                .of(uscc)
                .ifPresent(
                        done -> found.add(Finding.block("TAX-16", "org.uscc", "clearance.done", uscc, done.number())));
        if (register.isNonNormal(uscc)) {
            found.add(Finding.block("TAX-16", "org.uscc", "clearance.non-normal", uscc));
        }
        switch (way(filing)) {
            case NEVER_USED -> found.add(Finding.pass("TAX-16", "org.uscc", "clearance.never-used"));
            case PROMISED -> found.add(Finding.pass("TAX-16", "exit.taxPromise", "clearance.promised"));
            case REVIEWED -> found.add(Finding.warn("TAX-16", null, "clearance.to-review"));
        }
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        var blocking =
                new ArrayList<>(examine(filing).stream().filter(Finding::blocks).toList());
        if (new BigDecimal(result.getOrDefault("arrears", "0")).signum() > 0) {
            blocking.add(Finding.block("TAX-16", null, "clearance.arrears", result.get("arrears")));
        }
        if ("true".equals(result.get("inspection"))) {
            blocking.add(Finding.block("TAX-16", null, "clearance.inspection"));
        }
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        LocalDate day = at.atZone(CHINA).toLocalDate();
        String region = filing.region();
        String number = region + "清税" + day.getYear()
                + "%06d".formatted(sequences.next("tax-clearance/" + region + "/" + day.getYear()));
        clearances.keep(
                new Clearances.Entry(number, filing.reviewId(), filing.caseId(), uscc(filing), way(filing), day));
        String name = filing.text("org.name").orElse(filing.applicantName());
        var lines = new LinkedHashMap<String, String>();
        lines.put("纳税人名称", name);
        lines.put("纳税人识别号", uscc(filing));
        lines.put("清税日期", day.toString());
        return Grant.of(
                Map.of("tax.clearanceNo", number, "tax.clearedOn", day.toString()),
                new CertificateDraft("TAX_CLEARANCE", number, name, lines));
    }

    private Way way(Filing filing) {
        if (register.of(uscc(filing)).isEmpty()) {
            return Way.NEVER_USED;
        }
        boolean trusted =
                filing.text("exit.taxCredit").filter(TRUSTED::contains).isPresent();
        return trusted && filing.yes("exit.invoicesReturned") && filing.yes("exit.taxPromise")
                ? Way.PROMISED
                : Way.REVIEWED;
    }

    private static String uscc(Filing filing) {
        return filing.text("org.uscc").orElse("");
    }
}
