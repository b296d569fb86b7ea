package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.CaseFindings;
import cn.yijianshi.engine.domain.Findings;
import cn.yijianshi.engine.domain.Findings.Finding;
import cn.yijianshi.engine.domain.Findings.Gap;
import cn.yijianshi.engine.domain.Findings.Notice;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlCaseFindings implements CaseFindings {

    private static final TypeReference<List<Gap>> GAPS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    MySqlCaseFindings(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private record Row(Finding finding, String state, int notice, Instant toldAt) {}

    @Override
    public Findings of(String caseId) {
        List<Row> rows = sql.sql("SELECT * FROM correction_finding WHERE case_id = ? ORDER BY found_at, id")
                .param(caseId)
                .query(this::row)
                .list();
        return Findings.kept(
                caseId,
                rows.stream()
                        .filter(row -> row.state().equals("FOUND"))
                        .map(Row::finding)
                        .toList(),
                rows.stream().mapToInt(Row::notice).max().orElse(0),
                rows.stream()
                        .map(Row::toldAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    @Override
    public void keep(Findings findings) {
        for (Finding finding : findings.added()) {
            sql.sql("INSERT INTO correction_finding (id, case_id, review_id, department, item, found_at, gaps, reason,"
                            + " reason_by, state) VALUES (?,?,?,?,?,?,?,?,?,'FOUND')")
                    .params(
                            finding.id(),
                            findings.caseId(),
                            finding.reviewId(),
                            finding.department(),
                            finding.item(),
                            Moments.toColumn(finding.at()),
                            json.writeValueAsString(finding.gaps()),
                            finding.reason(),
                            finding.reasonBy())
                    .update();
        }
        for (Finding finding : findings.dropped()) {
            sql.sql("UPDATE correction_finding SET state = 'DROPPED' WHERE id = ?")
                    .param(finding.id())
                    .update();
        }
        findings.markKept();
    }

    @Override
    public void told(Notice notice) {
        for (Finding finding : notice.findings()) {
            sql.sql("UPDATE correction_finding SET state = 'TOLD', notice_id = ?, notice_number = ?, told_at = ?"
                            + " WHERE id = ?")
                    .params(notice.id(), notice.number(), Moments.toColumn(notice.at()), finding.id())
                    .update();
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        LocalDateTime toldAt = row.getObject("told_at", LocalDateTime.class);
        return new Row(
                new Finding(
                        row.getString("id"),
                        row.getString("review_id"),
                        row.getString("department"),
                        row.getString("item"),
                        Moments.fromColumn(row.getObject("found_at", LocalDateTime.class)),
                        json.readValue(row.getString("gaps"), GAPS),
                        row.getString("reason"),
                        row.getString("reason_by")),
                row.getString("state"),
                row.getInt("notice_number"),
                toldAt == null ? null : Moments.fromColumn(toldAt));
    }
}
