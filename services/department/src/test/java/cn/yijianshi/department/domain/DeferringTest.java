package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 容缺受理: accepted although something may follow; the result waits for it. */
class DeferringTest {

    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");
    private static final List<String> ARCHIVE = List.of("material:archive");

    private final ADepartment department = new ADepartment();

    @Test
    void it_accepts_and_tells_what_is_missing() {
        var claimed = department.claimed("r");
        var deferred = department.deferring.defer(ZHANG, "r", claimed.version(), ARCHIVE, 1, "请补交档案");
        assertThat(deferred.acceptance()).isNotNull();
        assertThat(department.deferred.get("r").missing()).containsExactly(new Deferral.Missing("archive", "档案"));
        assertThat(department.news).contains("deferred " + deferred.version());
        // The answer may have been lost: the same again is the same.
        assertThat(department.deferring.defer(ZHANG, "r", claimed.version(), ARCHIVE, 1, "请补交档案"))
                .isEqualTo(deferred);
    }

    @Test
    void a_core_material_cannot_follow() {
        var claimed = department.claimed("r");
        assertThatThrownBy(
                        () -> department.deferring.defer(ZHANG, "r", claimed.version(), List.of("licence"), 1, "请补交"))
                .isInstanceOfSatisfying(ReviewProblem.Invalid.class, invalid -> assertThat(invalid.flaws())
                        .extracting(ReviewProblem.Flaw::code)
                        .containsExactly("not-deferrable"));
        assertThatThrownBy(() -> department.deferring.defer(ZHANG, "r", claimed.version(), List.of(), null, ""))
                .isInstanceOfSatisfying(ReviewProblem.Invalid.class, invalid -> assertThat(invalid.flaws())
                        .extracting(ReviewProblem.Flaw::pointer)
                        .containsExactlyInAnyOrder("/missing", "/text", "/dueDays"));
    }

    @Test
    void the_result_waits_until_it_came() {
        var claimed = department.claimed("r");
        var deferred = department.deferring.defer(ZHANG, "r", claimed.version(), ARCHIVE, 1, "请补交档案");
        assertThatThrownBy(() -> department.casework.approve(ZHANG, "r", deferred.version(), RESULT))
                .isInstanceOf(Blocked.class);
        department.say("r", new Word.DeferralSupplied(Map.of("material:archive", "已交")));
        assertThat(department.deferred.get("r").isOpen()).isFalse();
        var now = department.reviews.get("r");
        assertThat(department
                        .casework
                        .approve(ZHANG, "r", now.version(), RESULT)
                        .status())
                .isEqualTo(Status.APPROVED);
    }

    @Test
    void what_did_not_come_in_time_may_be_refused() {
        var claimed = department.claimed("r");
        department.deferring.defer(ZHANG, "r", claimed.version(), ARCHIVE, 1, "请补交档案");
        department.say("r", new Word.DutyTold(Instant.parse("2026-11-24T09:30:00Z"), true));
        assertThat(department.deferred.get("r").missed()).isTrue();
        var now = department.reviews.get("r");
        assertThat(department
                        .casework
                        .refuse(ZHANG, "r", now.version(), "容缺材料逾期未补齐", "容缺受理规定")
                        .status())
                .isEqualTo(Status.REFUSED);
    }
}
