package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import cn.yijianshi.rules.UnsoundRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the workflows folder as a whole: either all of it is fit to be used, or every finding is told. */
final class CatalogueFiles {
    private static final Pattern DICTIONARY = Pattern.compile("fields\\.v(\\d+)\\.yaml");
    /** {@code house_tax.yaml} is the current version; older ones stay beside it as {@code house_tax.v1.yaml}. */
    private static final Pattern ITEM = Pattern.compile("([a-z0-9_]+)(?:\\.v(\\d+))?\\.yaml");

    private static final Pattern OLDER_BUNDLE = Pattern.compile("v(\\d+)");
    private static final Pattern DEPARTMENT = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");
    private static final Pattern LICENCE_TYPE = Pattern.compile("[0-9A-Z]{18}\\d{3}");

    private final Path workflows;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Set<String> including = new HashSet<>();
    private final Map<String, Map<Integer, String>> itemTexts = new TreeMap<>();
    private final Map<String, Map<Integer, String>> bundleTexts = new TreeMap<>();

    CatalogueFiles(Path workflows) {
        this.workflows = workflows;
    }

    List<Department> readDepartments() {
        var departments = departments();
        if (!findings.isEmpty()) throw new CatalogueProblem(findings());
        return departments;
    }

    /** Everything that is fit to be used. @throws CatalogueProblem if anything is not */
    Catalogue read() {
        var catalogue = readable();
        if (!findings.isEmpty()) throw new CatalogueProblem(findings());
        return catalogue;
    }

    /**
     * What the scenarios of the bundles say, as far as it can be read. No service needs them, so they are not read with the
     * rest.
     */
    List<Scenario> scenarios(Catalogue catalogue) {
        var scenarios = new ArrayList<Scenario>();
        for (var bundle : catalogue.bundles()) {
            var folder = workflows.resolve("bundles").resolve(bundle.key()).resolve("scenarios");
            if (!Files.isDirectory(folder)) continue;
            for (var file : inside(folder, Files::isRegularFile)) {
                if (file.getFileName().toString().endsWith(".yaml"))
                    read(file, new ScenarioReader(bundle)::read).ifPresent(scenarios::add);
                else findings.add(new Finding(name(file), 0, "a scenario is a .yaml file"));
            }
        }
        return scenarios;
    }

    List<Finding> findings() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::line))
                .toList();
    }

    /** As much as could be read; what could not is among the findings. */
    Catalogue readable() {
        var departments = departments();
        var names = departments.stream().map(Department::key).collect(Collectors.toSet());
        var dictionaries = dictionaries();
        var itemReader = new ItemReader(dictionaries, names);
        var items = items(itemReader);
        var current = new LinkedHashMap<String, Item>();
        items.forEach((key, versions) -> current.put(key, versions.lastEntry().getValue()));

        var bundles = new TreeMap<String, NavigableMap<Integer, Bundle>>();
        var drawings = new TreeMap<String, Map<Integer, String>>();
        for (var folder : inside(workflows.resolve("bundles"), Files::isDirectory)) {
            bundle(folder, folder, true, reader(current, names), bundles, drawings);
            for (var older : inside(folder, Files::isDirectory)) {
                if (OLDER_BUNDLE.matcher(older.getFileName().toString()).matches())
                    bundle(folder, older, false, reader(current, names), bundles, drawings);
            }
        }
        var allBundles = bundles.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
        itemReader.unasked(allBundles, findings);
        return new Catalogue(
                departments, items, bundles, drawings, new Catalogue.Texts(dictionaries, itemTexts, bundleTexts));
    }

    /** What is not wrong, but perhaps not meant. */
    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    private BundleReader reader(Map<String, Item> items, Set<String> departments) {
        return new BundleReader(items, departments, key -> included(key, items, departments), warnings);
    }

    /** The current version of another bundle; what is wrong with it is told where it is read for itself. */
    private Optional<Bundle> included(String key, Map<String, Item> items, Set<String> departments) {
        var file = workflows.resolve("bundles").resolve(key).resolve("bundle.yaml");
        if (!Files.isRegularFile(file) || !including.add(key)) return Optional.empty();
        try {
            var elsewhere = new ArrayList<Finding>();
            var reader = new BundleReader(
                    items, departments, other -> included(other, items, departments), new ArrayList<>());
            return text(file)
                    .flatMap(text -> Yaml.parse(name(file), text, elsewhere))
                    .flatMap(yaml -> Table.read(name(file), yaml, elsewhere, reader::read));
        } finally {
            including.remove(key);
        }
    }

    private List<Department> departments() {
        var file = workflows.resolve("departments.yaml");
        var departments = parsed(file)
                .map(yaml -> {
                    if (yaml instanceof Yaml.Sequence list)
                        return list.elements().stream()
                                .flatMap(row -> Table.read(name(file), row, findings, this::department).stream())
                                .toList();
                    findings.add(new Finding(name(file), yaml.line(), "a list of departments was expected"));
                    return List.<Department>of();
                })
                .orElse(List.of());
        var seen = new HashSet<String>();
        for (var department : departments)
            if (!seen.add(department.key()))
                findings.add(new Finding(name(file), 0, "'" + department.key() + "' stands here twice"));
        return departments;
    }

    private Department department(Table row) {
        var name = row.pair("name");
        var issuer = row.one(
                        "issuer",
                        office -> new Department.Issuer(
                                office.text("name"),
                                office.key("uscc", CREDIT_CODE),
                                office.key("licenceType", LICENCE_TYPE)))
                .orElse(null);
        return new Department(row.key("key", DEPARTMENT), name.zh(), name.en(), row.key("service", DEPARTMENT), issuer);
    }

    private Map<Integer, Dictionary> dictionaries() {
        var dictionaries = new TreeMap<Integer, Dictionary>();
        for (var file : inside(workflows.resolve("items"), Files::isRegularFile)) {
            var matcher = DICTIONARY.matcher(file.getFileName().toString());
            if (!matcher.matches()) {
                findings.add(new Finding(name(file), 0, "items stand in the folder of their department"));
                continue;
            }
            int version = Integer.parseInt(matcher.group(1));
            read(file, Dictionary::read).ifPresent(dictionary -> {
                if (!Integer.valueOf(version).equals(dictionary.version()))
                    findings.add(new Finding(name(file), 0, "the version inside is " + dictionary.version()));
                dictionaries.put(version, dictionary);
            });
        }
        return dictionaries;
    }

    private Map<String, NavigableMap<Integer, Item>> items(ItemReader reader) {
        var items = new TreeMap<String, NavigableMap<Integer, Item>>();
        var currents = new TreeMap<String, Item>();
        for (var folder : inside(workflows.resolve("items"), Files::isDirectory)) {
            for (var file : inside(folder, Files::isRegularFile)) {
                var matcher = ITEM.matcher(file.getFileName().toString());
                if (!matcher.matches()) {
                    findings.add(new Finding(name(file), 0, "not the name of an item file such as house_tax.yaml"));
                    continue;
                }
                read(file, reader::read).map(item -> ruled(item, file)).ifPresent(item -> {
                    if (!matcher.group(1).equals(item.key()))
                        findings.add(new Finding(name(file), 0, "the key inside is '" + item.key() + "'"));
                    if (!folder.getFileName().toString().equals(item.department()))
                        findings.add(new Finding(name(file), 0, "stands in the folder of another department"));
                    if (matcher.group(2) == null) currents.put(item.key() == null ? "" : item.key(), item);
                    else if (!matcher.group(2).equals(String.valueOf(item.version())))
                        findings.add(new Finding(name(file), 0, "the version inside is " + item.version()));
                    keep(items, item.key(), item.version(), item, file);
                    remember(itemTexts, item.key(), item.version(), file);
                });
            }
        }
        items.forEach((key, versions) -> {
            var newest = versions.lastEntry().getValue();
            if (currents.get(key) != newest)
                findings.add(new Finding(key + ".yaml", 0, "must hold the newest version " + newest.version()));
        });
        return items;
    }

    /** The rules stand in {@code rules/} under the name of their item file: {@code rules/food_licence.v1.dmn}. */
    private Item ruled(Item item, Path file) {
        var name = file.getFileName().toString().replaceFirst("\\.yaml$", ".dmn");
        var rules = file.resolveSibling("rules").resolve(name);
        if (item.instant() == null) {
            if (Files.exists(rules))
                findings.add(new Finding(name(rules), 0, "the item does not say that rules decide it (instant)"));
            return item;
        }
        var dmn = text(rules);
        if (dmn.isEmpty()) return item;
        try {
            ItemRules.read(item, name(rules), dmn.get());
        } catch (UnsoundRules unsound) {
            unsound.findings().forEach(found -> findings.add(new Finding(found.file(), found.line(), found.reason())));
        }
        return item.withRules(item.version(), item.instant().with(dmn.get()));
    }

    private <T> void keep(Map<String, NavigableMap<Integer, T>> all, String key, int version, T value, Path file) {
        if (key == null) return;
        if (all.computeIfAbsent(key, any -> new TreeMap<>()).put(version, value) != null)
            findings.add(new Finding(name(file), 0, "there is already a version " + version + " of '" + key + "'"));
    }

    private void remember(Map<String, Map<Integer, String>> texts, String key, int version, Path file) {
        if (key == null) return;
        text(file).ifPresent(text -> texts.computeIfAbsent(key, any -> new TreeMap<>())
                .put(version, text));
    }

    private void bundle(
            Path home,
            Path folder,
            boolean current,
            BundleReader reader,
            Map<String, NavigableMap<Integer, Bundle>> bundles,
            Map<String, Map<Integer, String>> drawings) {
        var file = folder.resolve("bundle.yaml");
        var process = folder.resolve("process.bpmn");
        including.add(home.getFileName().toString());
        var read = read(file, reader::read);
        including.clear();
        read.ifPresent(bundle -> {
            if (bundle.key() == null) return;
            if (!home.getFileName().toString().equals(bundle.key()))
                findings.add(new Finding(name(file), 0, "stands in the folder of another bundle"));
            if (!current && !folder.getFileName().toString().equals("v" + bundle.version()))
                findings.add(new Finding(name(file), 0, "the version inside is " + bundle.version()));
            var versions = bundles.get(bundle.key());
            if (versions != null && bundle.version() >= versions.lastKey())
                findings.add(new Finding(name(file), 0, "an older version must have a smaller number"));
            keep(bundles, bundle.key(), bundle.version(), bundle, file);
            remember(bundleTexts, bundle.key(), bundle.version(), file);
            // Without a drawing of its own a bundle runs by the one that its graph gives.
            if (!Files.exists(process)) return;
            text(process).ifPresent(xml -> {
                boolean stale = current && xml.contains(ProcessDrawer.MARK) && !xml.equals(drawn(bundle, reader));
                if (stale)
                    findings.add(new Finding(
                            name(process), 0, "is not what the graph gives any more: workflows/draw " + bundle.key()));
                else Drawing.read(name(process), xml, bundle, findings);
                drawings.computeIfAbsent(bundle.key(), any -> new TreeMap<>()).put(bundle.version(), xml);
            });
        });
    }

    private static String drawn(Bundle bundle, BundleReader reader) {
        return ProcessDrawer.draw(bundle, reader::item);
    }

    private <T> Optional<T> read(Path file, Function<Table, T> reader) {
        return parsed(file).flatMap(yaml -> Table.read(name(file), yaml, findings, reader));
    }

    private Optional<Yaml> parsed(Path file) {
        return text(file).flatMap(text -> Yaml.parse(name(file), text, findings));
    }

    private Optional<String> text(Path file) {
        if (!Files.isRegularFile(file)) {
            findings.add(new Finding(name(file), 0, "the file is missing"));
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException notText) {
            findings.add(new Finding(name(file), 0, "not UTF-8 text"));
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sorted, so that findings and versions do not depend on the disk. */
    private List<Path> inside(Path folder, Predicate<Path> kind) {
        if (!Files.isDirectory(folder)) {
            findings.add(new Finding(name(folder), 0, "the folder is missing"));
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(kind)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As a person in the folder would write it. */
    private String name(Path file) {
        return workflows.relativize(file).toString().replace('\\', '/');
    }
}
