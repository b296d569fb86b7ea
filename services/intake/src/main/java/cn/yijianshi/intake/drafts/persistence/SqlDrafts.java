package cn.yijianshi.intake.drafts.persistence;

import cn.yijianshi.intake.domain.Application.FiledBundle;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.drafts.domain.Draft;
import cn.yijianshi.intake.drafts.domain.Drafts;
import cn.yijianshi.intake.persistence.Columns;
import cn.yijianshi.intake.persistence.StoredJson;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlDrafts implements Drafts {

    private final JdbcClient sql;
    private final StoredJson json;
    private final Unattended unattended;

    SqlDrafts(JdbcClient sql, StoredJson json, Unattended unattended) {
        this.sql = sql;
        this.json = json;
        this.unattended = unattended;
    }

    @Override
    public void open(Draft draft, String key) {
        try {
            sql.sql("""
                    INSERT INTO draft (id, owner_id, owner_name, opening_key, created_at, bundle, bundle_version,
                      bundle_name, bundle_name_en, items, version_no, region, answers, form, materials, certificates,
                      entries, updated_at, expires_at, warned_at, application_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            draft.id(),
                            draft.owner().id(),
                            draft.owner().name(),
                            key,
                            Moments.toColumn(draft.createdAt()))
                    .params(changing(draft))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyOpened(taken);
        }
    }

    @Override
    public Optional<Draft> openedUnder(String ownerId, String key) {
        return sql.sql("SELECT * FROM draft WHERE owner_id = ? AND opening_key = ?")
                .params(ownerId, key)
                .query(this::draft)
                .optional();
    }

    @Override
    public Optional<Draft> find(String id) {
        return sql.sql("SELECT * FROM draft WHERE id = ?")
                .param(id)
                .query(this::draft)
                .optional();
    }

    @Override
    public Optional<Draft> lock(String id) {
        return sql.sql("SELECT * FROM draft WHERE id = ? FOR UPDATE")
                .param(id)
                .query(this::draft)
                .optional();
    }

    @Override
    public void keep(Draft draft) {
        sql.sql("""
                UPDATE draft SET bundle = ?, bundle_version = ?, bundle_name = ?, bundle_name_en = ?, items = ?,
                  version_no = ?, region = ?, answers = ?, form = ?, materials = ?, certificates = ?, entries = ?,
                  updated_at = ?, expires_at = ?, warned_at = ?, application_id = ?
                WHERE id = ?
                """).params(changing(draft)).param(draft.id()).update();
    }

    private List<Object> changing(Draft draft) {
        var content = draft.content();
        var values = new ArrayList<Object>();
        values.add(draft.bundle().key());
        values.add(draft.bundle().version());
        values.add(draft.bundle().name());
        values.add(draft.bundle().nameEn());
        values.add(json.write(draft.items()));
        values.add(draft.version());
        values.add(content.region());
        values.add(json.write(content.answers()));
        values.add(json.write(content.form()));
        values.add(json.write(content.materials()));
        values.add(json.write(content.certificates()));
        values.add(json.write(draft.entries()));
        values.add(Moments.toColumn(draft.updatedAt()));
        values.add(Moments.toColumn(draft.expiresAt()));
        values.add(Moments.toColumn(draft.warnedAt()));
        values.add(draft.applicationId());
        return values;
    }

    @Override
    public void remove(String id) {
        sql.sql("DELETE FROM draft WHERE id = ?").param(id).update();
    }

    @Override
    public int openOf(String ownerId) {
        return sql.sql("SELECT COUNT(*) FROM draft WHERE owner_id = ? AND application_id IS NULL")
                .param(ownerId)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Draft> ofOwner(String ownerId, Set<String> bundles, Place after, int limit) {
        if (bundles != null && bundles.isEmpty()) {
            return List.of();
        }
        var query = new StringBuilder("SELECT * FROM draft WHERE owner_id = ? AND application_id IS NULL");
        var params = new ArrayList<Object>(List.of(ownerId));
        if (bundles != null) {
            query.append(bundles.stream().map(each -> "?").collect(Collectors.joining(", ", " AND bundle IN (", ")")));
            params.addAll(bundles);
        }
        if (after != null) {
            query.append(" AND (updated_at < ? OR (updated_at = ? AND id < ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY updated_at DESC, id DESC LIMIT ?")
                        .toString())
                .params(params)
                .query(this::draft)
                .list();
    }

    @Override
    public List<Draft> toWarn(Instant expiringBefore, int limit) {
        return sql.sql("SELECT * FROM draft WHERE expires_at < ? AND warned_at IS NULL AND application_id IS NULL"
                        + " ORDER BY expires_at LIMIT ? FOR UPDATE")
                .params(Moments.toColumn(expiringBefore), limit)
                .query(this::draft)
                .list();
    }

    @Override
    public List<Draft> expired(Instant now, int limit) {
        return sql.sql("SELECT * FROM draft WHERE expires_at <= ? ORDER BY expires_at LIMIT ? FOR UPDATE")
                .params(Moments.toColumn(now), limit)
                .query(this::draft)
                .list();
    }

    @Override
    public void expire(Draft draft) {
        remove(draft.id());
        // What was submitted lives on as an application: only its draft is tidied away.
        if (draft.isOpen()) {
            unattended.note(
                    Decider.clock("DRAFT_EXPIRED", ""),
                    "DRAFT_EXPIRED",
                    draft.id(),
                    Map.of(
                            "bundle", draft.bundle().key(),
                            "until", draft.expiresAt().toString()));
        }
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("id"),
                new Person(row.getString("owner_id"), row.getString("owner_name")),
                new FiledBundle(
                        row.getString("bundle"),
                        row.getInt("bundle_version"),
                        row.getString("bundle_name"),
                        row.getString("bundle_name_en")),
                json.readMap(row.getString("items"), Integer.class),
                row.getInt("version_no"),
                new Draft.Content(
                        row.getString("region"),
                        json.readAnswers(row.getString("answers")),
                        json.readObject(row.getString("form")),
                        json.readAnswers(row.getString("materials")),
                        json.readTexts(row.getString("certificates"))),
                json.readMap(row.getString("entries"), Entry.class),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "updated_at"),
                Columns.moment(row, "expires_at"),
                Columns.moment(row, "warned_at"),
                row.getString("application_id"));
    }
}
