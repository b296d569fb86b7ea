package cn.yijianshi.intake.persistence;

import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.intake.domain.LeftBehind;
import cn.yijianshi.intake.domain.RowsLeftBehind;
import cn.yijianshi.platform.persistence.Moments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlRowsLeftBehind implements RowsLeftBehind {

    private final JdbcClient sql;

    SqlRowsLeftBehind(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void keep(String applicationId, List<LeftBehind> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int number = sql.sql("SELECT COUNT(*) FROM application_left_behind WHERE application_id = ?")
                .param(applicationId)
                .query(Integer.class)
                .single();
        for (var row : rows) {
            sql.sql("INSERT INTO application_left_behind (application_id, row_no, field_key, label, label_en, who,"
                            + " reason, reason_en, door, door_en, left_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            applicationId,
                            ++number,
                            row.field(),
                            row.label(),
                            row.labelEn(),
                            row.who(),
                            row.stop().reason(),
                            row.stop().reasonEn(),
                            row.stop().door(),
                            row.stop().doorEn(),
                            Moments.toColumn(row.at()))
                    .update();
        }
    }

    @Override
    public List<LeftBehind> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM application_left_behind WHERE application_id = ? ORDER BY row_no")
                .param(applicationId)
                .query((row, number) -> new LeftBehind(
                        row.getString("field_key"),
                        row.getString("label"),
                        row.getString("label_en"),
                        row.getString("who"),
                        new Stop(
                                row.getString("reason"),
                                row.getString("reason_en"),
                                row.getString("door"),
                                row.getString("door_en")),
                        Columns.moment(row, "left_at")))
                .list();
    }
}
