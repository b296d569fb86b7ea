package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.PaperChange;
import cn.yijianshi.department.domain.PaperChanges;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlPaperChanges implements PaperChanges {

    private final JdbcClient sql;

    MySqlPaperChanges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void keep(PaperChange change) {
        var by = change.decidedBy();
        sql.sql("INSERT INTO certificate_change (id, certificate_id, kind, ground, reason, basis, holder_name,"
                        + " printed_lines, outputs, proposed_by, proposed_by_name, proposed_at, outcome, decided_by,"
                        + " decided_by_name, decided_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        change.id(),
                        change.certificateId(),
                        change.kind().name(),
                        change.ground(),
                        change.reason(),
                        change.basis(),
                        change.holderName(),
                        Json.write(change.lines()),
                        Json.write(change.outputs()),
                        change.proposedBy().id(),
                        change.proposedBy().name(),
                        Moments.toColumn(change.proposedAt()),
                        change.outcome().name(),
                        by == null ? null : by.id(),
                        by == null ? null : by.name(),
                        Moments.toColumn(change.decidedAt()))
                .update();
    }

    @Override
    public void decide(PaperChange decided) {
        sql.sql("UPDATE certificate_change SET outcome = ?, decided_by = ?, decided_by_name = ?, decided_at = ?"
                        + " WHERE id = ?")
                .params(
                        decided.outcome().name(),
                        decided.decidedBy().id(),
                        decided.decidedBy().name(),
                        Moments.toColumn(decided.decidedAt()),
                        decided.id())
                .update();
    }

    @Override
    public Optional<PaperChange> of(String id) {
        return sql.sql("SELECT * FROM certificate_change WHERE id = ?")
                .param(id)
                .query(MySqlPaperChanges::change)
                .optional();
    }

    @Override
    public List<PaperChange> ofCertificate(String certificateId) {
        return sql.sql("SELECT * FROM certificate_change WHERE certificate_id = ? ORDER BY proposed_at DESC, id")
                .param(certificateId)
                .query(MySqlPaperChanges::change)
                .list();
    }

    private static PaperChange change(ResultSet row, int n) throws SQLException {
        var decidedBy = row.getString("decided_by");
        return new PaperChange(
                row.getString("id"),
                row.getString("certificate_id"),
                PaperChange.Kind.valueOf(row.getString("kind")),
                row.getString("ground"),
                row.getString("reason"),
                row.getString("basis"),
                row.getString("holder_name"),
                textsOrNull(row.getString("printed_lines")),
                textsOrNull(row.getString("outputs")),
                new Officer(row.getString("proposed_by"), row.getString("proposed_by_name")),
                Moments.fromColumn(row.getObject("proposed_at", LocalDateTime.class)),
                PaperChange.Outcome.valueOf(row.getString("outcome")),
                decidedBy == null ? null : new Officer(decidedBy, row.getString("decided_by_name")),
                Moments.fromColumn(row.getObject("decided_at", LocalDateTime.class)));
    }

    private static Map<String, String> textsOrNull(String column) {
        return column == null ? null : Json.texts(column);
    }
}
