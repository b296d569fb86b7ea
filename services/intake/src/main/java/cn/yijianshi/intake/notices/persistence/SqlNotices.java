package cn.yijianshi.intake.notices.persistence;

import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.notices.domain.Notice;
import cn.yijianshi.intake.notices.domain.Notices;
import cn.yijianshi.intake.persistence.Columns;
import cn.yijianshi.intake.persistence.StoredJson;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlNotices implements Notices {

    private final JdbcClient sql;
    private final StoredJson json;

    SqlNotices(JdbcClient sql, StoredJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public void tell(Notice notice) {
        sql.sql("INSERT INTO person_notice (id, person_id, kind, subject, told_at, details) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        notice.id(),
                        notice.personId(),
                        notice.kind().name(),
                        notice.subject(),
                        Moments.toColumn(notice.at()),
                        json.write(notice.details()))
                .update();
    }

    @Override
    public List<Notice> of(String personId, boolean unreadOnly, Place after, int limit) {
        var query = new StringBuilder("SELECT * FROM person_notice WHERE person_id = ?");
        var params = new ArrayList<Object>(List.of(personId));
        if (unreadOnly) {
            query.append(" AND read_at IS NULL");
        }
        if (after != null) {
            query.append(" AND (told_at < ? OR (told_at = ? AND id < ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY told_at DESC, id DESC LIMIT ?").toString())
                .params(params)
                .query(this::notice)
                .list();
    }

    @Override
    public int unread(String personId) {
        return sql.sql("SELECT COUNT(*) FROM person_notice WHERE person_id = ? AND read_at IS NULL")
                .param(personId)
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean read(String personId, String id, Instant at) {
        sql.sql("UPDATE person_notice SET read_at = ? WHERE id = ? AND person_id = ? AND read_at IS NULL")
                .params(Moments.toColumn(at), id, personId)
                .update();
        return sql.sql("SELECT COUNT(*) FROM person_notice WHERE id = ? AND person_id = ?")
                        .params(id, personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getString("id"),
                row.getString("person_id"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                Columns.moment(row, "told_at"),
                json.readTexts(row.getString("details")),
                Columns.moment(row, "read_at"));
    }
}
