package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import cn.yijianshi.rules.UnsoundRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody writes in an editor, read by the rules that files are read by, but beside what is published instead of what
 * lies in the folder.
 */
public final class Manuscript {
    public static final int MOST_CHARACTERS = 500_000;
    private static final String FILE = "source";
    private static final Pattern KEY = Pattern.compile("(?m)^key: *([a-z][a-z0-9_]*)");
    private static final Pattern VERSION = Pattern.compile("(?m)^version:[^\\n#]*");
    private static final Pattern FIRST_DAY = Pattern.compile("(?m)^validFrom:.*\\R?");

    /** @param content empty when too little of it could be read */
    public record Read<T>(Optional<T> content, List<Finding> findings) {}

    private final Catalogue files;

    /** @param files for the departments and the dictionaries of fields, which are not edited here */
    public Manuscript(Catalogue files) {
        this.files = files;
    }

    /** The key that a text says it is of, before anything else of it is read. */
    public static Optional<String> key(String source) {
        var said = KEY.matcher(source == null ? "" : source);
        return said.find() ? Optional.of(said.group(1)) : Optional.empty();
    }

    /** The same text as that of another version. */
    public static String numbered(String source, int version) {
        return VERSION.matcher(source).replaceFirst("version: " + version);
    }

    /** The same text without a first day of its own: when it is published, somebody says from when it holds. */
    public static String undated(String source) {
        return FIRST_DAY.matcher(source).replaceAll("");
    }

    /**
     * @param items as published
     * @param bundles as published, for those that this one takes in
     */
    public Read<Bundle> bundle(String source, Collection<Item> items, Function<String, Optional<Bundle>> bundles) {
        var findings = new ArrayList<Finding>();
        var reader = new BundleReader(byKey(items), departments(), bundles, new ArrayList<>());
        return new Read<>(read(source, findings, reader::read), told(findings));
    }

    /**
     * @param rules the decision tables the item has; null: none
     * @param bundles all that are published: what uses the item must still be sound with it
     */
    public Read<Item> item(String source, String rules, Collection<Bundle> bundles) {
        var findings = new ArrayList<Finding>();
        var reader = new ItemReader(files.dictionaries(), departments());
        var item = read(source, findings, reader::read).map(read -> ruled(read, rules, findings));
        reader.unasked(bundles, findings);
        return new Read<>(item, told(findings));
    }

    /** What is wrong with a bundle's text once this item is as it is: told of the bundle, not of the item. */
    public List<Finding> using(
            String bundleSource, Item changed, Collection<Item> items, Function<String, Optional<Bundle>> bundles) {
        var all = new HashMap<>(byKey(items));
        all.put(changed.key(), changed);
        return bundle(bundleSource, all.values(), bundles).findings();
    }

    private static Item ruled(Item item, String rules, List<Finding> findings) {
        if (item.instant() == null) return item;
        if (rules == null) {
            findings.add(new Finding(FILE, 0, "rules are to decide (instant), but the item has none yet"));
            return item;
        }
        try {
            ItemRules.read(item, "rules.dmn", rules);
        } catch (UnsoundRules unsound) {
            unsound.findings()
                    .forEach(found ->
                            findings.add(new Finding(FILE, 0, "rules.dmn " + found.line() + ": " + found.reason())));
        }
        return item.withRules(item.version(), item.instant().with(rules));
    }

    private <T> Optional<T> read(String source, List<Finding> findings, Function<Table, T> reader) {
        if (source == null || source.isBlank()) {
            findings.add(new Finding(FILE, 0, "the file is empty"));
            return Optional.empty();
        }
        if (source.length() > MOST_CHARACTERS) {
            findings.add(new Finding(FILE, 0, "longer than " + MOST_CHARACTERS + " characters"));
            return Optional.empty();
        }
        try {
            return Yaml.parse(FILE, source, findings).flatMap(yaml -> Table.read(FILE, yaml, findings, reader));
        } catch (RuntimeException halfRead) {
            // What is being typed is often half there; where the reader trips over it, the first finding says why.
            if (findings.isEmpty()) findings.add(new Finding(FILE, 0, "cannot be read as it stands"));
            return Optional.empty();
        }
    }

    private java.util.Set<String> departments() {
        return files.departments().stream().map(Department::key).collect(Collectors.toSet());
    }

    private static Map<String, Item> byKey(Collection<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::key, Function.identity()));
    }

    private static List<Finding> told(List<Finding> findings) {
        return findings.stream().distinct().toList();
    }
}
