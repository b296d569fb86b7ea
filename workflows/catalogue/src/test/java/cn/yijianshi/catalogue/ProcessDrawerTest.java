package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProcessDrawerTest {

    @Test
    void what_waits_for_nobody_runs_side_by_side() {
        assertThat(Precedence.of(bundle("a b c", "a>b a>c")).toString())
                .isEqualTo("Chain[parts=[Single[item=a], Beside[parts=[Single[item=b], Single[item=c]]]]]");
    }

    @Test
    void what_waits_only_for_some_of_the_others_makes_a_mesh() {
        // b waits for a alone, d for a and c: no block of the one before a block of the other.
        assertThat(Precedence.of(bundle("a b c d", "a>b a>d c>d"))).isInstanceOf(Precedence.Mesh.class);
    }

    @Test
    void what_is_only_decided_later_is_drawn_beside() {
        assertThat(Precedence.of(bundle("a b", "a=b"))).isInstanceOf(Precedence.Beside.class);
    }

    @Test
    void an_item_that_may_be_left_out_is_passed_by() {
        var drawing =
                Drawing.read("x", draw(bundle("a b? c", "a>b b>c")), bundle("a b? c", "a>b b>c"), new ArrayList<>());
        var gate = drawing.leaving("a").get(0).to();
        assertThat(drawing.leaving(gate)).extracting(flow -> flow.needs()).containsExactly("b", null);
        assertThat(drawing.nodes().get(gate).standard()).isEqualTo("gate-1-to-gate-2");
        assertThat(drawing.leaving("gate-2")).extracting(flow -> flow.to()).containsExactly("c");
    }

    @Test
    void an_item_that_is_left_out_hands_on_what_it_waited_for() {
        var bundle = bundle("a b? c", "a>b b>c");
        assertThat(bundle.edges(List.of("a", "c"))).containsExactly(new Edge("a", "c", EdgeKind.OUT));
        assertThat(bundle.edges(List.of("a", "b", "c"))).isEqualTo(bundle.edges());
        assertThat(bundle("a b? c", "a=b b>c").edges(List.of("a", "c"))).isEmpty();
    }

    @Test
    void the_citys_bundles_are_drawn_without_a_finding() {
        for (var bundle : CityCatalogue.CATALOGUE.bundles()) {
            var findings = new ArrayList<Finding>();
            Drawing.read(bundle.key(), ProcessDrawer.draw(bundle, CityCatalogue.CATALOGUE::item), bundle, findings);
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void a_drawing_is_that_of_the_version_it_is_numbered_for() {
        var bundle = bundle("a b", "a>b");
        var xml = draw(bundle);
        assertThat(Drawing.sketched(Drawing.numbered(xml, 7)).versionTag()).isEqualTo("7");
        var untold = xml.replaceFirst(" camunda:versionTag=\"\\d+\"", "");
        assertThat(Drawing.sketched(untold).versionTag()).isNull();
        assertThat(Drawing.sketched(Drawing.numbered(untold, 7)).versionTag()).isEqualTo("7");
        assertThat(Drawing.guarded(Drawing.numbered(untold, 7))).isEmpty();
    }

    @Property(tries = 300)
    void every_order_can_be_drawn(@ForAll long seed) {
        var bundle = drawn(new Random(seed));
        var findings = new ArrayList<Finding>();
        var xml = draw(bundle);
        Drawing.read("process.bpmn", xml, bundle, findings);
        assertThat(findings).as(xml).isEmpty();
        assertThat(draw(bundle)).isEqualTo(xml);
    }

    /** Token by token: an item begins when, and only when, all before it are done or left out. */
    @Property(tries = 300)
    void every_item_begins_when_the_last_before_it_is_through(@ForAll long seed) {
        var lot = new Random(seed);
        var bundle = drawn(lot);
        var drawing = Drawing.read("process.bpmn", draw(bundle), bundle, new ArrayList<>());
        var takes = bundle.nodes().stream()
                .filter(node -> !node.optional() || lot.nextBoolean())
                .map(Node::item)
                .toList();
        var played = new Played(drawing, takes);
        while (!played.open.isEmpty()) {
            for (var item : takes) {
                var before = before(bundle, item);
                boolean ready =
                        before.stream().allMatch(other -> !takes.contains(other) || played.done.contains(other));
                assertThat(played.open.contains(item) || played.done.contains(item))
                        .as(item + " of " + bundle.edges())
                        .isEqualTo(ready);
            }
            played.finish(played.open.get(lot.nextInt(played.open.size())));
        }
        assertThat(played.done).containsExactlyInAnyOrderElementsOf(takes);
        assertThat(played.ended).isEqualTo(1);
        assertThat(played.waiting.values()).allMatch(count -> count == 0);
    }

    @Property(tries = 300)
    void lines_are_upright_or_level_and_boxes_do_not_overlap(@ForAll long seed) {
        var xml = draw(drawn(new Random(seed)));
        var boxes = new ArrayList<int[]>();
        int[] last = null;
        for (var line : xml.lines().map(String::strip).toList()) {
            var numbers = Arrays.stream(line.replaceAll("[^0-9\"]", "").split("\""))
                    .filter(text -> !text.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (line.startsWith("<dc:Bounds") && numbers[3] > 14) boxes.add(numbers);
            if (line.startsWith("<bpmndi:BPMNEdge")) last = null;
            if (!line.startsWith("<di:waypoint")) continue;
            if (last != null)
                assertThat(last[0] == numbers[0] || last[1] == numbers[1])
                        .as(line)
                        .isTrue();
            last = numbers;
        }
        for (int i = 0; i < boxes.size(); i++)
            for (int j = 0; j < i; j++) {
                var one = boxes.get(i);
                var other = boxes.get(j);
                boolean apart = one[0] + one[2] <= other[0]
                        || other[0] + other[2] <= one[0]
                        || one[1] + one[3] <= other[1]
                        || other[1] + other[3] <= one[1];
                assertThat(apart).as(xml).isTrue();
            }
    }

    /** The drawing played as Camunda plays it: a parallel gateway counts, an inclusive one waits while anything can come. */
    private static final class Played {
        final Drawing drawing;
        final List<String> takes;
        final List<String> open = new ArrayList<>();
        final List<String> done = new ArrayList<>();
        final Map<String, Integer> waiting = new HashMap<>();
        int ended;

        Played(Drawing drawing, List<String> takes) {
            this.drawing = drawing;
            this.takes = takes;
            leave("submitted");
        }

        void finish(String item) {
            open.remove(item);
            done.add(item);
            leave(item);
        }

        private void arrive(String node) {
            switch (drawing.nodes().get(node).kind()) {
                case "callActivity" -> open.add(node);
                case "endEvent" -> ended++;
                default -> {
                    int here = waiting.merge(node, 1, Integer::sum);
                    boolean inclusive = drawing.nodes().get(node).kind().equals("inclusiveGateway");
                    // Looked at on arrival only: a token that dies elsewhere wakes nobody.
                    if (here >= drawing.entering(node).size() || inclusive && !somethingComes(node)) {
                        waiting.put(node, 0);
                        leave(node);
                    }
                }
            }
        }

        private boolean somethingComes(String node) {
            return open.stream().anyMatch(item -> drawing.after(item).contains(node))
                    || moving.stream()
                            .anyMatch(at -> at.equals(node) || drawing.after(at).contains(node))
                    || waiting.entrySet().stream()
                            .anyMatch(at -> at.getValue() > 0
                                    && !at.getKey().equals(node)
                                    && drawing.after(at.getKey()).contains(node));
        }

        /** Tokens that a fork has sent and that have not arrived yet. */
        private final List<String> moving = new ArrayList<>();

        private void leave(String node) {
            var element = drawing.nodes().get(node);
            var taken = drawing.leaving(node).stream()
                    .filter(flow -> !flow.id().equals(element.standard()))
                    .filter(flow -> flow.needs() == null || takes.contains(flow.needs()))
                    .toList();
            if (taken.isEmpty())
                taken = drawing.leaving(node).stream()
                        .filter(flow -> flow.id().equals(element.standard()))
                        .toList();
            var targets = new ArrayList<>(taken.stream().map(flow -> flow.to()).toList());
            moving.addAll(targets);
            for (var target : targets) {
                moving.remove(target);
                arrive(target);
            }
        }
    }

    private static List<String> before(Bundle bundle, String item) {
        var before = new ArrayList<String>();
        var look = new ArrayList<>(List.of(item));
        while (!look.isEmpty()) {
            var at = look.remove(0);
            for (var edge : bundle.edges())
                if (edge.kind() != EdgeKind.DEC && edge.to().equals(at) && !before.contains(edge.from())) {
                    before.add(edge.from());
                    look.add(edge.from());
                }
        }
        return before;
    }

    static Bundle drawn(Random lot) {
        int size = 1 + lot.nextInt(12);
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        var names = new ArrayList<>(
                IntStream.range(0, size).mapToObj(i -> "item_" + i).toList());
        Collections.shuffle(names, lot);
        int dense = 5 + lot.nextInt(40);
        for (int to = 0; to < size; to++) {
            nodes.add(new Node(names.get(to), lot.nextInt(3) == 0, FailurePolicy.STOP_DEPENDENTS));
            for (int from = 0; from < to; from++)
                if (lot.nextInt(100) < dense)
                    edges.add(new Edge(
                            names.get(from),
                            names.get(to),
                            lot.nextInt(4) > 0 ? EdgeKind.OUT : lot.nextBoolean() ? EdgeKind.EVT : EdgeKind.DEC));
        }
        return bundle(nodes, edges);
    }

    /** {@code a b? c} with {@code a>b} for OUT and {@code a=b} for DEC. */
    static Bundle bundle(String nodes, String edges) {
        return bundle(
                Arrays.stream(nodes.split(" "))
                        .map(name -> new Node(name.replace("?", ""), name.endsWith("?"), FailurePolicy.STOP_DEPENDENTS))
                        .toList(),
                Arrays.stream(edges.split(" "))
                        .map(edge -> new Edge(
                                edge.split("[>=]")[0],
                                edge.split("[>=]")[1],
                                edge.contains(">") ? EdgeKind.OUT : EdgeKind.DEC))
                        .toList());
    }

    private static Bundle bundle(List<Node> nodes, List<Edge> edges) {
        return new Bundle(
                "drawn",
                1,
                "抽签的一件事",
                "Drawn by lot",
                "",
                "",
                "x",
                new Limit(1, LimitUnit.WORKING_DAY),
                List.of(),
                nodes,
                edges);
    }

    private static String draw(Bundle bundle) {
        return ProcessDrawer.draw(bundle, key -> Optional.empty());
    }
}
