package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.Colleagues;
import cn.yijianshi.department.domain.HistoryEntry;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Mode;
import cn.yijianshi.department.domain.NextInLine;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Pending;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlReviews implements Reviews {

    /** The form is the big part of a row; only these write it. */
    private static final Set<Act> BRINGS_A_FORM =
            EnumSet.of(Act.FILED, Act.CORRECTION_ANSWERED, Act.FORM_CHANGED, Act.DEFERRED_SUPPLIED);

    private static final Set<Act> CHANGES_SHARES = EnumSet.of(
            Act.CO_REVIEWERS_ADDED,
            Act.CO_REVIEWER_REMOVED,
            Act.OPINION_GIVEN,
            Act.COPIED,
            Act.ASSIGNED,
            Act.TRANSFERRED);

    private final JdbcClient sql;
    private final SearchColumns search;
    private final WithoutAPerson withoutAPerson;

    MySqlReviews(JdbcClient sql, Unattended unattended) {
        this.sql = sql;
        this.withoutAPerson = new WithoutAPerson(unattended);
        this.search = new SearchColumns(sql);
    }

    @Override
    public Optional<Review> of(String reviewId) {
        return sql.sql("SELECT * FROM review WHERE id = ?")
                .param(reviewId)
                .query(MySqlReviews::review)
                .optional();
    }

    @Override
    public Optional<Review> lock(String reviewId) {
        return sql.sql("SELECT * FROM review WHERE id = ? FOR UPDATE")
                .param(reviewId)
                .query(MySqlReviews::review)
                .optional();
    }

    @Override
    public List<Review> lockUndecided(String caseId, String department) {
        return sql
                .sql("SELECT * FROM review WHERE case_id = ? AND department = ? ORDER BY id FOR UPDATE")
                .params(caseId, department)
                .query(MySqlReviews::review)
                .list()
                .stream()
                .filter(review -> !review.status().ended())
                .toList();
    }

    @Override
    public List<Alarm> alarms(int limit) {
        return sql.sql("SELECT id, undo_until FROM review WHERE undo_until IS NOT NULL ORDER BY undo_until LIMIT ?")
                .param(limit)
                .query((row, n) -> new Alarm(row.getString("id"), moment(row, "undo_until")))
                .list();
    }

    @Override
    public Optional<Review> lockIfFree(String reviewId) {
        return sql.sql("SELECT * FROM review WHERE id = ? FOR UPDATE SKIP LOCKED")
                .param(reviewId)
                .query(MySqlReviews::review)
                .optional();
    }

    @Override
    public void postpone(String reviewId, Instant until) {
        sql.sql("UPDATE review SET undo_until = ? WHERE id = ? AND undo_until IS NOT NULL")
                .params(Moments.toColumn(until), reviewId)
                .update();
    }

    @Override
    public boolean open(Review review, List<HistoryEntry> history) {
        var request = review.request();
        var columns = changing(review);
        columns.putAll(form(review));
        columns.put("id", request.reviewId());
        columns.put("case_id", request.caseId());
        columns.put("case_no", request.caseNo());
        columns.put("bundle", request.bundle());
        columns.put("item", request.item());
        columns.put("item_version", request.itemVersion());
        columns.put("item_name", request.itemName());
        columns.put("department", request.department());
        columns.put("region", request.region());
        columns.put("received_at", Moments.toColumn(request.receivedAt()));
        columns.put("promised_amount", request.promised().amount());
        columns.put("promised_unit", request.promised().unit());
        columns.put("statutory_amount", request.statutory().amount());
        columns.put("statutory_unit", request.statutory().unit());
        columns.put("submitted_at", request.submittedAt() == null ? null : Moments.toColumn(request.submittedAt()));
        columns.put("decided_by_mode", review.mode().name());
        columns.put("path_after", request.pathAfter());
        columns.put("case_no_end", SearchColumns.backwards(request.caseNo()));
        try {
            sql.sql("INSERT INTO review (" + String.join(", ", columns.keySet()) + ") VALUES (:"
                            + String.join(", :", columns.keySet()) + ")")
                    .params(columns)
                    .update();
        } catch (DuplicateKeyException askedForTwice) {
            // A failed insert leaves the transaction as it was, on MySQL and on H2.
            return false;
        }
        search.item(request);
        search.firstName(review);
        add(history);
        return true;
    }

    @Override
    public void keep(Review review, HistoryEntry entry) {
        var columns = changing(review);
        if (BRINGS_A_FORM.contains(entry.act())) {
            columns.putAll(form(review));
            search.name(review);
        }
        var set = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .toList();
        columns.put("id", review.id());
        sql.sql("UPDATE review SET " + String.join(", ", set) + " WHERE id = :id")
                .params(columns)
                .update();
        add(List.of(entry));
        withoutAPerson.note(review, entry);
        if (CHANGES_SHARES.contains(entry.act())) {
            keepShares(review);
        }
    }

    /** The row has them all; this table finds the reviews of an officer. */
    private void keepShares(Review review) {
        sql.sql("DELETE FROM review_share WHERE review_id = ?")
                .param(review.id())
                .update();
        review.colleagues()
                .coReviewers()
                .forEach(one -> share(
                        review, one.officer(), "CO_REVIEWER", one.askedBy(), one.askedAt(), one.opinion() != null));
        review.colleagues()
                .informed()
                .forEach(one -> share(review, one.officer(), "INFORMED", one.by(), one.at(), false));
    }

    private void share(Review review, Officer officer, String part, Officer by, Instant since, boolean answered) {
        sql.sql("INSERT INTO review_share (review_id, officer_id, part, by_id, by_name, since, answered)"
                        + " VALUES (?,?,?,?,?,?,?)")
                .params(review.id(), officer.id(), part, by.id(), by.name(), Moments.toColumn(since), answered)
                .update();
    }

    private void add(List<HistoryEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var params = new ArrayList<Object>();
        for (var entry : entries) {
            params.add(entry.reviewId());
            params.add(entry.version());
            params.add(Moments.toColumn(entry.at()));
            params.add(entry.by().id());
            params.add(entry.by().name());
            params.add(entry.actingFor() == null ? null : entry.actingFor().id());
            params.add(entry.actingFor() == null ? null : entry.actingFor().name());
            params.add(entry.act().name());
            params.add(Json.write(entry.content()));
        }
        sql.sql("INSERT INTO review_history (review_id, version, happened_at, officer_id, officer_name,"
                        + " acting_for_id, acting_for_name, act, content) VALUES (?,?,?,?,?,?,?,?,?)"
                        + ", (?,?,?,?,?,?,?,?,?)".repeat(entries.size() - 1))
                .params(params)
                .update();
    }

    @Override
    public List<HistoryEntry> history(String reviewId) {
        return sql.sql("SELECT * FROM review_history WHERE review_id = ? ORDER BY id")
                .param(reviewId)
                .query(MySqlReviews::entry)
                .list();
    }

    @Override
    public Optional<HistoryEntry> actOf(String reviewId, int version) {
        // Acts of the clock carry the version they found, so the first entry is the one that made it.
        return sql.sql("SELECT * FROM review_history WHERE review_id = ? AND version = ? ORDER BY id LIMIT 1")
                .params(reviewId, version)
                .query(MySqlReviews::entry)
                .optional();
    }

    private static Map<String, Object> changing(Review review) {
        var columns = new LinkedHashMap<String, Object>();
        var due = review.due();
        var claim = review.claim();
        columns.put("facts", Json.write(review.facts()));
        columns.put("awaits", String.join(",", review.awaits()));
        columns.put("status", review.status().name());
        columns.put("ended", review.status().ended());
        columns.put("next_day", NextInLine.mayBeHandedOut(review) ? NextInLine.legalDay(review) : null);
        columns.put("version", review.version());
        columns.put("due_at", Moments.toColumn(due.dueAt()));
        columns.put("statutory_due_at", Moments.toColumn(due.statutoryDueAt()));
        columns.put("provisional", due.provisional());
        columns.put("clock_running", due.running());
        columns.put("lamp", due.lamp().name());
        columns.put("clock_told_at", Moments.toColumn(due.told()));
        columns.put("claimed_by", claim == null ? null : claim.by().id());
        columns.put("claimed_by_name", claim == null ? null : claim.by().name());
        columns.put("claimed_at", claim == null ? null : Moments.toColumn(claim.at()));
        columns.put("acceptance", Json.write(review.acceptance()));
        columns.put("colleagues", review.colleagues().equals(Colleagues.NONE) ? null : Json.write(review.colleagues()));
        columns.put("pending", Json.write(review.pending()));
        columns.put(
                "undo_until",
                review.pending() == null
                        ? null
                        : Moments.toColumn(review.pending().until()));
        columns.put("correction", Json.write(review.correction()));
        columns.put("decision", Json.write(review.decision()));
        columns.put(
                "decided_at",
                review.decision() == null
                        ? null
                        : Moments.toColumn(review.decision().at()));
        return columns;
    }

    private static Map<String, Object> form(Review review) {
        var columns = new LinkedHashMap<String, Object>();
        var filed = review.filed();
        columns.put("applicant_id", filed == null ? null : filed.applicantId());
        columns.put("applicant_name", filed == null ? null : filed.applicantName());
        columns.put("applicant_search", filed == null ? null : SearchColumns.name(filed.applicantName()));
        columns.put("form", filed == null ? null : Json.write(filed.form()));
        return columns;
    }

    static Review review(ResultSet row, int n) throws SQLException {
        var form = row.getString("form");
        return new Review(
                request(row),
                form == null
                        ? null
                        : new Review.Filed(
                                row.getString("applicant_id"), row.getString("applicant_name"), Json.values(form)),
                Json.texts(row.getString("facts")),
                awaits(row),
                Mode.valueOf(row.getString("decided_by_mode")),
                Status.valueOf(row.getString("status")),
                row.getInt("version"),
                due(row),
                claim(row),
                Json.read(row.getString("acceptance"), Review.Acceptance.class),
                Json.read(row.getString("colleagues"), Colleagues.class),
                Json.read(row.getString("correction"), Review.Correction.class),
                Json.read(row.getString("pending"), Pending.class),
                Json.read(row.getString("decision"), Review.Decision.class));
    }

    static Review.Request request(ResultSet row) throws SQLException {
        return new Review.Request(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("bundle"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("item_name"),
                row.getString("department"),
                row.getString("region"),
                moment(row, "received_at"),
                new Review.Limit(row.getInt("promised_amount"), row.getString("promised_unit")),
                new Review.Limit(row.getInt("statutory_amount"), row.getString("statutory_unit")),
                momentOrNull(row, "submitted_at"),
                row.getInt("path_after"));
    }

    static Review.Due due(ResultSet row) throws SQLException {
        return new Review.Due(
                moment(row, "due_at"),
                moment(row, "statutory_due_at"),
                row.getBoolean("provisional"),
                row.getBoolean("clock_running"),
                Lamp.valueOf(row.getString("lamp")),
                moment(row, "clock_told_at"));
    }

    static Review.Claim claim(ResultSet row) throws SQLException {
        var by = row.getString("claimed_by");
        return by == null
                ? null
                : new Review.Claim(new Officer(by, row.getString("claimed_by_name")), moment(row, "claimed_at"));
    }

    static SortedSet<String> awaits(ResultSet row) throws SQLException {
        var awaits = row.getString("awaits");
        return awaits.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(awaits.split(",")));
    }

    private static HistoryEntry entry(ResultSet row, int n) throws SQLException {
        var actingFor = row.getString("acting_for_id");
        return new HistoryEntry(
                row.getString("review_id"),
                row.getInt("version"),
                moment(row, "happened_at"),
                new Officer(row.getString("officer_id"), row.getString("officer_name")),
                actingFor == null ? null : new Officer(actingFor, row.getString("acting_for_name")),
                Act.valueOf(row.getString("act")),
                Json.values(row.getString("content")));
    }

    private static Instant momentOrNull(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : Moments.fromColumn(moment);
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
