package cn.yijianshi.intake.batches.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.FormField;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.sheets.domain.CellValue;
import cn.yijianshi.intake.sheets.domain.Column;
import cn.yijianshi.intake.sheets.domain.SheetColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a sheet for a bundle looks like: the row's key, one column per guided question ({@code ?kind}), one per field of
 * the merged form, and of a list one per row and cell ({@code shareholders.1.name}).
 */
public final class BatchColumns implements SheetColumns {

    public static final String KEY = "rowKey";
    private static final String QUESTION = "?";
    private static final String FOR_READERS = "行标识";
    private static final Pattern ROW = Pattern.compile("(.+)\\.([1-9][0-9]{0,2})\\.([^.]+)");

    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private BatchColumns() {}

    public static BatchColumns of(Bundle bundle, Function<String, Optional<Item>> items) {
        var columns = new BatchColumns();
        bundle.questions().forEach(question -> columns.questions.put(QUESTION + question.key(), question));
        Collection<Item> all = bundle.nodes().stream()
                .flatMap(node -> items.apply(node.item()).stream())
                .toList();
        MergedForm.of(all, Set.of()).sections().stream()
                .flatMap(section -> section.fields().stream())
                .map(FormField::field)
                .forEach(field -> columns.fields.put(field.key(), field));
        return columns;
    }

    /** What a template shows; of a list as many rows as it must have. */
    @Override
    public List<Column> template() {
        var columns = new ArrayList<Column>();
        columns.add(new Column(KEY, FOR_READERS, "Row key", true, "自编且不重复"));
        questions.forEach((key, question) -> columns.add(new Column(
                key,
                question.text(),
                question.textEn(),
                question.required() && question.when().isEmpty(),
                question.options().stream()
                        .map(option -> option.text())
                        .reduce((a, b) -> a + "/" + b)
                        .orElse(""))));
        for (var field : fields.values()) {
            if (field.type() != FieldType.LIST) {
                columns.add(Column.of(field.key(), field, ""));
                continue;
            }
            var rows = field.min() == null
                    ? 1
                    : Math.max(1, Math.min(5, field.min().intValue()));
            for (int i = 1; i <= rows; i++) {
                for (var cell : field.rows()) {
                    columns.add(Column.of(field.key() + "." + i + "." + cell.key(), cell, field.label() + i + "·"));
                }
            }
        }
        return columns;
    }

    @Override
    public Optional<String> named(String heading) {
        return Optional.of(heading)
                .filter(column -> column.equals(KEY)
                        || questions.containsKey(column)
                        || fieldOf(column).isPresent());
    }

    @Override
    public Optional<String> naming() {
        return Optional.of(KEY);
    }

    @Override
    public boolean explains(List<String> header, List<String> line) {
        var at = header.indexOf(KEY);
        return at < line.size() && line.get(at).startsWith(FOR_READERS);
    }

    /** The words a reader knows the column by. */
    public Optional<Column> column(String column) {
        if (questions.containsKey(column)) {
            var question = questions.get(column);
            return Optional.of(new Column(column, question.text(), question.textEn(), false, ""));
        }
        return fieldOf(column).map(field -> Column.of(column, field, ""));
    }

    private Optional<Field> fieldOf(String column) {
        var plain = fields.get(column);
        if (plain != null && plain.type() != FieldType.LIST) {
            return Optional.of(plain);
        }
        var row = ROW.matcher(column);
        return row.matches() && fields.containsKey(row.group(1))
                ? fields.get(row.group(1)).rows().stream()
                        .filter(cell -> cell.key().equals(row.group(3)))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * What a row says.
     *
     * @param columns JSON pointer to the column it was read from, and {@code ?question} to its own
     */
    public record Said(Map<String, List<String>> answers, Map<String, Object> form, Map<String, String> columns) {

        /** The column that a complaint about this place is about. */
        public String columnOf(String pointer) {
            for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
                if (columns.containsKey(at)) {
                    return columns.get(at);
                }
            }
            return missing(pointer);
        }

        private static String missing(String pointer) {
            var column = new StringBuilder();
            for (var step : pointer.substring(1).split("/")) {
                column.append(column.isEmpty() ? "" : ".")
                        .append(step.matches("[0-9]+") ? String.valueOf(Integer.parseInt(step) + 1) : step);
            }
            return column.toString();
        }
    }

    public Said read(Map<String, String> cells) {
        var answers = new LinkedHashMap<String, List<String>>();
        var form = new LinkedHashMap<String, Object>();
        var columns = new LinkedHashMap<String, String>();
        var lists = new LinkedHashMap<String, TreeMap<Integer, Map<String, Object>>>();
        cells.forEach((column, text) -> {
            if (text.isBlank() || column.equals(KEY)) {
                return;
            }
            var question = questions.get(column);
            if (question != null) {
                answers.put(question.key(), options(question, text));
                return;
            }
            var row = ROW.matcher(column);
            var plain = fields.get(column);
            if (plain != null && plain.type() != FieldType.LIST) {
                DottedKeys.put(form, column, CellValue.of(plain, text));
                columns.put("/" + column.replace('.', '/'), column);
            } else if (row.matches()) {
                fieldOf(column).ifPresent(cell -> lists.computeIfAbsent(row.group(1), key -> new TreeMap<>())
                        .computeIfAbsent(Integer.parseInt(row.group(2)), key -> new LinkedHashMap<>())
                        .put(cell.key(), CellValue.of(cell, text)));
            }
        });
        // Rows that are left empty between others are no rows.
        lists.forEach((key, rows) -> {
            var list = new ArrayList<Map<String, Object>>();
            rows.forEach((number, row) -> {
                row.keySet()
                        .forEach(cell -> columns.put(
                                "/" + key.replace('.', '/') + "/" + list.size() + "/" + cell,
                                key + "." + number + "." + cell));
                list.add(row);
            });
            DottedKeys.put(form, key, list);
        });
        return new Said(answers, form, columns);
    }

    private static List<String> options(Question question, String text) {
        var given = question.multiple() ? CellValue.split(text) : List.of(text.strip());
        return given.stream()
                .map(one -> question.options().stream()
                        .filter(option -> CellValue.same(one, option.key(), option.text(), option.textEn()))
                        .map(option -> option.key())
                        .findFirst()
                        .orElse(one))
                .toList();
    }
}
