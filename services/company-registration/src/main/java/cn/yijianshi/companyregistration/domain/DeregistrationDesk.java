package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 普通注销 (MER 31, 32, 34): liquidated, its taxes cleared, or ended by a court. */
public final class DeregistrationDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Enterprises register;
    private final Figures figures;
    private final Leaving leaving;

    public DeregistrationDesk(
            Enterprises register, Registries registries, Sounds sounds, Sequences sequences, Figures figures) {
        this.register = register;
        this.figures = figures;
        this.leaving = new Leaving(register, registries, sounds, sequences);
    }

    @Override
    public String item() {
        return "company_dereg";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        return Firm.known(register, uscc(filing), filing.text("org.name").orElse(""))
                .orElseGet(() -> rules(filing));
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Enterprise firm = register.lock(uscc(filing)).orElseThrow(() -> Firm.unknown(uscc(filing)));
        var blocking = examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        return leaving.of(firm, "DEREGISTRATION", at.atZone(CHINA).toLocalDate(), filing.caseId());
    }

    private List<Finding> rules(Filing filing) {
        var found = new ArrayList<Finding>();
        if (filing.text("exit.reason").filter("BANKRUPTCY"::equals).isPresent()) {
            // The court's ruling replaces liquidation and clearance (MER 34).
            found.add(
                    filing.text("exit.courtRuling").isPresent()
                            ? pass("MER-34", "exit.courtRuling", "exit.court-ruling")
                            : block("MER-34", "exit.courtRuling", "exit.court-ruling-missing"));
            return found;
        }
        if (register.liveBranchesOf(uscc(filing)) > 0) {
            found.add(block("MER-32", "org.uscc", "exit.branches-open"));
        }
        clearance(filing, found);
        liquidation(filing, found);
        return found;
    }

    private static void clearance(Filing filing, List<Finding> found) {
        filing.fact("tax.clearanceNo")
                .or(() -> filing.text("exit.taxClearanceNo"))
                .ifPresentOrElse(
                        number -> found.add(pass("TAX-16", "exit.taxClearanceNo", "exit.tax-cleared", number)),
                        () -> found.add(block("TAX-16", "exit.taxClearanceNo", "exit.tax-not-cleared")));
    }

    private void liquidation(Filing filing, List<Finding> found) {
        LocalDate law = filing.filedOn();
        Optional<LocalDate> dissolved = filing.date("exit.dissolvedOn");
        Optional<LocalDate> published = filing.date("exit.groupPublishedOn");
        Optional<LocalDate> creditors = filing.date("exit.creditorsNoticeOn");
        Optional<LocalDate> ended = filing.date("exit.liquidatedOn");
        if (dissolved.isEmpty() || published.isEmpty() || creditors.isEmpty() || ended.isEmpty()) {
            found.add(block("MER-32", "exit.liquidatedOn", "exit.liquidation-incomplete"));
            return;
        }
        if (published.get().isAfter(dissolved.get().plusDays(days(law, Figures.DAYS_TO_PUBLISH_THE_GROUP)))) {
            found.add(warn(
                    "MER-32",
                    "exit.groupPublishedOn",
                    "exit.group-published-late",
                    published.get().toString()));
        }
        if (ended.get().isAfter(law)) {
            found.add(block("MER-32", "exit.liquidatedOn", "exit.liquidation-not-over"));
        }
        LocalDate free = creditors.get().plusDays(days(law, Figures.DAYS_OF_CREDITORS));
        if (ended.get().isBefore(free)) {
            found.add(block("COM-235", "exit.creditorsNoticeOn", "exit.creditors-not-heard", free.toString()));
        }
        LocalDate last = ended.get().plusDays(days(law, Figures.DAYS_TO_FILE_AN_EXIT));
        if (law.isAfter(last)) {
            found.add(warn("MER-32", "exit.liquidatedOn", "exit.late", last.toString()));
        }
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(pass("MER-32", "exit.liquidatedOn", "exit.liquidated"));
        }
    }

    private int days(LocalDate law, String figure) {
        return figures.on(law, figure).intValue();
    }

    private static String uscc(Filing filing) {
        return filing.text("org.uscc").orElse("");
    }
}
