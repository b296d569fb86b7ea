package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.InstantDecision;
import cn.yijianshi.department.instant.domain.Recheck;
import cn.yijianshi.rules.Verdict;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules first, then the desk, then a person. */
class InstantTest {

    private final ADepartment department = new ADepartment();

    @Test
    void rules_that_are_sure_decide_by_nobodys_hand() {
        ask(rules("\"POST\"", "APPROVE"));

        var decided = department.reviews.get("r");
        assertThat(decided.status()).isEqualTo(Status.APPROVED);
        assertThat(decided.decision().by().nobody()).isTrue();
        assertThat(decided.decision().result()).containsEntry("engraver", "泉州印社");
        assertThat(department.issued).hasSize(1);
        assertThat(department.news).containsExactly("approved 2");
        assertThat(department.evaluations.all.get("r").effect()).isEqualTo(FirstLook.Effect.APPROVED);
    }

    @Test
    void a_row_for_a_person_leaves_the_review_in_the_queue_with_its_reason() {
        ask(rules("\"POST\"", "MANUAL"));

        leftToAPerson();
        assertThat(department.history.get(department.history.size() - 1).content())
                .containsEntry("outcome", "MANUAL")
                .containsEntry("why", "because");
    }

    @Test
    void a_refusal_by_rules_is_a_persons_unless_the_item_says_otherwise() {
        ask(rules("\"POST\"", "REFUSE"));

        leftToAPerson();
    }

    @Test
    void an_item_may_let_its_rules_refuse() {
        ask(new InstantDecision(
                BigDecimal.ZERO, null, true, rules("\"POST\"", "REFUSE").rules()));

        var refused = department.reviews.get("r");
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.decision().reason()).isEqualTo("because");
        assertThat(refused.decision().basis()).isEqualTo("第1条");
    }

    @Test
    void no_row_is_for_a_person() {
        ask(rules("\"SELF\"", "APPROVE"));

        leftToAPerson();
        assertThat(department.evaluations.all.get("r").verdict().doubt().why()).isEqualTo(Verdict.Why.NO_ROW);
    }

    @Test
    void rules_that_cannot_be_read_are_for_a_person() {
        ask(new InstantDecision(BigDecimal.ZERO, null, false, "<broken"));

        leftToAPerson();
        assertThat(department.evaluations.all.get("r").verdict().doubt().why()).isEqualTo(Verdict.Why.BROKEN_RULES);
    }

    @Test
    void what_the_desk_finds_outweighs_the_rules() {
        var watchful = new ADepartment(new Desk() {
            @Override
            public String item() {
                return "seal_by_rules";
            }

            @Override
            public java.util.List<Finding> examine(Filing filing) {
                return java.util.List.of(Finding.block("R", null, "title-not-found"));
            }

            @Override
            public Grant grant(Filing filing, Map<String, String> result, java.time.Instant at) {
                return Grant.of(Map.of());
            }
        });
        watchful.rules = rules("\"POST\"", "APPROVE");
        watchful.file();
        watchful.request("r", "seal_by_rules");

        assertThat(watchful.reviews.get("r").status()).isEqualTo(Status.OPEN);
        assertThat(watchful.evaluations.all.get("r").why()).isEqualTo("title-not-found");
        assertThat(watchful.issued).isEmpty();
    }

    @Test
    void rules_wait_for_the_decisions_they_await() {
        department.rules = rules("\"POST\"", "APPROVE");
        department.file();
        department.request("r", "seal_by_rules", "house_tax");
        assertThat(department.evaluations.all).isEmpty();

        department.say("r", new Word.Released(Map.of()));

        assertThat(department.reviews.get("r").status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void rules_are_asked_once_and_never_interrupt_an_officer() {
        ask(rules("\"POST\"", "MANUAL"));
        var asked = department.evaluations.all.get("r");

        department.say("r", NOW.plusSeconds(60), new Word.LampTurned(Act.DUE_SOON, Lamp.YELLOW));

        assertThat(department.evaluations.all.get("r")).isSameAs(asked);
        var claimed = department.casework.claim(ZHANG, "r", 1);
        var approved = department.casework.approve(
                ZHANG, "r", claimed.version(), Map.of("engraver", "刻章社"), Casework.Effective.AT_ONCE);
        assertThat(approved.decision().by()).isEqualTo(ZHANG.officer());
    }

    @Test
    void a_drawn_decision_is_looked_at_again() {
        ask(new InstantDecision(
                BigDecimal.valueOf(100),
                null,
                false,
                rules("\"POST\"", "APPROVE").rules()));

        assertThat(department.evaluations.opened).singleElement().satisfies(recheck -> {
            assertThat(recheck.reviewId()).isEqualTo("r");
            assertThat(recheck.origin()).isEqualTo(Recheck.Origin.SAMPLE);
        });
    }

    private void ask(InstantDecision rules) {
        department.rules = rules;
        department.file();
        department.request("r", "seal_by_rules");
    }

    private void leftToAPerson() {
        var review = department.reviews.get("r");
        assertThat(review.status()).isEqualTo(Status.OPEN);
        assertThat(review.claim()).isNull();
        assertThat(department.news).isEmpty();
        assertThat(department.issued).isEmpty();
        assertThat(department.evaluations.all.get("r").effect()).isEqualTo(FirstLook.Effect.LEFT);
        assertThat(department.evaluations.opened).isEmpty();
    }

    private static InstantDecision rules(String pickup, String outcome) {
        return new InstantDecision(BigDecimal.ZERO, null, false, """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="seal" namespace="urn:test">
                  <inputData id="form" name="form"/>
                  <decision id="outcome" name="outcome">
                    <informationRequirement><requiredInput href="#form"/></informationRequirement>
                    <decisionTable hitPolicy="UNIQUE">
                      <input><inputExpression typeRef="string"><text>form.seal.pickup</text></inputExpression></input>
                      <output name="outcome" typeRef="string"/>
                      <output name="reason" typeRef="string"/>
                      <output name="basis" typeRef="string"/>
                      <output name="engraver" typeRef="string"/>
                      <rule id="r1">
                        <inputEntry><text>%s</text></inputEntry>
                        <outputEntry><text>"%s"</text></outputEntry>
                        <outputEntry><text>"because"</text></outputEntry>
                        <outputEntry><text>"第1条"</text></outputEntry>
                        <outputEntry><text>"泉州印社"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(pickup, outcome));
    }
}
