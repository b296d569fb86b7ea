package cn.yijianshi.engine.replay.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.Progress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks a case that has ended through a drawing once more, with the decisions that were really taken, in the order in
 * which they were taken. Nothing is written.
 */
public final class Replaying {

    private final Bundle bundle;
    private final Set<String> items;
    private final Past past;
    private final Walk walk;
    private final Map<String, CaseReview> decisions = new LinkedHashMap<>();
    private final Map<String, ItemState> states = new HashMap<>();
    private final Map<String, String> found = new TreeMap<>();
    private final SortedMap<String, String> openedAfter = new TreeMap<>();
    private final Set<String> assumed = new TreeSet<>();
    private boolean stopping;

    private Replaying(Bundle bundle, Walk.Paths paths, Set<String> items, Past past) {
        this.bundle = bundle;
        this.items = Set.copyOf(items);
        this.past = past;
        this.walk = paths.begin(this.items);
        past.reviews().stream()
                .filter(review -> isDecision(review.state()))
                .forEach(review -> decisions.put(review.item(), review));
    }

    /**
     * @param items those that take part
     * @param automatic those of them that only check data
     */
    public static Route through(Bundle bundle, Walk.Paths paths, Set<String> items, Past past, Set<String> automatic) {
        return new Replaying(bundle, paths, items, past).run(automatic);
    }

    // What a stop took out of a department's hands was not decided by it.
    private boolean isDecision(ItemState state) {
        return state == ItemState.APPROVED
                || state == ItemState.REFUSED
                || (state == ItemState.WITHDRAWN && past.withdrawn());
    }

    private Route run(Set<String> automatic) {
        walk.begin();
        settle("");
        Optional<String> next = next();
        while (next.isPresent()) {
            end(next.get());
            settle(next.get());
            next = next();
        }
        SortedMap<String, ItemState> ended = new TreeMap<>(states);
        ended.values().removeIf(state -> !state.ended());
        return new Route(
                openedAfter,
                ended,
                Set.copyOf(assumed),
                Set.copyOf(walk.open()),
                walk.isOver(),
                progress().outcome(past.withdrawn(), automatic));
    }

    /** Opens what has its turn, and passes by what no review would open for. */
    private void settle(String after) {
        Optional<String> turn = turn();
        while (turn.isPresent()) {
            String item = turn.get();
            if (!items.contains(item)) {
                walk.ended(item);
            } else if (stopping || progress().barred(item).isPresent()) {
                states.put(item, ItemState.SKIPPED);
                walk.ended(item);
            } else if (!bundle.node(item).map(node -> node.neededFor(found)).orElse(true)) {
                states.put(item, ItemState.NOT_NEEDED);
                walk.ended(item);
            } else {
                states.put(item, ItemState.OPEN);
                openedAfter.put(item, after);
            }
            turn = turn();
        }
    }

    private Optional<String> turn() {
        return walk.open().stream().filter(item -> !states.containsKey(item)).findFirst();
    }

    /** Who decides next: in the order of the real decisions, then whoever never had to decide. */
    private Optional<String> next() {
        Progress progress = progress();
        List<String> ready = walk.open().stream()
                .filter(item -> stopping || progress.awaits(item).isEmpty())
                .toList();
        return decisions.keySet().stream().filter(ready::contains).findFirst().or(() -> ready.stream()
                .findFirst());
    }

    private void end(String item) {
        CaseReview decision = decisions.remove(item);
        ItemState state = decision != null ? decision.state() : stopping ? ItemState.WITHDRAWN : ItemState.APPROVED;
        if (decision != null) {
            found.putAll(decision.outputs());
        } else if (!stopping) {
            assumed.add(item);
        }
        states.put(item, state);
        walk.ended(item);
        if (state == ItemState.REFUSED && progress().onRefusal(item) == FailurePolicy.STOP_ALL) {
            stopping = true;
        }
    }

    private Progress progress() {
        return new Progress(bundle, items, states);
    }
}
