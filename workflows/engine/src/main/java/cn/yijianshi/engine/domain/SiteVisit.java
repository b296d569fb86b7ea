package cn.yijianshi.engine.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * 联合踏勘, 联合核查: one appointment at which all departments of a case see the place together. It is proposed in office
 * hours; each department agrees to it or names another time, once.
 *
 * @param key of the visit in the case's bundle
 * @param round from 1; another time is the next round
 * @param parties the reviews it is made for
 */
public record SiteVisit(
        String caseId,
        String key,
        String name,
        String nameEn,
        State state,
        int round,
        Instant from,
        Instant to,
        List<Party> parties) {

    public enum State {
        PROPOSED,
        AGREED,
        /** Everybody who was to come has decided without it. */
        NOT_NEEDED
    }

    public enum Word {
        OPEN,
        AGREED,
        /** Cannot come then, and has named the time that is proposed now. */
        MOVED
    }

    /**
     * One review of it.
     *
     * @param text why its department named another time; null where it did not
     */
    public record Party(
            String reviewId, String item, String department, Word word, String by, Instant at, String text) {

        public static Party of(CaseReview review) {
            return new Party(review.reviewId(), review.item(), review.department(), Word.OPEN, null, null, null);
        }

        private Party agreed(String who, Instant when) {
            return new Party(reviewId, item, department, word == Word.MOVED ? word : Word.AGREED, who, when, text);
        }

        private Party moved(String who, Instant when, String why) {
            return new Party(reviewId, item, department, Word.MOVED, who, when, why);
        }

        private Party askedAnew() {
            // Who moved it before has had his turn: that is remembered, whatever is asked now.
            return text == null ? new Party(reviewId, item, department, Word.OPEN, null, null, null) : unheard();
        }

        private Party unheard() {
            return new Party(reviewId, item, department, Word.OPEN, by, at, text);
        }
    }

    public SiteVisit {
        parties = List.copyOf(parties);
    }

    public static SiteVisit proposed(
            String caseId, String key, String name, String nameEn, Instant from, Duration length, List<Party> parties) {
        return new SiteVisit(caseId, key, name, nameEn, State.PROPOSED, 1, from, from.plus(length), parties);
    }

    public boolean concerns(String department) {
        return parties.stream().anyMatch(party -> party.department().equals(department));
    }

    /** Whether this department may still name another time. */
    public boolean mayMove(String department) {
        return parties.stream().noneMatch(party -> party.department().equals(department) && party.text() != null);
    }

    public SiteVisit agreed(String department, int seen, String by, Instant now) {
        answerable(seen, now);
        return with(
                        state,
                        round,
                        from,
                        to,
                        party -> party.department().equals(department) ? party.agreed(by, now) : party)
                .settled();
    }

    /** Who names another time agrees to it; everybody else is asked again. */
    public SiteVisit moved(String department, int seen, Instant other, String by, String why, Instant now) {
        if (seen == round - 1 && saidThat(department, other, why)) {
            // The answer may have been lost: the same again is the same.
            return this;
        }
        answerable(seen, now);
        if (!mayMove(department)) {
            throw new ClockRefused("visit-moved-before", department + " has moved it before: " + key);
        }
        return with(
                        State.PROPOSED,
                        round + 1,
                        other,
                        other.plus(Duration.between(from, to)),
                        party -> party.department().equals(department) ? party.moved(by, now, why) : party.askedAnew())
                .settled();
    }

    private boolean saidThat(String department, Instant other, String why) {
        return from.equals(other)
                && parties.stream()
                        .anyMatch(party -> party.department().equals(department)
                                && party.word() == Word.MOVED
                                && why.equals(party.text()));
    }

    /** A review has ended: nobody need come for it any more. */
    public SiteVisit without(String reviewId, Instant now) {
        if (state == State.NOT_NEEDED || !now.isBefore(from)) {
            return this;
        }
        var left = parties.stream()
                .filter(party -> !party.reviewId().equals(reviewId))
                .toList();
        return left.isEmpty()
                ? new SiteVisit(caseId, key, name, nameEn, State.NOT_NEEDED, round, from, to, parties)
                : new SiteVisit(caseId, key, name, nameEn, state, round, from, to, left).settled();
    }

    public Optional<Party> party(String reviewId) {
        return parties.stream()
                .filter(party -> party.reviewId().equals(reviewId))
                .findFirst();
    }

    private void answerable(int seen, Instant now) {
        if (state == State.NOT_NEEDED || !now.isBefore(from)) {
            throw new ClockRefused("visit-over", "it has been, or is not needed any more: " + key);
        }
        if (seen != round) {
            throw new ClockRefused("visit-changed", "another time is proposed by now: " + key);
        }
    }

    private SiteVisit settled() {
        return state == State.PROPOSED && parties.stream().noneMatch(party -> party.word() == Word.OPEN)
                ? with(State.AGREED, round, from, to, Function.identity())
                : this;
    }

    private SiteVisit with(State next, int number, Instant begin, Instant end, Function<Party, Party> each) {
        return new SiteVisit(
                caseId,
                key,
                name,
                nameEn,
                next,
                number,
                begin,
                end,
                parties.stream().map(each).toList());
    }

    /** The visits of all cases. */
    public interface Book {

        /** In the order of their keys. */
        List<SiteVisit> of(String caseId);

        void keep(SiteVisit visit);
    }
}
