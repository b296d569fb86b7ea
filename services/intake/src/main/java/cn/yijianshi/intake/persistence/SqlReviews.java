package cn.yijianshi.intake.persistence;

import static cn.yijianshi.intake.persistence.Columns.moment;

import cn.yijianshi.intake.domain.Correction;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.ReviewProgress.Clock;
import cn.yijianshi.intake.domain.ReviewProgress.Opening;
import cn.yijianshi.intake.domain.ReviewProgress.Warnings;
import cn.yijianshi.intake.domain.ReviewProgress.Word;
import cn.yijianshi.intake.domain.ReviewState;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.platform.persistence.FewLengths;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlReviews implements Reviews {

    private final JdbcClient sql;
    private final StoredJson json;

    SqlReviews(JdbcClient sql, StoredJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<ReviewProgress> find(String applicationId, String reviewId) {
        return sql.sql("SELECT * FROM review_progress WHERE review_id = ? AND application_id = ?")
                .params(reviewId, applicationId)
                .query(this::progress)
                .optional();
    }

    @Override
    public List<Heard> all(Set<String> reviewIds) {
        return sql.sql("SELECT * FROM review_progress WHERE review_id IN (:ids)")
                .param("ids", FewLengths.of(List.copyOf(reviewIds)))
                .query((row, number) -> new Heard(row.getString("application_id"), progress(row, number)))
                .list();
    }

    @Override
    public Optional<String> caseOf(String reviewId) {
        return sql.sql("SELECT application_id FROM review_progress WHERE review_id = ?")
                .param(reviewId)
                .query(String.class)
                .optional();
    }

    @Override
    public List<ReviewProgress> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM review_progress WHERE application_id = ?")
                .param(applicationId)
                .query(this::progress)
                .list();
    }

    @Override
    public void add(String applicationId, ReviewProgress progress) {
        var values = values(progress);
        values.add(applicationId);
        values.add(progress.department());
        values.add(progress.reviewId());
        sql.sql("""
                INSERT INTO review_progress (item, received_at, promised, statutory, awaits, released, word_version,
                  word, reason, basis, correction_requested_at, defects, correction_answered_at, answer_hash,
                  clock_told_at, clock_rank, clock_event, clock_running, due_at, statutory_due_at, provisional,
                  due_soon_for, overdue_for, escalated_for, notice_id, notice_number, answer_by, application_id,
                  department, review_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(values).update();
    }

    @Override
    public void keep(ReviewProgress progress) {
        var values = values(progress);
        values.add(progress.reviewId());
        sql.sql("""
                UPDATE review_progress SET item = ?, received_at = ?, promised = ?, statutory = ?, awaits = ?,
                  released = ?, word_version = ?, word = ?, reason = ?, basis = ?, correction_requested_at = ?,
                  defects = ?, correction_answered_at = ?, answer_hash = ?, clock_told_at = ?, clock_rank = ?,
                  clock_event = ?, clock_running = ?, due_at = ?, statutory_due_at = ?, provisional = ?,
                  due_soon_for = ?, overdue_for = ?, escalated_for = ?, notice_id = ?, notice_number = ?, answer_by = ?
                WHERE review_id = ?
                """).params(values).update();
    }

    private List<Object> values(ReviewProgress progress) {
        var values = new ArrayList<Object>();
        values.add(progress.item());
        var opening = progress.opening();
        values.add(opening == null ? null : Moments.toColumn(opening.receivedAt()));
        values.add(opening == null ? null : opening.promised());
        values.add(opening == null ? null : opening.statutory());
        values.add(opening == null ? null : String.join(",", opening.awaits()));
        values.add(progress.released());
        var word = progress.word();
        values.add(word == null ? null : word.version());
        values.add(word == null ? null : word.state().name());
        values.add(word == null ? null : word.reason());
        values.add(word == null ? null : word.basis());
        var correction = progress.correction();
        values.add(correction == null ? null : Moments.toColumn(correction.requestedAt()));
        values.add(correction == null ? null : json.write(correction.defects()));
        values.add(correction == null ? null : column(correction.answeredAt()));
        values.add(correction == null ? null : correction.answerHash());
        var clock = progress.clock();
        values.add(clock == null ? null : Moments.toColumn(clock.toldAt()));
        values.add(clock == null ? null : clock.rank());
        values.add(clock == null ? null : clock.eventId());
        values.add(clock == null ? null : clock.running());
        values.add(clock == null ? null : column(clock.dueAt()));
        values.add(clock == null ? null : column(clock.statutoryDueAt()));
        values.add(clock == null ? null : clock.provisional());
        values.add(column(progress.warnings().dueSoonFor()));
        values.add(column(progress.warnings().overdueFor()));
        values.add(column(progress.warnings().escalatedFor()));
        var notice = correction == null ? null : correction.notice();
        values.add(notice == null ? null : notice.id());
        values.add(notice == null ? null : notice.number());
        values.add(notice == null ? null : column(notice.answerBy()));
        return values;
    }

    private static Object column(Instant moment) {
        return moment == null ? null : Moments.toColumn(moment);
    }

    private ReviewProgress progress(ResultSet row, int number) throws SQLException {
        return new ReviewProgress(
                row.getString("review_id"),
                row.getString("department"),
                row.getString("item"),
                opening(row),
                row.getBoolean("released"),
                word(row),
                correction(row),
                clock(row),
                new Warnings(moment(row, "due_soon_for"), moment(row, "overdue_for"), moment(row, "escalated_for")));
    }

    private static Opening opening(ResultSet row) throws SQLException {
        var receivedAt = moment(row, "received_at");
        if (receivedAt == null) {
            return null;
        }
        var awaits = row.getString("awaits");
        return new Opening(
                receivedAt,
                row.getString("promised"),
                row.getString("statutory"),
                awaits.isEmpty() ? List.of() : List.of(awaits.split(",")));
    }

    private static Word word(ResultSet row) throws SQLException {
        var state = row.getString("word");
        return state == null
                ? null
                : new Word(
                        row.getInt("word_version"),
                        ReviewState.valueOf(state),
                        row.getString("reason"),
                        row.getString("basis"));
    }

    private Correction correction(ResultSet row) throws SQLException {
        var requestedAt = moment(row, "correction_requested_at");
        return requestedAt == null
                ? null
                : new Correction(
                        requestedAt,
                        json.readList(row.getString("defects"), Correction.Defect.class),
                        moment(row, "correction_answered_at"),
                        row.getString("answer_hash"),
                        notice(row));
    }

    private static Correction.Notice notice(ResultSet row) throws SQLException {
        var id = row.getString("notice_id");
        return id == null ? null : new Correction.Notice(id, row.getInt("notice_number"), moment(row, "answer_by"));
    }

    private static Clock clock(ResultSet row) throws SQLException {
        var toldAt = moment(row, "clock_told_at");
        return toldAt == null
                ? null
                : new Clock(
                        toldAt,
                        row.getInt("clock_rank"),
                        row.getString("clock_event"),
                        row.getBoolean("clock_running"),
                        moment(row, "due_at"),
                        moment(row, "statutory_due_at"),
                        row.getBoolean("provisional"));
    }
}
