package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.companyregistration.domain.ExitNotices.Notice;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Sequences;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 简易注销公告: who may leave the simple way says so in public and waits for objections (MER 33, MERi 48, 49). */
public final class Exits {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Enterprises register;
    private final BarRegister bars;
    private final ExitNotices notices;
    private final Sequences sequences;
    private final Figures figures;
    private final CalendarDays calendar;
    private final Clock clock;

    public Exits(
            Enterprises register,
            BarRegister bars,
            ExitNotices notices,
            Sequences sequences,
            Figures figures,
            CalendarDays calendar,
            Clock clock) {
        this.register = register;
        this.bars = bars;
        this.notices = notices;
        this.sequences = sequences;
        this.figures = figures;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What stands in the way of leaving the simple way (MERi 48). */
    public List<Finding> obstacles(String uscc) {
        LocalDate today = today();
        return bars.ofEnterprise(uscc).stream()
                .filter(restraint -> restraint.holdsOn(today))
                .map(restraint ->
                        block("MERI-48", "org.uscc", restraint.ground().code(), restraint.document()))
                .toList();
    }

    /** Of that, what also keeps an enterprise where it is; frozen shares are for the registrar to judge (MERi 35). */
    List<Finding> againstMoving(String uscc) {
        LocalDate today = today();
        var found = new ArrayList<Finding>();
        for (Restraint restraint : bars.ofEnterprise(uscc)) {
            if (!restraint.holdsOn(today)) {
                continue;
            }
            switch (restraint.ground()) {
                case ABNORMAL_LIST, DISHONESTY_LIST ->
                    found.add(block("MERI-35", "org.uscc", restraint.ground().code(), restraint.document()));
                case EQUITY_FROZEN ->
                    found.add(warn("MERI-35", "org.uscc", restraint.ground().code(), restraint.document()));
                default -> {}
            }
        }
        running(uscc).ifPresent(notice -> found.add(block("MER-27", "org.uscc", "exit.notice-runs", notice.number())));
        return found;
    }

    /** What stands in the way of a notice. */
    List<Finding> against(String uscc, String name) {
        var found = new ArrayList<>(Firm.known(register, uscc, name).orElse(List.of()));
        found.addAll(obstacles(uscc));
        running(uscc).ifPresent(notice -> found.add(block("MER-33", "org.uscc", "exit.notice-runs", notice.number())));
        int objectedTo = notices.objectedTo(uscc);
        if (objectedTo > figures.on(today(), Figures.TRIES_AFTER_AN_OBJECTION).intValue()) {
            found.add(block("S4-67", "org.uscc", "exit.tried-enough", String.valueOf(objectedTo)));
        }
        return found;
    }

    /** A notice that somebody objected to is at its end: cured, the enterprise need not sit out its days. */
    private Optional<Notice> running(String uscc) {
        return notices.latestOf(uscc)
                .filter(notice -> !notice.endsOn().isBefore(today()))
                .filter(notice -> notices.objections(notice.number()).isEmpty());
    }

    public Notice publish(String uscc, String name, String publishedBy, String requestKey) {
        Enterprise firm = register.lock(uscc).orElseThrow(() -> Firm.unknown(uscc));
        var same = notices.ofRequest(publishedBy, requestKey);
        if (same.isPresent()) {
            return same.get();
        }
        var found = against(uscc, name);
        if (!found.isEmpty()) {
            throw new Blocked(found);
        }
        LocalDate today = today();
        LocalDate ends = calendar.last(
                today, figures.on(today, Figures.DAYS_OF_AN_EXIT_NOTICE).intValue(), firm.registry());
        LocalDate fileUntil = calendar.last(
                ends, figures.on(today, Figures.DAYS_TO_FILE_AFTER_THE_NOTICE).intValue(), firm.registry());
        var notice = new Notice(
                firm.registry() + "简注" + today.getYear()
                        + "%06d".formatted(sequences.next("exit-notice/" + firm.registry() + "/" + today.getYear())),
                uscc,
                today,
                ends,
                fileUntil);
        notices.publish(notice, publishedBy, requestKey);
        return notice;
    }

    public ExitNotices.Objection object(Notice notice, String raisedBy, String reason) {
        LocalDate today = today();
        if (notice.endsOn().isBefore(today)) {
            throw new Blocked(
                    block("MER-33", null, "exit.notice-over", notice.endsOn().toString()));
        }
        var objection =
                new ExitNotices.Objection(UUID.randomUUID().toString(), notice.number(), raisedBy, today, reason);
        notices.object(objection);
        return objection;
    }

    /**
     * An office looked into the notice of this case and objects. Who speaks up after the last day objects no more
     * (MER 33), and a sole trader's case has no notice.
     */
    public void objected(String caseId, String office, String reason, Instant at, UUID id) {
        LocalDate day = at.atZone(CHINA).toLocalDate();
        notices.ofCase(caseId)
                .filter(notice -> !day.isAfter(notice.endsOn()))
                .ifPresent(notice ->
                        notices.object(new ExitNotices.Objection(id.toString(), notice.number(), office, day, reason)));
    }

    /** Whether the notice was given, ran its time, and nobody objected. */
    List<Finding> notice(String uscc, LocalDate filedOn) {
        var notice = notices.latestOf(uscc);
        if (notice.isEmpty()) {
            return List.of(block("MER-33", "org.uscc", "exit.no-notice"));
        }
        var found = new ArrayList<Finding>();
        notices.objections(notice.get().number())
                .forEach(objection -> found.add(
                        block("MER-33", "org.uscc", "exit.objection", objection.raisedBy(), objection.reason())));
        LocalDate ends = notice.get().endsOn();
        LocalDate last = lastDayToFile(notice.get());
        if (!filedOn.isAfter(ends)) {
            found.add(block("MER-33", "org.uscc", "exit.notice-not-over", ends.toString()));
        } else if (filedOn.isAfter(last)) {
            found.add(block("MERI-49", "org.uscc", "exit.notice-too-old", last.toString()));
        } else if (found.isEmpty()) {
            found.add(
                    pass("MER-33", "org.uscc", "exit.notice-clean", notice.get().number()));
        }
        return found;
    }

    /** MERi 49: the application follows within so many days after the notice. */
    LocalDate lastDayToFile(Notice notice) {
        return Optional.ofNullable(notice.fileUntil()).orElseGet(() -> notice.endsOn()
                .plusDays(figures.on(notice.publishedOn(), Figures.DAYS_TO_FILE_AFTER_THE_NOTICE)
                        .intValue()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }
}
