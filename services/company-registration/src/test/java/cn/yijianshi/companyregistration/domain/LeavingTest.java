package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.AnOffice.codes;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aChange;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aDeregistration;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aSimpleExit;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.anExitNotice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeavingTest {
    private static final String NAME = "泉州市鲤城区刺桐云帆信息科技有限公司";

    private final AnOffice office = new AnOffice();
    private String uscc;

    @BeforeEach
    void founded() {
        uscc = office.founded(aFounding());
    }

    // --- 普通注销

    @Test
    void a_liquidated_enterprise_with_its_taxes_cleared_leaves_the_register() {
        assertThat(codes(office.deregistration, aDeregistration(uscc), Level.PASS))
                .containsExactly("exit.tax-cleared", "exit.liquidated");

        var grant = office.granted(office.deregistration, aDeregistration(uscc).ofCase("case-9"));

        assertThat(grant.outputs()).containsEntry("dereg.noticeNo", "350502注销2026000001");
        assertThat(office.register.of(uscc).orElseThrow().standing()).isEqualTo(Enterprise.Standing.CANCELLED);
        assertThat(office.register.liveNamed(NAME)).isEmpty();
        assertThat(blocks(office.establishment, aFounding())).containsExactly("name.brand-cancelled-lately");
        assertThat(blocks(office.change, aChange(uscc, "TERM"))).containsExactly("firm.gone");
        assertThatThrownBy(() -> office.granted(office.deregistration, aDeregistration(uscc)))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void without_a_tax_clearance_nobody_leaves() {
        assertThat(blocks(office.deregistration, aDeregistration(uscc).fact("tax.clearanceNo", "")))
                .containsExactly("exit.tax-not-cleared");
    }

    @ParameterizedTest
    @CsvSource({
        "exit.groupPublishedOn,  2026-09-12, exit.group-published-late",
        "exit.creditorsNoticeOn, 2026-09-27, exit.creditors-not-heard",
        "exit.liquidatedOn,      2026-10-23, exit.late",
        "exit.liquidatedOn,      2026-11-24, exit.liquidation-not-over",
        "exit.creditorsNoticeOn, '',         exit.liquidation-incomplete",
    })
    void a_liquidation_keeps_its_days(String field, String day, String code) {
        assertThat(office.deregistration.examine(
                        aDeregistration(uscc).with(field, day).filing()))
                .extracting("code")
                .contains(code);
    }

    @Test
    void a_courts_ruling_replaces_the_rest_in_a_bankruptcy() {
        var bankrupt = aDeregistration(uscc)
                .with("exit.reason", "BANKRUPTCY")
                .with("exit.liquidatedOn", "")
                .fact("tax.clearanceNo", "");

        assertThat(blocks(office.deregistration, bankrupt)).containsExactly("exit.court-ruling-missing");
        assertThat(blocks(office.deregistration, bankrupt.with("exit.courtRuling", "（2026）闽05破1号")))
                .isEmpty();
    }

    // --- 简易注销

    @Test
    void who_stood_in_public_for_twenty_days_leaves_the_simple_way() {
        var notice = office.exits.publish(uscc, NAME, "applicant", "key");
        assertThat(notice.endsOn()).isEqualTo(LocalDate.of(2026, 12, 13));

        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-12-13")))
                .containsExactly("exit.notice-not-over");
        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2027-01-03")))
                .containsExactly("exit.notice-too-old");
        office.on("2026-12-14");
        office.granted(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-12-14"));

        assertThat(office.register.of(uscc).orElseThrow().lives()).isFalse();
    }

    @Test
    void the_notice_is_an_item_of_its_own_that_publishes_at_once() {
        var filing = anExitNotice(uscc).ofCase("case-5");
        assertThat(blocks(office.exitNotice, filing)).isEmpty();

        var grant = office.granted(office.exitNotice, filing);

        assertThat(grant.outputs())
                .containsEntry("exit.noticeFrom", "2026-11-23")
                .containsEntry("exit.noticeUntil", "2026-12-13")
                .containsEntry("exit.fileUntil", "2027-01-02");
        assertThat(office.granted(office.exitNotice, filing).outputs()).isEqualTo(grant.outputs());
        assertThat(blocks(office.exitNotice, anExitNotice(uscc))).containsExactly("exit.notice-runs");
        assertThat(office.notices.latestOf(uscc).orElseThrow().number())
                .isEqualTo(grant.outputs().get("exit.noticeNo"));
    }

    @Test
    void one_objection_stops_it_and_comes_only_in_time() {
        var notice = office.exits.publish(uscc, NAME, "applicant", "key");
        office.exits.object(notice, "税务局", "欠税");

        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-12-14")))
                .containsExactly("exit.objection");
        office.on("2026-12-14");
        assertThatThrownBy(() -> office.exits.object(notice, "税务局", "欠税")).isInstanceOf(Blocked.class);
    }

    @Test
    void a_notice_is_given_once_and_again_when_it_is_over() {
        var first = office.exits.publish(uscc, NAME, "applicant", "key");

        assertThat(office.exits.publish(uscc, NAME, "applicant", "key")).isEqualTo(first);
        assertThatThrownBy(() -> office.exits.publish(uscc, NAME, "applicant", "other"))
                .isInstanceOf(Blocked.class);
        office.on("2026-12-14");
        assertThat(office.exits.publish(uscc, NAME, "applicant", "another").number())
                .isNotEqualTo(first.number());
    }

    @Test
    @DisplayName(
            "CIV 203 the twentieth day lies in the holiday: objections until 8 October, the application until the 28th")
    void a_notice_does_not_end_in_a_holiday() {
        office.on("2026-09-14");
        var notice = office.exits.publish(uscc, NAME, "applicant", "key");

        assertThat(notice.endsOn()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-10-08")))
                .containsExactly("exit.notice-not-over");
        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-10-28")))
                .isEmpty();
        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-10-29")))
                .containsExactly("exit.notice-too-old");
    }

    @Test
    void the_refused_check_of_an_office_is_an_objection_to_the_notice_of_its_case() {
        office.granted(office.exitNotice, anExitNotice(uscc).ofCase("case-5"));

        objects("case-of-another", "欠费");
        objects("case-5", "欠缴2026年第三季度增值税");

        assertThat(office.notices.objections(
                        office.notices.latestOf(uscc).orElseThrow().number()))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.raisedBy()).isEqualTo("税务局");
                    assertThat(objection.raisedOn()).isEqualTo(office.today());
                    assertThat(objection.reason()).isEqualTo("欠缴2026年第三季度增值税");
                });
        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-12-14")))
                .containsExactly("exit.objection");
    }

    @Test
    void an_office_that_speaks_up_after_the_last_day_objects_no_more() {
        office.granted(office.exitNotice, anExitNotice(uscc).ofCase("case-5"));
        office.on("2026-12-14");
        objects("case-5", "欠税");

        assertThat(blocks(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-12-14")))
                .isEmpty();
    }

    @Test
    @DisplayName("S4#67 cured, it may be tried again once; who meets another objection liquidates")
    void after_an_objection_a_notice_is_given_again_once() {
        office.granted(office.exitNotice, anExitNotice(uscc).ofCase("first"));
        objects("first", "欠税");
        office.on("2026-11-30");
        assertThat(blocks(office.exitNotice, anExitNotice(uscc).ofCase("second")))
                .isEmpty();

        office.granted(office.exitNotice, anExitNotice(uscc).ofCase("second"));
        assertThat(blocks(office.exitNotice, anExitNotice(uscc).ofCase("third")))
                .containsExactly("exit.notice-runs");
        objects("second", "仍欠税");

        assertThat(blocks(office.exitNotice, anExitNotice(uscc).ofCase("third")))
                .containsExactly("exit.tried-enough");
        office.on("2027-02-01");
        assertThat(blocks(office.exitNotice, anExitNotice(uscc).ofCase("third")))
                .containsExactly("exit.tried-enough");
    }

    @Test
    void a_second_notice_without_an_objection_leads_out() {
        office.granted(office.exitNotice, anExitNotice(uscc).ofCase("first"));
        objects("first", "欠税");
        office.granted(office.exitNotice, anExitNotice(uscc).ofCase("second"));

        office.on("2026-12-14");
        office.granted(office.simpleDeregistration, aSimpleExit(uscc).filedOn("2026-12-14"));

        assertThat(office.register.of(uscc).orElseThrow().lives()).isFalse();
    }

    private void objects(String caseId, String reason) {
        var at = office.today().atTime(10, 0).atZone(AnOffice.CHINA).toInstant();
        office.exits.objected(caseId, "税务局", reason, at, UUID.randomUUID());
    }

    @Test
    void who_is_restrained_may_not_leave_the_simple_way() {
        office.barring.restrain(
                uscc,
                Restraint.Ground.LITIGATION,
                "（2026）闽0502民初1号",
                LocalDate.of(2026, 11, 1),
                AnOffice.OFFICER,
                "key");

        assertThatThrownBy(() -> office.exits.publish(uscc, NAME, "applicant", "key"))
                .isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.findings())
                        .extracting("code")
                        .containsExactly("exit.restraint-litigation"));
    }

    @Test
    void without_a_notice_or_a_promise_nobody_leaves_the_simple_way() {
        assertThat(blocks(
                        office.simpleDeregistration,
                        aSimpleExit(uscc).with("exit.promiseSigned", false).with("exit.branchesClosed", false)))
                .containsExactly("exit.promise-missing", "exit.branches-open", "exit.no-notice");
    }

    @Test
    void a_sole_trader_gives_no_notice() {
        String trader = office.founded(aFounding()
                .with("enterprise.type", "INDIVIDUAL")
                .with("enterprise.nameBrand", "洛阳江月")
                .with("enterprise.nameForm", "店")
                .with("shareholders", List.of()));
        var exit = aSimpleExit(trader).with("org.name", "泉州市鲤城区洛阳江月信息科技店");

        assertThat(codes(office.simpleDeregistration, exit, Level.PASS)).containsExactly("exit.no-notice-needed");
    }
}
