package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.LI;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseworkTest {

    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");
    private static final List<Review.Defect> GAP = List.of(new Review.Defect("seal.kinds", "请选择公章"));

    private final ADepartment department = new ADepartment();
    private final Casework casework = department.casework;

    @Test
    void claiming_takes_a_review_from_the_queue_and_tells_the_others() {
        var open = department.open("r");

        var claimed = casework.claim(ZHANG, "r", open.version());

        assertThat(claimed.status()).isEqualTo(Status.CLAIMED);
        assertThat(claimed.claim().by().name()).isEqualTo("张三");
        assertThat(claimed.version()).isEqualTo(open.version() + 1);
        assertThat(department.news).containsExactly("claimed " + claimed.version());
    }

    @Test
    void a_review_of_another_department_is_not_there() {
        department.open("r");
        var stranger = new Seat(new Officer("wang", "王五"), Set.of("tax"));

        assertThatThrownBy(() -> casework.claim(stranger, "r", 1)).isInstanceOf(ReviewProblem.NotFound.class);
        assertThatThrownBy(() -> casework.claim(ZHANG, "no-such", 1)).isInstanceOf(ReviewProblem.NotFound.class);
    }

    @Test
    void a_stale_claim_learns_who_was_quicker_and_when() {
        var open = department.open("r");
        casework.claim(ZHANG, "r", open.version());

        var refused = catchThrowableOfType(
                ReviewProblem.ClaimedByAnother.class, () -> casework.claim(LI, "r", open.version()));

        assertThat(refused.who()).isEqualTo("张三");
        assertThat(refused.when()).isEqualTo(ADepartment.NOW);
    }

    @Test
    void the_same_claim_again_changes_nothing() {
        var open = department.open("r");
        var first = casework.claim(ZHANG, "r", open.version());

        assertThat(casework.claim(ZHANG, "r", open.version())).isEqualTo(first);
        assertThat(casework.claim(ZHANG, "r", first.version())).isEqualTo(first);
        assertThat(department.news).hasSize(1);
    }

    @Test
    void a_released_review_is_open_for_a_colleague() {
        var claimed = department.claimed("r");

        var open = casework.release(ZHANG, "r", claimed.version());

        assertThat(open.status()).isEqualTo(Status.OPEN);
        assertThat(casework.claim(LI, "r", open.version()).claim().by().name()).isEqualTo("李四");
    }

    @Test
    void only_the_claimer_may_decide_release_or_ask_for_correction() {
        var claimed = department.claimed("r");
        int version = claimed.version();

        assertThatThrownBy(() -> casework.approve(LI, "r", version, RESULT))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThatThrownBy(() -> casework.refuse(LI, "r", version, "理由", "依据"))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThatThrownBy(() -> casework.release(LI, "r", version)).isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThatThrownBy(() -> casework.requestCorrection(LI, "r", version, GAP))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThat(department.reviews.get("r")).isEqualTo(claimed);
    }

    @Test
    void nobody_decides_what_nobody_claimed() {
        var open = department.open("r");

        assertThatThrownBy(() -> casework.approve(ZHANG, "r", open.version(), RESULT))
                .isInstanceOf(ReviewProblem.NotClaimed.class);
        assertThatThrownBy(() -> casework.requestCorrection(ZHANG, "r", open.version(), GAP))
                .isInstanceOf(ReviewProblem.NotPossible.class);
    }

    @Test
    void approving_writes_outputs_and_issues_the_paper_of_the_item_file() {
        var claimed = department.claimed("r");

        var approved = casework.approve(ZHANG, "r", claimed.version(), RESULT);

        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(approved.decision().outputs())
                .containsExactly(Map.entry("seal.numbers", "3505020000001"), Map.entry("seal.engraver", "泉州刻章店"));
        var paper = department.issued.get(0);
        assertThat(paper.number()).isEqualTo("3505020000001");
        assertThat(paper.title()).isEqualTo("印章刻制备案凭证");
        assertThat(paper.holderName()).isEqualTo("泉州刺桐有限公司");
        assertThat(paper.holderId()).isEqualTo("applicant");
        assertThat(paper.lines()).containsEntry("印章种类", "公章、财务专用章").containsEntry("刻章单位", "泉州刻章店");
        assertThat(cn.yijianshi.platform.identifiers.ELicenceId.valid(paper.licenceId()))
                .isTrue();
        assertThat(department.news).endsWith("approved " + approved.version());
    }

    @Test
    void the_same_approval_again_issues_no_second_paper() {
        var claimed = department.claimed("r");
        var approved = casework.approve(ZHANG, "r", claimed.version(), RESULT);

        assertThat(casework.approve(ZHANG, "r", claimed.version(), RESULT)).isEqualTo(approved);
        assertThat(department.issued).hasSize(1);
    }

    @Test
    void another_decision_on_the_same_version_is_stale() {
        var claimed = department.claimed("r");
        casework.approve(ZHANG, "r", claimed.version(), RESULT);

        assertThatThrownBy(() -> casework.approve(ZHANG, "r", claimed.version(), Map.of("engraver", "另一家")))
                .isInstanceOf(ReviewProblem.Stale.class);
        assertThatThrownBy(() -> casework.refuse(ZHANG, "r", claimed.version(), "理由", "依据"))
                .isInstanceOf(ReviewProblem.Stale.class);
    }

    @Test
    void what_is_decided_stays_decided() {
        var claimed = department.claimed("r");
        var approved = casework.approve(ZHANG, "r", claimed.version(), RESULT);

        assertThatThrownBy(() -> casework.refuse(ZHANG, "r", approved.version(), "理由", "依据"))
                .isInstanceOf(ReviewProblem.NotPossible.class);
        assertThatThrownBy(() -> casework.claim(ZHANG, "r", approved.version())).isInstanceOf(ReviewProblem.class);
    }

    @Test
    void every_flaw_of_the_result_is_named_at_once() {
        var claimed = department.claimed("r");

        var invalid = catchThrowableOfType(
                ReviewProblem.Invalid.class,
                () -> casework.approve(
                        ZHANG,
                        "r",
                        claimed.version(),
                        Map.of("fee", "1000.01", "doneOn", "23.11.2026", "colour", "red")));

        assertThat(invalid.flaws())
                .extracting(ReviewProblem.Flaw::pointer, ReviewProblem.Flaw::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/result/engraver", "required"),
                        org.assertj.core.groups.Tuple.tuple("/result/fee", "out-of-range"),
                        org.assertj.core.groups.Tuple.tuple("/result/doneOn", "type"),
                        org.assertj.core.groups.Tuple.tuple("/result/colour", "unknown-field"));
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.CLAIMED);
    }

    @Test
    void a_refusal_needs_a_reason_and_a_basis() {
        var claimed = department.claimed("r");

        var invalid = catchThrowableOfType(
                ReviewProblem.Invalid.class, () -> casework.refuse(ZHANG, "r", claimed.version(), "  ", null));

        assertThat(invalid.flaws()).extracting(ReviewProblem.Flaw::pointer).containsExactly("/reason", "/basis");
        assertThat(casework.refuse(ZHANG, "r", claimed.version(), "材料不实", "行政许可法第38条")
                        .status())
                .isEqualTo(Status.REFUSED);
    }

    @Test
    void a_held_review_may_be_claimed_and_corrected_but_not_decided() {
        var claimed = department.claimed("r", "house_tax");

        var held = catchThrowableOfType(
                ReviewProblem.Held.class, () -> casework.approve(ZHANG, "r", claimed.version(), RESULT));
        assertThat(held.awaits()).containsExactly("house_tax");
        assertThatThrownBy(() -> casework.refuse(ZHANG, "r", claimed.version(), "理由", "依据"))
                .isInstanceOf(ReviewProblem.Held.class);

        department.say("r", new Word.Released(Map.of("tax.paid", "true")));
        var approved = casework.approve(ZHANG, "r", claimed.version(), RESULT);
        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(approved.facts()).containsEntry("tax.paid", "true");
    }

    @Test
    void only_the_lead_says_why_a_finding_comes_after_the_notice() {
        var claimed = department.claimed("r");
        assertThatThrownBy(() -> casework.requestCorrection(ZHANG, "r", claimed.version(), GAP, "现场核验后发现"))
                .isInstanceOf(ReviewProblem.Invalid.class);
        var lead = new Seat(ZHANG.officer(), ZHANG.departments(), true);
        var asked = casework.requestCorrection(lead, "r", claimed.version(), GAP, "现场核验后发现");
        assertThat(asked.correction().supplementReason()).isEqualTo("现场核验后发现");
    }

    @Test
    void gaps_are_told_once_and_answered_into_the_form() {
        var claimed = department.claimed("r");
        var asked = casework.requestCorrection(ZHANG, "r", claimed.version(), GAP);
        assertThat(asked.status()).isEqualTo(Status.CORRECTION_REQUESTED);

        department.say("r", new Word.CorrectionAnswered(Map.of("seal.kinds", List.of("OFFICIAL"))));

        var answered = department.reviews.get("r");
        assertThat(answered.status()).isEqualTo(Status.CLAIMED);
        assertThat(answered.filing().texts("seal.kinds")).containsExactly("OFFICIAL");
        assertThat(answered.filing().text("seal.pickup")).contains("POST");
        assertThatThrownBy(() -> casework.requestCorrection(ZHANG, "r", answered.version(), GAP))
                .isInstanceOf(ReviewProblem.CorrectionUsed.class);
    }

    @Test
    void while_the_applicant_corrects_nothing_is_decided() {
        var claimed = department.claimed("r");
        var asked = casework.requestCorrection(ZHANG, "r", claimed.version(), GAP);

        assertThatThrownBy(() -> casework.approve(ZHANG, "r", asked.version(), RESULT))
                .isInstanceOf(ReviewProblem.NotPossible.class);
    }

    @Test
    void an_officer_who_leaves_while_the_applicant_corrects_leaves_the_answer_to_the_queue() {
        var claimed = department.claimed("r");
        var asked = casework.requestCorrection(ZHANG, "r", claimed.version(), GAP);
        casework.release(ZHANG, "r", asked.version());

        department.say("r", new Word.CorrectionAnswered(Map.of()));

        assertThat(department.reviews.get("r").status()).isEqualTo(Status.OPEN);
    }

    @Test
    void a_gap_is_pinned_to_a_field_or_material_of_the_item() {
        var claimed = department.claimed("r");

        var invalid = catchThrowableOfType(
                ReviewProblem.Invalid.class,
                () -> casework.requestCorrection(
                        ZHANG,
                        "r",
                        claimed.version(),
                        List.of(
                                new Review.Defect("seal.colour", "没有这个字段"),
                                new Review.Defect("seal.kinds", " "),
                                new Review.Defect("material:passport", "没有这个材料"))));
        assertThat(invalid.flaws())
                .extracting(ReviewProblem.Flaw::pointer)
                .containsExactly("/defects/0/field", "/defects/1/text", "/defects/2/field");

        var asked = casework.requestCorrection(
                ZHANG,
                "r",
                claimed.version(),
                List.of(new Review.Defect("people[0].name", "姓名有误"), new Review.Defect("material:licence", "请补")));
        assertThat(asked.correction().defects()).hasSize(2);
    }

    @Test
    void what_the_desk_finds_stands_in_the_way_of_granting() {
        var strict = new ADepartment(new Desk() {
            @Override
            public String item() {
                return "seal_engraving";
            }

            @Override
            public List<Finding> examine(Filing filing) {
                return List.of(Finding.warn("R1", null, "odd"), Finding.block("R2", "legalRep.name", "barred", "陈思源"));
            }

            @Override
            public Grant grant(Filing filing, Map<String, String> result, java.time.Instant at) {
                throw new AssertionError("must not be granted");
            }
        });
        var claimed = strict.claimed("r");

        var blocked = catchThrowableOfType(
                Blocked.class, () -> strict.casework.approve(ZHANG, "r", claimed.version(), RESULT));

        assertThat(blocked.findings()).extracting(Finding::code).containsExactly("barred");
    }
}
