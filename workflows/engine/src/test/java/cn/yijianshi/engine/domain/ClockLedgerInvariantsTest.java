package cn.yijianshi.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every clock, however often it is paused. */
class ClockLedgerInvariantsTest {
    private static final Instant YEAR = Quanzhou.at("2026-01-05 00:00");
    private static final SlowDueDates SLOW =
            new SlowDueDates(Quanzhou.calendar().year(2026), CalendarYear.assumed(2027), CalendarYear.assumed(2028));

    record Pausing(int after, int lasting) {}

    @Property(tries = 200)
    void office_time_that_ran_until_due_is_the_budget_to_the_minute(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll @IntRange(min = 1, max = 40) int hours,
            @ForAll("pausings") List<Pausing> pausings) {
        ClockLedger clock = started(begin, new Limit(hours, LimitUnit.WORKING_HOUR));
        List<Pause> pauses = pause(clock, pausings);
        Instant due = clock.due().orElseThrow();

        long ran = 0;
        for (Instant minute = start(begin); minute.isBefore(due); minute = minute.plusSeconds(60)) {
            ran += SLOW.isOpen(local(minute).toLocalDateTime()) && !isPaused(pauses, minute) ? 1 : 0;
        }
        assertThat(ran).isEqualTo(hours * 60L);
    }

    @Property(tries = 500)
    void working_days_that_closed_while_the_clock_ran_are_the_budget(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll @IntRange(min = 1, max = 40) int days,
            @ForAll("pausings") List<Pausing> pausings) {
        ClockLedger clock = started(begin, new Limit(days, LimitUnit.WORKING_DAY));
        List<Pause> pauses = pause(clock, pausings);
        Instant due = clock.due().orElseThrow();

        int closed = 0;
        LocalDate day = local(start(begin)).toLocalDate().plusDays(1);
        for (; !closing(day).isAfter(due); day = day.plusDays(1)) {
            // A pause that begins at closing time no longer takes that day out.
            closed += SLOW.isWorked(day) && !isPaused(pauses, closing(day).minusNanos(1)) ? 1 : 0;
        }
        assertThat(closed).isEqualTo(days);
        assertThat(due).isEqualTo(closing(local(due).toLocalDate()));
    }

    @Property(tries = 500)
    void a_pause_never_brings_the_due_date_forward_and_never_ends_after_it(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll("limits") Limit limit,
            @ForAll("pausings") List<Pausing> pausings) {
        ClockLedger clock = started(begin, limit);
        Instant now = start(begin);
        for (Pausing pausing : pausings) {
            Instant before = clock.due().orElseThrow();
            Instant from = now.plus(Duration.ofMinutes(pausing.after()));
            now = from.plus(Duration.ofMinutes(pausing.lasting()));
            clock.pause(from, PauseGround.HEARING, "officer", "听证");
            clock.resume(now, "officer", "");
            Instant after = clock.due().orElseThrow();
            if (from.isBefore(before)) {
                assertThat(after).isAfterOrEqualTo(before).isAfter(now);
            } else {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @Property(tries = 300)
    void an_extension_moves_the_due_date_later_and_the_red_line_with_it(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll("limits") Limit limit,
            @ForAll @IntRange(min = 1, max = 10) int days) {
        ClockLedger clock = started(begin, limit);
        Instant due = clock.due().orElseThrow();
        Instant redLine = clock.statutoryDue().orElseThrow();
        clock.extend(start(begin), ExtensionGround.OFFICE_HEAD, days, "局长", "officer", "情形复杂");
        assertThat(clock.due().orElseThrow()).isAfter(due);
        assertThat(clock.statutoryDue().orElseThrow()).isAfter(redLine);
    }

    @Property(tries = 300)
    void the_lamp_goes_green_yellow_red_in_the_order_of_the_ladder(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll("limits") Limit limit,
            @ForAll("pausings") List<Pausing> pausings) {
        ClockLedger clock = started(begin, limit);
        pause(clock, pausings);
        RungAt soon = clock.nextRung().orElseThrow();
        Instant due = clock.due().orElseThrow();

        assertThat(soon.rung()).isEqualTo(Rung.DUE_SOON);
        assertThat(soon.at()).isBefore(due).isAfterOrEqualTo(start(begin));
        assertThat(clock.lamp(soon.at().minusNanos(1))).isEqualTo(Lamp.GREEN);
        assertThat(clock.lamp(soon.at())).isEqualTo(Lamp.YELLOW);
        assertThat(clock.lamp(due.minusNanos(1))).isEqualTo(Lamp.YELLOW);
        assertThat(clock.lamp(due)).isEqualTo(Lamp.RED);

        clock.climb(soon.at());
        assertThat(clock.nextRung()).contains(new RungAt(Rung.OVERDUE, due));
        clock.climb(due);
        RungAt escalation = clock.nextRung().orElseThrow();
        assertThat(escalation.rung()).isEqualTo(Rung.ESCALATED);
        assertThat(local(escalation.at()).toLocalDate())
                .isEqualTo(SLOW.workingDays(local(due).toLocalDate(), 2));
    }

    @Property(tries = 300)
    void a_ledger_read_back_says_the_same(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll("limits") Limit limit,
            @ForAll("pausings") List<Pausing> pausings) {
        ClockLedger clock = started(begin, limit);
        pause(clock, pausings);
        ClockLedger again = ClockLedger.kept(
                Quanzhou.dueDates(),
                clock.subject(),
                clock.promised(),
                clock.statutory(),
                null,
                clock.facts(),
                null,
                new ClockLedger.Shown(
                        clock.due().orElseThrow(),
                        clock.statutoryDue().orElseThrow(),
                        clock.nextRung().orElseThrow().at()),
                1);
        assertThat(again.due()).isEqualTo(clock.due());
        assertThat(again.statutoryDue()).isEqualTo(clock.statutoryDue());
        assertThat(again.nextRung()).isEqualTo(clock.nextRung());
        assertThat(again.newFacts()).isEmpty();
        assertThat(again.dueHasMoved()).isFalse();
    }

    enum Act {
        ACCEPT,
        NOTICE,
        SECOND_NOTICE,
        ANSWER,
        PAUSE,
        PAUSE_WITH_LIMIT,
        PUBLIC_NOTICE,
        OBJECT,
        RESUME,
        EXTEND,
        TIMER,
        DELIVER,
        GRANT
    }

    record Step(Act act, int after) {}

    @Property(tries = 500)
    void whatever_happens_a_clock_stays_sound_and_reads_back_the_same(
            @ForAll @IntRange(min = 0, max = 300_000) int begin,
            @ForAll("limits") Limit limit,
            @ForAll("steps") List<Step> steps) {
        ClockLedger clock = ClockLedger.openRenewal(
                Quanzhou.dueDates(),
                new ClockSubject("review", "case", "item", Quanzhou.CITY),
                limit,
                new Limit(60, LimitUnit.WORKING_DAY),
                start(begin).plus(Duration.ofDays(120)));
        clock.receive(start(begin), "engine");
        Instant now = start(begin);
        for (Step step : steps) {
            now = now.plus(Duration.ofMinutes(step.after()));
            int facts = clock.facts().size();
            try {
                take(clock, step.act(), now);
            } catch (ClockRefused refused) {
                assertThat(clock.facts()).hasSize(facts);
            }
            assertSound(clock, now);
        }
    }

    private static void take(ClockLedger clock, Act act, Instant now) {
        switch (act) {
            case ACCEPT -> clock.accept(now, "officer");
            case NOTICE -> clock.correctionNotice(now, "officer", "缺章程");
            case SECOND_NOTICE -> clock.secondNotice(now, "officer", "还缺");
            case ANSWER -> clock.correctionAnswered(now, "applicant");
            case PAUSE -> clock.pause(now, PauseGround.WAIT_APPLICANT, "officer", "请缴费");
            case PAUSE_WITH_LIMIT ->
                clock.pause(now, PauseGround.INSPECTION, "officer", "检验", new Limit(3, LimitUnit.WORKING_DAY));
            case PUBLIC_NOTICE ->
                clock.pause(now, PauseGround.PUBLIC_NOTICE, "officer", "公示", new Limit(10, LimitUnit.CALENDAR_DAY));
            case OBJECT -> clock.object(now, "officer", "异议");
            case RESUME -> clock.resume(now, "officer", "");
            case EXTEND -> clock.extend(now, ExtensionGround.OFFICE_HEAD, 5, "局长", "officer", "复杂");
            case TIMER -> climbAll(clock, now);
            case DELIVER -> clock.deliver(now, "officer", "邮寄");
            case GRANT -> clock.stop(now, ClockOutcome.APPROVED, "officer", "", new Limit(10, LimitUnit.WORKING_DAY));
        }
    }

    private static void climbAll(ClockLedger clock, Instant now) {
        // Every rung is taken once, so that the timer comes to rest.
        for (int i = 0; clock.climb(now).isPresent(); i++) {
            assertThat(i).as("rungs taken at one moment").isLessThan(10);
        }
        clock.nextRung().ifPresent(rung -> assertThat(rung.at()).isAfter(now));
    }

    private static void assertSound(ClockLedger clock, Instant now) {
        List<ClockFact> facts = clock.facts();
        for (int i = 1; i < facts.size(); i++) {
            assertThat(facts.get(i).at()).isAfterOrEqualTo(facts.get(i - 1).at());
        }
        switch (clock.state()) {
            case RECEIVED, RUNNING -> {
                assertThat(clock.due()).isPresent();
                assertThat(clock.nextRung()).isPresent();
            }
            case AWAITING_CORRECTION -> {
                assertThat(clock.due()).isEmpty();
                assertThat(clock.nextRung()).isEmpty();
            }
            case STOPPED -> assertThat(clock.nextRung()).isEmpty();
            default -> assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
        }
        assertThat(clock.intakeDue().isPresent()).isEqualTo(clock.state() == ClockState.RECEIVED);
        assertThat(facts.stream()
                        .filter(fact -> fact.kind() == ClockFact.Kind.CORRECTION_NOTICE
                                || fact.kind() == ClockFact.Kind.LATE_CORRECTION_NOTICE))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(facts.stream().filter(fact -> fact.kind() == ClockFact.Kind.EXTENDED))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(clock.totals(now).pausedWorkingDays()).isNotNegative();
        ClockLedger again = ClockLedger.kept(
                Quanzhou.dueDates(),
                clock.subject(),
                clock.promised(),
                clock.statutory(),
                clock.renewsAt().orElse(null),
                facts,
                clock.climbed().orElse(null),
                null,
                1);
        assertThat(again.state()).isEqualTo(clock.state());
        assertThat(again.due()).isEqualTo(clock.due());
        assertThat(again.statutoryDue()).isEqualTo(clock.statutoryDue());
        assertThat(again.nextRung()).isEqualTo(clock.nextRung());
        assertThat(again.delivery()).isEqualTo(clock.delivery());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Act.class), Arbitraries.integers().between(0, 6_000))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Pausing>> pausings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8_000),
                        Arbitraries.integers().between(0, 15_000))
                .as(Pausing::new)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Combinators.combine(Arbitraries.integers().between(1, 30), Arbitraries.of(LimitUnit.class))
                .as((amount, unit) -> new Limit(unit == LimitUnit.YEAR ? 1 : amount, unit));
    }

    private static ClockLedger started(int begin, Limit promised) {
        ClockLedger clock = ClockLedger.open(
                Quanzhou.dueDates(),
                new ClockSubject("review", "case", "item", Quanzhou.CITY),
                promised,
                new Limit(60, LimitUnit.WORKING_DAY));
        clock.acceptAtOnce(start(begin), "engine", "不动产登记暂行条例第十七条");
        return clock;
    }

    private static List<Pause> pause(ClockLedger clock, List<Pausing> pausings) {
        List<Pause> pauses = new ArrayList<>();
        Instant now = clock.facts().get(0).at();
        for (Pausing pausing : pausings) {
            Instant from = now.plus(Duration.ofMinutes(pausing.after()));
            now = from.plus(Duration.ofMinutes(pausing.lasting()));
            clock.pause(from, PauseGround.HEARING, "officer", "听证");
            clock.resume(now, "officer", "");
            pauses.add(new Pause(from, now));
        }
        return pauses;
    }

    private static boolean isPaused(List<Pause> pauses, Instant moment) {
        return pauses.stream().anyMatch(pause -> !pause.from().isAfter(moment) && moment.isBefore(pause.to()));
    }

    private static Instant start(int minute) {
        return YEAR.plusSeconds(minute * 60L);
    }

    private static Instant closing(LocalDate day) {
        return day.atTime(SlowDueDates.closing(day)).atZone(OfficeHours.ZONE).toInstant();
    }

    private static ZonedDateTime local(Instant moment) {
        return moment.atZone(OfficeHours.ZONE);
    }
}
