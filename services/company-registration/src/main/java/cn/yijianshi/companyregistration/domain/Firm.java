package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import java.util.List;
import java.util.Optional;

/** Whether the enterprise a filing names is in the register, alive, and called so. */
final class Firm {

    private Firm() {}

    /** What stands in the way; empty when it is known and alive. */
    static Optional<List<Finding>> known(Enterprises register, String uscc, String name) {
        var firm = register.of(uscc);
        if (firm.isEmpty()) {
            return Optional.of(unknown(uscc).findings());
        }
        if (!firm.get().lives()) {
            return Optional.of(List.of(Finding.block(
                    "MER-31",
                    "org.uscc",
                    "firm.gone",
                    uscc,
                    firm.get().standingSince().toString())));
        }
        if (!firm.get().name().full().equals(name)) {
            return Optional.of(List.of(Finding.block("MER-8", "org.name", "firm.other-name", uscc)));
        }
        return Optional.empty();
    }

    static Blocked unknown(String uscc) {
        return new Blocked(Finding.block("MER-8", "org.uscc", "firm.not-known", uscc));
    }
}
