package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.ItemState.APPROVED;
import static cn.yijianshi.engine.domain.ItemState.NOT_NEEDED;
import static cn.yijianshi.engine.domain.ItemState.OPEN;
import static cn.yijianshi.engine.domain.ItemState.REFUSED;
import static cn.yijianshi.engine.domain.ItemState.SKIPPED;
import static cn.yijianshi.engine.domain.ItemState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Weight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A small bundle: tax and check run side by side, the title waits for both, the water meter follows the title. */
class ProgressTest {

    private static final Bundle BUNDLE = new Bundle(
            "move",
            1,
            "过户",
            "Move",
            "",
            "",
            "title-office",
            new Limit(3, LimitUnit.WORKING_DAY),
            List.of(),
            List.of(
                    new Node("tax", false, FailurePolicy.STOP_DEPENDENTS),
                    new Node("check", false, FailurePolicy.STOP_ALL),
                    new Node("title", false, FailurePolicy.STOP_DEPENDENTS),
                    new Node("water", true, FailurePolicy.IGNORE)),
            List.of(
                    new Edge("tax", "title", EdgeKind.DEC),
                    new Edge("check", "title", EdgeKind.OUT),
                    new Edge("title", "water", EdgeKind.EVT)));

    @Test
    void what_nothing_precedes_is_first_and_opens_at_once() {
        assertThat(after(Map.of()).isFirst("tax")).isTrue();
        assertThat(after(Map.of()).barred("tax")).isEmpty();
    }

    @Test
    void an_item_that_only_waits_with_its_decision_still_counts_as_first() {
        Bundle heldOnly = with(new Edge("tax", "title", EdgeKind.DEC));
        assertThat(new Progress(heldOnly, Set.of("tax", "title"), Map.of()).isFirst("title"))
                .isTrue();
    }

    @Test
    void an_item_does_not_open_after_what_it_needs_was_refused_or_left_out() {
        assertThat(after(Map.of("check", REFUSED)).barred("title")).contains("PREREQUISITE_REFUSED");
        assertThat(after(Map.of("check", WITHDRAWN)).barred("title")).contains("PREREQUISITE_REFUSED");
        assertThat(after(Map.of("check", SKIPPED)).barred("title")).contains("PREREQUISITE_REFUSED");
        assertThat(after(Map.of("check", APPROVED, "tax", REFUSED)).barred("title"))
                .contains("PREREQUISITE_REFUSED");
        assertThat(after(Map.of("check", APPROVED)).barred("title")).isEmpty();
    }

    @Test
    void a_held_decision_waits_until_the_other_one_is_in() {
        assertThat(after(Map.of("check", APPROVED)).awaits("title")).containsExactly("tax");
        assertThat(after(Map.of("check", APPROVED, "tax", OPEN)).awaits("title"))
                .containsExactly("tax");
        assertThat(after(Map.of("check", APPROVED, "tax", APPROVED)).awaits("title"))
                .isEmpty();
    }

    @Test
    void the_path_after_an_item_is_the_heaviest_chain_that_waits_for_it() {
        Map<String, Integer> weights = Map.of("tax", 60, "check", 120, "title", 480, "water", 1440);

        assertThat(after(Map.of()).pathAfter("tax", weights::get)).isEqualTo(480 + 1440);
        assertThat(after(Map.of()).pathAfter("title", weights::get)).isEqualTo(1440);
        assertThat(after(Map.of()).pathAfter("water", weights::get)).isZero();
        assertThat(new Progress(BUNDLE, Set.of("tax", "check", "title"), Map.of()).pathAfter("tax", weights::get))
                .isEqualTo(480);
    }

    @Test
    void a_weight_orders_promises_of_different_units() {
        assertThat(Weight.of(Limit.IMMEDIATE)).isEqualTo(1);
        assertThat(List.of(
                        new Limit(30, LimitUnit.MINUTE),
                        new Limit(2, LimitUnit.WORKING_HOUR),
                        new Limit(1, LimitUnit.WORKING_DAY),
                        new Limit(3, LimitUnit.CALENDAR_DAY),
                        new Limit(1, LimitUnit.MONTH),
                        new Limit(1, LimitUnit.YEAR)))
                .extracting(Weight::of)
                .isSorted();
    }

    @Test
    void an_item_that_takes_no_part_holds_nobody_up() {
        Progress withoutTax = new Progress(BUNDLE, Set.of("check", "title"), Map.of("check", APPROVED));
        assertThat(withoutTax.awaits("title")).isEmpty();
        assertThat(withoutTax.barred("title")).isEmpty();
    }

    @Test
    void what_turned_out_not_to_be_needed_holds_nobody_up() {
        assertThat(after(Map.of("check", NOT_NEEDED)).barred("title")).isEmpty();
        assertThat(after(Map.of("check", APPROVED, "tax", NOT_NEEDED)).awaits("title"))
                .isEmpty();
        assertThat(after(Map.of("check", APPROVED, "tax", NOT_NEEDED)).barred("title"))
                .isEmpty();
        assertThat(after(Map.of("check", APPROVED, "tax", NOT_NEEDED, "title", APPROVED, "water", NOT_NEEDED))
                        .outcome(false, Set.of()))
                .isEqualTo("DONE");
    }

    @Test
    void a_refusal_reaches_everything_behind_it() {
        assertThat(after(Map.of()).dependents("tax")).containsExactly("title", "water");
        assertThat(after(Map.of()).dependents("water")).isEmpty();
    }

    @Test
    void a_case_is_done_when_all_that_counts_was_granted() {
        assertThat(after(Map.of("tax", APPROVED, "check", APPROVED, "title", APPROVED, "water", REFUSED))
                        .outcome(false, Set.of()))
                .isEqualTo("DONE");
    }

    @Test
    void granted_items_are_kept_when_another_is_refused() {
        assertThat(after(Map.of("tax", REFUSED, "check", APPROVED, "title", SKIPPED))
                        .outcome(false, Set.of()))
                .isEqualTo("PARTIAL");
    }

    @Test
    void a_data_check_that_passed_is_no_grant() {
        assertThat(after(Map.of("tax", REFUSED, "check", APPROVED, "title", SKIPPED))
                        .outcome(false, Set.of("check")))
                .isEqualTo("REFUSED");
    }

    @Test
    void what_the_applicant_took_back_is_withdrawn_unless_everything_was_granted_before() {
        assertThat(after(Map.of("tax", APPROVED, "check", WITHDRAWN)).outcome(true, Set.of()))
                .isEqualTo("WITHDRAWN");
        assertThat(after(Map.of("tax", APPROVED, "check", APPROVED, "title", APPROVED, "water", WITHDRAWN))
                        .outcome(true, Set.of()))
                .isEqualTo("DONE");
    }

    @Test
    void every_item_is_told_with_its_state() {
        assertThat(after(Map.of("tax", OPEN)).byItem())
                .containsEntry("tax", "OPEN")
                .containsEntry("water", "NOT_REACHED");
    }

    private static Progress after(Map<String, ItemState> states) {
        return new Progress(BUNDLE, Set.of("tax", "check", "title", "water"), states);
    }

    private static Bundle with(Edge... edges) {
        return new Bundle(
                BUNDLE.key(),
                BUNDLE.version(),
                BUNDLE.name(),
                BUNDLE.nameEn(),
                "",
                "",
                BUNDLE.leadDepartment(),
                BUNDLE.promise(),
                List.of(),
                BUNDLE.nodes(),
                List.of(edges));
    }

    @Test
    void a_refusal_is_not_passed_on_by_an_item_whose_failing_is_ignored() {
        Progress refused = afterAnAppointmentBetween(Map.of("tax", REFUSED));
        assertThat(refused.dependents("tax")).containsExactly("appointment");
        assertThat(refused.barred("title")).isEmpty();
    }

    @Test
    void what_would_open_after_a_refusal_it_depends_on_is_barred_like_what_was_open_then() {
        // The check has not been reached yet, and will never be granted: the title stands on it.
        Progress refused = new Progress(
                with(new Edge("tax", "check", EdgeKind.OUT), new Edge("check", "title", EdgeKind.DEC)),
                Set.of("tax", "check", "title"),
                Map.of("tax", REFUSED));
        assertThat(refused.barred("title")).contains("PREREQUISITE_REFUSED");
    }

    private static Progress afterAnAppointmentBetween(Map<String, ItemState> states) {
        Bundle bundle = new Bundle(
                "move",
                1,
                "过户",
                "Move",
                "",
                "",
                "title-office",
                new Limit(3, LimitUnit.WORKING_DAY),
                List.of(),
                List.of(
                        new Node("tax", false, FailurePolicy.STOP_DEPENDENTS),
                        new Node("appointment", false, FailurePolicy.IGNORE),
                        new Node("title", false, FailurePolicy.STOP_DEPENDENTS)),
                List.of(new Edge("tax", "appointment", EdgeKind.OUT), new Edge("appointment", "title", EdgeKind.DEC)));
        return new Progress(bundle, Set.of("tax", "appointment", "title"), states);
    }
}
