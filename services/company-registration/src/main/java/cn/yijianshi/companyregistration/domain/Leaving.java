package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An enterprise leaves the register: its entry ends, its name rests, its credit code is never given again. */
final class Leaving {
    private final Enterprises register;
    private final Registries registries;
    private final Sounds sounds;
    private final Sequences sequences;

    Leaving(Enterprises register, Registries registries, Sounds sounds, Sequences sequences) {
        this.register = register;
        this.registries = registries;
        this.sounds = sounds;
        this.sequences = sequences;
    }

    Grant of(Enterprise firm, String kind, LocalDate day, String caseId) {
        var draft = firm.draft();
        draft.standing = Enterprise.Standing.CANCELLED;
        draft.standingSince = day;
        register.change(
                firm,
                draft.done(),
                sounds.of(firm.name().brand()),
                List.of(new RegisterChange(
                        firm.uscc(),
                        kind,
                        firm.standing().name(),
                        Enterprise.Standing.CANCELLED.name(),
                        null,
                        day,
                        caseId)));
        String number = firm.registry() + "注销" + day.getYear()
                + "%06d".formatted(sequences.next("deregistration/" + firm.registry() + "/" + day.getYear()));
        var lines = new LinkedHashMap<String, String>();
        lines.put("名称", firm.name().full());
        lines.put("统一社会信用代码", firm.uscc());
        lines.put("注销日期", day.toString());
        registries.ofRegion(firm.registry()).ifPresent(registry -> lines.put("登记机关", registry.name()));
        return Grant.of(
                Map.of("dereg.noticeNo", number, "dereg.on", day.toString(), "enterprise.uscc", firm.uscc()),
                new CertificateDraft(
                        "DEREGISTRATION_NOTICE", number, firm.name().full(), lines));
    }
}
