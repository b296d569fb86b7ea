package cn.yijianshi.department.api;

import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.department.domain.Colleague;
import cn.yijianshi.department.domain.Colleagues;
import cn.yijianshi.department.domain.Delegation;
import cn.yijianshi.department.domain.Pending;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Shares;
import cn.yijianshi.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Officers and what they do together, as officers see it. */
final class TeamworkViews {

    private TeamworkViews() {}

    record Shared(String part, String by, Instant since, boolean answered, Line review) {
        static Shared of(Shares.Share share, Review review, Caller caller) {
            return new Shared(
                    share.part().name(), share.by().name(), share.since(), share.answered(), Line.of(review, caller));
        }
    }

    record AcceptanceView(String by, Instant at) {
        static AcceptanceView of(Review.Acceptance acceptance) {
            return acceptance == null
                    ? null
                    : new AcceptanceView(acceptance.by().name(), acceptance.at());
        }
    }

    /** @param actingFor whose review he decided, null for his own; @param mine the caller may take it back */
    record PendingView(String act, String by, String actingFor, Instant at, Instant until, boolean mine) {
        static PendingView of(Review review, Caller caller) {
            Pending pending = review.pending();
            if (pending == null) {
                return null;
            }
            var hand = pending.by();
            return new PendingView(
                    pending.act().name(),
                    hand.officer().name(),
                    hand.actingFor() == null ? null : hand.actingFor().name(),
                    pending.at(),
                    pending.until(),
                    hand.officer().id().equals(caller.subject())
                            || review.claim().by().id().equals(caller.subject()));
        }
    }

    record CoReviewerView(
            String id, String name, String askedBy, Instant askedAt, String question, OpinionView opinion) {
        static List<CoReviewerView> all(Colleagues colleagues) {
            return colleagues.coReviewers().stream()
                    .map(one -> new CoReviewerView(
                            one.officer().id(),
                            one.officer().name(),
                            one.askedBy().name(),
                            one.askedAt(),
                            one.question(),
                            OpinionView.of(one.opinion())))
                    .toList();
        }
    }

    record OpinionView(String voice, String text, Instant at) {
        static OpinionView of(Colleagues.Opinion opinion) {
            return opinion == null ? null : new OpinionView(opinion.voice().name(), opinion.text(), opinion.at());
        }
    }

    record InformedView(String id, String name, String by, Instant at) {
        static List<InformedView> all(Colleagues colleagues) {
            return colleagues.informed().stream()
                    .map(one -> new InformedView(
                            one.officer().id(), one.officer().name(), one.by().name(), one.at()))
                    .toList();
        }
    }

    /** @param away by whom he is stood in for now, and until when; null when he is at work */
    record OfficerView(
            String id,
            String username,
            String name,
            Collection<String> departments,
            boolean handles,
            boolean leads,
            Instant lastSeen,
            Away away) {
        static OfficerView of(Colleague colleague, Delegation holding) {
            return new OfficerView(
                    colleague.officer().id(),
                    colleague.username(),
                    colleague.officer().name(),
                    new TreeSet<>(colleague.departments()),
                    colleague.handles(),
                    colleague.leads(),
                    colleague.lastSeen(),
                    holding == null ? null : new Away(holding.to().name(), holding.ends()));
        }
    }

    /** @param until the first moment he is back */
    record Away(String standIn, Instant until) {}

    record Person(String id, String name) {
        static Person of(cn.yijianshi.department.domain.Officer officer) {
            return new Person(officer.id(), officer.name());
        }
    }

    /** @param ends the first moment it no longer holds */
    record DelegationView(
            String id,
            Person from,
            Person to,
            Instant begins,
            Instant ends,
            String text,
            String madeBy,
            Instant madeAt,
            Instant revokedAt,
            boolean holdsNow) {
        static DelegationView of(Delegation delegation, Clock clock) {
            return new DelegationView(
                    delegation.id(),
                    Person.of(delegation.from()),
                    Person.of(delegation.to()),
                    delegation.begins(),
                    delegation.ends(),
                    delegation.text(),
                    delegation.madeBy().name(),
                    delegation.madeAt(),
                    delegation.revokedAt(),
                    delegation.holds(clock.instant()));
        }
    }
}
