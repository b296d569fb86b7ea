package cn.yijianshi.engine.persistence;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published versions, kept in the engine's own database: a version that a case was filed under stays readable even if
 * its file is gone. Files that are new are published when the engine starts.
 */
@Repository
class MySqlPublished implements Published {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlPublished.class);
    private static final String ITEM = "item";
    private static final String BUNDLE = "bundle";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Unattended unattended;
    private final List<Department> departments;
    private final Map<String, NavigableMap<Integer, ItemEdition>> items = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Integer, Bundle>> bundles = new ConcurrentHashMap<>();
    /** Versions of bundles that no file stands for, even if one says the same. */
    private final Set<String> authored = ConcurrentHashMap.newKeySet();

    MySqlPublished(
            JdbcClient sql,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction,
            Catalogue files,
            Unattended unattended) {
        this.sql = sql;
        this.unattended = unattended;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
        this.departments = files.departments();
        transaction.executeWithoutResult(status -> {
            files.items()
                    .forEach(item -> publish(
                            new Written<>(
                                    ITEM,
                                    item.key(),
                                    item.version(),
                                    isCurrent(files, item),
                                    item.validFrom(),
                                    item::numbered),
                            Item.class));
            files.bundles().forEach(current -> files.versions(current.key())
                    .forEach(bundle -> publish(
                            new Written<>(
                                    BUNDLE,
                                    bundle.key(),
                                    bundle.version(),
                                    bundle.version() == current.version(),
                                    bundle.validFrom(),
                                    bundle::numbered),
                            Bundle.class)));
        });
        readItems().forEach(this::remember);
        read(BUNDLE, Bundle.class).forEach(this::remember);
        authored.addAll(sql.sql("SELECT item_key, version FROM published WHERE kind = ? AND author IS NOT NULL")
                .param(BUNDLE)
                .query((row, n) -> row.getString("item_key") + ":" + row.getInt("version"))
                .list());
    }

    @Override
    public List<Department> departments() {
        return departments;
    }

    @Override
    public List<Bundle> bundles() {
        return bundles.values().stream()
                .flatMap(versions -> current(versions).stream())
                .sorted(Comparator.comparing(Bundle::key))
                .toList();
    }

    @Override
    public List<Item> items() {
        return items.keySet().stream()
                .sorted()
                .map(this::item)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<Bundle> bundle(String key) {
        return Optional.ofNullable(bundles.get(key)).flatMap(this::current);
    }

    @Override
    public Optional<Bundle> bundle(String key, int version) {
        return Optional.ofNullable(bundles.get(key)).map(versions -> versions.get(version));
    }

    @Override
    public Optional<Integer> publishedAs(Bundle file) {
        return bundles.getOrDefault(file.key(), Collections.emptyNavigableMap()).values().stream()
                .filter(bundle -> bundle.numbered(file.version()).equals(file))
                .filter(bundle -> !authored.contains(bundle.key() + ":" + bundle.version()))
                .map(Bundle::version)
                .reduce((earlier, later) -> earlier == file.version() ? earlier : later);
    }

    @Override
    public Optional<Item> item(String key) {
        return itemOn(key, clock.instant());
    }

    @Override
    public Optional<Item> item(String key, int version) {
        return Optional.ofNullable(items.get(key))
                .map(versions -> versions.get(version))
                .map(ItemEdition::item);
    }

    @Override
    public Optional<Item> itemOn(String key, Instant filed) {
        NavigableMap<Integer, ItemEdition> versions = items.getOrDefault(key, Collections.emptyNavigableMap());
        // The last word that holds at that moment counts.
        return versions.descendingMap().values().stream()
                .filter(edition -> edition.effectiveFrom() == null || !filed.isBefore(edition.effectiveFrom()))
                .findFirst()
                .map(ItemEdition::item);
    }

    @Override
    public List<ItemEdition> itemHistory(String key) {
        return List.copyOf(
                items.getOrDefault(key, Collections.emptyNavigableMap()).values());
    }

    @Override
    public synchronized ItemEdition publish(Item item, Instant effectiveFrom, String author, String why) {
        ItemEdition last = items.containsKey(item.key())
                ? items.get(item.key()).lastEntry().getValue()
                : null;
        if (last != null && item.version() != last.item().version() + 1) {
            throw last.stale();
        }
        ItemEdition next =
                new ItemEdition(item, effectiveFrom, author, clock.instant().truncatedTo(ChronoUnit.MICROS), why);
        try {
            transaction.executeWithoutResult(status -> insert(next));
        } catch (DuplicateKeyException overtaken) {
            readItems().forEach(this::remember);
            throw items.get(item.key()).lastEntry().getValue().stale();
        }
        onceCommitted(() -> remember(next));
        return next;
    }

    @Override
    public void confirmed(Item published, String by) {
        sql.sql("UPDATE published SET publisher = ? WHERE kind = ? AND item_key = ? AND version = ?")
                .params(by, ITEM, published.key(), published.version())
                .update();
    }

    @Override
    public void publish(Bundle bundle, Instant effectiveFrom, String author, String why) {
        try {
            transaction.executeWithoutResult(status -> insert(
                    BUNDLE,
                    bundle.key(),
                    bundle.version(),
                    json.writeValueAsString(bundle),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    effectiveFrom,
                    author,
                    why));
        } catch (DuplicateKeyException overtaken) {
            throw new StaleEdition(new Edition<>(bundle, bundle.version(), "", clock.instant(), null));
        }
        onceCommitted(() -> {
            authored.add(bundle.key() + ":" + bundle.version());
            remember(bundle);
        });
    }

    /** What is taken back must not be remembered. */
    private static void onceCommitted(Runnable remembering) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            remembering.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remembering.run();
            }
        });
    }

    private void insert(ItemEdition edition) {
        insert(
                ITEM,
                edition.item().key(),
                edition.item().version(),
                json.writeValueAsString(edition.item()),
                edition.at(),
                edition.effectiveFrom(),
                edition.author(),
                edition.why());
    }

    private void insert(
            String kind,
            String key,
            int version,
            String content,
            Instant at,
            Instant effectiveFrom,
            String author,
            String why) {
        sql.sql("INSERT INTO published (kind, item_key, version, content, published_at, effective_from, author, why)"
                        + " VALUES (?,?,?,?,?,?,?,?)")
                .params(kind, key, version, content, Moments.toColumn(at), Moments.toColumn(effectiveFrom), author, why)
                .update();
    }

    private void remember(Bundle bundle) {
        bundles.computeIfAbsent(bundle.key(), key -> new ConcurrentSkipListMap<>())
                .put(bundle.version(), bundle);
    }

    private void remember(ItemEdition edition) {
        items.computeIfAbsent(edition.item().key(), key -> new ConcurrentSkipListMap<>())
                .put(edition.item().version(), edition);
    }

    private List<ItemEdition> readItems() {
        return sql.sql("SELECT content, effective_from, author, published_at, why FROM published WHERE kind = ?"
                        + " ORDER BY item_key, version")
                .param(ITEM)
                .query((row, n) -> {
                    LocalDateTime effective = row.getObject("effective_from", LocalDateTime.class);
                    return new ItemEdition(
                            json.readValue(row.getString("content"), Item.class),
                            effective == null ? null : Moments.fromColumn(effective),
                            row.getString("author"),
                            Moments.fromColumn(row.getObject("published_at", LocalDateTime.class)),
                            row.getString("why"));
                })
                .list();
    }

    private static boolean isCurrent(Catalogue files, Item item) {
        return files.item(item.key())
                .filter(current -> current.version() == item.version())
                .isPresent();
    }

    /**
     * What a file says.
     *
     * @param current whether no file of a later version stands beside it
     * @param validFrom the first day it holds; null: at once
     * @param as the same under another version
     */
    private record Written<T>(
            String kind, String key, int version, boolean current, LocalDate validFrom, IntFunction<T> as) {}

    private record Kept<T>(T content, String author) {}

    /**
     * Publishes what a file says, once. What was published never changes: a file that says something else under the same
     * version is published under the next one, and cases filed before keep theirs.
     */
    private <T> void publish(Written<T> file, Class<T> type) {
        NavigableMap<Integer, Kept<T>> known = new TreeMap<>();
        sql.sql("SELECT version, content, author FROM published WHERE kind = ? AND item_key = ?")
                .params(file.kind(), file.key())
                .query(row -> {
                    known.put(
                            row.getInt("version"),
                            new Kept<>(json.readValue(row.getString("content"), type), row.getString("author")));
                });
        Kept<T> same = known.get(file.version());
        if (same == null) {
            insert(file, file.version(), file.validFrom() == null ? null : beginOf(file.validFrom()));
        } else if (!same.content().equals(file.as().apply(file.version()))) {
            publishAsNext(file, known);
        }
    }

    private <T> void publishAsNext(Written<T> file, NavigableMap<Integer, Kept<T>> known) {
        int last = known.lastKey();
        if (!file.current()) {
            LOG.warn(
                    "The file of {} {} version {} says something else than what was published under that version."
                            + " Cases go by what was published; the file is not read.",
                    file.kind(),
                    file.key(),
                    file.version());
        } else if (known.get(last).content().equals(file.as().apply(last))) {
            LOG.info(
                    "{} {}: the file of version {} is published as version {}",
                    file.kind(),
                    file.key(),
                    file.version(),
                    last);
        } else if (known.get(last).author() != null) {
            LOG.warn(
                    "The file of {} {} version {} was changed after it was published, and {} published version {} since"
                            + " through the API. That one stays in force. To put the file in force give it the version {}.",
                    file.kind(),
                    file.key(),
                    file.version(),
                    known.get(last).author(),
                    last,
                    last + 1);
        } else {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            boolean waits =
                    file.validFrom() != null && beginOf(file.validFrom()).isAfter(now);
            insert(file, last + 1, waits ? beginOf(file.validFrom()) : now);
            LOG.warn(
                    "The file of {} {} version {} was changed after it was published. It is published as version {} now;"
                            + " cases filed before keep theirs. Better: keep the old file as {}.v{}.yaml and give the new one"
                            + " the next version.",
                    file.kind(),
                    file.key(),
                    file.version(),
                    last + 1,
                    file.key(),
                    file.version());
        }
    }

    private void insert(Written<?> file, int version, Instant effectiveFrom) {
        sql.sql("INSERT INTO published (kind, item_key, version, content, published_at, effective_from)"
                        + " VALUES (?,?,?,?,?,?)")
                .params(
                        file.kind(),
                        file.key(),
                        version,
                        json.writeValueAsString(file.as().apply(version)),
                        Moments.toColumn(clock.instant()),
                        effectiveFrom == null ? null : Moments.toColumn(effectiveFrom))
                .update();
        unattended.note(
                Decider.file(file.key(), version),
                "PUBLISHED_FROM_FILE",
                file.key(),
                Map.of("kind", file.kind(), "key", file.key(), "version", version, "fileVersion", file.version()));
    }

    private static Instant beginOf(LocalDate day) {
        return day.atStartOfDay(OfficeHours.ZONE).toInstant();
    }

    /** The last version that can be filed today. */
    private Optional<Bundle> current(NavigableMap<Integer, Bundle> versions) {
        return versions.descendingMap().values().stream()
                .filter(bundle -> bundle.validFrom() == null || !clock.instant().isBefore(beginOf(bundle.validFrom())))
                .findFirst();
    }

    private <T> List<T> read(String kind, Class<T> type) {
        return new ArrayList<>(sql.sql("SELECT content FROM published WHERE kind = ? ORDER BY item_key, version")
                .param(kind)
                .query((row, n) -> json.readValue(row.getString("content"), type))
                .list());
    }
}
