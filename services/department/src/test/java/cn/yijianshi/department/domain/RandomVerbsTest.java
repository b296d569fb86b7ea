package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.CHIEF;
import static cn.yijianshi.department.domain.ADepartment.LI;
import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever officers, applicants and clocks do to a review in whatever order, its life makes sense. */
class RandomVerbsTest {

    private static final List<Seat> SEATS = List.of(ZHANG, LI, CHIEF);
    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");

    enum What {
        CLAIM,
        RELEASE,
        ACCEPT,
        CORRECT,
        ANSWER,
        ASSIGN,
        TRANSFER,
        ASK,
        ASK_NO_MORE,
        AGREE,
        OBJECT,
        COPY,
        COMMENT,
        APPROVE,
        APPROVE_AT_ONCE,
        REFUSE,
        TAKE_BACK,
        TAKE_EFFECT,
        TIME_PASSES,
        FORM_CHANGES,
        LAMP,
        APPLICANT_WITHDRAWS
    }

    /** @param late how many versions ago the officer looked */
    record Step(What what, int who, int whom, int late) {}

    @Provide
    Arbitrary<List<Step>> days() {
        var what = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(30, Arbitraries.of(What.class).filter(one -> one != What.APPLICANT_WITHDRAWS)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(What.APPLICANT_WITHDRAWS)));
        var who = Arbitraries.integers().between(0, 2);
        var late = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(5, 0), net.jqwik.api.Tuple.of(1, 1), net.jqwik.api.Tuple.of(1, 2));
        return Combinators.combine(what, who, who, late)
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 1500)
    void every_change_is_one_version_one_decision_is_final_and_the_history_tells_the_state(
            @ForAll("days") List<Step> day) {
        var department = new ADepartment(Duration.ofSeconds(30));
        var passed = new int[] {0};
        department.open("r");
        for (var step : day) {
            var before = department.reviews.get("r");
            var entries = department.history.size();
            var told = department.news.size();
            try {
                play(department, step, before, passed);
            } catch (ReviewProblem refused) {
                assertThat(department.reviews.get("r")).as("refused: " + step).isEqualTo(before);
                assertThat(department.history).hasSize(entries);
                assertThat(department.news).hasSize(told);
            }
            var after = department.reviews.get("r");
            var grown = after.version() - before.version();
            assertThat(grown).as(step.toString()).isBetween(0, 1);
            assertThat(department.history.size() - entries).isBetween(grown, 1);
            if (before.status().ended()) {
                assertThat(after.status()).isEqualTo(before.status());
                assertThat(after.decision()).isEqualTo(before.decision());
            }
            assertThat(after.pending() != null).isEqualTo(after.status() == Status.DECIDING);
            assertThat(after.decision() != null).isEqualTo(after.status().ended());
        }
        var review = department.reviews.get("r");
        assertThat(department.news.stream().filter(RandomVerbsTest::isAnEnd).count())
                .isEqualTo(review.status().ended() ? 1 : 0);
        assertThat(department.issued).hasSize(review.status() == Status.APPROVED ? 1 : 0);
        assertThat(Told.by(department.history)).isEqualTo(Told.of(review));
    }

    private static boolean isAnEnd(String told) {
        return told.startsWith("approved") || told.startsWith("refused") || told.startsWith("withdrawn");
    }

    private static void play(ADepartment department, Step step, Review now, int[] passed) {
        var seat = SEATS.get(step.who());
        var whom = SEATS.get(step.whom()).officer().id();
        var seen = Math.max(0, now.version() - step.late());
        var casework = department.casework;
        var teamwork = department.teamwork;
        switch (step.what()) {
            case CLAIM -> casework.claim(seat, "r", seen);
            case RELEASE -> casework.release(seat, "r", seen);
            case ACCEPT -> casework.accept(seat, "r", seen);
            case CORRECT -> casework.requestCorrection(seat, "r", seen, List.of(new Review.Defect("seal.kinds", "请选")));
            case ANSWER -> department.say("r", new Word.CorrectionAnswered(Map.of("seal.pickup", "SELF")));
            case ASSIGN -> teamwork.assign(seat, "r", seen, whom, null);
            case TRANSFER -> teamwork.transfer(seat, "r", seen, whom, "请接手");
            case ASK -> teamwork.addCoReviewers(seat, "r", seen, List.of(whom), "请看");
            case ASK_NO_MORE -> teamwork.removeCoReviewer(seat, "r", seen, whom, null);
            case AGREE -> teamwork.giveOpinion(seat, "r", seen, Colleagues.Voice.AGREE, null);
            case OBJECT -> teamwork.giveOpinion(seat, "r", seen, Colleagues.Voice.OBJECT, "不妥");
            case COPY -> teamwork.copy(seat, "r", seen, List.of(whom), null);
            case COMMENT -> teamwork.comment(seat, "r", seen, "注意");
            case APPROVE -> casework.approve(seat, "r", seen, RESULT);
            case APPROVE_AT_ONCE -> casework.approve(seat, "r", seen, RESULT, Casework.Effective.AT_ONCE);
            case REFUSE -> casework.refuse(seat, "r", seen, "理由", "依据");
            case TAKE_BACK -> casework.withdrawDecision(seat, "r", seen, "看错了");
            case TAKE_EFFECT -> department.dueDecisions.takeEffect("r");
            case TIME_PASSES -> {
                passed[0] += 20;
                department.clock.moveTo(Duration.ofSeconds(passed[0]));
            }
            case FORM_CHANGES -> {
                passed[0]++;
                department.clock.moveTo(Duration.ofSeconds(passed[0]));
                department.file(NOW.plusSeconds(passed[0]), "P" + passed[0]);
            }
            case LAMP -> department.say("r", NOW.plusSeconds(5), new Word.LampTurned(Act.DUE_SOON, Lamp.YELLOW));
            case APPLICANT_WITHDRAWS -> department.say("r", new Word.WithdrawalAsked("APPLICANT_WITHDREW", "不办了"));
        }
    }

    /** What matters of a review, read from it or from its history alone. */
    private record Told(
            Status status, int version, String handler, boolean accepted, Set<String> asked, Set<String> unheard) {

        static Told of(Review review) {
            var asked = new HashSet<String>();
            review.colleagues().asked().forEach(officer -> asked.add(officer.id()));
            var unheard = new HashSet<String>();
            review.colleagues().unheard().forEach(officer -> unheard.add(officer.id()));
            return new Told(
                    review.status(),
                    review.version(),
                    review.claim() == null ? null : review.claim().by().id(),
                    review.acceptance() != null,
                    asked,
                    unheard);
        }

        static Told by(List<HistoryEntry> history) {
            var told = new Told(null, 0, null, false, new HashSet<>(), new HashSet<>());
            for (var entry : history) {
                told = told.after(entry);
            }
            return told;
        }

        private Told after(HistoryEntry entry) {
            return switch (entry.act()) {
                case REQUESTED -> now(entry, Status.REQUESTED, handler);
                case FILED -> now(entry, Status.OPEN, handler);
                case CLAIMED -> now(entry, Status.CLAIMED, entry.by().id());
                case RELEASED -> now(entry, status == Status.CORRECTION_REQUESTED ? status : Status.OPEN, null);
                case ASSIGNED, TRANSFERRED -> {
                    var to = (String) entry.content().get("to");
                    if (unheard.remove(to)) {
                        asked.remove(to);
                    }
                    yield now(entry, status == Status.CORRECTION_REQUESTED ? status : Status.CLAIMED, to);
                }
                case ACCEPTED -> new Told(status, entry.version(), handler, true, asked, unheard);
                case CORRECTION_REQUESTED -> now(entry, Status.CORRECTION_REQUESTED, handler);
                case CORRECTION_ANSWERED -> now(entry, handler == null ? Status.OPEN : Status.CLAIMED, handler);
                case FORM_CHANGED -> now(entry, status == Status.DECIDING ? Status.CLAIMED : status, handler);
                case CO_REVIEWERS_ADDED -> {
                    ((List<?>) entry.content().get("officers")).forEach(id -> {
                        asked.add((String) id);
                        unheard.add((String) id);
                    });
                    yield now(entry, status, handler);
                }
                case CO_REVIEWER_REMOVED -> {
                    asked.remove(entry.content().get("to"));
                    unheard.remove(entry.content().get("to"));
                    yield now(entry, status, handler);
                }
                case OPINION_GIVEN -> {
                    unheard.remove(entry.by().id());
                    yield now(entry, status, handler);
                }
                case APPROVING, REFUSING -> now(entry, Status.DECIDING, handler);
                case DECISION_WITHDRAWN, DECISION_BLOCKED -> now(entry, Status.CLAIMED, handler);
                case APPROVED -> now(entry, Status.APPROVED, handler);
                case REFUSED -> now(entry, Status.REFUSED, handler);
                case WITHDRAWN -> now(entry, Status.WITHDRAWN, handler);
                default -> now(entry, status, handler);
            };
        }

        private Told now(HistoryEntry entry, Status next, String by) {
            return new Told(next, entry.version(), by, accepted, asked, unheard);
        }
    }
}
