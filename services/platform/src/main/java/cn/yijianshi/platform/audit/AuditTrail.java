package cn.yijianshi.platform.audit;

import cn.yijianshi.platform.persistence.FewLengths;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was done in this service and by whom, in a chain of hashes: nothing can be changed, put in, taken out or moved
 * afterwards without the chain breaking there.
 */
public class AuditTrail {

    private static final int BATCH = 500;
    /** So many rows in one statement: there, each looks for its own values among those of all. */
    private static final int TOGETHER = 64;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    AuditTrail(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** In the acting transaction: what is taken back leaves no entry, what is kept has one. */
    public void add(Instant at, String actorId, String actor, String act, String subject, String detail) {
        sql.sql("INSERT INTO audit_entry (at, actor_id, actor, act, subject, detail) VALUES (?,?,?,?,?,?)")
                .params(
                        Moments.toColumn(at),
                        cut(actorId, 64),
                        cut(actor, 100),
                        cut(act, 200),
                        cut(subject, 200),
                        detail)
                .update();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private record Head(long seq, String hash) {}

    /** Puts what waits into the chain; one process at a time, and never one that acts. */
    public int seal() {
        int sealed = 0;
        int count;
        do {
            count = Objects.requireNonNull(transaction.execute(status -> sealSome()));
            sealed += count;
        } while (count == BATCH);
        return sealed;
    }

    private int sealSome() {
        Head head = sql.sql("SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE")
                .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
        List<AuditEntry> waiting = sql.sql("SELECT * FROM audit_entry WHERE seq IS NULL ORDER BY id LIMIT ?")
                .param(BATCH)
                .query(AuditTrail::entry)
                .list();
        List<Sealed> sealed = new ArrayList<>();
        for (AuditEntry entry : waiting) {
            long seq = head.seq() + 1;
            String hash = AuditEntry.hash(seq, entry, head.hash());
            sealed.add(new Sealed(entry.id(), seq, head.hash(), hash));
            head = new Head(seq, hash);
        }
        if (!waiting.isEmpty()) {
            for (int from = 0; from < sealed.size(); from += TOGETHER) {
                keep(sealed.subList(from, Math.min(from + TOGETHER, sealed.size())));
            }
            sql.sql("UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1")
                    .params(head.seq(), head.hash())
                    .update();
        }
        return waiting.size();
    }

    private record Sealed(long id, long seq, String previous, String hash) {}

    /** In one statement for all of them; the last once more is found where it was found first. */
    private void keep(List<Sealed> some) {
        List<Sealed> rows = FewLengths.of(some);
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.addAll(List.of(row.id(), row.seq())));
        rows.forEach(row -> values.addAll(List.of(row.id(), row.previous())));
        rows.forEach(row -> values.addAll(List.of(row.id(), row.hash())));
        rows.forEach(row -> values.add(row.id()));
        String whens = " WHEN ? THEN ?".repeat(rows.size());
        // By their own rows, also where there are few: a scan would meet those of acts under way.
        sql.sql("UPDATE /*+ INDEX(audit_entry PRIMARY) */ audit_entry SET seq = CASE id" + whens
                        + " ELSE seq END, previous = CASE id" + whens
                        + " ELSE previous END, hash = CASE id" + whens + " ELSE hash END WHERE id IN (?"
                        + ",?".repeat(rows.size() - 1) + ")")
                .params(values)
                .update();
    }

    /** What is looked for; null: whatever it is. */
    public record Question(String who, By by, String what, Instant from, Instant to) {}

    /** Persons, or what decides where no person does. */
    public enum By {
        PERSON,
        RULES,
        BUNDLE,
        CLOCK,
        CASE,
        FILE,
        CHECK
    }

    /** Sealed ones, the latest first, before {@code before}. */
    List<AuditEntry> find(Question question, long before, int limit) {
        StringBuilder where = new StringBuilder("SELECT * FROM audit_entry WHERE seq < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        if (question.who() != null) {
            where.append(" AND (actor_id = ? OR actor = ?)");
            values.add(question.who());
            values.add(question.who());
        }
        if (question.by() == By.PERSON) {
            // No identity of a person has a colon in it.
            where.append(" AND actor_id NOT LIKE '%:%'");
        } else if (question.by() != null) {
            where.append(" AND actor_id LIKE ?");
            values.add(Decider.Kind.valueOf(question.by().name()).prefix() + "%");
        }
        if (question.what() != null) {
            where.append(" AND (act LIKE ? OR subject LIKE ?)");
            String part = "%" + question.what().replaceAll("[%_\\\\]", "") + "%";
            values.add(part);
            values.add(part);
        }
        if (question.from() != null) {
            where.append(" AND at >= ?");
            values.add(Moments.toColumn(question.from()));
        }
        if (question.to() != null) {
            where.append(" AND at < ?");
            values.add(Moments.toColumn(question.to()));
        }
        values.add(limit);
        return sql.sql(where.append(" ORDER BY seq DESC LIMIT ?").toString())
                .params(values)
                .query(AuditTrail::entry)
                .list();
    }

    /** Every sealed entry from the first to the last, a few hundred in memory at a time. */
    void each(Consumer<AuditEntry> reader) {
        long after = 0;
        List<AuditEntry> some;
        do {
            some = sql.sql("SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?")
                    .params(after, BATCH)
                    .query(AuditTrail::entry)
                    .list();
            some.forEach(reader);
            after = some.isEmpty() ? after : some.get(some.size() - 1).seq();
        } while (some.size() == BATCH);
    }

    /**
     * @param why {@code content}: it says something else than was sealed; {@code previous}: it does not follow the one
     *     before; {@code missing}: there is nothing where the chain goes on
     */
    public record Broken(long seq, String why) {}

    /** @param firstBroken null as long as everything is as it was written */
    public record Verification(boolean intact, long checked, Broken firstBroken) {}

    public Verification verify() {
        // First: what is sealed while the chain is read only makes it longer than this.
        Head head = sql.sql("SELECT seq, hash FROM audit_head WHERE id = 1")
                .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
        Chain chain = new Chain(head);
        each(chain::next);
        if (chain.broken == null && chain.seq < head.seq()) {
            chain.broken = new Broken(chain.seq + 1, "missing");
        }
        return new Verification(chain.broken == null, chain.seq, chain.broken);
    }

    /** The chain as far as it holds. */
    private static final class Chain {
        private final Head head;
        private long seq;
        private String hash = AuditEntry.BEGINNING;
        private Broken broken;

        Chain(Head head) {
            this.head = head;
        }

        void next(AuditEntry entry) {
            if (broken != null) {
                return;
            }
            if (entry.seq() != seq + 1) {
                broken = new Broken(seq + 1, "missing");
            } else if (!hash.equals(entry.previous())) {
                broken = new Broken(entry.seq(), "previous");
            } else if (!AuditEntry.hash(entry.seq(), entry, hash).equals(entry.hash())
                    || entry.seq() == head.seq() && !entry.hash().equals(head.hash())) {
                broken = new Broken(entry.seq(), "content");
            } else {
                seq = entry.seq();
                hash = entry.hash();
            }
        }
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("seq") == null ? null : row.getLong("seq"),
                Moments.fromColumn(row.getObject("at", LocalDateTime.class)),
                row.getString("actor_id"),
                row.getString("actor"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
