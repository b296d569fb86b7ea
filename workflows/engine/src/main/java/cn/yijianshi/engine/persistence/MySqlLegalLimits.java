package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.platform.persistence.Moments;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every limit; all are held in memory, because they are few and asked for often. */
@Repository
class MySqlLegalLimits implements LegalLimits {
    private static final String SEED = "seed";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile Map<String, List<Edition<LegalLimit>>> editions;

    MySqlLegalLimits(
            JdbcClient sql,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${yijianshi.workflows-dir}") Path workflows) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // A limit in force is one that is committed, whatever its writer does next.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        seed(new LimitFile(workflows));
        this.editions = read();
    }

    @Override
    public List<LegalLimit> on(LocalDate day) {
        return editions.keySet().stream()
                .map(key -> on(key, day))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<LegalLimit> on(String key, LocalDate day) {
        // The last word that speaks of the day counts, whenever it was given.
        return editions.getOrDefault(key, List.of()).stream()
                .map(Edition::content)
                .filter(limit -> !day.isBefore(limit.validFrom()))
                .reduce((earlier, later) -> later)
                .filter(limit -> limit.holdsOn(day));
    }

    @Override
    public Optional<Edition<LegalLimit>> latest(String key) {
        return editions.getOrDefault(key, List.of()).stream().reduce((earlier, later) -> later);
    }

    @Override
    public List<Edition<LegalLimit>> history(String key) {
        return List.copyOf(editions.getOrDefault(key, List.of()));
    }

    @Override
    public synchronized Edition<LegalLimit> keep(LegalLimit limit, int from, String author, String why) {
        editions = read();
        Optional<Edition<LegalLimit>> current = latest(limit.key());
        if (current.isPresent() && current.get().content().equals(limit)) {
            return current.get();
        }
        int version = current.map(Edition::version).orElse(0);
        if (version != from) {
            throw new StaleEdition(current.isPresent() ? current.get() : new Edition<>(null, 0, "", null, ""));
        }
        Edition<LegalLimit> next =
                new Edition<>(limit, version + 1, author, clock.instant().truncatedTo(ChronoUnit.MICROS), why);
        try {
            transaction.executeWithoutResult(status -> insert(next));
        } catch (DuplicateKeyException overtaken) {
            editions = read();
            throw new StaleEdition(latest(limit.key()).orElseThrow());
        }
        editions = read();
        return next;
    }

    /** Limits that nobody has written yet; what was edited is never overwritten. */
    private void seed(LimitFile file) {
        Map<String, List<Edition<LegalLimit>>> known = read();
        try {
            transaction.executeWithoutResult(status -> file.limits().stream()
                    .filter(limit -> !known.containsKey(limit.key()))
                    .forEach(limit -> insert(new Edition<>(
                            limit, 1, SEED, clock.instant().truncatedTo(ChronoUnit.MICROS), limit.source()))));
        } catch (DuplicateKeyException overtaken) {
            // Another engine started at the same moment and has written the same file.
            return;
        }
    }

    private void insert(Edition<LegalLimit> edition) {
        LegalLimit limit = edition.content();
        sql.sql("INSERT INTO legal_limit (limit_key, version, mark, kind, valid_from, content, author, why, written_at)"
                        + " VALUES (?,?,?,?,?,?,?,?,?)")
                .params(
                        limit.key(),
                        edition.version(),
                        limit.mark(),
                        limit.kind().name(),
                        limit.validFrom(),
                        json.writeValueAsString(limit),
                        edition.author(),
                        edition.why(),
                        Moments.toColumn(edition.at()))
                .update();
    }

    private Map<String, List<Edition<LegalLimit>>> read() {
        Map<String, List<Edition<LegalLimit>>> read = new TreeMap<>();
        sql.sql("SELECT version, content, author, why, written_at FROM legal_limit ORDER BY limit_key, version")
                .query((row, n) -> new Edition<>(
                        json.readValue(row.getString("content"), LegalLimit.class),
                        row.getInt("version"),
                        row.getString("author"),
                        Moments.fromColumn(row.getObject("written_at", LocalDateTime.class)),
                        row.getString("why")))
                .list()
                .forEach(edition -> read.computeIfAbsent(edition.content().key(), key -> new ArrayList<>())
                        .add(edition));
        return read;
    }
}
