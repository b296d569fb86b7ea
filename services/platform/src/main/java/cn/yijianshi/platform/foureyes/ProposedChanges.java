package cn.yijianshi.platform.foureyes;

import cn.yijianshi.platform.foureyes.ProposedChange.State;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Everything that was proposed in this service, and what became of it. */
final class ProposedChanges {

    private final JdbcClient sql;

    ProposedChanges(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param print of all it says, so that one key stands for one word */
    record Request(String key, String print) {}

    record Kept(ProposedChange change, String print) {}

    Optional<ProposedChange> of(long id) {
        return sql.sql("SELECT * FROM proposed_change WHERE id = ?")
                .param(id)
                .query((row, n) -> change(row))
                .optional();
    }

    Optional<Kept> ofRequest(Person proposer, String key) {
        return sql.sql("SELECT * FROM proposed_change WHERE proposer_id = ? AND request_key = ?")
                .params(proposer.id(), key)
                .query((row, n) -> new Kept(change(row), row.getString("request_print")))
                .optional();
    }

    /** The latest first; of kind, subject and state whatever is null is not asked for. */
    List<ProposedChange> list(String kind, String subject, State state, long before, int limit) {
        StringBuilder where = new StringBuilder("SELECT * FROM proposed_change WHERE id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        narrow(where, values, "kind", kind);
        narrow(where, values, "subject", subject);
        narrow(where, values, "state", state == null ? null : state.name());
        values.add(limit);
        return sql.sql(where.append(" ORDER BY id DESC LIMIT ?").toString())
                .params(values)
                .query((row, n) -> change(row))
                .list();
    }

    private static void narrow(StringBuilder where, List<Object> values, String column, String value) {
        if (value != null) {
            where.append(" AND ").append(column).append(" = ?");
            values.add(value);
        }
    }

    ProposedChange keep(ProposedChange proposed, Request request) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        sql.sql("INSERT INTO proposed_change (kind, subject, based_on, content, effective_from, proposer_id, proposer,"
                        + " why, proposed_at, state, request_key, request_print) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        proposed.kind(),
                        proposed.subject(),
                        proposed.basedOn(),
                        proposed.content(),
                        proposed.effectiveFrom(),
                        proposed.proposer().id(),
                        proposed.proposer().name(),
                        proposed.why(),
                        Moments.toColumn(proposed.proposedAt()),
                        proposed.state().name(),
                        request.key(),
                        request.print())
                .update(key, "id");
        return proposed.kept(Objects.requireNonNull(key.getKey()).longValue());
    }

    /** @return false if somebody else settled it meanwhile */
    boolean settle(ProposedChange settled) {
        return sql.sql("UPDATE proposed_change SET state = ?, settler_id = ?, settler = ?, settled_at = ?"
                                + (settled.state() == State.DISCARDED ? ", request_key = NULL" : "")
                                + " WHERE id = ? AND state = 'PROPOSED'")
                        .params(
                                settled.state().name(),
                                settled.settler().id(),
                                settled.settler().name(),
                                Moments.toColumn(settled.settledAt()),
                                settled.id())
                        .update()
                == 1;
    }

    private static ProposedChange change(ResultSet row) throws SQLException {
        String settler = row.getString("settler_id");
        return new ProposedChange(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getLong("based_on"),
                row.getString("content"),
                row.getObject("effective_from", LocalDate.class),
                new Person(row.getString("proposer_id"), row.getString("proposer")),
                row.getString("why"),
                Moments.fromColumn(row.getObject("proposed_at", LocalDateTime.class)),
                State.valueOf(row.getString("state")),
                settler == null ? null : new Person(settler, row.getString("settler")),
                settler == null ? null : Moments.fromColumn(row.getObject("settled_at", LocalDateTime.class)));
    }
}
