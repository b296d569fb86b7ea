package cn.yijianshi.engine.persistence;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published versions, kept in the engine's own database: a version that a case was filed under stays readable even if
 * its file is gone. Files that are new are published when the engine starts.
 */
@Repository
class MySqlPublished implements Published {

    private static final String ITEM = "item";
    private static final String BUNDLE = "bundle";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Department> departments;
    private final Map<String, NavigableMap<Integer, Item>> items = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Integer, Bundle>> bundles = new ConcurrentHashMap<>();

    MySqlPublished(
            JdbcClient sql,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction,
            Catalogue files,
            @Value("${yijianshi.republish:false}") boolean republish) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.departments = files.departments();
        transaction.executeWithoutResult(status -> {
            files.items().forEach(item -> publish(ITEM, item.key(), item.version(), item, republish));
            files.bundles().forEach(current -> files.versions(current.key())
                    .forEach(bundle -> publish(BUNDLE, bundle.key(), bundle.version(), bundle, republish)));
        });
        read(ITEM, Item.class).forEach(item -> items.computeIfAbsent(item.key(), key -> new TreeMap<>())
                .put(item.version(), item));
        read(BUNDLE, Bundle.class).forEach(bundle -> bundles.computeIfAbsent(bundle.key(), key -> new TreeMap<>())
                .put(bundle.version(), bundle));
    }

    @Override
    public List<Department> departments() {
        return departments;
    }

    @Override
    public List<Bundle> bundles() {
        return bundles.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .sorted(Comparator.comparing(Bundle::key))
                .toList();
    }

    @Override
    public List<Item> items() {
        return items.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .sorted(Comparator.comparing(Item::key))
                .toList();
    }

    @Override
    public Optional<Bundle> bundle(String key) {
        return Optional.ofNullable(bundles.get(key))
                .map(versions -> versions.lastEntry().getValue());
    }

    @Override
    public Optional<Bundle> bundle(String key, int version) {
        return Optional.ofNullable(bundles.get(key)).map(versions -> versions.get(version));
    }

    @Override
    public Optional<Item> item(String key) {
        return Optional.ofNullable(items.get(key))
                .map(versions -> versions.lastEntry().getValue());
    }

    @Override
    public Optional<Item> item(String key, int version) {
        return Optional.ofNullable(items.get(key)).map(versions -> versions.get(version));
    }

    private void publish(String kind, String key, int version, Object content, boolean republish) {
        String text = json.writeValueAsString(content);
        Optional<String> known = sql.sql(
                        "SELECT content FROM published WHERE kind = ? AND item_key = ? AND version = ?")
                .params(kind, key, version)
                .query(String.class)
                .optional();
        if (known.isEmpty()) {
            sql.sql("INSERT INTO published (kind, item_key, version, content, published_at) VALUES (?,?,?,?,?)")
                    .params(kind, key, version, text, Moments.toColumn(clock.instant()))
                    .update();
        } else if (!json.readTree(known.get()).equals(json.readTree(text))) {
            if (!republish) {
                throw new IllegalStateException("The " + kind + " " + key + " version " + version
                        + " is published and cases may have been filed under it; its file says something else now."
                        + " Give the changed file the version " + (version + 1) + ".");
            }
            sql.sql("UPDATE published SET content = ? WHERE kind = ? AND item_key = ? AND version = ?")
                    .params(text, kind, key, version)
                    .update();
        }
    }

    private <T> List<T> read(String kind, Class<T> type) {
        return new ArrayList<>(sql.sql("SELECT content FROM published WHERE kind = ? ORDER BY item_key, version")
                .param(kind)
                .query((row, n) -> json.readValue(row.getString("content"), type))
                .list());
    }
}
