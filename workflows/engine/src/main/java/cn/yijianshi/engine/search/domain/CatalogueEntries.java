package cn.yijianshi.engine.search.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is published and in force now, as it is looked for; made anew when a version comes into force. */
public final class CatalogueEntries {

    private final Published published;
    private volatile Known known = new Known(List.of(), List.of(), List.of());

    private record Known(List<Bundle> bundles, List<Item> items, List<Entry> entries) {}

    public CatalogueEntries(Published published) {
        this.published = published;
    }

    /** The same list as long as nothing has changed. */
    public List<Entry> now() {
        var bundles = published.bundles();
        var items = published.items();
        var last = known;
        if (same(last.bundles(), bundles) && same(last.items(), items)) {
            return last.entries();
        }
        var fresh = new Known(bundles, items, entries(bundles, items));
        known = fresh;
        return fresh.entries();
    }

    // Published versions are kept objects that never change: comparing what they hold would cost more than searching.
    private static boolean same(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }

    private List<Entry> entries(List<Bundle> bundles, List<Item> items) {
        Map<String, Department> departments =
                published.departments().stream().collect(Collectors.toMap(Department::key, Function.identity()));
        var entries = new ArrayList<Entry>();
        for (var bundle : bundles) {
            var department = departments.get(bundle.leadDepartment());
            entries.add(Entry.of(
                    bundle,
                    department == null ? null : department.name(),
                    department == null ? null : department.nameEn()));
        }
        for (var item : items) {
            var department = departments.get(item.department());
            entries.add(Entry.of(
                    item,
                    department == null ? null : department.name(),
                    department == null ? null : department.nameEn(),
                    bundles.stream()
                            .filter(bundle -> bundle.node(item.key()).isPresent())
                            .map(Bundle::key)
                            .toList()));
        }
        return List.copyOf(entries);
    }
}
