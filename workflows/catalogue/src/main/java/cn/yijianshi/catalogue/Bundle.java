package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Optional;

/** One thing (一件事): the questions it asks, the items it brings together and how they wait for each other. */
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
        List<Edge> edges) {

    public Bundle {
        questions = Copies.of(questions);
        nodes = Copies.of(nodes);
        edges = Copies.of(edges);
    }

    public Optional<Node> node(String item) {
        return nodes.stream().filter(node -> node.item().equals(item)).findFirst();
    }
}
