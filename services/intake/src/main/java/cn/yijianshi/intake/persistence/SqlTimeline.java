package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.platform.persistence.Moments;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlTimeline implements Timeline {

    private static final String LINES =
            "SELECT id, happened_at, kind, review_id, item, details FROM timeline WHERE application_id = ?";
    private static final String ORDER = " ORDER BY happened_at, id LIMIT ?";

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final StoredJson json;

    SqlTimeline(JdbcClient sql, JdbcTemplate batches, StoredJson json) {
        this.sql = sql;
        this.batches = batches;
        this.json = json;
    }

    @Override
    public void add(String applicationId, TimelineEntry entry) {
        add(List.of(new Line(applicationId, entry)));
    }

    @Override
    public void add(List<Line> lines) {
        batches.batchUpdate(
                """
                INSERT INTO timeline (application_id, happened_at, id, kind, review_id, item, details)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                lines.stream()
                        .map(line -> new Object[] {
                            line.applicationId(),
                            Moments.toColumn(line.entry().at()),
                            line.entry().id(),
                            line.entry().kind().name(),
                            line.entry().reviewId(),
                            line.entry().item(),
                            json.write(line.entry().details())
                        })
                        .toList());
    }

    @Override
    public List<TimelineEntry> ofCase(String applicationId, Place after, int limit) {
        var lines = after == null
                ? sql.sql(LINES + ORDER).params(applicationId, limit)
                : sql.sql(LINES + " AND (happened_at > ? OR (happened_at = ? AND id > ?))" + ORDER)
                        .params(
                                applicationId,
                                Moments.toColumn(after.at()),
                                Moments.toColumn(after.at()),
                                after.id(),
                                limit);
        return lines.query((row, number) -> new TimelineEntry(
                        row.getString("id"),
                        Columns.moment(row, "happened_at"),
                        TimelineEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("review_id"),
                        row.getString("item"),
                        json.readTexts(row.getString("details"))))
                .list();
    }
}
