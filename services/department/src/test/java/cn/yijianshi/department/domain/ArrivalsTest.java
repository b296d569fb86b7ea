package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Word WITHDRAW = new Word.WithdrawalAsked("APPLICANT_WITHDREW", "不办了");

    private final ADepartment department = new ADepartment();

    @Test
    void a_review_waits_for_its_form() {
        department.request("r", "seal_engraving");
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.REQUESTED);

        department.file();
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.OPEN);
        assertThat(department.reviews.get("r").filed().applicantName()).isEqualTo("陈思源");
    }

    @Test
    void a_form_may_come_before_the_request() {
        department.file();
        department.request("r", "seal_engraving");

        assertThat(department.reviews.get("r").status()).isEqualTo(Status.OPEN);
    }

    @Test
    void certificates_named_anew_replace_those_named_before_and_none_told_leaves_them() {
        var licence = new Presented("licence", "c1", 1, "BUSINESS_LICENSE", "91350500", "company-registration");
        var deed = new Presented("deed", "c2", 1, "TITLE_DEED", "闽2026", "property-registration");

        department.file(NOW, "POST", List.of(licence));
        assertThat(department.presented.values()).containsExactly(List.of(licence));

        department.file(NOW.plusSeconds(60), "SELF", null);
        assertThat(department.presented.values()).containsExactly(List.of(licence));

        department.file(NOW.plusSeconds(120), "SELF", List.of(deed));
        assertThat(department.presented.values()).containsExactly(List.of(deed));
    }

    @Test
    void certificates_may_come_after_the_request() {
        var licence = new Presented("licence", "c1", 1, "BUSINESS_LICENSE", "91350500", "company-registration");

        department.request("r", "seal_engraving");
        department.file(NOW, "POST", List.of(licence));

        assertThat(department.presented.values()).containsExactly(List.of(licence));
    }

    @Test
    void what_comes_twice_counts_once() {
        department.open("r");
        var claimed = department.casework.claim(ZHANG, "r", 1);

        department.request("r", "seal_engraving");
        department.file();

        assertThat(department.reviews.get("r")).isEqualTo(claimed);
    }

    @Test
    void a_form_that_a_correction_elsewhere_changed_must_be_looked_at_again() {
        var claimed = department.claimed("r");

        department.file(NOW.plusSeconds(60), "SELF");

        var changed = department.reviews.get("r");
        assertThat(changed.filing().text("seal.pickup")).contains("SELF");
        assertThat(changed.status()).isEqualTo(Status.CLAIMED);
        assertThatThrownBy(() -> department.casework.refuse(ZHANG, "r", claimed.version(), "理由", "依据"))
                .isInstanceOf(ReviewProblem.Stale.class);
    }

    @Test
    void an_older_form_and_one_that_says_the_same_change_nothing() {
        var claimed = department.claimed("r");

        department.file(NOW.minusSeconds(60), "SELF");
        department.file(NOW.plusSeconds(60), "POST");

        assertThat(department.reviews.get("r")).isEqualTo(claimed);
    }

    @Test
    void a_decision_stands_when_the_form_changes_afterwards() {
        var claimed = department.claimed("r");
        var refused = department.casework.refuse(ZHANG, "r", claimed.version(), "理由", "依据");

        department.file(NOW.plusSeconds(60), "SELF");

        assertThat(department.reviews.get("r")).isEqualTo(refused);
    }

    @Test
    void a_withdrawal_ends_what_is_undecided() {
        department.claimed("r");

        department.say("r", WITHDRAW);

        assertThat(department.reviews.get("r").status()).isEqualTo(Status.WITHDRAWN);
        assertThat(department.news).endsWith("withdrawn 3");
    }

    @Test
    void a_withdrawal_leaves_a_decision_as_it_is() {
        var claimed = department.claimed("r");
        var approved = department.casework.approve(ZHANG, "r", claimed.version(), Map.of("engraver", "泉州刻章店"));

        department.say("r", WITHDRAW);

        assertThat(department.reviews.get("r")).isEqualTo(approved);
        assertThat(department.news).noneMatch(told -> told.startsWith("withdrawn"));
    }

    @Test
    void a_withdrawal_may_come_before_the_review_it_ends() {
        department.say("r", WITHDRAW);
        department.file();
        department.request("r", "seal_engraving");

        assertThat(department.reviews.get("r").status()).isEqualTo(Status.WITHDRAWN);
        assertThatThrownBy(() -> department.casework.claim(ZHANG, "r", 2)).isInstanceOf(ReviewProblem.class);
    }

    @Test
    void a_form_that_comes_after_the_withdrawal_opens_nothing() {
        department.request("r", "seal_engraving");
        department.say("r", WITHDRAW);
        department.file();

        assertThat(department.reviews.get("r").status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_release_may_come_before_the_review_it_frees() {
        department.say("r", new Word.Released(Map.of("tax.paid", "true")));
        department.open("r", "house_tax");

        assertThat(department.reviews.get("r").held()).isFalse();
        assertThat(department.reviews.get("r").facts()).containsEntry("tax.paid", "true");
    }

    @Test
    void rules_decide_as_soon_as_request_and_form_are_there() {
        var checks =
                new ADepartment(ADepartment.rules(List.of(), () -> Grant.of(Map.of("domicile.titleMatched", "true"))));

        checks.request("r", "title_check");
        assertThat(checks.reviews.get("r").status()).isEqualTo(Status.REQUESTED);
        checks.file();

        var decided = checks.reviews.get("r");
        assertThat(decided.status()).isEqualTo(Status.APPROVED);
        assertThat(decided.decision().by().nobody()).isTrue();
        assertThat(checks.news).containsExactly("approved 2");
    }

    @Test
    void rules_wait_for_the_decisions_they_await() {
        var checks =
                new ADepartment(ADepartment.rules(List.of(), () -> Grant.of(Map.of("domicile.titleMatched", "true"))));
        checks.file();
        checks.request("r", "title_check", "house_tax");
        assertThat(checks.reviews.get("r").status()).isEqualTo(Status.OPEN);

        checks.say("r", new Word.Released(Map.of()));

        assertThat(checks.reviews.get("r").status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void rules_that_block_refuse_with_what_they_found() {
        var finding = Finding.block("不动产登记暂行条例", null, "title-not-found");
        var checks = new ADepartment(ADepartment.rules(List.of(finding), () -> {
            throw new Blocked(finding);
        }));

        checks.file();
        checks.request("r", "title_check");

        var refused = checks.reviews.get("r");
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.decision().reason()).isEqualTo("title-not-found");
        assertThat(refused.decision().basis()).isEqualTo("不动产登记暂行条例");
    }

    @Test
    void a_check_that_finds_no_match_may_still_be_done() {
        var checks = new ADepartment(ADepartment.rules(
                List.of(Finding.block("R", null, "title-not-found")),
                () -> Grant.of(Map.of("domicile.titleMatched", "false"))));

        checks.file();
        checks.request("r", "title_check");

        assertThat(checks.reviews.get("r").decision().outputs()).containsEntry("domicile.titleMatched", "false");
    }

    @Test
    void nobody_claims_what_rules_decide() {
        var checks =
                new ADepartment(ADepartment.rules(List.of(), () -> Grant.of(Map.of("domicile.titleMatched", "true"))));
        checks.file();
        checks.request("r", "title_check", "house_tax");

        assertThatThrownBy(() -> checks.casework.claim(ZHANG, "r", 1)).isInstanceOf(ReviewProblem.NotPossible.class);
    }

    @Test
    void the_clock_turns_the_lamp_without_a_new_version() {
        var claimed = department.claimed("r");

        department.say("r", NOW.plusSeconds(60), new Word.LampTurned(Act.DUE_SOON, Lamp.YELLOW));

        var lit = department.reviews.get("r");
        assertThat(lit.due().lamp()).isEqualTo(Lamp.YELLOW);
        assertThat(lit.version()).isEqualTo(claimed.version());
    }

    @Test
    void a_clock_word_that_was_overtaken_changes_nothing() {
        department.open("r");
        department.say("r", NOW.plusSeconds(120), new Word.LampTurned(Act.OVERDUE, Lamp.RED));
        department.say("r", NOW.plusSeconds(60), new Word.LampTurned(Act.DUE_SOON, Lamp.YELLOW));

        assertThat(department.reviews.get("r").due().lamp()).isEqualTo(Lamp.RED);
    }

    @Test
    void more_time_turns_the_lamp_back() {
        department.open("r");
        department.say("r", NOW.plusSeconds(60), new Word.LampTurned(Act.DUE_SOON, Lamp.YELLOW));

        department.say(
                "r",
                NOW.plusSeconds(120),
                new Word.ClockMoved(true, NOW.plusSeconds(90_000), null, true, "CORRECTION"));

        var due = department.reviews.get("r").due();
        assertThat(due.lamp()).isEqualTo(Lamp.GREEN);
        assertThat(due.dueAt()).isEqualTo(NOW.plusSeconds(90_000));
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void a_clock_that_stands_still_keeps_its_place_in_the_queue() {
        var open = department.open("r");

        department.say("r", NOW.plusSeconds(60), new Word.ClockMoved(false, null, null, false, "CORRECTION"));

        var due = department.reviews.get("r").due();
        assertThat(due.running()).isFalse();
        assertThat(due.dueAt()).isEqualTo(open.due().dueAt());
    }
}
