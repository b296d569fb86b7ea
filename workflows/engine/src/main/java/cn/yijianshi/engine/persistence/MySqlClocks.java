package cn.yijianshi.engine.persistence;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.ClockSubject;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Rung;
import cn.yijianshi.engine.domain.RungAt;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlClocks implements Clocks {
    // A clock and its facts in one question: most clocks have one or two.
    private static final String READ = "SELECT c.review_id, c.case_id, c.item, c.office, c.promised_amount,"
            + " c.promised_unit, c.statutory_amount, c.statutory_unit, c.due_at, c.climbed_rung, c.climbed_at,"
            + " c.version, c.statutory_due_at, c.next_rung_at, c.renews_at, f.number, f.kind, f.happened_at, f.ground, f.author, f.told, f.basis, f.extension_amount,"
            + " f.extension_unit, f.approved_by FROM clock c LEFT JOIN clock_fact f ON f.review_id = c.review_id ";

    private final JdbcClient sql;
    private final Calendars calendars;
    private final Unattended unattended;

    MySqlClocks(JdbcClient sql, Calendars calendars, Unattended unattended) {
        this.sql = sql;
        this.calendars = calendars;
        this.unattended = unattended;
    }

    @Override
    public Optional<ClockLedger> of(String reviewId) {
        return read(sql.sql(READ + "WHERE c.review_id = ? ORDER BY f.number").param(reviewId)).stream()
                .findFirst();
    }

    @Override
    public Optional<ClockLedger> toChange(String reviewId) {
        sql.sql("SELECT version FROM clock WHERE review_id = ? FOR UPDATE")
                .param(reviewId)
                .query(Integer.class)
                .optional();
        return of(reviewId);
    }

    @Override
    public List<ClockLedger> ofCase(String caseId) {
        return read(sql.sql(READ + "WHERE c.case_id = ? ORDER BY c.review_id, f.number")
                .param(caseId));
    }

    @Override
    public List<ClockLedger> in(ClockState state, String afterReviewId, int limit, DueDates dates) {
        List<String> found = sql.sql(
                        "SELECT review_id FROM clock WHERE state = ? AND review_id > ? ORDER BY review_id LIMIT ?")
                .params(state.name(), afterReviewId == null ? "" : afterReviewId, limit)
                .query(String.class)
                .list();
        return found.isEmpty()
                ? List.of()
                : read(
                        sql.sql(READ + "WHERE c.review_id IN (:found) ORDER BY c.review_id, f.number")
                                .param("found", found),
                        dates);
    }

    @Override
    public void keep(ClockLedger clock) {
        int next = clock.version() + 1;
        if (clock.version() == 0) {
            insert(clock, next);
        } else {
            update(clock, next);
        }
        int number = clock.keptFacts();
        for (ClockFact fact : clock.newFacts()) {
            insert(clock.subject().reviewId(), ++number, fact);
            if (fact.kind().isViolation()) {
                insertViolation(clock.subject(), number, fact);
            }
            if (fact.cameByItself()) {
                unattended.note(
                        Decider.clock(fact.kind().name(), fact.basis()),
                        fact.kind().name(),
                        clock.subject().reviewId(),
                        Map.of(
                                "article", fact.basis(),
                                "ground", fact.ground(),
                                "since", fact.at().toString(),
                                "item", clock.subject().item()));
            }
        }
        clock.markKept(next);
    }

    private void insert(ClockLedger clock, int version) {
        ClockSubject subject = clock.subject();
        Optional<RungAt> nextRung = clock.nextRung();
        sql.sql("INSERT INTO clock (review_id, case_id, item, office, promised_amount, promised_unit,"
                        + " statutory_amount, statutory_unit, state, due_at, statutory_due_at, provisional,"
                        + " climbed_rung, climbed_at, next_rung, next_rung_at, renews_at, version, "
                        + String.join(", ", SearchedBy.COLUMNS)
                        + ", department, bundle)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"
                        + ",?".repeat(SearchedBy.COLUMNS.size())
                        + ",(SELECT r.department FROM case_review r WHERE r.review_id = ?),"
                        + "(SELECT b.bundle FROM bundle_case b WHERE b.case_id = ?))")
                .params(
                        subject.reviewId(),
                        subject.caseId(),
                        subject.item(),
                        subject.office(),
                        clock.promised().amount(),
                        clock.promised().unit().name(),
                        clock.statutory().amount(),
                        clock.statutory().unit().name(),
                        clock.state().name(),
                        column(clock.due()),
                        column(clock.statutoryDue()),
                        clock.isProvisional(),
                        rung(clock.climbed()),
                        column(clock.climbed().map(RungAt::at)),
                        rung(nextRung),
                        column(nextRung.map(RungAt::at)),
                        column(clock.renewsAt()),
                        version)
                .params(SearchedBy.values(clock))
                .params(subject.reviewId(), subject.caseId())
                .update();
    }

    private void update(ClockLedger clock, int version) {
        Optional<RungAt> nextRung = clock.nextRung();
        int changed = sql.sql("UPDATE clock SET state = ?, due_at = ?, statutory_due_at = ?, provisional = ?,"
                        + " climbed_rung = ?, climbed_at = ?, next_rung = ?, next_rung_at = ?, version = ?, "
                        + String.join(" = ?, ", SearchedBy.COLUMNS)
                        + " = ? WHERE review_id = ? AND version = ?")
                .params(
                        clock.state().name(),
                        column(clock.due()),
                        column(clock.statutoryDue()),
                        clock.isProvisional(),
                        rung(clock.climbed()),
                        column(clock.climbed().map(RungAt::at)),
                        rung(nextRung),
                        column(nextRung.map(RungAt::at)),
                        version)
                .params(SearchedBy.values(clock))
                .params(clock.subject().reviewId(), clock.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException(
                    "the clock of " + clock.subject().reviewId() + " was changed meanwhile");
        }
    }

    private void insert(String reviewId, int number, ClockFact fact) {
        sql.sql("INSERT INTO clock_fact (review_id, number, kind, happened_at, ground, author, told, basis,"
                        + " extension_amount, extension_unit, approved_by) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        reviewId,
                        number,
                        fact.kind().name(),
                        Moments.toColumn(fact.at()),
                        fact.ground(),
                        fact.author(),
                        fact.text(),
                        fact.basis(),
                        fact.extension() == null ? null : fact.extension().amount(),
                        fact.extension() == null
                                ? null
                                : fact.extension().unit().name(),
                        fact.approvedBy())
                .update();
    }

    private void insertViolation(ClockSubject subject, int number, ClockFact fact) {
        sql.sql("INSERT INTO clock_violation (review_id, fact_number, case_id, item, kind, happened_at, author, told,"
                        + " basis) VALUES (?,?,?,?,?,?,?,?,?)")
                .params(
                        subject.reviewId(),
                        number,
                        subject.caseId(),
                        subject.item(),
                        fact.kind().name(),
                        Moments.toColumn(fact.at()),
                        fact.author(),
                        fact.text(),
                        fact.basis())
                .update();
    }

    @Override
    public List<Violation> violations(Violation before, int limit) {
        String columns = "SELECT * FROM clock_violation ";
        String order = " ORDER BY happened_at DESC, review_id DESC, fact_number DESC LIMIT ?";
        JdbcClient.StatementSpec question = before == null
                ? sql.sql(columns + order).param(limit)
                : sql.sql(columns
                                + "WHERE happened_at < ? OR (happened_at = ? AND (review_id < ?"
                                + " OR (review_id = ? AND fact_number < ?)))"
                                + order)
                        .params(
                                Moments.toColumn(before.at()),
                                Moments.toColumn(before.at()),
                                before.reviewId(),
                                before.reviewId(),
                                before.factNumber(),
                                limit);
        return question.query((row, n) -> new Violation(
                        row.getString("review_id"),
                        row.getInt("fact_number"),
                        row.getString("case_id"),
                        row.getString("item"),
                        row.getString("kind"),
                        moment(row, "happened_at"),
                        row.getString("author"),
                        row.getString("told"),
                        row.getString("basis")))
                .list();
    }

    private static String rung(Optional<RungAt> rung) {
        return rung.map(at -> at.rung().name()).orElse(null);
    }

    private static LocalDateTime column(Optional<Instant> moment) {
        return moment.map(Moments::toColumn).orElse(null);
    }

    private record Row(
            ClockSubject subject,
            Limit promised,
            Limit statutory,
            Instant renewsAt,
            ClockLedger.Shown shown,
            RungAt climbed,
            int version) {}

    private List<ClockLedger> read(JdbcClient.StatementSpec question) {
        return read(question, calendars.dueDates());
    }

    private static List<ClockLedger> read(JdbcClient.StatementSpec question, DueDates dates) {
        Map<String, Row> clocks = new LinkedHashMap<>();
        Map<String, List<ClockFact>> facts = new LinkedHashMap<>();
        question.query(row -> {
            String reviewId = row.getString("review_id");
            if (!clocks.containsKey(reviewId)) {
                clocks.put(reviewId, clock(row));
                facts.put(reviewId, new ArrayList<>());
            }
            if (row.getString("kind") != null) {
                facts.get(reviewId).add(fact(row));
            }
        });
        return clocks.entrySet().stream()
                .map(found -> {
                    Row row = found.getValue();
                    return ClockLedger.kept(
                            dates,
                            row.subject(),
                            row.promised(),
                            row.statutory(),
                            row.renewsAt(),
                            facts.get(found.getKey()),
                            row.climbed(),
                            row.shown(),
                            row.version());
                })
                .toList();
    }

    private static Row clock(ResultSet row) throws SQLException {
        String climbed = row.getString("climbed_rung");
        return new Row(
                new ClockSubject(
                        row.getString("review_id"),
                        row.getString("case_id"),
                        row.getString("item"),
                        row.getString("office")),
                limit(row, "promised"),
                limit(row, "statutory"),
                moment(row, "renews_at"),
                new ClockLedger.Shown(
                        moment(row, "due_at"), moment(row, "statutory_due_at"), moment(row, "next_rung_at")),
                climbed == null ? null : new RungAt(Rung.valueOf(climbed), moment(row, "climbed_at")),
                row.getInt("version"));
    }

    private static ClockFact fact(ResultSet row) throws SQLException {
        return new ClockFact(
                ClockFact.Kind.valueOf(row.getString("kind")),
                moment(row, "happened_at"),
                row.getString("ground"),
                row.getString("author"),
                row.getString("told"),
                row.getString("basis"),
                row.getString("extension_unit") == null ? null : limit(row, "extension"),
                row.getString("approved_by"));
    }

    private static Limit limit(ResultSet row, String which) throws SQLException {
        return new Limit(row.getInt(which + "_amount"), LimitUnit.valueOf(row.getString(which + "_unit")));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
