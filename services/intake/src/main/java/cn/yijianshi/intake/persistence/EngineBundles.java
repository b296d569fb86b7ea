package cn.yijianshi.intake.persistence;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.intake.domain.Bundles;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

/**
 * Reads the catalogue the engine serves. A version never changes, so it is kept for ever; which version is current is
 * asked again every few seconds, and while the engine is away the last answer holds: taking applications in must not
 * stop because the catalogue cannot be read anew.
 */
@Repository
class EngineBundles implements Bundles {

    private final EngineCatalogue engine;
    private final Remembered<Map<String, Bundle>> offered;
    private final Remembered<Map<String, Department>> departments;
    private final Map<String, Remembered<Optional<Item>>> currentItems = new ConcurrentHashMap<>();
    private final Map<String, Bundle> bundleVersions = new ConcurrentHashMap<>();
    private final Map<String, Item> itemVersions = new ConcurrentHashMap<>();
    private final Function<String, Remembered<Optional<Item>>> currentItem;

    EngineBundles(EngineCatalogue engine, CatalogueSettings settings, Clock clock) {
        this.engine = engine;
        this.offered = new Remembered<>(clock, settings.askAgainAfter(), this::readOffered);
        this.departments = new Remembered<>(clock, settings.askAgainAfter(), this::readDepartments);
        this.currentItem =
                key -> new Remembered<>(clock, settings.askAgainAfter(), () -> engine.one("items", key, Item.class));
    }

    @Override
    public List<Bundle> offered() {
        return List.copyOf(offered.get().values());
    }

    @Override
    public Optional<Bundle> offered(String key) {
        return Optional.ofNullable(offered.get().get(key));
    }

    @Override
    public Bundle bundle(String key, int version) {
        return bundleVersions.computeIfAbsent(
                key + " " + version, missing -> engine.version("bundles", key, version, Bundle.class)
                        .orElseThrow(() -> new NoSuchElementException("bundle " + missing)));
    }

    @Override
    public Optional<Item> item(String key) {
        // Only keys that a bundle names come here, so strangers cannot fill the memory with inventions.
        return currentItems.computeIfAbsent(key, currentItem).get();
    }

    @Override
    public Item item(String key, int version) {
        return itemVersions.computeIfAbsent(
                key + " " + version, missing -> engine.version("items", key, version, Item.class)
                        .orElseThrow(() -> new NoSuchElementException("item " + missing)));
    }

    @Override
    public Optional<Department> department(String key) {
        return Optional.ofNullable(departments.get().get(key));
    }

    private Map<String, Bundle> readOffered() {
        return byKey(
                engine.all("bundles", Bundle.class).stream().map(listed -> bundle(listed.key(), listed.version())),
                Bundle::key);
    }

    private Map<String, Department> readDepartments() {
        return byKey(engine.all("departments", Department.class).stream(), Department::key);
    }

    private static <T> Map<String, T> byKey(Stream<T> all, Function<T, String> key) {
        return all.collect(Collectors.toMap(key, Function.identity(), (one, other) -> other, java.util.TreeMap::new));
    }
}
