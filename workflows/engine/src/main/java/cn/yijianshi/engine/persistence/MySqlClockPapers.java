package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.ClockPaper;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlClockPapers implements ClockPaper.Book {

    private final JdbcClient sql;

    MySqlClockPapers(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ClockPaper> of(String reviewId, int ledgerVersion) {
        return sql.sql("SELECT * FROM clock_paper WHERE review_id = ? AND ledger_version = ?")
                .params(reviewId, ledgerVersion)
                .query((row, n) -> paper(row))
                .optional();
    }

    @Override
    public Optional<ClockPaper> ofToken(String token) {
        return by("token", token);
    }

    @Override
    public Optional<ClockPaper> ofLicence(String licenceId) {
        return by("licence_id", licenceId);
    }

    @Override
    public Optional<ClockPaper> ofFile(String sha256) {
        return by("file_hash", sha256);
    }

    private Optional<ClockPaper> by(String column, String value) {
        return sql.sql("SELECT * FROM clock_paper WHERE " + column + " = ?")
                .param(value)
                .query((row, n) -> paper(row))
                .optional();
    }

    @Override
    public void keep(ClockPaper paper) {
        sql.sql(
                        "INSERT INTO clock_paper (id, review_id, case_id, department, ledger_version, paper_number, holder_name,"
                                + " authority, issued_at, token, licence_id, code, file_hash, file_content)"
                                + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        paper.id(),
                        paper.reviewId(),
                        paper.caseId(),
                        paper.department(),
                        paper.ledgerVersion(),
                        paper.number(),
                        paper.holderName(),
                        paper.authority(),
                        Moments.toColumn(paper.issuedAt()),
                        paper.token(),
                        paper.licenceId(),
                        paper.code(),
                        paper.fileHash(),
                        paper.file())
                .update();
    }

    @Override
    public long next(int year) {
        int known = sql.sql("UPDATE clock_paper_number SET taken = taken + 1 WHERE paper_year = ?")
                .param(year)
                .update();
        if (known == 0) {
            sql.sql("INSERT INTO clock_paper_number (paper_year, taken) VALUES (?, 1)")
                    .param(year)
                    .update();
        }
        return sql.sql("SELECT taken FROM clock_paper_number WHERE paper_year = ?")
                .param(year)
                .query(Long.class)
                .single();
    }

    private static ClockPaper paper(ResultSet row) throws SQLException {
        return new ClockPaper(
                row.getString("id"),
                row.getString("review_id"),
                row.getString("case_id"),
                row.getString("department"),
                row.getInt("ledger_version"),
                row.getString("paper_number"),
                row.getString("holder_name"),
                row.getString("authority"),
                Moments.fromColumn(row.getObject("issued_at", LocalDateTime.class)),
                row.getString("token"),
                row.getString("licence_id"),
                row.getString("code"),
                row.getString("file_hash"),
                row.getBytes("file_content"));
    }
}
