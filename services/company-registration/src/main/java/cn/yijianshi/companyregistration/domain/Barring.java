package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Enters people and enterprises in the registers of bars, for as long as the law says, and lifts them. */
public final class Barring {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final BarRegister register;
    private final Figures figures;
    private final Clock clock;

    public Barring(BarRegister register, Figures figures, Clock clock) {
        this.register = register;
        this.figures = figures;
        this.clock = clock;
    }

    public Bar bar(
            String name,
            String idNumber,
            Bar.Ground ground,
            String document,
            LocalDate from,
            Officer by,
            String requestKey) {
        return register.enter(
                new Bar(
                        UUID.randomUUID().toString(),
                        name,
                        idNumber.toUpperCase(java.util.Locale.ROOT),
                        ground,
                        document,
                        from,
                        ground.until(from, today(), figures),
                        by.id(),
                        by.name(),
                        clock.instant(),
                        null,
                        null,
                        null),
                requestKey);
    }

    public Restraint restrain(
            String uscc, Restraint.Ground ground, String document, LocalDate since, Officer by, String requestKey) {
        return register.enter(
                new Restraint(
                        UUID.randomUUID().toString(),
                        uscc,
                        ground,
                        document,
                        since,
                        by.id(),
                        by.name(),
                        clock.instant(),
                        null,
                        null,
                        null),
                requestKey);
    }

    /** Lifting what is lifted changes nothing. */
    public void lift(Bar bar, Officer by, String why) {
        if (bar.liftedOn() == null) {
            register.liftBar(bar.id(), today(), by.name(), why);
        }
    }

    public void lift(Restraint restraint, Officer by, String why) {
        if (restraint.liftedOn() == null) {
            register.liftRestraint(restraint.id(), today(), by.name(), why);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }
}
