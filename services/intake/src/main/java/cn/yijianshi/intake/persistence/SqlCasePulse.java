package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.CasePulse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlCasePulse implements CasePulse {

    private final JdbcClient sql;

    SqlCasePulse(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, String> of(Set<String> applicationIds) {
        var pulse = new HashMap<String, String>();
        if (applicationIds.isEmpty()) {
            return pulse;
        }
        add(
                pulse,
                applicationIds,
                "SELECT id AS it, state AS a, ended_at AS b, 0 AS c FROM application WHERE id IN (:ids)");
        add(
                pulse,
                applicationIds,
                "SELECT application_id AS it, COUNT(*) AS a, MAX(happened_at) AS b, 0 AS c FROM timeline"
                        + " WHERE application_id IN (:ids) GROUP BY application_id");
        add(
                pulse,
                applicationIds,
                "SELECT application_id AS it, COUNT(*) AS a, MAX(clock_told_at) AS b, COUNT(word) AS c FROM review_progress"
                        + " WHERE application_id IN (:ids) GROUP BY application_id");
        return pulse;
    }

    private void add(Map<String, String> pulse, Set<String> ids, String query) {
        sql.sql(query)
                .param("ids", ids)
                .query((row, number) -> Map.entry(
                        row.getString("it"), row.getString("a") + " " + row.getString("b") + " " + row.getString("c")))
                .list()
                .forEach(one -> pulse.merge(one.getKey(), one.getValue(), (before, more) -> before + " / " + more));
    }
}
