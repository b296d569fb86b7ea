package cn.yijianshi.engine.supervision.persistence;

import cn.yijianshi.engine.domain.LedgerColumns;
import cn.yijianshi.engine.supervision.domain.MonthRow;
import cn.yijianshi.engine.supervision.domain.Months;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts by the columns that the ledger keeps beside its facts; only pauses and extensions are read fact by fact. */
@Repository
class MySqlMonths implements Months {

    private static final String DECIDED = "outcome IN ('APPROVED', 'REFUSED', 'DEEMED_GRANTED')";

    private final JdbcClient sql;
    private final LedgerColumns columns;

    MySqlMonths(JdbcClient sql, LedgerColumns columns) {
        this.sql = sql;
        this.columns = columns;
    }

    @Override
    public List<MonthRow> of(YearMonth month, By by, Set<String> departments) {
        if (departments != null && departments.isEmpty()) {
            return List.of();
        }
        Question question = new Question(month, by, departments);
        Map<String, Tally> tallies = new TreeMap<>();
        question.each(
                "COUNT(*) AS n",
                "received_month = :month",
                "clock",
                "",
                row -> tally(tallies, row).received = row.getLong("n"));
        question.each(
                "SUM(CASE WHEN " + DECIDED + " THEN 1 ELSE 0 END) AS decided,"
                        + sumIf("kept_promise")
                        + sumIf("kept_statute")
                        + " SUM(CASE WHEN " + DECIDED + " THEN 0 ELSE 1 END) AS withdrawn,"
                        + " AVG(CASE WHEN " + DECIDED + " THEN used_minutes * 1.0 END) AS average_minutes,"
                        + " SUM(pauses) AS pauses, SUM(extensions) AS extensions, SUM(corrections) AS corrections,"
                        + " SUM(late_notices) AS late_notices, SUM(deemed_acceptances) AS deemed_acceptances,"
                        + " SUM(violations) AS violations",
                "ended_month = :month",
                "clock",
                ", outcome, kept_promise, kept_statute, used_minutes, pauses, extensions, corrections, late_notices,"
                        + " deemed_acceptances, violations",
                row -> tally(tallies, row).ended(row));
        question.medians(row -> tally(tallies, row).median = row.getBigDecimal("median"));
        question.grounds(row -> {
            Tally tally = tally(tallies, row);
            Map<String, Long> grounds =
                    "PAUSED".equals(row.getString("kind")) ? tally.pauseGrounds : tally.extensionGrounds;
            grounds.put(row.getString("ground"), row.getLong("n"));
        });
        question.each(
                "COUNT(*) AS n, SUM(CASE WHEN reply IS NULL THEN 0 ELSE 1 END) AS replied,"
                        + " SUM(CASE WHEN reply IS NULL OR late THEN 0 ELSE 1 END) AS in_time",
                "issued_month = :month",
                "supervise_order",
                ", reply, late",
                row -> tally(tallies, row).orders(row));
        return tallies.entrySet().stream()
                .map(found -> found.getValue().row(found.getKey()))
                .toList();
    }

    @Override
    public int rebuild() {
        return columns.rebuild();
    }

    private static String sumIf(String kept) {
        return " SUM(CASE WHEN " + DECIDED + " AND " + kept + " THEN 1 ELSE 0 END) AS " + kept + ",";
    }

    private static Tally tally(Map<String, Tally> tallies, ResultSet row) throws SQLException {
        return tallies.computeIfAbsent(row.getString("k"), key -> new Tally());
    }

    private static final class Tally {
        long received;
        long decided;
        long keptPromise;
        long keptStatute;
        long withdrawn;
        BigDecimal average;
        BigDecimal median;
        long pauses;
        final Map<String, Long> pauseGrounds = new TreeMap<>();
        long extensions;
        final Map<String, Long> extensionGrounds = new TreeMap<>();
        long corrections;
        long lateNotices;
        long deemedAcceptances;
        long violations;
        long orders;
        long replied;
        long inTime;

        void ended(ResultSet row) throws SQLException {
            decided = row.getLong("decided");
            keptPromise = row.getLong("kept_promise");
            keptStatute = row.getLong("kept_statute");
            withdrawn = row.getLong("withdrawn");
            average = row.getBigDecimal("average_minutes");
            pauses = row.getLong("pauses");
            extensions = row.getLong("extensions");
            corrections = row.getLong("corrections");
            lateNotices = row.getLong("late_notices");
            deemedAcceptances = row.getLong("deemed_acceptances");
            violations = row.getLong("violations");
        }

        void orders(ResultSet row) throws SQLException {
            orders = row.getLong("n");
            replied = row.getLong("replied");
            inTime = row.getLong("in_time");
        }

        MonthRow row(String key) {
            return new MonthRow(
                    key,
                    received,
                    decided,
                    keptPromise,
                    keptStatute,
                    withdrawn,
                    oneDecimal(average),
                    oneDecimal(median),
                    pauses,
                    pauseGrounds,
                    extensions,
                    extensionGrounds,
                    corrections,
                    lateNotices,
                    deemedAcceptances,
                    violations,
                    orders,
                    replied,
                    inTime);
        }

        private static BigDecimal oneDecimal(BigDecimal minutes) {
            return minutes == null ? null : minutes.setScale(1, RoundingMode.HALF_UP);
        }
    }

    private final class Question {
        private final Map<String, Object> params = new LinkedHashMap<>();
        private final String key;
        private final String ofDepartments;

        Question(YearMonth month, By by, Set<String> departments) {
            this.key = switch (by) {
                case DEPARTMENT -> "c.department";
                case ITEM -> "c.item";
                case ALL -> "''";
            };
            params.put("month", month.toString());
            if (departments != null) {
                params.put("departments", departments);
            }
            // What the test of a ledger alone has kept belongs to nobody.
            this.ofDepartments =
                    departments == null ? " AND c.department IS NOT NULL" : " AND c.department IN (:departments)";
        }

        void each(String select, String where, String from, String read, RowCallbackHandler take) {
            sql.sql("SELECT k, " + select + " FROM (SELECT " + key + " AS k" + read + " FROM " + from + " c WHERE c."
                            + where + ofDepartments + ") t GROUP BY k")
                    .params(params)
                    .query(take);
        }

        /** The middle one, or the mean of the two in the middle. */
        void medians(RowCallbackHandler take) {
            sql.sql("SELECT k, AVG(used_minutes * 1.0) AS median FROM (SELECT " + key + " AS k, c.used_minutes,"
                            + " ROW_NUMBER() OVER (PARTITION BY " + key + " ORDER BY c.used_minutes) AS n,"
                            + " COUNT(*) OVER (PARTITION BY " + key + ") AS total FROM clock c"
                            + " WHERE c.ended_month = :month AND c." + DECIDED + ofDepartments
                            + ") t WHERE 2 * n >= total AND 2 * n <= total + 2 GROUP BY k")
                    .params(params)
                    .query(take);
        }

        void grounds(RowCallbackHandler take) {
            sql.sql("SELECT k, kind, ground, COUNT(*) AS n FROM (SELECT " + key + " AS k, f.kind, f.ground FROM clock c"
                            + " JOIN clock_fact f ON f.review_id = c.review_id AND f.kind IN ('PAUSED', 'EXTENDED')"
                            + " WHERE c.ended_month = :month AND (c.pauses > 0 OR c.extensions > 0)" + ofDepartments
                            + ") t GROUP BY k, kind, ground")
                    .params(params)
                    .query(take);
        }
    }
}
