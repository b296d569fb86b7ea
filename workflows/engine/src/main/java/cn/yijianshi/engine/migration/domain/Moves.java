package cn.yijianshi.engine.migration.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.LimitVariant;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.catalogue.Weight;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFile.CaseState;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.Progress;
import cn.yijianshi.engine.migration.domain.Move.Goes;
import cn.yijianshi.engine.migration.domain.Move.Passed;
import cn.yijianshi.engine.migration.domain.Move.Stays;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether and how a running case goes on by another version of its bundle. The case is walked through the new drawing
 * with everything that has happened to it; where that walk arrives is where its tokens are put. Nothing is changed
 * here, so a trial and the execution cannot come to different answers about the same standing.
 *
 * <p>What a department has in hand keeps its clock and its item's version. The applicant keeps what was asked for and
 * promised at the filing, or gets something better: an item that asks for more, or makes the way longer, stays out.
 */
public final class Moves {

    private final Function<String, Optional<Item>> inForce;
    private final BiFunction<String, Integer, Optional<Item>> versions;

    /**
     * @param inForce items as cases filed now are decided by
     * @param versions items by key and version
     */
    public Moves(Function<String, Optional<Item>> inForce, BiFunction<String, Integer, Optional<Item>> versions) {
        this.inForce = inForce;
        this.versions = versions;
    }

    /** The case goes from the version it was filed under (or moved to) to that destination. */
    public Move forward(Standing standing, Bundle from, Destination to) {
        Optional<Stays> stays = stays(standing, from.version(), to);
        if (stays.isPresent()) {
            return stays.get();
        }
        CaseFile file = standing.file();
        Plan before = Plan.of(from, file.answers(), inForce);
        Plan after = Plan.of(to.bundle(), file.answers(), inForce);
        if (after.stop().isPresent()) {
            return new Stays(Reason.NOT_TAKEN, null);
        }
        Set<String> reached = standing.states().keySet();
        Map<String, Integer> items = new TreeMap<>();
        List<String> dropped = new ArrayList<>();
        file.items().forEach((item, version) -> {
            // An answer that the new version does not understand takes nothing away from the applicant.
            boolean notAskedFor = after.problems().isEmpty()
                    && before.items().contains(item)
                    && !after.items().contains(item);
            if (reached.contains(item)) {
                items.put(item, version);
            } else if (to.bundle().node(item).isEmpty() || notAskedFor) {
                dropped.add(item);
            } else {
                items.put(item, better(item, version, file.answers()));
            }
        });
        List<String> joined = new ArrayList<>();
        Map<String, Reason> leftOut = new TreeMap<>();
        long promised = remaining(from, file.items(), standing);
        for (Node node : to.bundle().nodes()) {
            String item = node.item();
            if (!after.items().contains(item)
                    || before.items().contains(item)
                    || file.items().containsKey(item)) {
                continue;
            }
            Map<String, Integer> with = new TreeMap<>(items);
            with.put(item, inForce.apply(item).orElseThrow().version());
            Optional<Reason> against = asksMore(item, standing)
                    ? Optional.of(Reason.ASKS_MORE)
                    : isPassed(item, to.bundle(), with.keySet(), standing)
                            ? Optional.of(Reason.PLACE_PASSED)
                            : remaining(to.bundle(), with, standing) > promised
                                    ? Optional.of(Reason.LONGER)
                                    : Optional.empty();
            if (against.isPresent()) {
                leftOut.put(item, against.get());
            } else {
                items.put(item, with.get(item));
                joined.add(item);
            }
        }
        if (remaining(to.bundle(), items, standing) > promised) {
            return new Stays(Reason.LONGER, null);
        }
        return settled(standing, from, to, items, joined, leftOut, dropped);
    }

    /**
     * A case that was moved goes back.
     *
     * @param before the items it had before
     */
    public Move back(Standing standing, Bundle from, Destination to, Map<String, Integer> before) {
        Optional<Stays> stays = stays(standing, from.version(), to);
        if (stays.isPresent()) {
            return stays.get();
        }
        Map<String, Integer> now = standing.file().items();
        Optional<String> told =
                before.keySet().stream().filter(item -> !now.containsKey(item)).findFirst();
        if (told.isPresent()) {
            return new Stays(Reason.TOLD_NOT_NEEDED, told.get());
        }
        Set<String> reached = standing.states().keySet();
        Map<String, Integer> items = new TreeMap<>();
        now.forEach((item, version) -> {
            if (reached.contains(item)) {
                items.put(item, version);
            } else if (before.containsKey(item)) {
                items.put(item, before.get(item));
            }
        });
        return settled(standing, from, to, items, List.of(), Map.of(), List.of());
    }

    private static Optional<Stays> stays(Standing standing, int from, Destination to) {
        CaseFile file = standing.file();
        if (file.state() == CaseState.ENDED) {
            return Optional.of(new Stays(Reason.ENDED, null));
        }
        if (file.stopping()) {
            return Optional.of(new Stays(Reason.STOPPING, null));
        }
        if (file.bundleVersion() != from) {
            return Optional.of(new Stays(Reason.OTHER_VERSION, null));
        }
        if (standing.open().isEmpty()) {
            return Optional.of(new Stays(Reason.NOTHING_OPEN, null));
        }
        return standing.open().stream()
                .map(CaseReview::item)
                .filter(item -> to.bundle().node(item).isEmpty())
                .sorted()
                .findFirst()
                .map(item -> new Stays(Reason.STANDS_IN_REMOVED, item));
    }

    private Move settled(
            Standing standing,
            Bundle from,
            Destination to,
            Map<String, Integer> items,
            List<String> joined,
            Map<String, Reason> leftOut,
            List<String> dropped) {
        Map<String, ItemState> states = standing.states();
        Set<String> walked = new HashSet<>();
        List<Passed> passes = new ArrayList<>();
        Walk walk = to.paths().begin(items.keySet());
        walk.begin();
        while (true) {
            Optional<String> over = walk.open().stream()
                    .filter(item -> !items.containsKey(item)
                            || (states.containsKey(item) && states.get(item).ended()))
                    .findFirst();
            if (over.isPresent()) {
                walked.add(over.get());
                walk.ended(over.get());
                continue;
            }
            Optional<Passed> passed = passed(walk.open(), standing, to.bundle(), items.keySet(), states);
            if (passed.isEmpty()) {
                break;
            }
            passes.add(passed.get());
            states.put(passed.get().item(), passed.get().state());
        }
        for (CaseReview review : standing.reviews()) {
            boolean open = review.state() == ItemState.OPEN;
            if (open && !walk.open().contains(review.item())) {
                return new Stays(Reason.TURN_NOT_COME, review.item());
            }
            if (!open && to.bundle().node(review.item()).isPresent() && !walked.contains(review.item())) {
                return new Stays(Reason.OUT_OF_ORDER, review.item());
            }
        }
        Progress progress = new Progress(to.bundle(), items.keySet(), states);
        Progress before = new Progress(from, standing.file().items().keySet(), standing.states());
        Optional<String> held = standing.open().stream()
                .filter(review -> !review.awaits().isEmpty())
                .map(CaseReview::item)
                // One that was barred before was asked to stop then; its department answers to that.
                .filter(item ->
                        progress.barred(item).isPresent() && before.barred(item).isEmpty())
                .findFirst();
        if (held.isPresent()) {
            return new Stays(Reason.HELD_BY_REFUSAL, held.get());
        }
        Set<String> opens = new TreeSet<>(walk.open());
        opens.removeAll(states.keySet());
        return new Goes(
                to.bundle().version(),
                Map.copyOf(items),
                List.copyOf(joined),
                Map.copyOf(leftOut),
                List.copyOf(dropped),
                List.copyOf(passes),
                opens,
                walk.waiting(),
                awaits(standing, progress));
    }

    /** The next item whose turn has come and which no review would open for. */
    private static Optional<Passed> passed(
            Set<String> open, Standing standing, Bundle bundle, Set<String> items, Map<String, ItemState> states) {
        Progress progress = new Progress(bundle, items, states);
        return open.stream()
                .filter(item -> !states.containsKey(item))
                .map(item -> {
                    Optional<String> barred = progress.barred(item);
                    boolean needed = bundle.node(item)
                            .map(node -> node.neededFor(standing.found()))
                            .orElse(true);
                    return barred.isEmpty() && needed ? null : new Passed(item, barred.orElse(null));
                })
                .filter(passed -> passed != null)
                .findFirst();
    }

    /** A review that is held waits for what the new version says; one that may be decided stays so. */
    private static Map<String, Set<String>> awaits(Standing standing, Progress progress) {
        Map<String, Set<String>> changed = new TreeMap<>();
        standing.open().stream()
                .filter(review -> !review.awaits().isEmpty())
                .filter(review -> progress.barred(review.item()).isEmpty())
                .forEach(review -> {
                    Set<String> wanted = progress.awaits(review.item());
                    if (!wanted.equals(review.awaits())) {
                        changed.put(review.reviewId(), wanted);
                    }
                });
        return changed;
    }

    /**
     * Whether an item asks the applicant for something, or its department has heard nothing of the case: what was filed
     * went to the departments of the items it was filed for, each item's own fields.
     */
    private boolean asksMore(String key, Standing standing) {
        Item item = inForce.apply(key).orElseThrow();
        boolean known = standing.file().items().entrySet().stream()
                .flatMap(other -> versions.apply(other.getKey(), other.getValue()).stream())
                .anyMatch(other -> other.department().equals(item.department()));
        return !known
                || item.fields().stream()
                        .anyMatch(field ->
                                field.required() || !field.requiredWhen().isEmpty())
                || item.materials(standing.file().answers()).stream().anyMatch(Material::required)
                || !item.fees(standing.file().answers()).isEmpty();
    }

    private static boolean isPassed(String item, Bundle bundle, Set<String> items, Standing standing) {
        List<Edge> edges = bundle.edges(items);
        Set<String> after = after(item, edges);
        return standing.reviews().stream()
                .filter(review -> after.contains(review.item()))
                .anyMatch(review -> !isOnlyHeldBy(item, review, edges, after));
    }

    /** The decision of a review that is held anyway can wait for one more. */
    private static boolean isOnlyHeldBy(String item, CaseReview review, List<Edge> edges, Set<String> after) {
        return review.state() == ItemState.OPEN
                && !review.awaits().isEmpty()
                && edges.stream()
                        .filter(edge -> edge.to().equals(review.item()))
                        .filter(edge -> edge.from().equals(item) || after.contains(edge.from()))
                        .allMatch(edge -> edge.kind() == EdgeKind.DEC);
    }

    private static Set<String> after(String item, List<Edge> edges) {
        Set<String> found = new HashSet<>();
        Deque<String> look = new ArrayDeque<>(List.of(item));
        while (!look.isEmpty()) {
            String from = look.pop();
            edges.stream()
                    .filter(edge -> edge.from().equals(from))
                    .map(Edge::to)
                    .filter(found::add)
                    .forEach(look::push);
        }
        return found;
    }

    /** The version in force now, if it asks no more and promises no less than the one the case has; else that one. */
    private int better(String key, int version, Map<String, List<String>> answers) {
        Item had = versions.apply(key, version).orElseThrow();
        return inForce.apply(key)
                .filter(now -> now.version() != version)
                .filter(now -> now.department().equals(had.department()))
                .filter(now -> now.decision() == had.decision())
                .filter(now -> required(now.fields()).stream().allMatch(required(had.fields())::contains))
                .filter(now -> fields(had.fields()).containsAll(fields(now.fields())))
                .filter(now -> materials(had, answers).containsAll(materials(now, answers)))
                .filter(now -> had.fees(answers).containsAll(now.fees(answers)))
                .filter(now -> noLonger(now.statutory(), had.statutory()) && promisesNoLess(now, had, answers))
                .map(Item::version)
                .orElse(version);
    }

    private static Set<String> required(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.required() || !field.requiredWhen().isEmpty())
                .map(Field::key)
                .collect(Collectors.toSet());
    }

    private static Set<String> fields(List<Field> fields) {
        return fields.stream().map(Field::key).collect(Collectors.toSet());
    }

    private static Set<String> materials(Item item, Map<String, List<String>> answers) {
        return item.materials(answers).stream()
                .filter(Material::required)
                .map(Material::key)
                .collect(Collectors.toSet());
    }

    /** Facts that change the promise are not known yet: each variant must hold against its own. */
    private static boolean promisesNoLess(Item now, Item had, Map<String, List<String>> answers) {
        List<LimitVariant> mine = now.limitVariants();
        List<LimitVariant> before = had.limitVariants();
        boolean alike = mine.size() == before.size();
        for (int i = 0; alike && i < mine.size(); i++) {
            alike = mine.get(i).when().equals(before.get(i).when())
                    && mine.get(i).facts().equals(before.get(i).facts());
        }
        if (!alike) {
            return promises(now).stream()
                    .allMatch(promise -> promises(had).stream().allMatch(other -> noLonger(promise, other)));
        }
        boolean variants = true;
        for (int i = 0; i < mine.size(); i++) {
            variants &= noLonger(mine.get(i).promised(), before.get(i).promised());
        }
        return variants && noLonger(now.promised(), had.promised());
    }

    private static List<Limit> promises(Item item) {
        List<Limit> all = new ArrayList<>(List.of(item.promised()));
        item.limitVariants().forEach(variant -> all.add(variant.promised()));
        return all;
    }

    // Units are never converted into one another; only what is decided at once is shorter than anything.
    private static boolean noLonger(Limit limit, Limit other) {
        return limit.unit() == LimitUnit.IMMEDIATE
                || (limit.unit() == other.unit() && limit.amount() <= other.amount());
    }

    /** How long the way is that still lies before the case, for comparing; what has ended takes no time. */
    private long remaining(Bundle bundle, Map<String, Integer> items, Standing standing) {
        Map<String, ItemState> states = standing.states();
        Map<String, Long> weights = new HashMap<>();
        items.forEach((key, version) -> weights.put(
                key,
                states.containsKey(key) && states.get(key).ended()
                        ? 0L
                        : Weight.of(versions.apply(key, version)
                                .orElseThrow()
                                .promised(standing.file().answers(), standing.found()))));
        List<Edge> edges = bundle.edges(items.keySet());
        Map<String, Long> known = new HashMap<>();
        return items.keySet().stream()
                .mapToLong(item -> way(item, edges, weights, known))
                .max()
                .orElse(0);
    }

    private static long way(String item, Collection<Edge> edges, Map<String, Long> weights, Map<String, Long> known) {
        Long found = known.get(item);
        if (found != null) {
            return found;
        }
        long opens = 0;
        long decidable = 0;
        for (Edge edge : edges) {
            if (edge.to().equals(item)) {
                long before = way(edge.from(), edges, weights, known);
                if (edge.kind() == EdgeKind.DEC) {
                    decidable = Math.max(decidable, before);
                } else {
                    opens = Math.max(opens, before);
                }
            }
        }
        long way = Math.max(opens + weights.getOrDefault(item, 0L), decidable);
        known.put(item, way);
        return way;
    }
}
