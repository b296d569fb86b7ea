package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.intake.materials.domain.Attached;
import cn.yijianshi.intake.materials.domain.Attachments;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SqlAttachments implements Attachments {

    private final JdbcClient sql;

    SqlAttachments(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String applicationId, List<Attached> attached) {
        for (var one : attached) {
            sql.sql("INSERT INTO application_material (application_id, material_key, material_id, ordinal, given_at,"
                            + " review_id) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            applicationId,
                            one.key(),
                            one.materialId(),
                            one.ordinal(),
                            Moments.toColumn(one.givenAt()),
                            one.reviewId())
                    .update();
        }
    }

    @Override
    public List<Attached> ofCase(String applicationId) {
        return sql.sql("SELECT material_key, material_id, ordinal, given_at, review_id, replaced_at"
                        + " FROM application_material WHERE application_id = ?"
                        + " ORDER BY material_key, given_at, ordinal")
                .param(applicationId)
                .query((row, number) -> new Attached(
                        row.getString("material_key"),
                        row.getString("material_id"),
                        row.getInt("ordinal"),
                        Moments.fromColumn(row.getObject("given_at", LocalDateTime.class)),
                        row.getString("review_id"),
                        Moments.fromColumn(row.getObject("replaced_at", LocalDateTime.class))))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(String applicationId, String key, Instant at) {
        sql.sql("UPDATE application_material SET replaced_at = ?"
                        + " WHERE application_id = ? AND material_key = ? AND replaced_at IS NULL")
                .params(Moments.toColumn(at), applicationId, key)
                .update();
    }
}
