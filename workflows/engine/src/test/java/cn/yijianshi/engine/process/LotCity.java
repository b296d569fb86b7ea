package cn.yijianshi.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A workflows folder drawn by lot: bundles in two versions that differ as editors let them differ. */
final class LotCity {

    static final int ITEMS = 9;
    private static final List<String> REFUSALS = List.of("STOP_DEPENDENTS", "STOP_DEPENDENTS", "IGNORE", "STOP_ALL");

    private LotCity() {}

    static Path write(int bundles) {
        try {
            Path folder = Files.createTempDirectory("lot-city");
            put(folder, "departments.yaml", """
                    - {key: office-0, name: [甲局, Office A], service: department}
                    - {key: office-1, name: [乙局, Office B], service: department}
                    """);
            put(folder, "items/fields.v1.yaml", """
                    version: 1
                    sections: [{key: basics, name: [基本信息, Basics]}]
                    fields: {}
                    """);
            for (int item = 0; item < ITEMS; item++) {
                String name = "items/office-%d/item_%d".formatted(item % 2, item);
                put(folder, name + ".yaml", item(item));
            }
            for (int bundle = 0; bundle < bundles; bundle++) {
                Random lot = new Random(bundle);
                Graph before = Graph.drawn(lot);
                Graph after = before.changed(lot);
                put(folder, "bundles/lot_%d/v1/bundle.yaml".formatted(bundle), before.yaml(bundle, 1));
                put(folder, "bundles/lot_%d/bundle.yaml".formatted(bundle), after.yaml(bundle, 2));
            }
            for (String bundle : List.of("calm", "watched", "replayed")) {
                put(folder, "bundles/" + bundle + "/v1/bundle.yaml", inARow(bundle));
                put(folder, "bundles/" + bundle + "/bundle.yaml", sideBySide(bundle));
            }
            copy(Path.of("..", "calendar"), folder.resolve("calendar"));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String item(int number) {
        // The last two ask for something: who did not hand it in cannot be given them on the way.
        String fields = number < ITEMS - 2
                ? ""
                : "fields: [{key: own%d.what, section: basics, label: [内容, What], type: TEXT, maxLength: 60, required: true}]\n"
                        .formatted(number);
        return """
                key: item_%1$d
                version: 1
                dictionary: 1
                name: [事项%1$d, Item %1$d]
                department: office-%2$d
                kind: FILING
                decision: OFFICER
                legalBasis: [[行政许可法, Administrative Licensing Law]]
                promised: %3$d WORKING_DAY
                statutory: 20 WORKING_DAY
                %4$s""".formatted(number, number % 2, 2 + number % 3, fields);
    }

    /** Three items, one after the other. */
    private static String inARow(String key) {
        return head(key, 1) + """
                nodes: [{item: item_0}, {item: item_1}, {item: item_2, onRefusal: IGNORE}]
                edges:
                  - {from: item_0, to: item_1, kind: OUT}
                  - {from: item_1, to: item_2, kind: OUT}
                """;
    }

    /** The last two beside one another, and one more that asks for nothing. */
    private static String sideBySide(String key) {
        return head(key, 2) + """
                nodes: [{item: item_0}, {item: item_1}, {item: item_2, onRefusal: IGNORE}, {item: item_3}]
                edges:
                  - {from: item_0, to: item_1, kind: OUT}
                  - {from: item_0, to: item_2, kind: OUT}
                  - {from: item_1, to: item_3, kind: OUT}
                """;
    }

    private static String head(String key, int version) {
        return """
                key: %1$s
                version: %2$d
                name: [一件事, One thing]
                description: [几个事项, Some items]
                leadDepartment: office-0
                promise: 90 WORKING_DAY
                """.formatted(key, version);
    }

    private record Line(int from, int to, String kind) {}

    private record Graph(TreeSet<Integer> items, TreeSet<Integer> optional, List<Line> lines, List<String> refusals) {

        static Graph drawn(Random lot) {
            TreeSet<Integer> items = new TreeSet<>();
            while (items.size() < 5) {
                items.add(lot.nextInt(ITEMS));
            }
            TreeSet<Integer> optional = new TreeSet<>();
            items.stream().skip(1).filter(item -> lot.nextInt(3) == 0).limit(2).forEach(optional::add);
            List<Line> lines = new ArrayList<>();
            for (int to : items) {
                for (int from : items.headSet(to)) {
                    if (lot.nextInt(100) < 35) {
                        lines.add(line(from, to, lot));
                    }
                }
            }
            List<String> refusals = new ArrayList<>();
            for (int item = 0; item < ITEMS; item++) {
                refusals.add(REFUSALS.get(lot.nextInt(REFUSALS.size())));
            }
            return new Graph(items, optional, lines, refusals);
        }

        private static Line line(int from, int to, Random lot) {
            return new Line(from, to, lot.nextInt(4) == 0 ? "DEC" : "OUT");
        }

        Graph changed(Random lot) {
            TreeSet<Integer> others = new TreeSet<>(items);
            TreeSet<Integer> mayBeLeftOut = new TreeSet<>(optional);
            List<Line> changed = new ArrayList<>(lines);
            if (lot.nextInt(3) == 0) {
                int gone = others.stream()
                        .skip(lot.nextInt(others.size()))
                        .findFirst()
                        .orElseThrow();
                others.remove(gone);
                mayBeLeftOut.remove(gone);
                changed.removeIf(line -> line.from() == gone || line.to() == gone);
            }
            int added = lot.nextInt(ITEMS);
            if (others.add(added)) {
                others.stream()
                        .filter(other -> other != added && lot.nextInt(100) < 30)
                        .forEach(other -> changed.add(line(Math.min(other, added), Math.max(other, added), lot)));
            }
            if (!changed.isEmpty() && lot.nextBoolean()) {
                changed.remove(lot.nextInt(changed.size()));
            }
            return new Graph(others, mayBeLeftOut, changed, refusals);
        }

        String yaml(int number, int version) {
            var text = new StringBuilder("""
                    key: lot_%1$d
                    version: %2$d
                    name: [抽签%1$d, Lot %1$d]
                    description: [抽签的一件事, Drawn by lot]
                    leadDepartment: office-0
                    promise: 90 WORKING_DAY
                    """.formatted(number, version));
            if (!optional.isEmpty()) {
                text.append("questions:\n");
                optional.forEach(item -> text.append("""
                          - key: question_%1$d
                            text: [要办事项%1$d吗？, Item %1$d?]
                            options:
                              - {key: 'no', text: [否, 'No']}
                              - {key: 'yes', text: [是, 'Yes'], add: [item_%1$d]}
                        """.formatted(item)));
            }
            text.append("nodes:\n");
            items.forEach(item -> text.append("  - {item: item_%d%s, onRefusal: %s}\n"
                    .formatted(item, optional.contains(item) ? ", optional: true" : "", refusals.get(item))));
            if (!lines.isEmpty()) {
                text.append("edges:\n");
                lines.forEach(line -> text.append(
                        "  - {from: item_%d, to: item_%d, kind: %s}\n".formatted(line.from(), line.to(), line.kind())));
            }
            return text.toString();
        }
    }

    private static void put(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
