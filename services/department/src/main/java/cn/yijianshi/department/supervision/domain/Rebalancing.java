package cn.yijianshi.department.supervision.domain;

import cn.yijianshi.department.domain.Colleague;
import cn.yijianshi.department.domain.Delegations;
import cn.yijianshi.department.domain.Mode;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Officers;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.ReviewProblem.Flaw;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.ReviewQueue.Assignee;
import cn.yijianshi.department.domain.Reviews.InQueue;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.domain.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shares work out anew: what one officer has, or what nobody has taken, among others who are at work. */
public final class Rebalancing {

    /** What is written as an officer when nobody is meant. */
    public static final String NOBODY = "nobody";

    private static final int MOST_OFFICERS = 20;
    private static final int MOST_REVIEWS = 200;
    private static final Set<Status> IN_HAND = Set.of(Status.CLAIMED, Status.CORRECTION_REQUESTED);

    private final ReviewQueue queue;
    private final Officers officers;
    private final Delegations delegations;
    private final Clock clock;

    public Rebalancing(ReviewQueue queue, Officers officers, Delegations delegations, Clock clock) {
        this.queue = queue;
        this.officers = officers;
        this.delegations = delegations;
        this.clock = clock;
    }

    /**
     * @param from    an officer, or {@link #NOBODY}
     * @param howMany at most; null for all
     * @param even    only until nobody of them, the giver included, has more than the others
     * @param items   of these only; empty for all, as are regions and bundles
     */
    public record Wish(
            String from,
            List<String> to,
            Integer howMany,
            boolean even,
            Set<String> items,
            Set<String> regions,
            Set<String> bundles) {}

    /** @param before how many he has in hand now, {@code after} when all of it is done */
    public record Load(Officer officer, long before, long after) {}

    public record Move(String reviewId, int version, String caseNo, String itemName, Officer to) {}

    public record Plan(List<Move> moves, List<Load> loads) {}

    public Plan plan(Seat seat, Wish wish) {
        var flaws = new ArrayList<Flaw>();
        var giver = giver(seat, wish.from(), flaws);
        var takers = takers(seat, wish.to(), giver, flaws);
        if (wish.howMany() != null && (wish.howMany() < 1 || wish.howMany() > MOST_REVIEWS)) {
            flaws.add(new Flaw("/howMany", "out-of-range", "1", String.valueOf(MOST_REVIEWS)));
        }
        if (!flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(flaws);
        }
        var loads = new LinkedHashMap<String, Long>();
        takers.forEach(taker -> loads.put(taker.officer().id(), load(seat, taker.officer())));
        var before = Map.copyOf(loads);
        long left = giver == null ? Long.MAX_VALUE : load(seat, giver);
        var had = left;
        int most = wish.howMany() == null ? MOST_REVIEWS : wish.howMany();
        var moves = new ArrayList<Move>();
        for (var review : movable(seat, wish, giver)) {
            if (moves.size() == most) {
                break;
            }
            var taker = freest(review, takers, loads);
            if (taker == null || wish.even() && giver != null && loads.get(taker.id()) + 1 > left - 1) {
                continue;
            }
            loads.merge(taker.id(), 1L, Long::sum);
            left--;
            moves.add(new Move(
                    review.request().reviewId(),
                    review.version(),
                    review.request().caseNo(),
                    review.request().itemName(),
                    taker));
        }
        var shown = new ArrayList<Load>();
        if (giver != null) {
            shown.add(new Load(giver, had, left));
        }
        takers.forEach(taker -> shown.add(new Load(
                taker.officer(),
                before.get(taker.officer().id()),
                loads.get(taker.officer().id()))));
        return new Plan(List.copyOf(moves), List.copyOf(shown));
    }

    private Officer giver(Seat seat, String from, List<Flaw> flaws) {
        var text = text(from);
        if (text.isEmpty()) {
            flaws.add(new Flaw("/from", "required"));
        } else if (!text.equals(NOBODY)) {
            var found = officers.find(text).filter(one -> isOf(one, seat));
            if (found.isEmpty()) {
                flaws.add(new Flaw("/from", "unknown-officer"));
            }
            return found.map(Colleague::officer).orElse(null);
        }
        return null;
    }

    /** Who is away is given no work: somebody stands in for him as it is. */
    private List<Colleague> takers(Seat seat, List<String> to, Officer giver, List<Flaw> flaws) {
        var takers = new LinkedHashMap<String, Colleague>();
        if (to == null || to.isEmpty()) {
            flaws.add(new Flaw("/to", "required"));
            return List.of();
        }
        if (to.size() > MOST_OFFICERS) {
            flaws.add(new Flaw("/to", "too-many", String.valueOf(MOST_OFFICERS)));
            return List.of();
        }
        var found = to.stream().map(one -> officers.find(text(one))).toList();
        var away = delegations
                .holding(
                        found.stream()
                                .flatMap(java.util.Optional::stream)
                                .map(one -> one.officer().id())
                                .toList(),
                        clock.instant())
                .stream()
                .map(one -> one.from().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (int i = 0; i < found.size(); i++) {
            var taker = found.get(i).filter(Colleague::handles).filter(one -> isOf(one, seat));
            var pointer = "/to/" + i;
            if (taker.isEmpty()) {
                flaws.add(new Flaw(pointer, "unknown-officer"));
            } else if (away.contains(taker.get().officer().id())) {
                flaws.add(new Flaw(pointer, "officer-away"));
            } else if (giver != null && giver.id().equals(taker.get().officer().id())) {
                flaws.add(new Flaw(pointer, "not-from-himself"));
            } else {
                takers.put(taker.get().officer().id(), taker.get());
            }
        }
        return List.copyOf(takers.values());
    }

    private static boolean isOf(Colleague colleague, Seat seat) {
        return colleague.departments().stream().anyMatch(seat.departments()::contains);
    }

    /** What was due first goes first. */
    private List<InQueue> movable(Seat seat, Wish wish, Officer giver) {
        return queue
                .page(
                        wanted(
                                seat,
                                giver == null ? Set.of(Status.OPEN) : IN_HAND,
                                giver == null ? Assignee.NOBODY : new Assignee(giver.id()),
                                wish),
                        null,
                        false,
                        MOST_REVIEWS)
                .stream()
                .filter(review -> review.mode() != Mode.AUTOMATIC)
                .toList();
    }

    private long load(Seat seat, Officer officer) {
        var nothing = new Wish(null, null, null, false, Set.of(), Set.of(), Set.of());
        return queue.counts(wanted(seat, IN_HAND, new Assignee(officer.id()), nothing), officer.id()).stream()
                .mapToLong(ReviewQueue.Count::number)
                .sum();
    }

    private static ReviewQueue.Wanted wanted(Seat seat, Set<Status> statuses, Assignee assignee, Wish wish) {
        return new ReviewQueue.Wanted(
                seat.departments(),
                statuses,
                Set.of(),
                wish.items(),
                wish.regions(),
                wish.bundles(),
                assignee,
                null,
                null,
                null);
    }

    /** The one with the least in hand who works for the review's department; of equals the first named. */
    private static Officer freest(InQueue review, List<Colleague> takers, Map<String, Long> loads) {
        Officer freest = null;
        for (var taker : takers) {
            var id = taker.officer().id();
            if (taker.departments().contains(review.request().department())
                    && (freest == null || loads.get(id) < loads.get(freest.id()))) {
                freest = taker.officer();
            }
        }
        return freest;
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
