package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.MaterialState;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SqlMaterials implements Materials {

    private static final String COLUMNS =
            "id, owner_id, draft_id, name, type, size_bytes, sha256, state, reason, uploaded_at, filed_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM material";

    private final JdbcClient sql;
    private final Unattended unattended;

    SqlMaterials(JdbcClient sql, Unattended unattended) {
        this.sql = sql;
        this.unattended = unattended;
    }

    @Override
    public Optional<MaterialFile> find(String id) {
        return sql.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query(SqlMaterials::file)
                .optional();
    }

    @Override
    public List<MaterialFile> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql(SELECT + " WHERE id IN (:ids)")
                        .param("ids", List.copyOf(ids))
                        .query(SqlMaterials::file)
                        .list();
    }

    @Override
    public Optional<MaterialFile> underFingerprint(String fingerprint) {
        return sql.sql(SELECT + " WHERE fingerprint = ?")
                .param(fingerprint)
                .query(SqlMaterials::file)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(MaterialFile file, String fingerprint, Allowance most) {
        sql.sql("INSERT IGNORE INTO material_allowance (owner_id, files, size_bytes) VALUES (?, 0, 0)")
                .param(file.owner())
                .update();
        // One statement checks and takes, so that two uploads at once cannot both take the last of it.
        var taken = sql.sql("UPDATE material_allowance SET files = files + 1, size_bytes = size_bytes + ?"
                        + " WHERE owner_id = ? AND files + 1 <= ? AND size_bytes + ? <= ?")
                .params(file.size(), file.owner(), most.files(), file.size(), most.size())
                .update();
        if (taken == 0) {
            throw new AllowanceUsedUp();
        }
        try {
            sql.sql("INSERT INTO material (" + COLUMNS + ", fingerprint, next_check_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            file.id(),
                            file.owner(),
                            file.draft(),
                            file.name(),
                            file.type(),
                            file.size(),
                            file.sha256(),
                            file.state().name(),
                            file.reason(),
                            Moments.toColumn(file.uploadedAt()),
                            Moments.toColumn(file.filedAt()),
                            fingerprint,
                            Moments.toColumn(file.uploadedAt()))
                    .update();
        } catch (DuplicateKeyException quicker) {
            throw new UploadedBefore(quicker);
        }
    }

    @Override
    public List<MaterialFile> ofOwner(String owner, String draft, Place after, int limit) {
        var where = new StringBuilder(" WHERE owner_id = ?");
        var values = new ArrayList<Object>();
        values.add(owner);
        if (draft != null) {
            where.append(" AND draft_id = ?");
            values.add(draft);
        }
        if (after != null) {
            where.append(" AND (uploaded_at < ? OR (uploaded_at = ? AND id < ?))");
            values.add(Moments.toColumn(after.at()));
            values.add(Moments.toColumn(after.at()));
            values.add(after.id());
        }
        values.add(limit);
        return sql.sql(SELECT + where + " ORDER BY uploaded_at DESC, id DESC LIMIT ?")
                .params(values)
                .query(SqlMaterials::file)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean file(MaterialFile file, Instant at) {
        var first = sql.sql("UPDATE material SET filed_at = ? WHERE id = ? AND filed_at IS NULL")
                .params(Moments.toColumn(at), file.id())
                .update();
        if (first == 1) {
            giveBack(file);
            return true;
        }
        return find(file.id()).isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(MaterialFile file, Instant at) {
        var removed = sql.sql("DELETE FROM material WHERE id = ? AND filed_at IS NULL")
                .param(file.id())
                .update();
        if (removed == 0) {
            return false;
        }
        giveBack(file);
        noteLoose(file.sha256(), at);
        return true;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void clearAway(MaterialFile orphan, Instant at) {
        if (remove(orphan, at)) {
            unattended.note(
                    Decider.clock("MATERIAL_CLEARED", ""),
                    "MATERIAL_CLEARED",
                    orphan.id(),
                    Map.of("uploadedAt", orphan.uploadedAt().toString()));
        }
    }

    private void giveBack(MaterialFile file) {
        sql.sql("UPDATE material_allowance SET files = files - 1, size_bytes = size_bytes - ? WHERE owner_id = ?")
                .params(file.size(), file.owner())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MaterialFile> takeForChecking(Instant now, Instant again, int limit) {
        var waiting = sql.sql(SELECT + " WHERE state = 'QUARANTINED' AND next_check_at <= ?"
                        + " ORDER BY next_check_at, id LIMIT ? FOR UPDATE SKIP LOCKED")
                .params(Moments.toColumn(now), limit)
                .query(SqlMaterials::file)
                .list();
        if (!waiting.isEmpty()) {
            sql.sql("UPDATE material SET next_check_at = :again WHERE id IN (:ids)")
                    .param("again", Moments.toColumn(again))
                    .param("ids", waiting.stream().map(MaterialFile::id).toList())
                    .update();
        }
        return waiting;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepChecked(MaterialFile file, Instant at) {
        int first = sql.sql("UPDATE material SET state = ?, reason = ?, checked_at = ?"
                        + " WHERE id = ? AND state = 'QUARANTINED'")
                .params(file.state().name(), file.reason(), Moments.toColumn(at), file.id())
                .update();
        if (first == 1) {
            boolean clean = file.state() == MaterialState.CLEAN;
            unattended.note(
                    Decider.check("content", "content"),
                    clean ? "MATERIAL_CLEAN" : "MATERIAL_REJECTED",
                    file.id(),
                    clean ? Map.of("type", file.type()) : Map.of("type", file.type(), "reason", file.reason()));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void checkAgain(MaterialFile file, Instant at) {
        sql.sql("UPDATE material SET next_check_at = ? WHERE id = ? AND state = 'QUARANTINED'")
                .params(Moments.toColumn(at), file.id())
                .update();
    }

    @Override
    public List<MaterialFile> orphans(Instant uploadedBefore, int limit) {
        // What was uploaded for a draft lives as long as the draft.
        return sql.sql(SELECT + " WHERE filed_at IS NULL AND uploaded_at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.id = material.draft_id)"
                        + " ORDER BY uploaded_at LIMIT ?")
                .params(Moments.toColumn(uploadedBefore), limit)
                .query(SqlMaterials::file)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteLoose(String sha256, Instant at) {
        var known = sql.sql("UPDATE loose_content SET since = ? WHERE sha256 = ?")
                .params(Moments.toColumn(at), sha256)
                .update();
        if (known == 0) {
            sql.sql("INSERT IGNORE INTO loose_content (sha256, since) VALUES (?, ?)")
                    .params(sha256, Moments.toColumn(at))
                    .update();
        }
    }

    @Override
    public List<String> looseSince(Instant before, int limit) {
        return sql.sql("SELECT sha256 FROM loose_content WHERE since < ? ORDER BY since LIMIT ?")
                .params(Moments.toColumn(before), limit)
                .query(String.class)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lockLoose(String sha256, Instant before) {
        var still = sql.sql("SELECT sha256 FROM loose_content WHERE sha256 = ? AND since < ? FOR UPDATE")
                .params(sha256, Moments.toColumn(before))
                .query(String.class)
                .optional();
        return still.isPresent();
    }

    @Override
    public boolean isReferredTo(String sha256) {
        return sql.sql("SELECT COUNT(*) FROM material WHERE sha256 = ? AND state <> 'REJECTED'")
                        .param(sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetLoose(String sha256) {
        sql.sql("DELETE FROM loose_content WHERE sha256 = ?").param(sha256).update();
    }

    private static MaterialFile file(ResultSet row, int number) throws SQLException {
        return new MaterialFile(
                row.getString("id"),
                row.getString("owner_id"),
                row.getString("draft_id"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                MaterialState.valueOf(row.getString("state")),
                row.getString("reason"),
                Moments.fromColumn(row.getObject("uploaded_at", LocalDateTime.class)),
                Moments.fromColumn(row.getObject("filed_at", LocalDateTime.class)));
    }
}
