package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One mapping of a file while it is read. Whatever does not fit becomes a finding and reads as absent, so that one pass
 * tells everything that is wrong.
 */
final class Table {
    private static final Pattern LIMIT = Pattern.compile("(\\d+) ([A-Z_]+)");

    private final String file;
    private final Yaml.Mapping mapping;
    private final List<Finding> findings;
    private final Set<String> read = new HashSet<>();

    private Table(String file, Yaml.Mapping mapping, List<Finding> findings) {
        this.file = file;
        this.mapping = mapping;
        this.findings = findings;
    }

    /** Reads a mapping and refuses the keys nobody asked for. Empty when it is none. */
    static <T> Optional<T> read(String file, Yaml yaml, List<Finding> findings, Function<Table, T> reader) {
        if (!(yaml instanceof Yaml.Mapping mapping)) {
            findings.add(new Finding(file, yaml.line(), "keys and values were expected here"));
            return Optional.empty();
        }
        var table = new Table(file, mapping, findings);
        var result = reader.apply(table);
        mapping.entries().forEach((key, entry) -> {
            if (!table.read.contains(key)) findings.add(new Finding(file, entry.line(), "unknown key '" + key + "'"));
        });
        return Optional.ofNullable(result);
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    String file() {
        return file;
    }

    int line(String key) {
        return has(key) ? mapping.entries().get(key).line() : mapping.line();
    }

    void complain(String key, String reason) {
        findings.add(new Finding(file, line(key), reason));
    }

    private void complain(Yaml at, String reason) {
        findings.add(new Finding(file, at.line(), reason));
    }

    private Optional<Yaml> optional(String key) {
        read.add(key);
        return Optional.ofNullable(mapping.entries().get(key)).map(Yaml.Entry::value);
    }

    private void demand(String key) {
        if (!has(key)) complain(key, "'" + key + "' is missing");
    }

    String text(String key) {
        demand(key);
        return optionalText(key);
    }

    String optionalText(String key) {
        return optional(key).map(this::scalar).orElse(null);
    }

    private String scalar(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) return scalar.text();
        complain(yaml, "a text was expected here");
        return null;
    }

    /** A key of the house: lower case, unique where it stands. */
    String key(String key, Pattern shape) {
        var text = text(key);
        if (text != null && !shape.matcher(text).matches())
            complain(key, "'" + text + "' is not a key of the form " + shape);
        return text;
    }

    /** {@code [中文, English]}; neither may be missing. */
    Pair pair(String key) {
        demand(key);
        return optionalPair(key);
    }

    Pair optionalPair(String key) {
        return optional(key).map(this::pair).orElse(Pair.NONE);
    }

    private Pair pair(Yaml yaml) {
        if (yaml instanceof Yaml.Sequence sequence && sequence.elements().size() == 2) {
            var texts = sequence.elements().stream().map(this::scalar).toList();
            return new Pair(texts.get(0), texts.get(1));
        }
        complain(yaml, "a pair [中文, English] was expected here");
        return Pair.NONE;
    }

    List<Pair> pairs(String key) {
        demand(key);
        return elements(key).stream().map(this::pair).toList();
    }

    /** Every key of this very table with its pair. */
    Map<String, Pair> allPairs() {
        var pairs = new LinkedHashMap<String, Pair>();
        mapping.entries().keySet().forEach(name -> pairs.put(name, pair(name)));
        return pairs;
    }

    boolean isMapping(String key) {
        return has(key) && mapping.entries().get(key).value() instanceof Yaml.Mapping;
    }

    boolean flag(String key, boolean otherwise) {
        return optional(key)
                .map(yaml -> {
                    if (yaml instanceof Yaml.Scalar scalar && scalar.value() instanceof Boolean flag) return flag;
                    complain(yaml, "true or false was expected here");
                    return otherwise;
                })
                .orElse(otherwise);
    }

    Integer wholeNumber(String key) {
        var number = number(key);
        if (number == null) return null;
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            complain(key, "a whole number was expected here");
            return null;
        }
    }

    BigDecimal number(String key) {
        return optional(key)
                .map(yaml -> {
                    if (yaml instanceof Yaml.Scalar scalar && scalar.value() instanceof Number)
                        return new BigDecimal(scalar.text());
                    complain(yaml, "a number was expected here");
                    return null;
                })
                .orElse(null);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        demand(key);
        return choice(key, type, null);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        var text = optionalText(key);
        if (text == null) return otherwise;
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    complain(key, "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants()));
                    return otherwise;
                });
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        var constants = Arrays.asList(type.getEnumConstants());
        return references(
                        key,
                        text -> constants.stream()
                                .anyMatch(constant -> constant.name().equals(text)),
                        "one of " + constants)
                .stream()
                .map(text -> Enum.valueOf(type, text))
                .toList();
    }

    /** {@code 2027-01-01}; null when nothing is said. */
    LocalDate optionalDay(String key) {
        var text = optionalText(key);
        if (text == null) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException otherwise) {
            complain(key, "'" + text + "' is no day such as 2027-01-01");
            return null;
        }
    }

    /** {@code 4 WORKING_HOUR} or {@code IMMEDIATE}. */
    Limit limit(String key) {
        var text = text(key);
        if (text == null) return null;
        if (text.equals("IMMEDIATE")) return Limit.IMMEDIATE;
        var matcher = LIMIT.matcher(text);
        if (matcher.matches()) {
            for (var unit : LimitUnit.values())
                if (unit != LimitUnit.IMMEDIATE && unit.name().equals(matcher.group(2)))
                    return new Limit(Integer.parseInt(matcher.group(1)), unit);
        }
        complain(key, "'" + text + "' is no limit such as '4 WORKING_HOUR' or 'IMMEDIATE'");
        return null;
    }

    List<String> texts(String key) {
        return elements(key).stream().map(this::scalar).filter(Objects::nonNull).toList();
    }

    /** Texts that must be known somewhere else; those that are not become findings at their own line. */
    List<String> references(String key, Predicate<String> known, String what) {
        return references(elements(key), known, what);
    }

    private List<String> references(List<Yaml> elements, Predicate<String> known, String what) {
        var references = new ArrayList<String>();
        for (var element : elements) {
            var text = scalar(element);
            if (text == null) continue;
            if (known.test(text)) references.add(text);
            else complain(element, "'" + text + "' is no " + what);
        }
        return references;
    }

    private List<Yaml> elements(String key) {
        return optional(key)
                .map(yaml -> {
                    if (yaml instanceof Yaml.Sequence sequence) return sequence.elements();
                    complain(yaml, "a list was expected here");
                    return List.<Yaml>of();
                })
                .orElse(List.of());
    }

    /** {@code {question: [option, option]}}. */
    Map<String, List<String>> conditions(String key) {
        var conditions = new LinkedHashMap<String, List<String>>();
        one(key, inner -> {
            inner.mapping.entries().keySet().forEach(name -> conditions.put(name, inner.texts(name)));
            return inner;
        });
        return conditions;
    }

    /** {@code {question: option}} or {@code {question: [option, option]}}. */
    Map<String, List<String>> lists(String key) {
        var lists = new LinkedHashMap<String, List<String>>();
        one(key, inner -> {
            inner.mapping.entries().forEach((name, entry) -> {
                boolean single = entry.value() instanceof Yaml.Scalar;
                var text = single ? inner.optionalText(name) : null;
                lists.put(name, !single ? inner.texts(name) : text == null ? List.of() : List.of(text));
            });
            return inner;
        });
        return lists;
    }

    /** A list of lists of texts that must be known somewhere else. */
    List<List<String>> eachList(String key, Predicate<String> known, String what) {
        var lists = new ArrayList<List<String>>();
        for (var element : elements(key)) {
            if (element instanceof Yaml.Sequence sequence) lists.add(references(sequence.elements(), known, what));
            else complain(element, "a list was expected here");
        }
        return lists;
    }

    /** The keys of this very table. */
    Set<String> names() {
        return mapping.entries().keySet();
    }

    /** Values as they were written, a list of them for a field of several choices. */
    Map<String, Object> values(String key) {
        var values = new LinkedHashMap<String, Object>();
        optional(key).ifPresent(yaml -> {
            if (!(yaml instanceof Yaml.Mapping inner)) complain(yaml, "keys and values were expected here");
            else
                inner.entries().forEach((name, entry) -> {
                    if (entry.value() instanceof Yaml.Scalar scalar && scalar.value() != null)
                        values.put(name, scalar.value());
                    else if (entry.value() instanceof Yaml.Sequence) values.put(name, inner(name, entry));
                    else complain(entry.value(), "a plain value was expected here");
                });
        });
        return values;
    }

    private List<String> inner(String name, Yaml.Entry entry) {
        return new Table(file, new Yaml.Mapping(entry.line(), Map.of(name, entry)), findings).texts(name);
    }

    <T> List<T> each(String key, Function<Table, T> reader) {
        return elements(key).stream()
                .flatMap(yaml -> read(file, yaml, findings, reader).stream())
                .toList();
    }

    /** Like {@link #each}, where a plain text may stand for a whole element. */
    <T> List<T> each(String key, Function<Table, T> reader, BiFunction<String, Integer, Optional<T>> ofText) {
        var all = new ArrayList<T>();
        for (var yaml : elements(key)) {
            if (yaml instanceof Yaml.Scalar scalar)
                ofText.apply(scalar.text(), scalar.line()).ifPresent(all::add);
            else read(file, yaml, findings, reader).ifPresent(all::add);
        }
        return all;
    }

    <T> Map<String, T> eachByKey(String key, BiFunction<String, Table, T> reader) {
        var all = new LinkedHashMap<String, T>();
        optional(key).ifPresent(yaml -> {
            if (!(yaml instanceof Yaml.Mapping inner)) complain(yaml, "keys and values were expected here");
            else
                inner.entries().forEach((name, entry) -> read(
                                file, entry.value(), findings, table -> reader.apply(name, table))
                        .ifPresent(value -> all.put(name, value)));
        });
        return all;
    }

    <T> Optional<T> one(String key, Function<Table, T> reader) {
        return optional(key).flatMap(yaml -> read(file, yaml, findings, reader));
    }

    void complainAt(int line, String reason) {
        findings.add(new Finding(file, line, reason));
    }

    record Pair(String zh, String en) {
        static final Pair NONE = new Pair(null, null);
    }
}
