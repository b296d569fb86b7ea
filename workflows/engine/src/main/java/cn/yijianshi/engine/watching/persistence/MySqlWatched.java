package cn.yijianshi.engine.watching.persistence;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.watching.domain.Watched;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlWatched implements Watched {

    private static final double MINUTE = 60_000;
    private static final int LAST_CASES = 500;
    private static final String OF_THE_BUNDLE =
            " FROM case_review r JOIN bundle_case b ON b.case_id = r.case_id AND b.bundle = ? AND b.bundle_version = ?";

    private final JdbcClient sql;
    private final Calendars calendars;

    MySqlWatched(JdbcClient sql, Calendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    @Override
    public Map<String, Waiting> waiting(String bundle, int version, Instant now) {
        LocalDateTime moment = Moments.toColumn(now);
        Map<String, Waiting> found = new HashMap<>();
        sql.sql("SELECT r.item, COUNT(*) AS reviews, SUM(CASE WHEN c.ends_at <= ? AND (c.halted_at IS NULL"
                        + " OR c.ends_at <= c.halted_at) THEN 1 ELSE 0 END) AS overdue"
                        + OF_THE_BUNDLE
                        + " LEFT JOIN clock c ON c.review_id = r.review_id"
                        + " WHERE r.state = 'OPEN' AND b.state <> 'ENDED' GROUP BY r.item")
                .params(moment, bundle, version)
                .query(row -> {
                    found.put(row.getString("item"), new Waiting(row.getInt("reviews"), row.getInt("overdue")));
                });
        return found;
    }

    @Override
    public Map<String, Integer> decided(String bundle, int version, Instant since) {
        Map<String, Integer> found = new HashMap<>();
        sql.sql("SELECT r.item, COUNT(*) AS reviews" + OF_THE_BUNDLE
                        + " WHERE r.ended_at >= ? AND r.state IN ('APPROVED', 'REFUSED') GROUP BY r.item")
                .params(bundle, version, Moments.toColumn(since))
                .query(row -> {
                    found.put(row.getString("item"), row.getInt("reviews"));
                });
        return found;
    }

    @Override
    public Map<String, List<Double>> minutes(Collection<String> items, String bundle, int version, int last) {
        DueDates dates = calendars.dueDates();
        Map<String, List<Double>> found = new HashMap<>();
        for (String item : items) {
            found.put(
                    item,
                    sql.sql("SELECT r.opened_at, r.ended_at, b.region AS office" + OF_THE_BUNDLE
                                    + " WHERE r.item = ? AND r.ended_at IS NOT NULL"
                                    + " AND r.state IN ('APPROVED', 'REFUSED') ORDER BY r.ended_at DESC LIMIT ?")
                            .params(bundle, version, item, last)
                            .query((row, n) -> worked(dates, row, "opened_at"))
                            .list());
        }
        return found;
    }

    private static double worked(DueDates dates, ResultSet row, String from) throws SQLException {
        return dates.workingTime(
                                Moments.fromColumn(row.getObject(from, LocalDateTime.class)),
                                Moments.fromColumn(row.getObject("ended_at", LocalDateTime.class)),
                                row.getString("office"))
                        .toMillis()
                / MINUTE;
    }

    @Override
    public List<VersionFigures> figures(String bundle) {
        Map<Integer, int[]> counted = new TreeMap<>();
        sql.sql("SELECT bundle_version, SUM(CASE WHEN state = 'ENDED' THEN 1 ELSE 0 END) AS ended, COUNT(*) AS cases"
                        + " FROM bundle_case WHERE bundle = ? GROUP BY bundle_version")
                .param(bundle)
                .query(row -> {
                    int ended = row.getInt("ended");
                    counted.put(row.getInt("bundle_version"), new int[] {row.getInt("cases") - ended, ended});
                });
        Map<Integer, int[]> promises = new HashMap<>();
        sql.sql("SELECT b.bundle_version, COUNT(*) AS decided, SUM(CASE WHEN c.kept_promise = FALSE THEN 1 ELSE 0 END)"
                        + " AS late FROM clock c JOIN bundle_case b ON b.case_id = c.case_id AND b.bundle = ?"
                        + " WHERE c.outcome IN ('APPROVED', 'REFUSED', 'DEEMED_GRANTED') GROUP BY b.bundle_version")
                .param(bundle)
                .query(row -> {
                    promises.put(row.getInt("bundle_version"), new int[] {row.getInt("decided"), row.getInt("late")});
                });
        List<VersionFigures> figures = new ArrayList<>();
        counted.forEach((version, cases) -> {
            int[] promised = promises.getOrDefault(version, new int[] {0, 0});
            figures.add(new VersionFigures(
                    version, cases[0], cases[1], endToEnd(bundle, version), promised[0], promised[1]));
        });
        return figures;
    }

    private List<Double> endToEnd(String bundle, int version) {
        DueDates dates = calendars.dueDates();
        return sql.sql("SELECT submitted_at, ended_at, region AS office FROM bundle_case WHERE bundle = ?"
                        + " AND bundle_version = ? AND state = 'ENDED' AND ended_at IS NOT NULL"
                        + " ORDER BY ended_at DESC LIMIT ?")
                .params(bundle, version, LAST_CASES)
                .query((row, n) -> worked(dates, row, "submitted_at"))
                .list();
    }

    @Override
    public List<Moved> moves(String caseId) {
        return sql.sql("SELECT m.happened_at, m.outcome, p.from_version, p.to_version FROM migrated_case m"
                        + " JOIN case_migration p ON p.migration_id = m.migration_id"
                        + " WHERE m.case_id = ? AND m.outcome IN ('MOVED', 'RETURNED') ORDER BY m.happened_at")
                .param(caseId)
                .query((row, n) -> new Moved(
                        Moments.fromColumn(row.getObject("happened_at", LocalDateTime.class)),
                        row.getString("outcome").equals("MOVED")
                                ? row.getInt("to_version")
                                : row.getInt("from_version")))
                .list();
    }

    @Override
    public List<Reviewed> reviews(String caseId) {
        return sql.sql(
                        "SELECT item, state, opened_at, ended_at FROM case_review WHERE case_id = ? ORDER BY opened_at, item")
                .param(caseId)
                .query((row, n) -> new Reviewed(
                        row.getString("item"),
                        row.getString("state"),
                        Moments.fromColumn(row.getObject("opened_at", LocalDateTime.class)),
                        Moments.fromColumn(row.getObject("ended_at", LocalDateTime.class))))
                .list();
    }

    @Override
    public Ended end(String caseId) {
        return sql.sql("SELECT ended_at, outcome FROM bundle_case WHERE case_id = ? AND ended_at IS NOT NULL")
                .param(caseId)
                .query((row, n) -> new Ended(
                        Moments.fromColumn(row.getObject("ended_at", LocalDateTime.class)), row.getString("outcome")))
                .optional()
                .orElse(null);
    }
}
