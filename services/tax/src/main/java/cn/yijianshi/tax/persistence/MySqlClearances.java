package cn.yijianshi.tax.persistence;

import cn.yijianshi.tax.domain.Clearances;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlClearances implements Clearances {
    private final JdbcClient jdbc;

    MySqlClearances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(Entry entry) {
        jdbc.sql("INSERT INTO tax_clearance (clearance_no, review_id, case_id, uscc, way, cleared_on)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        entry.number(),
                        entry.reviewId(),
                        entry.caseId(),
                        entry.uscc(),
                        entry.way().name(),
                        entry.clearedOn())
                .update();
        jdbc.sql("UPDATE taxpayer SET cleared_on = ? WHERE uscc = ?")
                .params(entry.clearedOn(), entry.uscc())
                .update();
    }

    @Override
    public Optional<Entry> of(String uscc) {
        return jdbc.sql("SELECT clearance_no, review_id, case_id, uscc, way, cleared_on FROM tax_clearance"
                        + " WHERE uscc = ? ORDER BY cleared_on DESC LIMIT 1")
                .param(uscc)
                .query((row, number) -> new Entry(
                        row.getString("clearance_no"),
                        row.getString("review_id"),
                        row.getString("case_id"),
                        row.getString("uscc"),
                        Way.valueOf(row.getString("way")),
                        row.getObject("cleared_on", LocalDate.class)))
                .optional();
    }
}
