package cn.yijianshi.engine.editing.persistence;

import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.DraftAct;
import cn.yijianshi.engine.editing.domain.DraftState;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.editing.domain.Kind;
import cn.yijianshi.platform.foureyes.Person;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlDrafts implements Drafts {

    private final JdbcClient sql;

    MySqlDrafts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Draft> begunWith(String request) {
        return sql.sql("SELECT * FROM draft WHERE asked_with = ?")
                .param(request)
                .query(MySqlDrafts::draft)
                .optional();
    }

    @Override
    public boolean begin(Draft draft, String request) {
        try {
            insert(draft, request);
            return true;
        } catch (DuplicateKeyException begunMeanwhile) {
            return false;
        }
    }

    private void insert(Draft draft, String request) {
        sql.sql("INSERT INTO draft (id, kind, item_key, title, based_on, state, revision, source, drawing, author_id,"
                        + " author, errors, asked_with, created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        draft.id(),
                        draft.kind().word(),
                        draft.key(),
                        draft.title(),
                        draft.basedOn(),
                        draft.state().name(),
                        draft.revision(),
                        draft.source(),
                        draft.drawing(),
                        draft.author().id(),
                        draft.author().name(),
                        draft.errors(),
                        request,
                        Moments.toColumn(draft.createdAt()),
                        Moments.toColumn(draft.updatedAt()))
                .update();
    }

    @Override
    public Optional<Draft> of(String id) {
        return sql.sql("SELECT * FROM draft WHERE id = ?")
                .param(id)
                .query(MySqlDrafts::draft)
                .optional();
    }

    @Override
    public boolean replace(Draft draft, int revision, DraftState state) {
        return sql.sql("UPDATE draft SET title = ?, state = ?, revision = ?, source = ?, drawing = ?, author_id = ?,"
                                + " author = ?, proposer_id = ?, proposer = ?, why = ?, effective_from = ?, errors = ?,"
                                + " updated_at = ? WHERE id = ? AND revision = ? AND state = ?")
                        .params(
                                draft.title(),
                                draft.state().name(),
                                draft.revision(),
                                draft.source(),
                                draft.drawing(),
                                draft.author().id(),
                                draft.author().name(),
                                draft.proposer() == null
                                        ? null
                                        : draft.proposer().id(),
                                draft.proposer() == null
                                        ? null
                                        : draft.proposer().name(),
                                draft.why(),
                                draft.effectiveFrom(),
                                draft.errors(),
                                Moments.toColumn(draft.updatedAt()),
                                draft.id(),
                                revision,
                                state.name())
                        .update()
                == 1;
    }

    @Override
    public List<Draft> list(DraftState state, Kind kind, Place after, int limit) {
        StringBuilder where = new StringBuilder("SELECT * FROM draft WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        if (state != null) {
            where.append(" AND state = ?");
            values.add(state.name());
        }
        if (kind != null) {
            where.append(" AND kind = ?");
            values.add(kind.word());
        }
        if (after != null) {
            where.append(" AND (created_at < ? OR created_at = ? AND id < ?)");
            values.add(Moments.toColumn(after.at()));
            values.add(Moments.toColumn(after.at()));
            values.add(after.id());
        }
        values.add(limit);
        return sql.sql(where.append(" ORDER BY created_at DESC, id DESC LIMIT ?")
                        .toString())
                .params(values)
                .query(MySqlDrafts::draft)
                .list();
    }

    @Override
    public void note(String draft, DraftAct act) {
        Optional<Line> last = sql.sql(
                        "SELECT number, who_id, act FROM draft_act WHERE draft_id = ? ORDER BY number DESC LIMIT 1")
                .param(draft)
                .query((row, n) -> new Line(row.getInt("number"), row.getString("who_id"), row.getString("act")))
                .optional();
        if (act.act() == DraftAct.What.WRITTEN
                && last.filter(line -> line.act().equals(act.act().name()) && Objects.equals(line.whoId(), act.whoId()))
                        .isPresent()) {
            sql.sql("UPDATE draft_act SET at = ? WHERE draft_id = ? AND number = ?")
                    .params(Moments.toColumn(act.at()), draft, last.get().number())
                    .update();
            return;
        }
        sql.sql("INSERT INTO draft_act (draft_id, number, at, who_id, who, act, why) VALUES (?,?,?,?,?,?,?)")
                .params(
                        draft,
                        last.map(Line::number).orElse(0) + 1,
                        Moments.toColumn(act.at()),
                        act.whoId(),
                        act.who(),
                        act.act().name(),
                        act.why())
                .update();
    }

    private record Line(int number, String whoId, String act) {}

    @Override
    public List<DraftAct> history(String draft) {
        return sql.sql("SELECT at, who_id, who, act, why FROM draft_act WHERE draft_id = ? ORDER BY number")
                .param(draft)
                .query((row, n) -> new DraftAct(
                        Moments.fromColumn(row.getObject("at", LocalDateTime.class)),
                        row.getString("who_id"),
                        row.getString("who"),
                        DraftAct.What.valueOf(row.getString("act")),
                        row.getString("why")))
                .list();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        String proposer = row.getString("proposer_id");
        return new Draft(
                row.getString("id"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("item_key"),
                row.getString("title"),
                row.getInt("based_on"),
                DraftState.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getString("source"),
                row.getString("drawing"),
                new Person(row.getString("author_id"), row.getString("author")),
                proposer == null ? null : new Person(proposer, row.getString("proposer")),
                row.getString("why"),
                row.getObject("effective_from", LocalDate.class),
                row.getInt("errors"),
                Moments.fromColumn(row.getObject("created_at", LocalDateTime.class)),
                Moments.fromColumn(row.getObject("updated_at", LocalDateTime.class)));
    }
}
