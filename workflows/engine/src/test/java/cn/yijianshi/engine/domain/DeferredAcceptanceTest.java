package cn.yijianshi.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** 容缺受理: accepted although something may follow; the applicant has a limit of his own. */
class DeferredAcceptanceTest {

    private static final Instant NINE = Quanzhou.at("2026-11-23 09:00");

    @Test
    void the_clock_runs_and_the_applicant_has_his_own_limit() {
        ClockLedger clock = deferred(5, 2);
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.due()).contains(Quanzhou.at("2026-11-30 17:30"));
        assertThat(clock.dutyDue()).contains(Quanzhou.at("2026-11-25 17:30"));
    }

    @Test
    void it_is_never_longer_than_the_promise() {
        assertThat(deferred(2, 9).dutyDue()).contains(Quanzhou.at("2026-11-25 17:30"));
    }

    @Test
    void what_has_not_come_in_time_is_a_fact_and_no_fault_of_the_office() {
        ClockLedger clock = deferred(5, 2);
        Instant end = clock.dutyDue().orElseThrow();
        assertThat(clock.climb(end)).contains(new RungAt(Rung.DUTY_OVER, end));
        assertThat(ClockFact.Kind.DEFERRED_MISSED.isViolation()).isFalse();
        assertThat(clock.climb(end)).isEmpty();
        clock.deferredSupplied(end.plusSeconds(60), "applicant");
        assertThat(clock.dutyDue()).isEmpty();
    }

    @Test
    void what_came_in_time_wakes_nobody() {
        ClockLedger clock = deferred(5, 2);
        clock.deferredSupplied(Quanzhou.at("2026-11-24 10:00"), "applicant");
        assertThat(clock.nextRung()).get().extracting(RungAt::rung).isEqualTo(Rung.DUE_SOON);
        assertThatThrownBy(() -> clock.deferredSupplied(Quanzhou.at("2026-11-24 11:00"), "applicant"))
                .isInstanceOf(ClockRefused.class);
    }

    private static ClockLedger deferred(int promised, int days) {
        ClockLedger clock = ClockLedger.open(
                Quanzhou.dueDates(),
                new ClockSubject("review", "case", "power_connect", Quanzhou.CITY),
                new Limit(promised, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY));
        clock.receive(NINE, "engine");
        clock.accept(NINE, "power");
        clock.defer(NINE, "power", "产权证明两日内补交", new Limit(days, LimitUnit.WORKING_DAY));
        return clock;
    }
}
