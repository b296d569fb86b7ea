package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.SiteVisit;
import cn.yijianshi.engine.domain.SiteVisit.Party;
import cn.yijianshi.engine.domain.SiteVisit.State;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlSiteVisits implements SiteVisit.Book {

    private static final TypeReference<List<Party>> PARTIES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    MySqlSiteVisits(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public List<SiteVisit> of(String caseId) {
        return sql.sql("SELECT * FROM site_visit WHERE case_id = ? ORDER BY visit_key")
                .param(caseId)
                .query(this::visit)
                .list();
    }

    @Override
    public void keep(SiteVisit visit) {
        int changed = sql.sql("UPDATE site_visit SET state = ?, round_no = ?, from_at = ?, to_at = ?, parties = ?"
                        + " WHERE case_id = ? AND visit_key = ?")
                .params(
                        visit.state().name(),
                        visit.round(),
                        Moments.toColumn(visit.from()),
                        Moments.toColumn(visit.to()),
                        json.writeValueAsString(visit.parties()),
                        visit.caseId(),
                        visit.key())
                .update();
        if (changed == 0
                && of(visit.caseId()).stream().noneMatch(kept -> kept.key().equals(visit.key()))) {
            sql.sql(
                            "INSERT INTO site_visit (case_id, visit_key, name, name_en, state, round_no, from_at, to_at, parties)"
                                    + " VALUES (?,?,?,?,?,?,?,?,?)")
                    .params(
                            visit.caseId(),
                            visit.key(),
                            visit.name(),
                            visit.nameEn(),
                            visit.state().name(),
                            visit.round(),
                            Moments.toColumn(visit.from()),
                            Moments.toColumn(visit.to()),
                            json.writeValueAsString(visit.parties()))
                    .update();
        }
    }

    private SiteVisit visit(ResultSet row, int n) throws SQLException {
        return new SiteVisit(
                row.getString("case_id"),
                row.getString("visit_key"),
                row.getString("name"),
                row.getString("name_en"),
                State.valueOf(row.getString("state")),
                row.getInt("round_no"),
                Moments.fromColumn(row.getObject("from_at", LocalDateTime.class)),
                Moments.fromColumn(row.getObject("to_at", LocalDateTime.class)),
                json.readValue(row.getString("parties"), PARTIES));
    }
}
