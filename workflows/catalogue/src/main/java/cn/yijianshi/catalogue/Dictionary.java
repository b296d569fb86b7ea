package cn.yijianshi.catalogue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The fields that items share, described once; also reads the fields an item describes itself. */
final class Dictionary {
    private static final Pattern FIELD_KEY = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");
    private static final Pattern COLUMN_KEY = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern SECTION_KEY = Pattern.compile("[a-z][a-z0-9-]*");

    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, List<FieldOption>> choices = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Integer version;

    private Dictionary(Table file) {
        version = file.wholeNumber("version");
        if (version == null) file.complain("version", "'version' is missing");
        file.each("sections", this::section);
        choices.putAll(file.eachByKey("choices", (key, table) -> options(table)));
        file.eachByKey("shapes", (list, table) -> {
            if (!choices.containsKey(list)) table.complain(list, "'" + list + "' is no list of options");
            else choices.put(list, shaped(choices.get(list), table));
            return list;
        });
        file.eachByKey("fields", (key, table) -> {
            var field = field(key, FIELD_KEY, table, true);
            fields.put(key, field);
            return field;
        });
    }

    static Dictionary read(Table file) {
        return new Dictionary(file);
    }

    Integer version() {
        return version;
    }

    Optional<Field> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** {@code {use: deal.buyers, required: true, rows: [name, share]}}: the shared field, asked more strictly or in part. */
    Field use(Table table) {
        var key = table.text("use");
        var shared = fields.get(key);
        boolean required = table.flag("required", shared != null && shared.required());
        var requiredWhen = table.has("requiredWhen") ? table.conditions("requiredWhen") : null;
        var columns = table.has("rows")
                ? table.references("rows", column -> hasColumn(shared, column), "column of " + key)
                : null;
        if (shared == null) {
            table.complain("use", "'" + key + "' is not in the field dictionary");
            return null;
        }
        return new Field(
                shared.key(),
                shared.label(),
                shared.labelEn(),
                shared.type(),
                required,
                shared.maxLength(),
                shared.pattern(),
                shared.check(),
                shared.checkWhen(),
                requiredWhen == null ? shared.requiredWhen() : requiredWhen,
                shared.min(),
                shared.max(),
                shared.options(),
                shared.help(),
                shared.helpEn(),
                shared.basis(),
                shared.section(),
                columns == null
                        ? shared.rows()
                        : shared.rows().stream()
                                .filter(column -> columns.contains(column.key()))
                                .toList(),
                shared.known(),
                shared.shapedBy());
    }

    private static boolean hasColumn(Field list, String column) {
        return list == null || list.rows().stream().anyMatch(row -> row.key().equals(column));
    }

    /** A field only this item asks. */
    Field own(Table table) {
        var key = table.text("key");
        if (fields.containsKey(key))
            table.complain("key", "'" + key + "' is in the field dictionary: name it with 'use'");
        return field(key, FIELD_KEY, table, true);
    }

    private Section section(Table table) {
        var name = table.pair("name");
        // A section that came later says where it stands: moving the others would change every published item.
        var position = table.wholeNumber("position");
        var section = new Section(
                table.key("key", SECTION_KEY), name.zh(), name.en(), position == null ? sections.size() + 1 : position);
        sections.put(section.key(), section);
        return section;
    }

    private Field field(String key, Pattern shape, Table table, boolean top) {
        if (key != null && !shape.matcher(key).matches())
            table.complain("key", "'" + key + "' is not a field key such as enterprise.nameBrand");
        var label = table.pair("label");
        var help = table.optionalPair("help");
        var type = table.choice("type", FieldType.class);
        var maxLength = table.wholeNumber("maxLength");
        var pattern = table.optionalText("pattern");
        var written = stopping(options("options", table), table, top);
        var options = table.one("shapes", shapes -> shaped(written, shapes)).orElse(written);
        var rows = table.eachByKey("rows", (column, row) -> field(column, COLUMN_KEY, row, false));
        Section section = null;
        if (top) {
            var name = table.text("section");
            section = sections.get(name);
            if (name != null && section == null)
                table.complain("section", "'" + name + "' is no section of the field dictionary");
        }
        pattern("pattern", table);
        if (type == FieldType.TEXT && pattern != null) {
            // Words that may stand instead of a text, such as 长期 instead of a number of years.
            for (var option : options) {
                if (!option.value().matches(pattern))
                    table.complain("options", "'" + option.value() + "' does not fit the pattern of " + key);
            }
        } else if ((type == FieldType.CHOICE || type == FieldType.CHOICES) == options.isEmpty()) {
            table.complain(
                    "options", type + " field " + key + (options.isEmpty() ? " needs options" : " takes no options"));
        }
        if ((type == FieldType.LIST) == rows.isEmpty())
            table.complain("rows", type + " field " + key + (rows.isEmpty() ? " needs rows" : " takes no rows"));
        if (type == FieldType.TEXT && maxLength == null && pattern == null)
            table.complain("type", "TEXT field " + key + " needs a maxLength or a pattern");
        return new Field(
                key,
                label.zh(),
                label.en(),
                type,
                table.flag("required", false),
                maxLength == null ? 0 : maxLength,
                pattern,
                table.optionalText("check"),
                table.conditions("checkWhen"),
                table.conditions("requiredWhen"),
                table.number("min"),
                table.number("max"),
                options,
                help.zh(),
                help.en(),
                table.optionalText("basis"),
                section,
                List.copyOf(rows.values()),
                top ? table.optionalText("known") : null,
                table.optionalText("shapedBy"));
    }

    /** {@code stops: {ELSEWHERE: {reason: [..], door: [..]}}}: options of a column that stop their row. */
    private static List<FieldOption> stopping(List<FieldOption> options, Table table, boolean top) {
        var stops = table.eachByKey("stops", (option, at) -> {
            if (top) at.complain(option, "only a row of a list can be stopped by itself");
            if (options.stream().noneMatch(one -> one.value().equals(option)))
                at.complain(option, "'" + option + "' is none of the options");
            return Stop.read(at);
        });
        return options.stream()
                .map(option -> new FieldOption(
                        option.value(), option.label(), option.labelEn(), stops.get(option.value()), option.shape()))
                .toList();
    }

    /** {@code shapes: {TAIWAN_PERMIT: '\d{8}'}}: what the numbers of a kind of document look like. */
    private static List<FieldOption> shaped(List<FieldOption> options, Table table) {
        for (var name : table.names()) {
            if (options.stream().noneMatch(option -> option.value().equals(name)))
                table.complain(name, "'" + name + "' is none of the options");
            pattern(name, table);
        }
        return options.stream()
                .map(option -> new FieldOption(
                        option.value(),
                        option.label(),
                        option.labelEn(),
                        option.stop(),
                        table.has(option.value()) ? table.text(option.value()) : option.shape()))
                .toList();
    }

    private static void pattern(String key, Table table) {
        var pattern = table.optionalText(key);
        try {
            if (pattern != null) Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            table.complain(key, "not a pattern: " + broken.getDescription());
        }
    }

    /** Options written out, or the name of a list several fields share. */
    List<FieldOption> options(String key, Table table) {
        if (!table.has(key)) return List.of();
        if (table.isMapping(key)) return table.one(key, Dictionary::options).orElse(List.of());
        var shared = table.optionalText(key);
        if (shared != null && !choices.containsKey(shared))
            table.complain(key, "'" + shared + "' is no list of options of the field dictionary");
        return choices.getOrDefault(shared, List.of());
    }

    private static List<FieldOption> options(Table table) {
        return table.allPairs().entrySet().stream()
                .map(option -> new FieldOption(
                        option.getKey(),
                        option.getValue().zh(),
                        option.getValue().en()))
                .toList();
    }

    /** Conditions of fields name other fields, in a list those of the same row. */
    static void checkConditions(List<Field> fields, Consumer<String> complain) {
        var keys = new HashSet<String>();
        fields.forEach(field -> keys.add(field.key()));
        for (var field : fields) {
            for (var other : field.requiredWhen().keySet())
                if (!keys.contains(other))
                    complain.accept(field.key() + " is required by " + other + ", which is not asked");
            for (var other : field.checkWhen().keySet())
                if (!keys.contains(other))
                    complain.accept(field.key() + " is checked by " + other + ", which is not asked");
            if (field.shapedBy() != null && !keys.contains(field.shapedBy()))
                complain.accept(field.key() + " is shaped by " + field.shapedBy() + ", which is not asked");
            checkConditions(field.rows(), complain);
        }
    }
}
