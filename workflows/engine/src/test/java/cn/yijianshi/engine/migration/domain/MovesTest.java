package cn.yijianshi.engine.migration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemKind;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.ProcessDrawer;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFile.CaseState;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.migration.domain.Move.Goes;
import cn.yijianshi.engine.migration.domain.Move.Passed;
import cn.yijianshi.engine.migration.domain.Move.Stays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a case takes along, what it goes without, and why it stays. */
class MovesTest {

    private final Map<String, TreeMap<Integer, Item>> items = new TreeMap<>();
    private final Moves moves = new Moves(
            key -> Optional.ofNullable(items.get(key))
                    .map(versions -> versions.lastEntry().getValue()),
            (key, version) -> Optional.ofNullable(items.get(key)).map(versions -> versions.get(version)));

    MovesTest() {
        for (String key : List.of("a", "b", "c", "x")) {
            publish(item(key, 1, 2, List.of()));
        }
    }

    @Test
    void what_may_stand_beside_now_opens_at_once() {
        Goes goes = goes(
                standing(Map.of("a", ItemState.APPROVED, "b", ItemState.OPEN), "a", "b", "c"),
                bundle(1, edges("a-b", "b-c"), "a", "b", "c"),
                bundle(2, edges("a-b", "a-c"), "a", "b", "c"));
        assertThat(goes.opens()).containsExactly("c");
        assertThat(goes.items()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void tokens_wait_where_the_new_drawing_has_its_joins() {
        Goes goes = goes(
                standing(Map.of("a", ItemState.APPROVED, "b", ItemState.OPEN), "a", "b", "c"),
                bundle(1, edges("b-c"), "a", "b", "c"),
                bundle(2, edges("a-c", "b-c"), "a", "b", "c"));
        assertThat(goes.tokens().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(1);
        assertThat(goes.opens()).isEmpty();
    }

    @Test
    void an_item_that_asks_for_nothing_joins_and_one_that_asks_for_more_stays_out() {
        Standing standing = standing(Map.of("a", ItemState.OPEN), "a", "b");
        Bundle before = bundle(1, edges("a-b"), "a", "b");
        Bundle after = bundle(2, edges("a-b", "a-x"), "a", "b", "x");
        Goes joined = goes(standing, before, after);
        assertThat(joined.joined()).containsExactly("x");
        assertThat(joined.items()).containsKey("x");

        publish(item("x", 2, 2, List.of(required("x.what"))));
        Goes without = goes(standing, before, after);
        assertThat(without.leftOut()).containsEntry("x", Reason.ASKS_MORE);
        assertThat(without.items()).doesNotContainKey("x");
    }

    @Test
    void an_item_whose_place_is_past_or_that_makes_the_way_longer_stays_out() {
        Bundle before = bundle(1, edges("a-b"), "a", "b");
        Goes past = goes(
                standing(Map.of("a", ItemState.APPROVED, "b", ItemState.OPEN), "a", "b"),
                before,
                bundle(2, edges("a-x", "x-b"), "a", "b", "x"));
        assertThat(past.leftOut()).containsEntry("x", Reason.PLACE_PASSED);
        Goes longer = goes(
                standing(Map.of("a", ItemState.OPEN), "a", "b"), before, bundle(2, edges("a-b", "b-x"), "a", "b", "x"));
        assertThat(longer.leftOut()).containsEntry("x", Reason.LONGER);
    }

    @Test
    void what_is_not_reached_takes_the_better_promise_and_what_is_in_hand_keeps_its_version() {
        publish(item("a", 2, 1, List.of()));
        publish(item("b", 2, 1, List.of()));
        publish(item("c", 2, 3, List.of()));
        Goes goes = goes(
                standing(Map.of("a", ItemState.OPEN), "a", "b", "c"),
                bundle(1, edges("a-b", "a-c"), "a", "b", "c"),
                bundle(2, edges("a-b", "a-c"), "a", "b", "c"));
        assertThat(goes.items()).containsEntry("a", 1).containsEntry("b", 2).containsEntry("c", 1);
    }

    @Test
    void a_case_stays_where_the_applicant_would_wait_longer() {
        assertThat(move(
                        standing(Map.of("a", ItemState.OPEN, "b", ItemState.OPEN), "a", "b", "c"),
                        bundle(1, edges("a-c"), "a", "b", "c"),
                        bundle(2, edges("a-c", "c-b"), "a", "b", "c")))
                .isEqualTo(new Stays(Reason.LONGER, null));
    }

    @Test
    void a_case_stays_where_its_place_is_gone_or_would_not_have_come() {
        Bundle before = bundle(1, edges(), "a", "b", "c");
        Standing standing =
                standing(Map.of("a", ItemState.OPEN, "b", ItemState.OPEN, "c", ItemState.APPROVED), "a", "b", "c");
        publish(item("a", 1, 9, List.of()));
        assertThat(move(standing, before, bundle(2, edges(), "a", "c")))
                .isEqualTo(new Stays(Reason.STANDS_IN_REMOVED, "b"));
        assertThat(move(standing, before, bundle(2, edges("b-c"), "a", "b", "c")))
                .isEqualTo(new Stays(Reason.OUT_OF_ORDER, "c"));
        assertThat(move(standing, bundle(1, edges("a-b"), "a", "b", "c"), bundle(2, edges("a-b"), "a", "b", "c")))
                .isEqualTo(new Stays(Reason.TURN_NOT_COME, "b"));
    }

    @Test
    void what_is_no_longer_part_of_it_is_dropped_and_the_case_does_not_come_back() {
        Bundle before = bundle(1, edges("a-b"), "a", "b");
        Bundle after = bundle(2, edges(), "a");
        Standing standing = standing(Map.of("a", ItemState.OPEN), "a", "b");
        assertThat(goes(standing, before, after).dropped()).containsExactly("b");
        Standing moved = new Standing(file(2, Map.of("a", 1), CaseState.RUNNING), standing.reviews());
        assertThat(moves.back(moved, after, destination(before), Map.of("a", 1, "b", 1)))
                .isEqualTo(new Stays(Reason.TOLD_NOT_NEEDED, "b"));
    }

    @Test
    void what_comes_back_has_the_items_and_versions_it_had() {
        publish(item("b", 2, 1, List.of()));
        Bundle before = bundle(1, edges("a-b"), "a", "b");
        Bundle after = bundle(2, edges("a-b"), "a", "b", "x");
        Standing moved = new Standing(
                file(2, Map.of("a", 1, "b", 2, "x", 1), CaseState.RUNNING),
                standing(Map.of("a", ItemState.OPEN), "a").reviews());
        assertThat(((Goes) moves.back(moved, after, destination(before), Map.of("a", 1, "b", 1))).items())
                .isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void a_turn_that_comes_after_a_refusal_is_passed_by() {
        Goes goes = goes(
                standing(Map.of("a", ItemState.REFUSED, "b", ItemState.OPEN), "a", "b", "c"),
                bundle(1, edges("b-c"), "a", "b", "c"),
                bundle(2, edges("a-c"), "a", "b", "c"));
        assertThat(goes.passes()).containsExactly(new Passed("c", "PREREQUISITE_REFUSED"));
        assertThat(goes.opens()).isEmpty();
    }

    @Test
    void a_case_that_is_over_or_stopping_stays() {
        Bundle before = bundle(1, edges(), "a");
        List<CaseReview> reviews = standing(Map.of("a", ItemState.OPEN), "a").reviews();
        for (var stays : Map.of(CaseState.ENDED, Reason.ENDED, CaseState.WITHDRAWING, Reason.STOPPING)
                .entrySet()) {
            assertThat(move(
                            new Standing(file(1, Map.of("a", 1), stays.getKey()), reviews),
                            before,
                            bundle(2, edges(), "a")))
                    .isEqualTo(new Stays(stays.getValue(), null));
        }
    }

    private Goes goes(Standing standing, Bundle before, Bundle after) {
        Move move = move(standing, before, after);
        assertThat(move).isInstanceOf(Goes.class);
        return (Goes) move;
    }

    private Move move(Standing standing, Bundle before, Bundle after) {
        return moves.forward(standing, before, destination(after));
    }

    private static Destination destination(Bundle bundle) {
        return new Destination(bundle, Walk.published(bundle, ProcessDrawer.draw(bundle, key -> Optional.empty())));
    }

    private Standing standing(Map<String, ItemState> states, String... taking) {
        List<CaseReview> reviews = new ArrayList<>();
        new TreeMap<>(states)
                .forEach((item, state) -> reviews.add(
                        new CaseReview("review-" + item, "case", item, 1, "x", "p", state, Set.of(), Map.of())));
        Map<String, Integer> versions = new TreeMap<>();
        for (String item : taking) {
            versions.put(item, 1);
        }
        return new Standing(file(1, versions, CaseState.RUNNING), reviews);
    }

    private static CaseFile file(int version, Map<String, Integer> items, CaseState state) {
        return new CaseFile(
                "case",
                "YJS1",
                "thing",
                version,
                "350502",
                Map.of(),
                items,
                state,
                null,
                "p",
                Instant.parse("2026-11-23T01:00:00Z"),
                "a");
    }

    private static List<Edge> edges(String... lines) {
        List<Edge> edges = new ArrayList<>();
        for (String line : lines) {
            edges.add(new Edge(line.substring(0, 1), line.substring(2), EdgeKind.OUT));
        }
        return edges;
    }

    private static Bundle bundle(int version, List<Edge> edges, String... nodes) {
        List<Node> all = new ArrayList<>();
        for (String item : nodes) {
            all.add(new Node(item, false, FailurePolicy.STOP_DEPENDENTS));
        }
        return new Bundle(
                "thing",
                version,
                "事",
                "Thing",
                "",
                "",
                "x",
                new Limit(90, LimitUnit.WORKING_DAY),
                List.of(),
                all,
                edges);
    }

    private void publish(Item item) {
        items.computeIfAbsent(item.key(), key -> new TreeMap<>()).put(item.version(), item);
    }

    private static Field required(String key) {
        return new Field(
                key,
                "内容",
                "What",
                FieldType.TEXT,
                true,
                60,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Item item(String key, int version, int days, List<Field> fields) {
        return new Item(
                key,
                version,
                key,
                key,
                "x",
                ItemKind.FILING,
                List.of(),
                new Limit(days, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY),
                List.of(),
                Decision.OFFICER,
                fields,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
