package cn.yijianshi.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One form for many items (一表申请): every field once, asked as strictly as the strictest item asks. */
public final class MergedForm {
    // 1e999999999 is a short text, but comparing it would write all its digits out.
    private static final int MOST_DIGITS = 40;

    private final Map<String, FormField> fields;
    private final Map<String, Object> fixed;

    private MergedForm(Map<String, FormField> fields, Map<String, Object> fixed) {
        this.fields = Collections.unmodifiableMap(fields);
        this.fixed = fixed;
    }

    public static MergedForm of(Plan plan) {
        return of(plan.chosen(), plan.requiredFields(), plan.omitted(), plan.fixed());
    }

    public static MergedForm of(Collection<Item> items, Set<String> required) {
        return of(items, required, Set.of(), Map.of());
    }

    private static MergedForm of(
            Collection<Item> items, Set<String> required, Set<String> omitted, Map<String, Object> fixed) {
        var merged = new LinkedHashMap<String, Field>();
        var servedItems = new LinkedHashMap<String, Set<String>>();
        var servedDepartments = new LinkedHashMap<String, Set<String>>();
        for (var item : items) {
            for (var field : item.fields()) {
                if (omitted.contains(field.key())) continue;
                merged.merge(field.key(), field, Strictest::of);
                servedItems
                        .computeIfAbsent(field.key(), key -> new LinkedHashSet<>())
                        .add(item.key());
                servedDepartments
                        .computeIfAbsent(field.key(), key -> new LinkedHashSet<>())
                        .add(item.department());
            }
        }
        var fields = new LinkedHashMap<String, FormField>();
        merged.forEach((key, field) -> fields.put(
                key,
                new FormField(
                        required.contains(key) ? field.asRequired() : field,
                        List.copyOf(servedItems.get(key)),
                        List.copyOf(servedDepartments.get(key)))));
        return new MergedForm(fields, fixed);
    }

    /** What the applicant is asked, by section; what the answers told, or made needless, is not asked. */
    public List<FormSection> sections() {
        var sections = new LinkedHashMap<Section, List<FormField>>();
        fields.values().stream()
                .filter(asked -> !fixed.containsKey(asked.field().key()))
                .filter(asked -> !needless(asked.field()))
                .forEach(asked -> sections.computeIfAbsent(asked.field().section(), section -> new ArrayList<>())
                        .add(asked));
        return sections.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().position()))
                .map(entry -> new FormSection(
                        entry.getKey().key(),
                        entry.getKey().name(),
                        entry.getKey().nameEn(),
                        entry.getValue()))
                .toList();
    }

    /** Needed in a case only that the answers have ruled out: a name's parts when no name changes. */
    private boolean needless(Field field) {
        return !field.required()
                && field.requiredWhen().entrySet().stream()
                        .anyMatch(condition -> fixed.containsKey(condition.getKey())
                                && ValueCheck.values(fixed.get(condition.getKey()))
                                        .noneMatch(condition.getValue()::contains));
    }

    /** Every field, also those the answers filled. */
    public Collection<FormField> fields() {
        return fields.values();
    }

    public Optional<FormField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** Everything that is wrong with the filled form, in the order of the form. */
    public List<FieldProblem> check(Map<String, Object> form, Checks checks) {
        var problems = new ArrayList<FieldProblem>();
        var values = completed(form);
        fixed.forEach((key, told) -> {
            var given = Nested.get(form, key);
            if (fields.containsKey(key) && given != null && !same(given, told))
                problems.add(problem(Nested.pointer(key), "contradicts-answer"));
        });
        for (var asked : fields.values()) {
            var key = asked.field().key();
            new ValueCheck(
                            checks,
                            other -> Nested.get(values, other),
                            other -> field(other).map(FormField::field),
                            problems)
                    .check(asked.field(), Nested.get(values, key), Nested.pointer(key));
        }
        nobodyLeft(stopped(form), form, problems);
        unknown(form, "", "", problems);
        return List.copyOf(problems);
    }

    /** Rows that a value of theirs stops; the others of their list go on without them. */
    public List<StoppedRow> stopped(Map<String, Object> form) {
        return fields.values().stream()
                .map(FormField::field)
                .filter(field -> Nested.get(form, field.key()) instanceof List<?>)
                .flatMap(list -> stopped(list, (List<?>) Nested.get(form, list.key())).stream())
                .toList();
    }

    private static List<StoppedRow> stopped(Field list, List<?> rows) {
        var stopped = new ArrayList<StoppedRow>();
        for (int i = 0; i < rows.size(); i++) {
            if (!(rows.get(i) instanceof Map<?, ?> row)) continue;
            for (var column : list.rows()) {
                var stop = column.options().stream()
                        .filter(option ->
                                option.stop() != null && option.value().equals(row.get(column.key())))
                        .findFirst();
                if (stop.isPresent()) {
                    stopped.add(new StoppedRow(list, i, row, column, stop.get().stop()));
                    break;
                }
            }
        }
        return stopped;
    }

    /** The form without the rows that are stopped. */
    public Map<String, Object> goingOn(Map<String, Object> form) {
        var going = Nested.copy(form);
        stopped(form).stream()
                .collect(Collectors.groupingBy(
                        stopped -> stopped.list().key(), Collectors.mapping(StoppedRow::index, Collectors.toSet())))
                .forEach((list, out) -> {
                    var rows = (List<?>) Nested.get(form, list);
                    var left = IntStream.range(0, rows.size())
                            .filter(row -> !out.contains(row))
                            .mapToObj(rows::get)
                            .toList();
                    Nested.put(going, list, left);
                });
        return going;
    }

    /** Without anybody left there is nothing to file: then the way out is an error of the form. */
    private static void nobodyLeft(List<StoppedRow> stopped, Map<String, Object> form, List<FieldProblem> problems) {
        for (var row : stopped) {
            var key = row.list().key();
            var all = ((List<?>) Nested.get(form, key)).size();
            if (stopped.stream().filter(one -> one.list().key().equals(key)).count() == all)
                problems.add(stops(Nested.pointer(key) + "/" + row.index(), row));
        }
    }

    /** What is told of a row where it cannot simply be left behind. */
    public static FieldProblem stops(String pointer, StoppedRow row) {
        var stop = row.stop();
        return problem(
                pointer + "/" + row.column().key(),
                "row-stopped",
                stop.reason(),
                stop.reasonEn(),
                stop.door(),
                stop.doorEn());
    }

    /** Only what this item asks: no department learns what it does not need. */
    public Map<String, Object> slice(Map<String, Object> form, Item item) {
        var values = completed(form);
        var slice = new LinkedHashMap<String, Object>();
        for (var field : item.fields()) {
            var value = Nested.get(values, field.key());
            if (value != null) Nested.put(slice, field.key(), field.rows().isEmpty() ? value : columns(field, value));
        }
        return slice;
    }

    /** Of a list shared with other items, the columns this one asks. */
    private static Object columns(Field field, Object value) {
        if (!(value instanceof List<?> list)) return value;
        var rows = new ArrayList<>();
        for (var element : list) {
            var row = new LinkedHashMap<String, Object>();
            if (element instanceof Map<?, ?> given)
                field.rows().forEach(column -> {
                    if (given.get(column.key()) != null) row.put(column.key(), given.get(column.key()));
                });
            rows.add(row);
        }
        return rows;
    }

    /** Whether a value may stand in a field, its identifiers aside. */
    static boolean accepts(Field field, Object value) {
        var problems = new ArrayList<FieldProblem>();
        new ValueCheck((check, text) -> true, other -> null, other -> Optional.empty(), problems)
                .check(field, value, "");
        return problems.isEmpty();
    }

    /** The form with what the answers told. */
    public Map<String, Object> completed(Map<String, Object> form) {
        var completed = Nested.copy(form);
        fixed.forEach((key, value) -> {
            if (fields.containsKey(key)) Nested.put(completed, key, value);
        });
        return completed;
    }

    private void unknown(Map<?, ?> level, String prefix, String pointer, List<FieldProblem> problems) {
        level.forEach((name, value) -> {
            var key = prefix + name;
            var here = pointer + "/" + Nested.escape(String.valueOf(name));
            // A dotted name would pass for the field it spells and then be found nowhere.
            boolean plain = !String.valueOf(name).contains(".");
            if (plain && fields.containsKey(key)) return;
            boolean inside = plain && fields.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
            if (inside && value instanceof Map<?, ?> deeper) unknown(deeper, key + ".", here, problems);
            else if (inside && value != null) problems.add(problem(here, "type", "OBJECT"));
            else if (!inside) problems.add(problem(here, "unknown-field"));
        });
    }

    private static boolean same(Object given, Object told) {
        return given.equals(told) || given.toString().equals(told.toString());
    }

    private static FieldProblem problem(String pointer, String code, String... args) {
        return new FieldProblem(pointer, code, List.of(args));
    }

    /** Checks one value against its field; lists are checked row by row. */
    private record ValueCheck(
            Checks checks,
            Function<String, Object> others,
            Function<String, Optional<Field>> fields,
            List<FieldProblem> problems) {

        void check(Field field, Object value, String at) {
            if (isEmpty(value)) {
                if (field.required() || !field.requiredWhen().isEmpty() && applies(field.requiredWhen()))
                    add(at, "required");
                return;
            }
            switch (field.type()) {
                case TEXT, REGION -> text(field, value, at);
                case INTEGER, DECIMAL, MONEY -> number(field, value, at);
                case DATE -> moment(field, value, at, LocalDate::parse);
                case MONTH -> moment(field, value, at, YearMonth::parse);
                case BOOLEAN -> bool(field, value, at);
                case CHOICE -> choice(field, value, at);
                case CHOICES -> choices(field, value, at);
                case LIST -> rows(field, value, at);
            }
        }

        private void text(Field field, Object value, String at) {
            if (!(value instanceof String text)) {
                add(at, "type", "TEXT");
                return;
            }
            if (field.maxLength() > 0 && text.codePointCount(0, text.length()) > field.maxLength())
                add(at, "too-long", String.valueOf(field.maxLength()));
            else if (text.chars().anyMatch(Character::isISOControl)
                    || field.pattern() != null && !text.matches(field.pattern())) add(at, "pattern");
            else if (shape(field).filter(kind -> !text.matches(kind.shape())).isPresent())
                add(
                        at,
                        "shape",
                        shape(field).orElseThrow().label(),
                        shape(field).orElseThrow().labelEn());
            else if (field.check() != null && applies(field.checkWhen()) && !checks.valid(field.check(), text))
                add(at, "check", field.check());
        }

        /** The kind of document that was chosen, where it says what its numbers look like. */
        private Optional<FieldOption> shape(Field field) {
            if (field.shapedBy() == null) return Optional.empty();
            var chosen = others.apply(field.shapedBy());
            return fields.apply(field.shapedBy()).stream()
                    .flatMap(kind -> kind.options().stream())
                    .filter(option -> option.shape() != null && option.value().equals(chosen))
                    .findFirst();
        }

        private void number(Field field, Object value, String at) {
            BigDecimal number;
            try {
                // Money may come as text: a double would already have lost what we want to check.
                number = value instanceof Number || value instanceof String
                        ? new BigDecimal(value.toString().strip())
                        : null;
            } catch (NumberFormatException notANumber) {
                number = null;
            }
            if (number == null
                    || Math.abs((long) number.scale()) > MOST_DIGITS
                    || field.type() == FieldType.INTEGER && !isWhole(number)) {
                add(at, "not-a-number");
                return;
            }
            if (field.type() == FieldType.MONEY && number.stripTrailingZeros().scale() > 2) {
                add(at, "pattern");
                return;
            }
            range(field, number, at, "out-of-range");
        }

        private static boolean isWhole(BigDecimal number) {
            return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        }

        private void range(Field field, BigDecimal number, String at, String code) {
            if (field.min() != null && number.compareTo(field.min()) < 0
                    || field.max() != null && number.compareTo(field.max()) > 0)
                add(at, code, plain(field.min()), plain(field.max()));
        }

        private static String plain(BigDecimal bound) {
            return bound == null ? "" : bound.toPlainString();
        }

        private void moment(Field field, Object value, String at, Function<String, ?> parse) {
            try {
                parse.apply(value instanceof String text ? text : "");
            } catch (DateTimeParseException noSuchDay) {
                add(at, "type", field.type().name());
            }
        }

        private void bool(Field field, Object value, String at) {
            if (!(value instanceof Boolean yes)) add(at, "type", "BOOLEAN");
            // A declaration that was not made is missing, not wrong.
            else if ("AGREED".equals(field.check()) && applies(field.checkWhen()) && !yes) add(at, "required");
        }

        private void choice(Field field, Object value, String at) {
            if (!(value instanceof String text)) add(at, "type", "CHOICE");
            else if (!isOption(field, text)) add(at, "option");
        }

        private void choices(Field field, Object value, String at) {
            if (!(value instanceof List<?> list)) {
                add(at, "type", "CHOICES");
                return;
            }
            var seen = new HashSet<Object>();
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof String text) || !isOption(field, text) || !seen.add(text))
                    add(at + "/" + i, "option");
            }
        }

        private static boolean isOption(Field field, String value) {
            return field.options().stream().anyMatch(option -> option.value().equals(value));
        }

        private void rows(Field field, Object value, String at) {
            if (!(value instanceof List<?> list)) {
                add(at, "type", "LIST");
                return;
            }
            range(field, BigDecimal.valueOf(list.size()), at, "rows");
            for (int i = 0; i < list.size(); i++) {
                var here = at + "/" + i;
                if (!(list.get(i) instanceof Map<?, ?> row)) {
                    add(here, "type", "OBJECT");
                    continue;
                }
                var inRow = new ValueCheck(
                        checks,
                        row::get,
                        key -> field.rows().stream()
                                .filter(column -> column.key().equals(key))
                                .findFirst(),
                        problems);
                for (var column : field.rows()) inRow.check(column, row.get(column.key()), here + "/" + column.key());
                row.keySet().stream()
                        .map(String::valueOf)
                        .filter(name -> field.rows().stream()
                                .noneMatch(column -> column.key().equals(name)))
                        .forEach(name -> add(here + "/" + Nested.escape(name), "unknown-field"));
            }
        }

        private boolean applies(Map<String, List<String>> when) {
            return when.entrySet().stream().allMatch(condition -> values(others.apply(condition.getKey()))
                    .anyMatch(condition.getValue()::contains));
        }

        private static Stream<String> values(Object value) {
            if (value instanceof List<?> list) return list.stream().map(String::valueOf);
            return Stream.ofNullable(value).map(String::valueOf);
        }

        private static boolean isEmpty(Object value) {
            return value == null
                    || value instanceof String text && text.isBlank()
                    || value instanceof List<?> list && list.isEmpty();
        }

        private void add(String at, String code, String... args) {
            problems.add(problem(at, code, args));
        }
    }

    /** Two items ask the same: the stricter wins, and both their helps are kept. */
    private static final class Strictest {
        static Field of(Field one, Field other) {
            return new Field(
                    one.key(),
                    one.label(),
                    one.labelEn(),
                    one.type(),
                    one.required() || other.required(),
                    shorter(one.maxLength(), other.maxLength()),
                    one.pattern() != null ? one.pattern() : other.pattern(),
                    one.check() != null ? one.check() : other.check(),
                    one.check() != null ? one.checkWhen() : other.checkWhen(),
                    one.requiredWhen().isEmpty() ? other.requiredWhen() : one.requiredWhen(),
                    larger(one.min(), other.min()),
                    smaller(one.max(), other.max()),
                    one.options().stream().filter(other.options()::contains).toList(),
                    both(one.help(), other.help()),
                    both(one.helpEn(), other.helpEn()),
                    both(one.basis(), other.basis()),
                    one.section(),
                    rows(one.rows(), other.rows()),
                    one.known() != null ? one.known() : other.known(),
                    one.shapedBy() != null ? one.shapedBy() : other.shapedBy());
        }

        private static List<Field> rows(List<Field> one, List<Field> other) {
            var columns = new LinkedHashMap<String, Field>();
            Stream.concat(one.stream(), other.stream())
                    .forEach(column -> columns.merge(column.key(), column, Strictest::of));
            return List.copyOf(columns.values());
        }

        private static int shorter(int one, int other) {
            return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
        }

        private static BigDecimal larger(BigDecimal one, BigDecimal other) {
            return one == null || other == null ? one == null ? other : one : one.max(other);
        }

        private static BigDecimal smaller(BigDecimal one, BigDecimal other) {
            return one == null || other == null ? one == null ? other : one : one.min(other);
        }

        private static String both(String one, String other) {
            if (one == null || one.equals(other)) return one == null ? other : one;
            return other == null ? one : one + " " + other;
        }
    }
}
