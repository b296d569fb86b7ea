package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing (一件事): the questions it asks, the items it brings together and how they wait for each other.
 *
 * @param inspections visits that several items make together
 * @param plainName what people call it (口语名); null when its file does not say
 * @param validFrom the first day, by Beijing time, that this version can be filed; null: from its publication
 */
public record Bundle(
        String key,
        int version,
        String name,
        String nameEn,
        String description,
        String descriptionEn,
        String leadDepartment,
        Limit promise,
        List<Question> questions,
        List<Node> nodes,
        List<Edge> edges,
        // Left out where there is none: what was published before these were known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Inspection> inspections,
        @JsonInclude(JsonInclude.Include.NON_NULL) String plainName,
        @JsonInclude(JsonInclude.Include.NON_NULL) String plainNameEn,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate validFrom) {

    public Bundle(
            String key,
            int version,
            String name,
            String nameEn,
            String description,
            String descriptionEn,
            String leadDepartment,
            Limit promise,
            List<Question> questions,
            List<Node> nodes,
            List<Edge> edges) {
        this(
                key,
                version,
                name,
                nameEn,
                description,
                descriptionEn,
                leadDepartment,
                promise,
                questions,
                nodes,
                edges,
                null,
                null,
                null,
                null);
    }

    public Bundle {
        inspections = Copies.of(inspections);
        questions = Copies.of(questions);
        nodes = Copies.of(nodes);
        edges = Copies.of(edges);
    }

    /** The same bundle under another version. */
    public Bundle numbered(int otherVersion) {
        return new Bundle(
                key,
                otherVersion,
                name,
                nameEn,
                description,
                descriptionEn,
                leadDepartment,
                promise,
                questions,
                nodes,
                edges,
                inspections,
                plainName,
                plainNameEn,
                validFrom);
    }

    /** The same bundle, to be filed from that day on. */
    public Bundle from(LocalDate firstDay) {
        return new Bundle(
                key,
                version,
                name,
                nameEn,
                description,
                descriptionEn,
                leadDepartment,
                promise,
                questions,
                nodes,
                edges,
                inspections,
                plainName,
                plainNameEn,
                firstDay);
    }

    /**
     * How these items wait for each other. One that is left out hands on what it waited for: with {@code a -> b -> c} and no
     * {@code b}, {@code c} still comes after {@code a}.
     */
    public List<Edge> edges(Collection<String> taking) {
        return among(edges, taking);
    }

    static List<Edge> among(List<Edge> edges, Collection<String> taking) {
        var among = new LinkedHashSet<Edge>();
        for (var edge : edges) {
            if (!taking.contains(edge.from())) continue;
            if (taking.contains(edge.to())) among.add(edge);
            else if (edge.kind() != EdgeKind.DEC) handOn(edges, edge.from(), edge.to(), taking, among, new HashSet<>());
        }
        return List.copyOf(among);
    }

    private static void handOn(
            List<Edge> edges,
            String from,
            String leftOut,
            Collection<String> taking,
            Set<Edge> among,
            Set<String> seen) {
        if (!seen.add(leftOut)) return;
        for (var edge : edges) {
            if (!edge.from().equals(leftOut) || edge.kind() == EdgeKind.DEC) continue;
            if (taking.contains(edge.to())) among.add(new Edge(from, edge.to(), edge.kind()));
            else handOn(edges, from, edge.to(), taking, among, seen);
        }
    }

    /** Items that some answer takes out. */
    Set<String> removable() {
        return questions.stream()
                .flatMap(question -> question.options().stream())
                .flatMap(option -> option.effects().remove().stream())
                .collect(Collectors.toSet());
    }

    /** Whether answers may leave the item out. */
    boolean mayLeaveOut(Node node) {
        return node.optional() || removable().contains(node.item());
    }

    public Optional<Node> node(String item) {
        return nodes.stream().filter(node -> node.item().equals(item)).findFirst();
    }
}
