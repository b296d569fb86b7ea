package cn.yijianshi.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.ClockFact.Kind;
import cn.yijianshi.engine.domain.Findings.Examined;
import cn.yijianshi.engine.domain.Findings.Finding;
import cn.yijianshi.engine.domain.Findings.Gap;
import cn.yijianshi.engine.domain.Findings.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When the one notice goes out, and what is in it (行政许可法 32(4)). */
class FindingsTest {

    private static final Instant MONDAY_NINE = Quanzhou.at("2026-11-23 09:00");

    private final Case town = new Case();

    @Test
    void the_only_department_of_a_case_waits_for_nobody() {
        town.opens("registration", true);
        town.finds("registration", null);
        assertThat(town.notices).singleElement().extracting(Notice::number).isEqualTo(1);
        assertThat(town.clock("registration").state()).isEqualTo(ClockState.AWAITING_CORRECTION);
    }

    @Test
    void what_two_departments_find_goes_out_together_when_the_last_of_them_has_spoken() {
        town.opens("tax", true).opens("check", true);
        town.finds("tax", null);
        assertThat(town.notices).isEmpty();
        assertThat(town.clock("tax").state()).isEqualTo(ClockState.RECEIVED);
        town.passes(60);
        town.finds("check", null);
        assertThat(town.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.byReview().keySet()).containsExactly("tax", "check"));
    }

    @Test
    void an_acceptance_or_a_decision_is_a_word_too() {
        town.opens("tax", true).opens("check", true).opens("seal", true);
        town.finds("tax", null);
        town.accepts("check");
        assertThat(town.notices).isEmpty();
        town.decides("seal");
        assertThat(town.notices).hasSize(1);
    }

    @Test
    void who_is_silent_is_waited_for_two_working_hours_and_then_deemed_to_accept_on_its_own() {
        town.opens("tax", true).opens("silent", true);
        town.finds("tax", null);
        town.passes(119);
        assertThat(town.notices).isEmpty();
        town.passes(1);
        assertThat(town.notices)
                .singleElement()
                .extracting(Notice::at)
                .isEqualTo(MONDAY_NINE.plus(Duration.ofHours(2)));
        town.passes(8 * 24 * 60);
        assertThat(town.kinds("silent")).contains(Kind.DEEMED_ACCEPTED);
        assertThat(town.kinds("tax")).containsExactly(Kind.RECEIVED, Kind.CORRECTION_NOTICE);
    }

    @Test
    @DisplayName("the notice never waits into the end of the five working days")
    void it_never_waits_into_the_end_of_the_five_days() {
        town.opens("tax", true).opens("silent", true);
        town.passesUntil(Quanzhou.at("2026-11-30 16:30"));
        town.finds("tax", null);
        town.passes(30);
        assertThat(town.notices).singleElement().extracting(Notice::at).isEqualTo(Quanzhou.at("2026-11-30 17:00"));
        assertThat(town.kinds("tax")).doesNotContain(Kind.LATE_CORRECTION_NOTICE);
    }

    @Test
    void what_is_accepted_at_once_held_or_opens_later_is_not_waited_for() {
        town.opens("tax", true).opensAccepted("automatic").opensHeld("title").opens("seal", false);
        town.finds("tax", null);
        assertThat(town.notices).hasSize(1);
    }

    @Test
    void a_department_that_finds_something_after_the_notice_supplements_it_and_that_stands_against_it() {
        town.opens("tax", true).opens("slow", true);
        town.finds("tax", null);
        town.passes(120);
        town.finds("slow", null);
        assertThat(town.notices).extracting(Notice::number).containsExactly(1, 2);
        assertThat(town.kinds("slow"))
                .containsExactly(Kind.RECEIVED, Kind.SUPPLEMENTARY_NOTICE, Kind.CORRECTION_NOTICE);
        assertThat(Kind.SUPPLEMENTARY_NOTICE.isViolation()).isTrue();
    }

    @Test
    void unless_its_lead_wrote_down_why() {
        town.opens("tax", true).opens("slow", true);
        town.finds("tax", null);
        town.passes(120);
        town.finds("slow", "现场核验后才能发现");
        assertThat(town.kinds("slow")).containsExactly(Kind.RECEIVED, Kind.SUPPLEMENT_EXCUSED, Kind.CORRECTION_NOTICE);
    }

    @Test
    void an_item_that_opened_only_after_the_notice_has_its_own_and_waits_for_its_like() {
        town.opens("registration", true);
        town.finds("registration", null);
        town.passes(60);
        town.opens("seal", false).opens("invoices", false);
        town.finds("seal", null);
        assertThat(town.notices).hasSize(1);
        town.accepts("invoices");
        assertThat(town.notices).hasSize(2);
        assertThat(town.kinds("seal")).containsExactly(Kind.RECEIVED, Kind.SUPPLEMENT_EXCUSED, Kind.CORRECTION_NOTICE);
    }

    @Test
    void what_was_found_in_a_review_that_ended_is_told_to_nobody() {
        town.opens("tax", true).opens("check", true);
        town.finds("tax", null);
        town.decides("tax");
        town.passes(8 * 24 * 60);
        assertThat(town.notices).isEmpty();
    }

    record Step(int what, int review, int minutes, boolean excused) {}

    @Property(tries = 1000)
    void at_most_one_notice_is_nobodys_fault_each_finding_is_in_one_and_none_is_late_unmarked(
            @ForAll("steps") List<Step> steps) {
        Case random = new Case();
        random.opens("r0", true).opens("r1", true).opens("r2", true);
        for (Step step : steps) {
            String review = "r" + step.review();
            switch (step.what()) {
                case 0 -> random.finds(review, step.excused() ? "理由" : null);
                case 1 -> random.accepts(review);
                case 2 -> random.decides(review);
                case 3 -> random.opens(review, false);
                default -> random.passes(step.minutes());
            }
            assertThat(random.findings.due(random.open(), random.window(), random.now))
                    .as("nothing waits beyond its moment")
                    .satisfies(due -> due.ifPresent(at -> assertThat(at).isAfter(random.now)));
        }
        random.passes(30 * 24 * 60);
        assertThat(random.findings.pending()).isEmpty();

        Set<String> told = new HashSet<>();
        for (Notice notice : random.notices) {
            notice.findings()
                    .forEach(finding ->
                            assertThat(told.add(finding.id())).as("told once").isTrue());
            notice.byReview().keySet().forEach(review -> {
                List<ClockFact> facts = random.clock(review).facts();
                int at = indexOfNotice(facts);
                ClockFact sent = facts.get(at);
                Kind before = at == 0 ? null : facts.get(at - 1).kind();
                if (notice.isSupplement()) {
                    // Between the two may stand the silence that the late notice found.
                    assertThat(facts.stream().map(ClockFact::kind))
                            .containsAnyOf(Kind.SUPPLEMENTARY_NOTICE, Kind.SUPPLEMENT_EXCUSED);
                } else {
                    assertThat(before).isNotIn(Kind.SUPPLEMENTARY_NOTICE, Kind.SUPPLEMENT_EXCUSED);
                }
                Instant end = Quanzhou.dueDates()
                        .due(facts.get(0).at(), 5, LimitUnit.WORKING_DAY, Quanzhou.CITY)
                        .due();
                assertThat(sent.kind() == Kind.LATE_CORRECTION_NOTICE
                                || !sent.at().isAfter(end))
                        .isTrue();
            });
        }
        Set<String> expected = new TreeSet<>(random.found);
        expected.removeAll(told);
        assertThat(random.endedBeforeTold).containsAll(expected);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 3000),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    private static int indexOfNotice(List<ClockFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).kind() == Kind.CORRECTION_NOTICE || facts.get(i).kind() == Kind.LATE_CORRECTION_NOTICE) {
                return i;
            }
        }
        throw new AssertionError("no notice in " + facts);
    }

    /** A case without its processes: time passes from one rung to the next as the timers would wake it. */
    private static final class Case {
        final Findings findings = Findings.kept("case", List.of(), 0, null);
        final Map<String, Examined> reviews = new LinkedHashMap<>();
        final Set<String> ended = new HashSet<>();
        final List<Notice> notices = new ArrayList<>();
        final List<String> found = new ArrayList<>();
        final Set<String> endedBeforeTold = new HashSet<>();
        Instant now = MONDAY_NINE;

        Case opens(String review, boolean first) {
            return open(review, first, false, false);
        }

        Case opensAccepted(String review) {
            return open(review, true, false, true);
        }

        Case opensHeld(String review) {
            return open(review, true, true, false);
        }

        private Case open(String review, boolean first, boolean held, boolean accepted) {
            if (!reviews.containsKey(review)) {
                ClockLedger clock = ClockLedger.open(
                        Quanzhou.dueDates(),
                        new ClockSubject(review, "case", review, Quanzhou.CITY),
                        new Limit(5, LimitUnit.WORKING_DAY),
                        new Limit(20, LimitUnit.WORKING_DAY));
                if (accepted) {
                    clock.acceptAtOnce(now, "engine", "规则");
                } else {
                    clock.receive(now, "engine");
                }
                reviews.put(review, new Examined(review, first, held, clock));
            }
            return this;
        }

        void finds(String review, String reason) {
            if (isOpen(review) && !clock(review).wasNoticed() && !findings.isPending(review)) {
                String id = UUID.randomUUID().toString();
                found.add(id);
                findings.add(
                        new Finding(id, review, review + "局", review, now, List.of(new Gap("a.b", "缺")), reason, "李局"));
                settle();
            }
        }

        void accepts(String review) {
            if (isOpen(review) && !findings.isPending(review) && clock(review).accept(now, "officer")) {
                settle();
            }
        }

        void decides(String review) {
            if (isOpen(review)) {
                ended.add(review);
                findings.pending().stream()
                        .filter(finding -> finding.reviewId().equals(review))
                        .forEach(finding -> endedBeforeTold.add(finding.id()));
                clock(review).stop(now, ClockOutcome.REFUSED, "officer", "");
                settle();
            }
        }

        void passes(int minutes) {
            passesUntil(now.plus(Duration.ofMinutes(minutes)));
        }

        void passesUntil(Instant end) {
            while (true) {
                List<Instant> wakes = new ArrayList<>();
                findings.due(open(), window(), now).ifPresent(wakes::add);
                open().forEach(review -> review.clock()
                        .nextRung()
                        .filter(rung ->
                                rung.rung() == Rung.DEEMED_ACCEPTED || rung.at().isBefore(end))
                        .map(RungAt::at)
                        .ifPresent(wakes::add));
                Instant next = wakes.stream().sorted().findFirst().orElse(end);
                if (next.isAfter(end) || next.equals(now) && notices.size() > 100) {
                    break;
                }
                if (!next.isBefore(end)) {
                    now = end;
                    climb();
                    break;
                }
                now = next.isBefore(now) ? now : next;
                climb();
            }
            now = end;
            settle();
        }

        private void climb() {
            settle();
            open().forEach(review -> review.clock().climb(now));
            settle();
        }

        private void settle() {
            findings.send(open(), window(), now).ifPresent(notices::add);
        }

        private boolean isOpen(String review) {
            return reviews.containsKey(review) && !ended.contains(review);
        }

        List<Examined> open() {
            return reviews.values().stream()
                    .filter(review -> !ended.contains(review.reviewId()))
                    .toList();
        }

        MergeWindow window() {
            return new MergeWindow(
                    Quanzhou.dueDates(), Quanzhou.CITY, MergeWindow.USUAL_WAIT, MergeWindow.USUAL_MARGIN);
        }

        ClockLedger clock(String review) {
            return reviews.get(review).clock();
        }

        List<Kind> kinds(String review) {
            return clock(review).facts().stream().map(ClockFact::kind).toList();
        }
    }
}
