package cn.yijianshi.engine.replay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.ProcessDrawer;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFile.CaseState;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ItemState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayingTest {

    @Test
    void a_case_goes_by_its_own_drawing_as_it_went() {
        Route route = through(drawn(FailurePolicy.STOP_DEPENDENTS), past("a", "b"), "a", "b");
        assertThat(route.openedAfter()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "", "b", "a"));
        assertThat(route.outcome()).isEqualTo("DONE");
        assertThat(route.through()).isTrue();
        assertThat(route.assumed()).isEmpty();
    }

    @Test
    void what_nobody_had_to_decide_then_is_taken_as_granted() {
        Route route = through(drawn(FailurePolicy.STOP_DEPENDENTS), past("a"), "a", "b");
        assertThat(route.assumed()).containsExactly("b");
        assertThat(route.outcome()).isEqualTo("DONE");
    }

    @Test
    void a_refusal_does_what_the_tried_version_says_it_does() {
        Past refused = past(Map.of("a", ItemState.REFUSED), "a");
        assertThat(through(drawn(FailurePolicy.STOP_DEPENDENTS), refused, "a", "b")
                        .states())
                .containsEntry("b", ItemState.SKIPPED);
        Route ignored = through(drawn(FailurePolicy.IGNORE), refused, "a", "b");
        assertThat(ignored.states()).containsEntry("b", ItemState.APPROVED);
        assertThat(ignored.statesOtherThan(through(drawn(FailurePolicy.STOP_DEPENDENTS), refused, "a", "b")))
                .containsOnlyKeys("b");
    }

    @Test
    void a_join_that_waits_for_who_does_not_take_part_holds_the_case_up() {
        Bundle bundle = bundle(List.of(node("a", FailurePolicy.STOP_DEPENDENTS), new Node("b", true, null)), List.of());
        String stuck = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
                  <process id="tried" isExecutable="true">
                    <startEvent id="start"/>
                    <inclusiveGateway id="split"/>
                    <callActivity id="a" calledElement="item-review"/>
                    <callActivity id="b" calledElement="item-review"/>
                    <parallelGateway id="join"/>
                    <endEvent id="end"/>
                    <sequenceFlow id="f1" sourceRef="start" targetRef="split"/>
                    <sequenceFlow id="f2" sourceRef="split" targetRef="a">
                      <conditionExpression>${plan.needs(execution, 'a')}</conditionExpression>
                    </sequenceFlow>
                    <sequenceFlow id="f3" sourceRef="split" targetRef="b">
                      <conditionExpression>${plan.needs(execution, 'b')}</conditionExpression>
                    </sequenceFlow>
                    <sequenceFlow id="f4" sourceRef="a" targetRef="join"/>
                    <sequenceFlow id="f5" sourceRef="b" targetRef="join"/>
                    <sequenceFlow id="f6" sourceRef="join" targetRef="end"/>
                  </process>
                </definitions>
                """;
        Route route = Replaying.through(bundle, Walk.published(bundle, stuck), Set.of("a"), past("a"), Set.of());
        assertThat(route.through()).isFalse();
        assertThat(route.stuck()).isEmpty();
    }

    private static Route through(Bundle bundle, Past past, String... items) {
        String drawing = ProcessDrawer.draw(bundle, key -> Optional.empty());
        return Replaying.through(bundle, Walk.published(bundle, drawing), Set.of(items), past, Set.of());
    }

    private static Bundle drawn(FailurePolicy onRefusalOfTheFirst) {
        return bundle(
                List.of(node("a", onRefusalOfTheFirst), node("b", FailurePolicy.STOP_DEPENDENTS)),
                List.of(new Edge("a", "b", EdgeKind.OUT)));
    }

    private static Node node(String item, FailurePolicy onRefusal) {
        return new Node(item, false, onRefusal);
    }

    private static Bundle bundle(List<Node> nodes, List<Edge> edges) {
        return new Bundle(
                "tried", 1, "试", "Tried", "", "", "x", new Limit(1, LimitUnit.WORKING_DAY), List.of(), nodes, edges);
    }

    private static Past past(String... decided) {
        return past(Map.of(), decided);
    }

    private static Past past(Map<String, ItemState> otherwise, String... decided) {
        List<CaseReview> reviews = new ArrayList<>();
        Map<String, Integer> items = new TreeMap<>();
        for (String item : decided) {
            items.put(item, 1);
            reviews.add(new CaseReview(
                    "review-" + item,
                    "case",
                    item,
                    1,
                    "x",
                    "p",
                    otherwise.getOrDefault(item, ItemState.APPROVED),
                    Set.of(),
                    Map.of()));
        }
        Instant filed = Instant.parse("2026-11-23T01:00:00Z");
        return new Past(
                new CaseFile(
                        "case", "YJS1", "tried", 1, "350502", Map.of(), items, CaseState.ENDED, null, "p", filed, "a"),
                reviews,
                false);
    }
}
