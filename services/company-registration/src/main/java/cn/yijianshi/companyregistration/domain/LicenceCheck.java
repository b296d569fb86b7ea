package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 营业执照信息核验: answers what the register says of an enterprise. It answers, it never refuses. */
public final class LicenceCheck implements Desk {
    private final Enterprises register;

    public LicenceCheck(Enterprises register) {
        this.register = register;
    }

    @Override
    public String item() {
        return "business_licence_check";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        return switch (answer(filing)) {
            case LIVE -> List.of(Finding.pass("MER-16", "org.uscc", "licence.in-force", uscc(filing)));
            case OTHER_NAME -> List.of(Finding.warn("MER-16", "org.name", "firm.other-name", uscc(filing)));
            case GONE ->
                List.of(Finding.warn(
                        "MER-16",
                        "org.uscc",
                        "firm.gone",
                        uscc(filing),
                        register.of(uscc(filing)).orElseThrow().standingSince().toString()));
            case UNKNOWN -> List.of(Finding.warn("MER-16", "org.uscc", "firm.not-known", uscc(filing)));
        };
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("enterprise.uscc", uscc(filing));
        outputs.put("enterprise.name", filing.text("org.name").orElse(""));
        outputs.put("enterprise.standing", answer(filing).name());
        return Grant.of(outputs);
    }

    private Answer answer(Filing filing) {
        var firm = register.of(uscc(filing));
        if (firm.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (!firm.get().lives()) {
            return Answer.GONE;
        }
        return filing.text("org.name").filter(firm.get().name().full()::equals).isPresent()
                ? Answer.LIVE
                : Answer.OTHER_NAME;
    }

    private static String uscc(Filing filing) {
        return filing.text("org.uscc").orElse("");
    }

    private enum Answer {
        LIVE,
        OTHER_NAME,
        GONE,
        /** Of another registry perhaps: who reads the answer looks there. */
        UNKNOWN
    }
}
