package cn.yijianshi.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.CalendarYear;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockOutcome;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.ClockSubject;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.ExtensionGround;
import cn.yijianshi.engine.domain.MarkedDay;
import cn.yijianshi.engine.domain.PauseGround;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.testing.RoomTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
@TestPropertySource(properties = "yijianshi.workflows-dir=..")
class ClockLedgerIsKeptTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

    @Autowired
    Clocks clocks;

    @Autowired
    Calendars calendars;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({MySqlCalendars.class, MySqlClocks.class})
    static class ClockRooms {}

    @Test
    void a_renewal_comes_back_with_the_moment_at_which_silence_grants_it() {
        Instant expiry = Instant.parse("2026-11-25T16:00:00Z");
        ClockLedger clock = ClockLedger.openRenewal(
                calendars.dueDates(),
                subject(),
                new Limit(5, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY),
                expiry);
        clock.receive(MONDAY, "engine");
        keep(clock);
        ClockLedger again = clocks.of(clock.subject().reviewId()).orElseThrow();
        assertThat(again.renewsAt()).contains(expiry);
        assertThat(again.climb(expiry)).isPresent();
        keep(again);
        assertThat(clocks.of(clock.subject().reviewId()).orElseThrow().state()).isEqualTo(ClockState.STOPPED);
    }

    @Test
    void what_an_office_did_wrong_is_listed_page_by_page_the_latest_first() {
        ClockLedger clock = started();
        clock.correctionNotice(MONDAY.plusSeconds(60), "officer", "缺章程");
        clock.secondNotice(MONDAY.plusSeconds(120), "officer", "还缺");
        keep(clock);
        List<Clocks.Violation> all = clocks.violations(null, 1000).stream()
                .filter(violation -> violation.reviewId().equals(clock.subject().reviewId()))
                .toList();
        assertThat(all)
                .extracting(Clocks.Violation::kind)
                .containsExactly("SECOND_CORRECTION_NOTICE", "LATE_CORRECTION_NOTICE");
        assertThat(clocks.violations(all.get(0), 1000)).contains(all.get(1)).doesNotContain(all.get(0));
    }

    @Test
    void a_ledger_comes_back_as_it_was_kept() {
        ClockLedger clock = started();
        clock.pause(MONDAY.plusSeconds(3600), PauseGround.EXPERT_REVIEW, "officer", "专家评审 𠮷");
        clock.resume(MONDAY.plusSeconds(86_400 * 2), "officer", "评审结束");
        clock.extend(MONDAY.plusSeconds(86_400 * 3), ExtensionGround.OFFICE_HEAD, 5, "局长", "officer", "复杂");
        clock.climb(Instant.parse("2026-12-08T00:00:00Z"));
        keep(clock);

        ClockLedger again = clocks.of(clock.subject().reviewId()).orElseThrow();
        assertThat(again.subject()).isEqualTo(clock.subject());
        assertThat(again.facts()).isEqualTo(clock.facts());
        assertThat(again.due()).isEqualTo(clock.due());
        assertThat(again.nextRung()).isEqualTo(clock.nextRung());
        assertThat(again.climbed()).isEqualTo(clock.climbed());
        assertThat(again.dueHasMoved()).isFalse();
        assertThat(clocks.ofCase(clock.subject().caseId())).hasSize(1);
    }

    @Test
    void facts_are_added_and_never_written_twice() {
        ClockLedger clock = ClockLedger.open(
                calendars.dueDates(),
                subject(),
                new Limit(3, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY));
        clock.receive(MONDAY, "engine");
        keep(clock);
        transaction.executeWithoutResult(status -> {
            ClockLedger found = clocks.toChange(clock.subject().reviewId()).orElseThrow();
            found.correctionNotice(MONDAY.plusSeconds(60), "officer", "缺章程");
            clocks.keep(found);
            found.correctionAnswered(MONDAY.plusSeconds(120), "applicant");
            clocks.keep(found);
        });
        assertThat(sql.sql("SELECT COUNT(*) FROM clock_fact WHERE review_id = ?")
                        .param(clock.subject().reviewId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void who_kept_an_older_reading_is_refused() {
        ClockLedger clock = started();
        keep(clock);
        ClockLedger one = clocks.of(clock.subject().reviewId()).orElseThrow();
        ClockLedger other = clocks.of(clock.subject().reviewId()).orElseThrow();
        one.stop(MONDAY.plusSeconds(60), ClockOutcome.APPROVED, "officer", "");
        keep(one);
        other.stop(MONDAY.plusSeconds(61), ClockOutcome.REFUSED, "officer", "");
        assertThatThrownBy(() -> keep(other)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(clocks.of(clock.subject().reviewId()).orElseThrow().facts()).hasSize(2);
    }

    @Test
    void a_clock_of_nobody_is_not_found() {
        assertThat(clocks.of(UUID.randomUUID().toString())).isEmpty();
        assertThat(clocks.ofCase(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void a_changed_calendar_moves_the_due_dates_of_running_clocks() {
        ClockLedger clock = ClockLedger.open(
                calendars.dueDates(),
                subject(),
                new Limit(1, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY));
        clock.acceptAtOnce(Instant.parse("2029-11-20T01:00:00Z"), "engine", "x");
        keep(clock);
        assertThat(clock.isProvisional()).isTrue();
        CalendarYear announced =
                new CalendarYear(2029, "", List.of(new MarkedDay(LocalDate.of(2029, 11, 21), "节日")), List.of());

        assertThat(calendars.keep(announced, 0, "管理员", "通知").version()).isEqualTo(1);

        ClockLedger again = running(clock);
        assertThat(again.dueHasMoved()).isTrue();
        assertThat(again.due()).contains(Instant.parse("2029-11-22T09:30:00Z"));
        assertThat(again.isProvisional()).isFalse();
        keep(again);
        assertThat(running(clock).dueHasMoved()).isFalse();
    }

    @Test
    void a_year_written_from_an_older_version_is_refused() {
        CalendarYear year = calendars.year(2026).orElseThrow().content();
        assertThat(year.off()).hasSize(33);
        assertThatThrownBy(() -> calendars.keep(new CalendarYear(2026, "", List.of(), List.of()), 7, "管理员", "x"))
                .isInstanceOfSatisfying(
                        StaleEdition.class,
                        stale -> assertThat(stale.current().version()).isEqualTo(1));
        assertThat(calendars.keep(year, 7, "管理员", "again").version()).isEqualTo(1);
    }

    @Test
    void a_stopped_clock_runs_no_more() {
        ClockLedger clock = started();
        clock.stop(MONDAY.plusSeconds(60), ClockOutcome.WITHDRAWN, "officer", "");
        keep(clock);
        assertThat(sql.sql("SELECT state FROM clock WHERE review_id = ? AND next_rung IS NULL")
                        .param(clock.subject().reviewId())
                        .query(String.class)
                        .single())
                .isEqualTo(ClockState.STOPPED.name());
        assertThat(clocks.in(ClockState.RUNNING, null, 1000, calendars.dueDates()))
                .extracting(running -> running.subject().reviewId())
                .doesNotContain(clock.subject().reviewId());
    }

    private ClockLedger running(ClockLedger clock) {
        return clocks.in(ClockState.RUNNING, null, 1000, calendars.dueDates()).stream()
                .filter(found -> found.subject().equals(clock.subject()))
                .findFirst()
                .orElseThrow();
    }

    private void keep(ClockLedger clock) {
        transaction.executeWithoutResult(status -> clocks.keep(clock));
    }

    private ClockLedger started() {
        ClockLedger clock = ClockLedger.open(
                calendars.dueDates(),
                subject(),
                new Limit(3, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY));
        clock.acceptAtOnce(MONDAY, "engine", "x");
        return clock;
    }

    private static ClockSubject subject() {
        return new ClockSubject(UUID.randomUUID().toString(), UUID.randomUUID().toString(), "re_transfer", "350500");
    }
}
