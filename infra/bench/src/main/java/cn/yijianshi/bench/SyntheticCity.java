package cn.yijianshi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A workflows folder written by lot: as many bundles as a city really lists, alike for the same lot. */
final class SyntheticCity {

    private static final int DEPARTMENTS = 40;
    private static final int SHARED_FIELDS = 200;
    private static final List<String> UNITS = List.of("WORKING_DAY", "WORKING_DAY", "WORKING_HOUR", "CALENDAR_DAY");

    private final Path folder;
    private final Random lot;

    SyntheticCity(Path folder, Random lot) {
        this.folder = folder;
        this.lot = lot;
    }

    void write(int bundles, int items) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < DEPARTMENTS; i++) {
            text.append("- {key: office-%1$d, name: [第%1$d局, Office %1$d], service: department}\n".formatted(i));
        }
        put("departments.yaml", text);
        put("items/fields.v1.yaml", dictionary());
        for (int i = 0; i < items; i++) {
            put("items/office-%d/item_%d.yaml".formatted(i % DEPARTMENTS, i), item(i));
        }
        for (int i = 0; i < bundles; i++) {
            put("bundles/bundle_%d/bundle.yaml".formatted(i), bundle(i, items));
        }
    }

    private void put(String name, CharSequence text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private StringBuilder dictionary() {
        var text = new StringBuilder("version: 1\nsections:\n");
        for (int i = 0; i < 12; i++) {
            text.append("  - {key: section-%1$d, name: [第%1$d部分, Section %1$d]}\n".formatted(i));
        }
        text.append("fields:\n");
        for (int i = 0; i < SHARED_FIELDS; i++) {
            text.append(
                    "  shared.field%1$d: {section: section-%2$d, label: [共用项%1$d, Shared %1$d], type: TEXT, maxLength: 60}\n"
                            .formatted(i, i % 12));
        }
        return text;
    }

    private StringBuilder item(int number) {
        var text = new StringBuilder(
                """
                key: item_%1$d
                version: 1
                dictionary: 1
                name: [事项%1$d, Item %1$d]
                department: office-%2$d
                kind: LICENCE
                decision: OFFICER
                legalBasis: [[行政许可法, Administrative Licensing Law]]
                promised: %3$d %4$s
                statutory: 20 WORKING_DAY
                """.formatted(number, number % DEPARTMENTS, 1 + lot.nextInt(5), UNITS.get(lot.nextInt(UNITS.size()))));
        text.append("fields:\n");
        for (int field : some(6 + lot.nextInt(8), SHARED_FIELDS)) {
            text.append("  - {use: shared.field%d, required: %b}\n".formatted(field, lot.nextBoolean()));
        }
        for (int i = 0; i < 3; i++) {
            text.append(
                    "  - {key: own%1$d.field%2$d, section: section-%3$d, label: [专有项%1$d之%2$d, Own %1$d/%2$d], type: INTEGER}\n"
                            .formatted(number, i, lot.nextInt(12)));
        }
        text.append("materials:\n");
        for (int paper : some(2 + lot.nextInt(3), 60)) {
            text.append("  - {key: paper-%1$d, name: [材料%1$d, Paper %1$d], source: UPLOAD}\n".formatted(paper));
        }
        return text.append(
                "outputs: [{key: own%1$d.number, label: [编号, Number], rule: 'sequence:N{seq:8}'}]\n".formatted(number));
    }

    private StringBuilder bundle(int number, int items) {
        var chosen = new ArrayList<>(some(5 + lot.nextInt(8), items));
        var text = new StringBuilder("""
                key: bundle_%1$d
                version: 1
                name: [第%1$d件事, Bundle %1$d]
                description: [合成的一件事%1$d, Synthetic bundle %1$d]
                leadDepartment: office-%2$d
                promise: 60 WORKING_DAY
                questions:
                """.formatted(number, number % DEPARTMENTS));
        int optional = 1 + lot.nextInt(3);
        for (int i = 0; i < optional; i++) {
            text.append("""
                      - key: question_%1$d
                        text: [问题%1$d, Question %1$d]
                        options:
                          - {key: 'no', text: [否, 'No']}
                          - {key: 'yes', text: [是, 'Yes'], add: [item_%2$d]}
                    """.formatted(i, chosen.get(i)));
        }
        text.append("nodes:\n");
        for (int i = 0; i < chosen.size(); i++) {
            text.append("  - {item: item_%d%s}\n".formatted(chosen.get(i), i < optional ? ", optional: true" : ""));
        }
        var edges = new StringBuilder();
        for (int to = 1; to < chosen.size(); to++) {
            for (int from = 0; from < to; from++) {
                if (lot.nextInt(100) < 25) {
                    edges.append("  - {from: item_%d, to: item_%d, kind: %s}\n"
                            .formatted(chosen.get(from), chosen.get(to), lot.nextInt(5) == 0 ? "DEC" : "OUT"));
                }
            }
        }
        return edges.isEmpty() ? text : text.append("edges:\n").append(edges);
    }

    private Set<Integer> some(int count, int below) {
        var some = new LinkedHashSet<Integer>();
        while (some.size() < Math.min(count, below)) {
            some.add(lot.nextInt(below));
        }
        return some;
    }
}
