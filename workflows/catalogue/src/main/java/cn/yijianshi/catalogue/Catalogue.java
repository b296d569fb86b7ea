package cn.yijianshi.catalogue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Everything the workflows folder says: departments, items and bundles, each in all its versions. */
public final class Catalogue {
    private final List<Department> departments;
    private final Map<String, NavigableMap<Integer, Item>> items;
    private final Map<String, NavigableMap<Integer, Bundle>> bundles;
    private final Map<String, Map<Integer, String>> drawings;
    private final Texts texts;

    /**
     * What the files themselves say, for who goes on writing.
     *
     * @param items of an item its file, by key and version
     */
    record Texts(
            Map<Integer, Dictionary> dictionaries,
            Map<String, Map<Integer, String>> items,
            Map<String, Map<Integer, String>> bundles) {}

    Catalogue(
            List<Department> departments,
            Map<String, NavigableMap<Integer, Item>> items,
            Map<String, NavigableMap<Integer, Bundle>> bundles,
            Map<String, Map<Integer, String>> drawings,
            Texts texts) {
        this.departments = List.copyOf(departments);
        this.items = Map.copyOf(items);
        this.bundles = Map.copyOf(bundles);
        this.drawings = Map.copyOf(drawings);
        this.texts = texts;
    }

    /** @throws CatalogueProblem naming file, line and reason of everything that is wrong */
    public static Catalogue load(Path workflows) {
        return new CatalogueFiles(workflows).read();
    }

    /** The departments of a folder alone: read in a moment, for who needs no more. */
    public static List<Department> departmentsIn(Path workflows) {
        return new CatalogueFiles(workflows).readDepartments();
    }

    /**
     * What the scenarios of the bundles say.
     *
     * @throws CatalogueProblem naming file, line and reason of everything that cannot be read
     */
    public static List<Scenario> scenarios(Path workflows) {
        var files = new CatalogueFiles(workflows);
        var scenarios = files.scenarios(files.read());
        if (!files.findings().isEmpty()) throw new CatalogueProblem(files.findings());
        return scenarios;
    }

    public List<Department> departments() {
        return departments;
    }

    public Optional<Department> department(String key) {
        return departments.stream()
                .filter(department -> department.key().equals(key))
                .findFirst();
    }

    /** The current version of every item, by key. */
    public List<Item> items() {
        return items.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .sorted(Comparator.comparing(Item::key))
                .toList();
    }

    public Optional<Item> item(String key) {
        return Optional.ofNullable(items.get(key))
                .map(versions -> versions.lastEntry().getValue());
    }

    public Optional<Item> item(String key, int version) {
        return Optional.ofNullable(items.get(key)).map(versions -> versions.get(version));
    }

    /** The current version of every bundle, by key. */
    public List<Bundle> bundles() {
        return bundles.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .sorted(Comparator.comparing(Bundle::key))
                .toList();
    }

    public Optional<Bundle> bundle(String key) {
        return Optional.ofNullable(bundles.get(key))
                .map(versions -> versions.lastEntry().getValue());
    }

    public Optional<Bundle> bundle(String key, int version) {
        return Optional.ofNullable(bundles.get(key)).map(versions -> versions.get(version));
    }

    /** Every version of a bundle, oldest first: running cases stay on theirs. */
    public List<Bundle> versions(String bundleKey) {
        return Optional.ofNullable(bundles.get(bundleKey))
                .map(versions -> List.copyOf(versions.values()))
                .orElse(List.of());
    }

    /** The process (BPMN) of the bundle's current version. */
    public String drawing(String bundleKey) {
        return drawing(bundleKey, bundle(bundleKey).orElseThrow().version());
    }

    /** The process of a version: the one drawn by hand in its folder, else the one that its graph gives. */
    public String drawing(String bundleKey, int version) {
        var byHand = drawings.getOrDefault(bundleKey, Map.of()).get(version);
        if (byHand != null) return byHand;
        var bundle = bundle(bundleKey, version)
                .orElseThrow(() -> new NoSuchElementException(bundleKey + " version " + version));
        return ProcessDrawer.draw(bundle, this::item);
    }

    /** The file of a version as it was written; empty if there is none. */
    public Optional<String> bundleSource(String key, int version) {
        return Optional.ofNullable(texts.bundles().getOrDefault(key, Map.of()).get(version));
    }

    /** The file of a version as it was written; empty if there is none. */
    public Optional<String> itemSource(String key, int version) {
        return Optional.ofNullable(texts.items().getOrDefault(key, Map.of()).get(version));
    }

    Map<Integer, Dictionary> dictionaries() {
        return texts.dictionaries();
    }

    public Plan plan(Bundle bundle, Map<String, List<String>> answers) {
        return Plan.of(bundle, answers, this::item);
    }
}
