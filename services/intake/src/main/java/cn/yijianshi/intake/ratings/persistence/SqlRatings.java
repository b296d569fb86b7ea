package cn.yijianshi.intake.ratings.persistence;

import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.persistence.Columns;
import cn.yijianshi.intake.ratings.domain.FollowUp;
import cn.yijianshi.intake.ratings.domain.FollowUp.Note;
import cn.yijianshi.intake.ratings.domain.Rating;
import cn.yijianshi.intake.ratings.domain.Ratings;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlRatings implements Ratings {

    private final JdbcClient sql;

    SqlRatings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(Rating rating) {
        try {
            sql.sql("""
                    INSERT INTO rating (id, application_id, item, stars, tags, remark, by_id, by_name, rated_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            rating.id(),
                            rating.applicationId(),
                            rating.item(),
                            rating.level(),
                            String.join(" ", rating.tags()),
                            rating.text(),
                            rating.by().id(),
                            rating.by().name(),
                            Moments.toColumn(rating.at()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyRated(taken);
        }
    }

    @Override
    public void keep(Rating rating) {
        sql.sql("UPDATE rating SET addition = ?, added_at = ? WHERE id = ?")
                .params(rating.addition(), Moments.toColumn(rating.addedAt()), rating.id())
                .update();
    }

    @Override
    public List<Rating> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM rating WHERE application_id = ? ORDER BY item")
                .param(applicationId)
                .query(SqlRatings::rating)
                .list();
    }

    @Override
    public Optional<Rating> rating(String id) {
        return sql.sql("SELECT * FROM rating WHERE id = ?")
                .param(id)
                .query(SqlRatings::rating)
                .optional();
    }

    @Override
    public void open(FollowUp followUp) {
        sql.sql("""
                INSERT INTO rating_follow_up (id, rating_id, application_id, case_no, applicant_id, applicant_name,
                  bundle_name, bundle_name_en, item_name, item_name_en, department, office, opened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        followUp.id(),
                        followUp.ratingId(),
                        followUp.applicationId(),
                        followUp.caseNo(),
                        followUp.applicant().id(),
                        followUp.applicant().name(),
                        followUp.bundleName(),
                        followUp.bundleNameEn(),
                        followUp.itemName(),
                        followUp.itemNameEn(),
                        followUp.department(),
                        followUp.office(),
                        Moments.toColumn(followUp.openedAt()))
                .update();
    }

    @Override
    public void keep(FollowUp followUp) {
        var call = followUp.call();
        var closing = followUp.closing();
        var values = new ArrayList<Object>();
        values.add(Moments.toColumn(followUp.callBy()));
        values.add(Moments.toColumn(followUp.fixBy()));
        values.add(call == null ? null : Moments.toColumn(call.at()));
        values.add(call == null ? null : call.by());
        values.add(call == null ? null : call.text());
        values.add(closing == null ? null : Moments.toColumn(closing.at()));
        values.add(closing == null ? null : closing.by());
        values.add(closing == null ? null : closing.text());
        values.add(followUp.id());
        sql.sql("""
                UPDATE rating_follow_up SET call_by = ?, fix_by = ?, called_at = ?, called_by = ?, call_text = ?,
                  closed_at = ?, closed_by = ?, close_text = ?
                WHERE id = ?
                """).params(values).update();
    }

    @Override
    public Optional<FollowUp> lockFollowUp(String id) {
        return sql.sql("SELECT * FROM rating_follow_up WHERE id = ? FOR UPDATE")
                .param(id)
                .query(SqlRatings::followUp)
                .optional();
    }

    @Override
    public List<FollowUp> followUpsOfCase(String applicationId) {
        return sql.sql("SELECT * FROM rating_follow_up WHERE application_id = ?")
                .param(applicationId)
                .query(SqlRatings::followUp)
                .list();
    }

    @Override
    public List<FollowUp> followUps(Set<String> departments, boolean closed, Place after, int limit) {
        if (departments != null && departments.isEmpty()) {
            return List.of();
        }
        var query = new StringBuilder("SELECT * FROM rating_follow_up WHERE closed_at IS ")
                .append(closed ? "NOT NULL" : "NULL");
        var params = new ArrayList<Object>();
        if (departments != null) {
            query.append(departments.stream()
                    .map(each -> "?")
                    .collect(Collectors.joining(", ", " AND department IN (", ")")));
            params.addAll(departments);
        }
        if (after != null) {
            query.append(" AND (opened_at > ? OR (opened_at = ? AND id > ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY opened_at, id LIMIT ?").toString())
                .params(params)
                .query(SqlRatings::followUp)
                .list();
    }

    @Override
    public List<FollowUp> withoutLimits(int limit) {
        return sql.sql("SELECT * FROM rating_follow_up WHERE closed_at IS NULL AND call_by IS NULL"
                        + " ORDER BY opened_at LIMIT ?")
                .param(limit)
                .query(SqlRatings::followUp)
                .list();
    }

    private static Rating rating(ResultSet row, int number) throws SQLException {
        var tags = row.getString("tags");
        return new Rating(
                row.getString("id"),
                row.getString("application_id"),
                row.getString("item"),
                row.getInt("stars"),
                tags.isEmpty() ? List.of() : List.of(tags.split(" ")),
                row.getString("remark"),
                new Person(row.getString("by_id"), row.getString("by_name")),
                Columns.moment(row, "rated_at"),
                row.getString("addition"),
                Columns.moment(row, "added_at"));
    }

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                row.getString("id"),
                row.getString("rating_id"),
                row.getString("application_id"),
                row.getString("case_no"),
                new Person(row.getString("applicant_id"), row.getString("applicant_name")),
                row.getString("bundle_name"),
                row.getString("bundle_name_en"),
                row.getString("item_name"),
                row.getString("item_name_en"),
                row.getString("department"),
                row.getString("office"),
                Columns.moment(row, "opened_at"),
                Columns.moment(row, "call_by"),
                Columns.moment(row, "fix_by"),
                note(row, "called_at", "called_by", "call_text"),
                note(row, "closed_at", "closed_by", "close_text"));
    }

    private static Note note(ResultSet row, String at, String by, String text) throws SQLException {
        var moment = Columns.moment(row, at);
        return moment == null ? null : new Note(moment, row.getString(by), row.getString(text));
    }
}
