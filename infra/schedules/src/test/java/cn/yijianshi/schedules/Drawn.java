package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Acceptance;
import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.CertificateTemplate;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemKind;
import cn.yijianshi.catalogue.LegalBasis;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** A bundle drawn by lot: items, how they wait for each other, and what a refusal does. */
record Drawn(List<Drawn.Place> places, List<Edge> edges) {

    static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f");
    static final List<String> DEPARTMENTS = List.of("d1", "d2", "d3");

    /**
     * @param neededFor the earlier item whose finding asks for this one; null: it is always needed
     * @param finds what its approval finds, for those who ask
     * @param blocked its check answers no
     */
    record Place(
            String key,
            String department,
            boolean automatic,
            boolean atOnce,
            int promisedDays,
            FailurePolicy onRefusal,
            boolean certificate,
            boolean takesPart,
            String neededFor,
            boolean finds,
            boolean blocked) {

        Item item() {
            boolean immediate = automatic;
            return new Item(
                    key,
                    1,
                    "事项" + key,
                    "Item " + key,
                    department,
                    automatic ? ItemKind.DATA_CHECK : ItemKind.FILING,
                    List.of(new LegalBasis("办法", "Measures")),
                    immediate ? Limit.IMMEDIATE : new Limit(promisedDays, LimitUnit.WORKING_DAY),
                    new Limit(immediate ? 1 : promisedDays * 2, LimitUnit.WORKING_DAY),
                    List.of(),
                    automatic ? Decision.AUTOMATIC : Decision.OFFICER,
                    List.of(field(key + ".note"), field("shared.phone")),
                    List.of(),
                    List.of(),
                    List.of(
                            new Output(key + ".number", "编号", "Number", "desk"),
                            new Output(key + ".finds", "结论", "Finding", "desk")),
                    certificate
                            ? new CertificateTemplate(
                                    "PAPER_" + key,
                                    "证",
                                    "Paper",
                                    "output:" + key + ".number",
                                    "form:shared.phone",
                                    List.of())
                            : null,
                    List.of(),
                    KEYS.stream().map(other -> other + ".finds").toList(),
                    atOnce ? Acceptance.AT_ONCE : Acceptance.EXAMINED,
                    null,
                    null,
                    null,
                    null);
        }

        private static Field field(String key) {
            return new Field(
                    key,
                    key,
                    key,
                    FieldType.TEXT,
                    true,
                    40,
                    null,
                    null,
                    Map.of(),
                    Map.of(),
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of());
        }
    }

    static Drawn by(Random lot) {
        int size = 1 + lot.nextInt(KEYS.size());
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to < size; to++) {
            for (int from = 0; from < to; from++) {
                if (lot.nextInt(100) < (size > 3 ? 35 : 50)) {
                    int kind = lot.nextInt(10);
                    edges.add(new Edge(
                            KEYS.get(from),
                            KEYS.get(to),
                            kind < 5 ? EdgeKind.OUT : kind < 9 ? EdgeKind.DEC : EdgeKind.EVT));
                }
            }
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String key = KEYS.get(i);
            List<String> before = edges.stream()
                    .filter(edge -> edge.to().equals(key) && edge.kind() == EdgeKind.OUT)
                    .map(Edge::from)
                    .toList();
            boolean last = edges.stream().noneMatch(edge -> edge.from().equals(key));
            int policy = lot.nextInt(10);
            boolean automatic = lot.nextInt(7) == 0;
            places.add(new Place(
                    key,
                    DEPARTMENTS.get(lot.nextInt(DEPARTMENTS.size())),
                    automatic,
                    lot.nextInt(4) == 0,
                    1 + lot.nextInt(12),
                    policy < 5
                            ? FailurePolicy.STOP_DEPENDENTS
                            : policy < 8 ? FailurePolicy.IGNORE : FailurePolicy.STOP_ALL,
                    !automatic && lot.nextBoolean(),
                    i == 0 || !last || lot.nextInt(6) > 0,
                    before.isEmpty() || lot.nextInt(4) > 0 ? null : before.get(lot.nextInt(before.size())),
                    lot.nextInt(3) > 0,
                    automatic && lot.nextInt(4) == 0));
        }
        return new Drawn(places, edges);
    }

    /** Without that item. */
    Drawn without(String key) {
        return new Drawn(
                places.stream()
                        .filter(place -> !place.key().equals(key))
                        .map(place -> key.equals(place.neededFor()) ? alwaysNeeded(place) : place)
                        .toList(),
                edges.stream()
                        .filter(edge -> !edge.from().equals(key) && !edge.to().equals(key))
                        .toList());
    }

    Drawn without(Edge edge) {
        return new Drawn(
                places.stream()
                        .map(place ->
                                place.key().equals(edge.to()) && edge.from().equals(place.neededFor())
                                        ? alwaysNeeded(place)
                                        : place)
                        .toList(),
                edges.stream().filter(other -> other != edge).toList());
    }

    private static Place alwaysNeeded(Place place) {
        return new Place(
                place.key(),
                place.department(),
                place.automatic(),
                place.atOnce(),
                place.promisedDays(),
                place.onRefusal(),
                place.certificate(),
                place.takesPart(),
                null,
                place.finds(),
                place.blocked());
    }

    Place place(String key) {
        return places.stream()
                .filter(place -> place.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    List<String> takingPart() {
        return places.stream().filter(Place::takesPart).map(Place::key).toList();
    }

    Bundle bundle() {
        return new Bundle(
                "drawn",
                1,
                "抽签的一件事",
                "Drawn by lot",
                "",
                "",
                "d1",
                new Limit(10, LimitUnit.WORKING_DAY),
                List.of(),
                places.stream()
                        .map(place -> new Node(
                                place.key(),
                                !place.takesPart(),
                                place.onRefusal(),
                                place.neededFor() == null
                                        ? Map.of()
                                        : Map.of(place.neededFor() + ".finds", List.of("true"))))
                        .toList(),
                edges);
    }

    Optional<Item> item(String key) {
        return places.stream()
                .filter(place -> place.key().equals(key))
                .map(Place::item)
                .findFirst();
    }

    List<String> startedBy(String key) {
        return edges.stream()
                .filter(edge -> edge.from().equals(key) && edge.kind() != EdgeKind.DEC)
                .map(Edge::to)
                .sorted()
                .toList();
    }

    List<String> starting(String key) {
        return edges.stream()
                .filter(edge -> edge.to().equals(key) && edge.kind() != EdgeKind.DEC)
                .map(Edge::from)
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return places.stream()
                        .map(place -> "  " + place.key() + " at " + place.department()
                                + (place.automatic() ? ", decided by its rules" + (place.blocked() ? " (no)" : "") : "")
                                + (place.atOnce() ? ", accepted at once" : "") + ", " + place.promisedDays()
                                + " working days, refused: " + place.onRefusal()
                                + (place.certificate() ? ", a certificate" : "")
                                + (place.takesPart() ? "" : ", not asked for")
                                + (place.neededFor() == null ? "" : ", needed if " + place.neededFor() + " finds so")
                                + (place.finds() ? ", finds so" : ""))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + edges.stream()
                        .map(edge -> "  " + edge.from() + " -" + edge.kind() + "-> " + edge.to())
                        .collect(Collectors.joining("\n"));
    }
}
