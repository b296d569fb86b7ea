package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.CountingRulesTest.accepted;
import static cn.yijianshi.engine.domain.CountingRulesTest.received;
import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 3 of the handbook: what starts, stops and extends a clock. */
class StartsStopsAndExtensionsTest {

    @Test
    @DisplayName("LIC 32(4) 一次告知：补正期间不起算，补正后重新审查；再次要求记为违规")
    void one_notice_keeps_the_intake_open_and_a_new_check_begins_when_the_papers_come_back() {
        ClockLedger clock = received("2026-11-23 09:00", 3, LimitUnit.WORKING_DAY);
        assertThat(clock.correctionNotice(at("2026-11-27 10:00"), "officer", "缺章程"))
                .isTrue();
        assertThat(clock.due()).isEmpty();
        assertThat(clock.nextRung()).isEmpty();
        clock.correctionAnswered(at("2026-12-07 10:00"), "applicant");
        assertThat(clock.state()).isEqualTo(ClockState.RECEIVED);
        assertThat(clock.intakeDue()).contains(at("2026-12-14 17:30"));
        assertThatThrownBy(() -> clock.correctionNotice(at("2026-12-08 10:00"), "officer", "还缺"))
                .isInstanceOf(ClockRefused.class);
        clock.secondNotice(at("2026-12-08 10:00"), "officer", "还缺");
        assertThat(clock.due()).contains(at("2026-12-10 17:30"));
        assertThat(clock.facts().get(clock.facts().size() - 1).kind().isViolation())
                .isTrue();
    }

    @Test
    @DisplayName("LIC 32(4) 视为受理：五个工作日内未告知的，自收到之日起视为受理")
    void five_days_of_silence_accept_from_the_day_of_receipt() {
        ClockLedger clock = received("2026-11-23 09:00", 10, LimitUnit.WORKING_DAY);
        assertThat(clock.nextRung()).contains(new RungAt(Rung.DEEMED_ACCEPTED, at("2026-11-30 17:30")));
        assertThat(clock.climb(at("2026-11-30 17:30"))).isPresent();
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.due()).contains(at("2026-12-07 17:30"));
        // Neither a word nor a demand afterwards changes it.
        assertThat(clock.accept(at("2026-12-01 09:00"), "officer")).isFalse();
        assertThat(clock.correctionNotice(at("2026-12-01 10:00"), "officer", "缺章程"))
                .isFalse();
        assertThat(clock.due()).contains(at("2026-12-07 17:30"));
        // Said too late even if no timer had fired, it is silence that accepted.
        ClockLedger late = received("2026-11-23 09:00", 10, LimitUnit.WORKING_DAY);
        assertThat(late.accept(at("2026-12-01 09:00"), "officer")).isTrue();
        assertThat(late.facts().get(1).kind()).isEqualTo(ClockFact.Kind.DEEMED_ACCEPTED);
        assertThat(late.due()).contains(at("2026-12-07 17:30"));
    }

    @Test
    @DisplayName("REG 17 不动产登记：未当场告知不予受理的，视为受理")
    void what_is_not_refused_on_the_spot_is_accepted_at_once() {
        ClockLedger clock = ClockLedger.open(
                Quanzhou.dueDates(),
                new ClockSubject("review", "case", "re_transfer", Quanzhou.CITY),
                new Limit(3, LimitUnit.WORKING_DAY),
                new Limit(30, LimitUnit.WORKING_DAY));
        clock.acceptAtOnce(at("2026-11-23 09:00"), "engine", "不动产登记暂行条例第十七条");
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.correctionNotice(at("2026-11-23 15:00"), "officer", "缺合同"))
                .isFalse();
        assertThat(clock.due()).contains(at("2026-11-26 17:30"));
    }

    @Test
    @DisplayName("LIC 45 听证、招标、检验等时间不计入；只扣除书面告知的时间")
    void only_the_announced_need_is_left_out_then_the_clock_runs_on_by_itself() {
        for (PauseGround ground : PauseGround.values()) {
            if (ground.needIsAnnounced() && ground != PauseGround.PUBLIC_NOTICE) {
                ClockLedger clock = accepted("2026-11-23 09:00", 3);
                clock.pause(at("2026-11-24 10:00"), ground, "officer", "需要两个工作日", days(2));
                assertThat(clock.pauseDue()).contains(at("2026-11-26 17:30"));
                assertThat(clock.nextRung()).contains(new RungAt(Rung.PAUSE_OVER, at("2026-11-26 17:30")));
                assertThat(clock.climb(at("2026-11-26 18:00"))).isPresent();
                assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
                assertThat(clock.due()).as(ground.name()).contains(at("2026-12-01 17:30"));
            }
        }
    }

    @Test
    @DisplayName("DEV 13 整改：申请人整改时间不计入，逾期只提醒不恢复")
    void rectification_ends_when_it_is_done_and_the_office_is_told_when_it_takes_too_long() {
        ClockLedger clock = accepted("2026-11-23 09:00", 10);
        clock.pause(at("2026-11-24 10:00"), PauseGround.RECTIFICATION, "officer", "整改", days(2));
        assertThat(clock.climb(at("2026-11-26 17:30"))).isPresent();
        assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
        assertThat(clock.nextRung()).isEmpty();
        assertThat(clock.facts().get(clock.facts().size() - 1).kind()).isEqualTo(ClockFact.Kind.PAUSE_OVERDUE);
        clock.resume(at("2026-12-01 10:00"), "officer", "整改完成");
        // Five working days closed in the pause.
        assertThat(clock.due()).contains(at("2026-12-14 17:30"));
    }

    @Test
    @DisplayName("item data 公示期间按自然日计算并适用R3；有异议的中止至处理完毕")
    void a_public_notice_lasts_calendar_days_and_an_objection_suspends_it() {
        ClockLedger clock = accepted("2026-09-14 09:00", 10);
        clock.pause(
                at("2026-09-14 10:00"),
                PauseGround.PUBLIC_NOTICE,
                "officer",
                "公示",
                new Limit(20, LimitUnit.CALENDAR_DAY));
        assertThat(clock.pauseDue()).contains(at("2026-10-08 17:30"));
        clock.object(at("2026-10-05 10:00"), "officer", "邻居有异议");
        assertThat(clock.pauseDue()).isEmpty();
        assertThat(clock.nextRung()).isEmpty();
        clock.resume(at("2026-10-20 10:00"), "officer", "异议不成立");
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.due()).contains(at("2026-11-02 17:30"));
        assertThatThrownBy(() -> clock.object(at("2026-10-21 10:00"), "officer", "再异议"))
                .isInstanceOf(ClockRefused.class);
    }

    @Test
    @DisplayName("platform rule 等待申请人缴费、签名、到场：以 WAIT_APPLICANT 暂停")
    void waiting_for_the_applicant_is_a_pause_with_a_ground_of_its_own() {
        ClockLedger clock = accepted("2026-11-23 09:00", 3);
        clock.pause(at("2026-11-24 10:00"), PauseGround.WAIT_APPLICANT, "officer", "请缴费");
        assertThat(clock.due()).isEmpty();
        clock.resume(at("2026-11-25 10:00"), "officer", "已缴费");
        assertThat(clock.due()).contains(at("2026-11-27 17:30"));
    }

    @Test
    @DisplayName("LIC 42 延长：经批准一次十日；统一联合办理十五日；告知理由")
    void the_head_of_the_office_adds_ten_days_and_the_government_fifteen_once() {
        ClockLedger clock = accepted("2026-11-23 09:00", 3);
        assertThatThrownBy(() ->
                        clock.extend(at("2026-11-24 09:00"), ExtensionGround.OFFICE_HEAD, 11, "局长", "officer", "复杂"))
                .isInstanceOf(ClockRefused.class);
        clock.extend(at("2026-11-24 09:00"), ExtensionGround.OFFICE_HEAD, 10, "局长", "officer", "复杂");
        assertThat(clock.statutoryDue()).contains(at("2027-01-05 17:30"));
        ClockLedger joint = accepted("2026-11-23 09:00", 3);
        joint.extend(at("2026-11-24 09:00"), ExtensionGround.GOVERNMENT_HEAD, 15, "市长", "officer", "联合办理");
        assertThat(joint.due()).contains(at("2026-12-17 17:30"));
        assertThatThrownBy(() ->
                        joint.extend(at("2026-11-25 09:00"), ExtensionGround.OFFICE_HEAD, 1, "局长", "officer", "复杂"))
                .isInstanceOf(ClockRefused.class);
    }

    @Test
    @DisplayName("MER 19 市场主体登记：当场，否则三日，复杂的经批准再延三日")
    void a_complex_registration_gets_three_more_days() {
        ClockLedger clock = accepted("2026-11-23 09:00", 3);
        assertThatThrownBy(() -> clock.extend(
                        at("2026-11-24 09:00"), ExtensionGround.COMPLEX_REGISTRATION, 4, "局长", "officer", "复杂"))
                .isInstanceOf(ClockRefused.class);
        clock.extend(at("2026-11-24 09:00"), ExtensionGround.COMPLEX_REGISTRATION, 3, "局长", "officer", "复杂");
        assertThat(clock.due()).contains(at("2026-12-01 17:30"));
    }

    @Test
    @DisplayName("MERi 19 材料涉诉涉裁：中止至程序终结")
    void a_dispute_over_the_papers_suspends_until_it_ends() {
        ClockLedger clock = accepted("2026-11-23 09:00", 3);
        clock.pause(at("2026-11-24 10:00"), PauseGround.DISPUTE, "officer", "诉讼中");
        assertThat(clock.nextRung()).isEmpty();
        clock.resume(at("2026-12-24 10:00"), "officer", "判决生效");
        assertThat(clock.due()).contains(at("2026-12-28 17:30"));
    }

    @Test
    @DisplayName("REG 15 申请人撤回：时钟以 WITHDRAWN 终止")
    void a_withdrawal_ends_the_clock() {
        ClockLedger clock = received("2026-11-23 09:00", 3, LimitUnit.WORKING_DAY);
        clock.stop(at("2026-11-24 10:00"), ClockOutcome.WITHDRAWN, "property-registration", "");
        assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
        assertThat(clock.nextRung()).isEmpty();
        assertThat(clock.delivery()).isEmpty();
    }

    @Test
    @DisplayName("LIC 32(4) 视为受理后，超期的时钟不因受理而重新起算")
    void an_acceptance_after_five_days_of_silence_restarts_nothing_and_puts_no_lamp_out() {
        ClockLedger clock = received("2026-11-23 09:00", 2, LimitUnit.WORKING_HOUR);
        // The last moment of the fifth day is in time: the decision clock runs with its full budget from here.
        ClockLedger inTime = received("2026-11-23 09:00", 2, LimitUnit.WORKING_HOUR);
        assertThat(inTime.accept(at("2026-11-30 17:30"), "officer")).isTrue();
        assertThat(inTime.due()).contains(at("2026-12-01 10:00"));
        assertThat(inTime.lamp(at("2026-11-30 17:30"))).isNotEqualTo(Lamp.RED);
        // A moment later silence had accepted from the day of receipt, whether or not a timer had said so.
        assertThat(clock.accept(at("2026-11-30 17:31"), "officer")).isTrue();
        assertThat(clock.due()).contains(at("2026-11-23 11:00"));
        assertThat(clock.lamp(at("2026-11-30 17:31"))).isEqualTo(Lamp.RED);
        assertThat(clock.accept(at("2026-12-01 09:00"), "officer")).isFalse();
        assertThat(clock.due()).contains(at("2026-11-23 11:00"));
        assertThat(clock.lamp(at("2026-12-01 09:00"))).isEqualTo(Lamp.RED);
        assertThat(clock.facts())
                .extracting(ClockFact::kind)
                .containsExactly(ClockFact.Kind.RECEIVED, ClockFact.Kind.DEEMED_ACCEPTED);
    }

    @Test
    @DisplayName("LIC 50 期满前的决定后到，以决定为准；期满后的不予决定无效")
    void what_was_decided_before_the_expiry_counts_though_it_was_heard_of_later() {
        ClockLedger late = renewal();
        assertThat(late.silenceGrantedBefore(at("2026-11-25 23:59"))).isFalse();
        assertThat(late.silenceGrantedBefore(at("2026-11-26 00:00"))).isTrue();
        assertThat(late.grantBySilence()).isTrue();
        assertThat(late.grantBySilence()).isFalse();
        assertThat(late.facts().get(1).kind()).isEqualTo(ClockFact.Kind.DEEMED_GRANTED);

        ClockLedger refused = renewal();
        refused.climb(at("2026-11-26 08:00"));
        assertThat(refused.silenceGrantedBefore(at("2026-11-25 16:00"))).isFalse();
        refused.decidedBeforeSilence(at("2026-11-25 16:00"), ClockOutcome.REFUSED, "health", null);
        refused.decidedBeforeSilence(at("2026-11-25 16:00"), ClockOutcome.REFUSED, "health", null);
        assertThat(refused.facts())
                .extracting(ClockFact::kind)
                .containsExactly(ClockFact.Kind.RECEIVED, ClockFact.Kind.DEEMED_GRANTED, ClockFact.Kind.STOPPED);
        assertThat(refused.figures().outcome()).isEqualTo("REFUSED");
        assertThat(refused.delivery()).isEmpty();
        assertThat(refused.state()).isEqualTo(ClockState.STOPPED);
    }

    @Test
    @DisplayName("LIC 50 补正期间时钟没有起算，期满不视为准予")
    void nothing_is_granted_while_papers_are_missing() {
        ClockLedger clock = renewal();
        clock.correctionNotice(at("2026-11-24 09:00"), "officer", "缺材料");
        assertThat(clock.silenceGrantedBefore(at("2026-11-27 09:00"))).isFalse();
        assertThat(clock.grantBySilence()).isFalse();
    }

    private static ClockLedger renewal() {
        ClockLedger clock = ClockLedger.openRenewal(
                Quanzhou.dueDates(),
                new ClockSubject("review", "case", "renewal", Quanzhou.CITY),
                days(5),
                days(20),
                at("2026-11-26 00:00"));
        clock.receive(at("2026-11-23 09:00"), "engine");
        return clock;
    }

    @Test
    void silence_until_expiry_grants_a_renewal() {
        ClockLedger clock = ClockLedger.openRenewal(
                Quanzhou.dueDates(),
                new ClockSubject("review", "case", "renewal", Quanzhou.CITY),
                days(5),
                days(20),
                at("2026-11-26 00:00"));
        clock.receive(at("2026-11-23 09:00"), "engine");
        assertThat(clock.nextRung()).contains(new RungAt(Rung.DEEMED_GRANTED, at("2026-11-26 00:00")));
        assertThat(clock.climb(at("2026-11-26 08:00"))).isPresent();
        assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
        assertThat(clock.delivery()).contains(new ClockLedger.Delivery(null, null));
    }

    @Test
    void what_was_granted_is_delivered_with_the_decision_or_within_ten_days() {
        ClockLedger atOnce = accepted("2026-11-23 09:00", 3);
        atOnce.stop(at("2026-11-24 10:00"), ClockOutcome.APPROVED, "tax", "");
        assertThat(atOnce.delivery()).contains(new ClockLedger.Delivery(null, at("2026-11-24 10:00")));
        ClockLedger later = accepted("2026-11-23 09:00", 3);
        later.stop(at("2026-11-24 10:00"), ClockOutcome.APPROVED, "tax", "", days(10));
        assertThat(later.delivery()).contains(new ClockLedger.Delivery(at("2026-12-08 17:30"), null));
        later.deliver(at("2026-11-27 10:00"), "officer", "邮寄送达");
        assertThat(later.delivery()).contains(new ClockLedger.Delivery(at("2026-12-08 17:30"), at("2026-11-27 10:00")));
        assertThatThrownBy(() -> later.deliver(at("2026-11-28 10:00"), "officer", "再送"))
                .isInstanceOf(ClockRefused.class);
    }

    private static Limit days(int amount) {
        return new Limit(amount, LimitUnit.WORKING_DAY);
    }
}
