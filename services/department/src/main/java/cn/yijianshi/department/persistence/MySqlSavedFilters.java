package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.SavedFilter;
import cn.yijianshi.department.domain.SavedFilters;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlSavedFilters implements SavedFilters {

    private final JdbcClient sql;

    MySqlSavedFilters(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SavedFilter> of(String id) {
        return sql.sql("SELECT * FROM saved_filter WHERE id = ?")
                .param(id)
                .query(MySqlSavedFilters::filter)
                .optional();
    }

    @Override
    public List<SavedFilter> usableBy(String officer, Set<String> departments) {
        return sql.sql("SELECT * FROM saved_filter WHERE maker_id = :maker"
                        + (departments.isEmpty() ? "" : " OR department IN (:departments)") + " ORDER BY name, id")
                .param("maker", officer)
                .param("departments", departments)
                .query(MySqlSavedFilters::filter)
                .list();
    }

    @Override
    public int madeBy(String officer) {
        return sql.sql("SELECT COUNT(*) FROM saved_filter WHERE maker_id = ?")
                .param(officer)
                .query(Integer.class)
                .single();
    }

    @Override
    public void add(SavedFilter filter) {
        sql.sql("INSERT INTO saved_filter (id, name, maker_id, maker_name, department, criteria, version, changed_at)"
                        + " VALUES (?,?,?,?,?,?,?,?)")
                .params(
                        filter.id(),
                        filter.name(),
                        filter.maker().id(),
                        filter.maker().name(),
                        filter.department(),
                        Json.write(filter.criteria()),
                        filter.version(),
                        Moments.toColumn(filter.changedAt()))
                .update();
    }

    @Override
    public boolean change(SavedFilter filter) {
        return sql.sql("UPDATE saved_filter SET name = ?, department = ?, criteria = ?, version = ?, changed_at = ?"
                                + " WHERE id = ? AND version = ?")
                        .params(
                                filter.name(),
                                filter.department(),
                                Json.write(filter.criteria()),
                                filter.version(),
                                Moments.toColumn(filter.changedAt()),
                                filter.id(),
                                filter.version() - 1)
                        .update()
                == 1;
    }

    @Override
    public boolean remove(String id, int version) {
        return sql.sql("DELETE FROM saved_filter WHERE id = ? AND version = ?")
                        .params(id, version)
                        .update()
                == 1;
    }

    private static SavedFilter filter(ResultSet row, int n) throws SQLException {
        return new SavedFilter(
                row.getString("id"),
                row.getString("name"),
                new Officer(row.getString("maker_id"), row.getString("maker_name")),
                row.getString("department"),
                Json.read(row.getString("criteria"), SavedFilter.Criteria.class),
                row.getInt("version"),
                MySqlReviews.moment(row, "changed_at"));
    }
}
