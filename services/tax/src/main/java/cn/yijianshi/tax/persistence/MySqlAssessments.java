package cn.yijianshi.tax.persistence;

import cn.yijianshi.platform.persistence.Moments;
import cn.yijianshi.tax.domain.Assessment;
import cn.yijianshi.tax.domain.Assessments;
import cn.yijianshi.tax.domain.Tax;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlAssessments implements Assessments {
    private final JdbcClient jdbc;
    private final JdbcOperations batch;

    MySqlAssessments(JdbcClient jdbc, JdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public void keep(Entry entry) {
        jdbc.sql("INSERT INTO house_tax_assessment (notice_no, review_id, case_id, unit_code, payers, price, net_price,"
                        + " total, confirmed_paid_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.noticeNo(),
                        entry.reviewId(),
                        entry.caseId(),
                        entry.unitCode(),
                        entry.payers(),
                        entry.assessment().price(),
                        entry.assessment().netPrice(),
                        entry.assessment().total(),
                        Moments.toColumn(entry.confirmedPaidAt()))
                .update();
        batch.batchUpdate(
                "INSERT INTO house_tax_line (notice_no, tax, rule_id, base_amount, percent, amount)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                entry.lines().stream()
                        .map(line -> new Object[] {
                            entry.noticeNo(), line.tax().name(), line.rule(), line.base(), line.percent(), line.amount()
                        })
                        .toList());
    }

    @Override
    public Optional<Entry> ofReview(String reviewId) {
        return jdbc.sql("SELECT notice_no, review_id, case_id, unit_code, payers, price, net_price, confirmed_paid_at"
                        + " FROM house_tax_assessment WHERE review_id = ?")
                .param(reviewId)
                .query((row, number) -> new Entry(
                        row.getString("notice_no"),
                        row.getString("review_id"),
                        row.getString("case_id"),
                        row.getString("unit_code"),
                        row.getString("payers"),
                        new Assessment(
                                row.getBigDecimal("price"),
                                row.getBigDecimal("net_price"),
                                lines(row.getString("notice_no")),
                                List.of()),
                        Moments.fromColumn(row.getObject("confirmed_paid_at", LocalDateTime.class))))
                .optional();
    }

    private List<Assessment.Line> lines(String noticeNo) {
        return jdbc.sql("SELECT tax, rule_id, base_amount, percent, amount FROM house_tax_line WHERE notice_no = ?")
                .param(noticeNo)
                .query((row, number) -> new Assessment.Line(
                        Tax.valueOf(row.getString("tax")),
                        row.getString("rule_id"),
                        row.getBigDecimal("base_amount"),
                        row.getBigDecimal("percent"),
                        row.getBigDecimal("amount")))
                .list();
    }
}
