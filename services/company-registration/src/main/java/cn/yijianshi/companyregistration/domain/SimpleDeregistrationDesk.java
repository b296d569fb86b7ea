package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 简易注销 (MER 33): without debts, promised by all, twenty days in public, and nobody objected. */
public final class SimpleDeregistrationDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Enterprises register;
    private final Exits exits;
    private final Leaving leaving;

    public SimpleDeregistrationDesk(
            Enterprises register, Registries registries, Exits exits, Sounds sounds, Sequences sequences) {
        this.register = register;
        this.exits = exits;
        this.leaving = new Leaving(register, registries, sounds, sequences);
    }

    @Override
    public String item() {
        return "company_simple_dereg";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        return Firm.known(register, uscc(filing), filing.text("org.name").orElse(""))
                .orElseGet(() -> rules(filing, register.of(uscc(filing)).orElseThrow()));
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Enterprise firm = register.lock(uscc(filing)).orElseThrow(() -> Firm.unknown(uscc(filing)));
        var blocking = examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        return leaving.of(firm, "SIMPLE_EXIT", at.atZone(CHINA).toLocalDate(), filing.caseId());
    }

    private List<Finding> rules(Filing filing, Enterprise firm) {
        var found = new ArrayList<>(exits.obstacles(firm.uscc()));
        if (!filing.yes("exit.promiseSigned")) {
            found.add(block("MER-33", "exit.promiseSigned", "exit.promise-missing"));
        }
        if (!filing.yes("exit.branchesClosed") || register.liveBranchesOf(firm.uscc()) > 0) {
            found.add(block("MER-33", "exit.branchesClosed", "exit.branches-open"));
        }
        if (firm.type().equals(CompanyType.INDIVIDUAL.name())) {
            // Sole traders give no notice: the other offices are asked instead.
            found.add(pass("MER-33", "org.uscc", "exit.no-notice-needed"));
        } else {
            found.addAll(exits.notice(firm.uscc(), filing.filedOn()));
        }
        return found;
    }

    private static String uscc(Filing filing) {
        return filing.text("org.uscc").orElse("");
    }
}
