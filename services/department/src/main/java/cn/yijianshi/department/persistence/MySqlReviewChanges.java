package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.ReviewChanges;
import cn.yijianshi.department.domain.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of all reviews is the list of changes: every change writes its line there, in its own transaction. */
@Repository
class MySqlReviewChanges implements ReviewChanges {

    private static final String CHANGE =
            "SELECT h.id, h.review_id, r.department, r.version, r.status, r.lamp, r.item FROM review_history h"
                    + " JOIN review r ON r.id = h.review_id WHERE ";

    private final JdbcClient sql;

    MySqlReviewChanges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long newest() {
        return sql.sql("SELECT COALESCE(MAX(id), 0) FROM review_history")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Change> after(long after, int most) {
        return sql.sql(CHANGE + "h.id > ? ORDER BY h.id LIMIT ?")
                .params(after, most)
                .query(MySqlReviewChanges::change)
                .list();
    }

    @Override
    public List<Change> of(Collection<Long> numbers) {
        return sql.sql(CHANGE + "h.id IN (:numbers) ORDER BY h.id")
                .param("numbers", numbers)
                .query(MySqlReviewChanges::change)
                .list();
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getString("review_id"),
                row.getString("department"),
                row.getInt("version"),
                Status.valueOf(row.getString("status")),
                Lamp.valueOf(row.getString("lamp")),
                row.getString("item"));
    }
}
