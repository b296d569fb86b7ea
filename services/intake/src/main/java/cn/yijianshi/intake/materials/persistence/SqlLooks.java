package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.intake.materials.domain.Look;
import cn.yijianshi.intake.materials.domain.Looks;
import cn.yijianshi.intake.materials.domain.Materials.Place;
import cn.yijianshi.platform.persistence.Moments;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SqlLooks implements Looks {

    private static final String LINES = "SELECT id, application_id, looked_at, officer_id, officer_name, department,"
            + " review_id, item, act, material_key, material_id FROM material_look WHERE application_id = ?";
    private static final String ORDER = " ORDER BY looked_at DESC, id DESC LIMIT ?";

    private final JdbcClient sql;

    SqlLooks(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional
    public void add(Look look) {
        sql.sql("INSERT INTO material_look (id, application_id, looked_at, officer_id, officer_name, department,"
                        + " review_id, item, act, material_key, material_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        look.id(),
                        look.applicationId(),
                        Moments.toColumn(look.at()),
                        look.officerId(),
                        look.officerName(),
                        look.department(),
                        look.reviewId(),
                        look.item(),
                        look.act().name(),
                        look.key(),
                        look.materialId())
                .update();
    }

    @Override
    public List<Look> ofCase(String applicationId, Place after, int limit) {
        var lines = after == null
                ? sql.sql(LINES + ORDER).params(applicationId, limit)
                : sql.sql(LINES + " AND (looked_at < ? OR (looked_at = ? AND id < ?))" + ORDER)
                        .params(
                                applicationId,
                                Moments.toColumn(after.at()),
                                Moments.toColumn(after.at()),
                                after.id(),
                                limit);
        return lines.query((row, number) -> new Look(
                        row.getString("id"),
                        row.getString("application_id"),
                        Moments.fromColumn(row.getObject("looked_at", LocalDateTime.class)),
                        row.getString("officer_id"),
                        row.getString("officer_name"),
                        row.getString("department"),
                        row.getString("review_id"),
                        row.getString("item"),
                        Look.Act.valueOf(row.getString("act")),
                        row.getString("material_key"),
                        row.getString("material_id")))
                .list();
    }
}
