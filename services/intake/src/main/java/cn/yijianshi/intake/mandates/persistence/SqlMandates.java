package cn.yijianshi.intake.mandates.persistence;

import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.mandates.domain.Mandate;
import cn.yijianshi.intake.mandates.domain.Mandates;
import cn.yijianshi.intake.persistence.Columns;
import cn.yijianshi.intake.persistence.StoredJson;
import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlMandates implements Mandates {

    private final JdbcClient sql;
    private final StoredJson json;

    SqlMandates(JdbcClient sql, StoredJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public void give(Mandate mandate, String givenBy, String key) {
        var consent = mandate.consent();
        var values = new ArrayList<Object>();
        values.add(mandate.id());
        values.add(mandate.giver().id());
        values.add(mandate.giver().name());
        values.add(mandate.helper() == null ? null : mandate.helper().id());
        values.add(mandate.helper() == null ? null : mandate.helper().name());
        values.add(mandate.helperLogin());
        values.add(mandate.code());
        values.add(mandate.code() == null ? null : Sha256.of(mandate.code()));
        values.add(Moments.toColumn(mandate.codeUntil()));
        values.add(json.write(mandate.bundles()));
        values.add(mandate.acts().stream().map(Act::name).collect(Collectors.joining(" ")));
        values.add(mandate.note());
        values.add(Moments.toColumn(mandate.givenAt()));
        values.add(Moments.toColumn(mandate.until()));
        values.add(Moments.toColumn(mandate.takenAt()));
        values.add(consent == null ? null : consent.how().name());
        values.add(consent == null ? null : consent.document());
        values.add(consent == null ? null : consent.identity());
        values.add(consent == null ? null : consent.text());
        values.add(givenBy);
        values.add(key);
        try {
            sql.sql("""
                    INSERT INTO mandate (id, giver_id, giver_name, helper_id, helper_name, helper_login, code, code_hash,
                      code_until, bundles, acts, note, given_at, until_at, taken_at, proof, document, identity_masked,
                      consent, recorded_by, giving_key)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """).params(values).update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyGiven(taken);
        }
    }

    @Override
    public Optional<Mandate> givenUnder(String givenBy, String key) {
        return sql.sql("SELECT * FROM mandate WHERE recorded_by = ? AND giving_key = ?")
                .params(givenBy, key)
                .query(this::mandate)
                .optional();
    }

    @Override
    public Optional<Mandate> find(String id) {
        return sql.sql("SELECT * FROM mandate WHERE id = ?")
                .param(id)
                .query(this::mandate)
                .optional();
    }

    @Override
    public Optional<Mandate> lock(String id) {
        return sql.sql("SELECT * FROM mandate WHERE id = ? FOR UPDATE")
                .param(id)
                .query(this::mandate)
                .optional();
    }

    @Override
    public Optional<Mandate> lockByCode(String code) {
        return sql.sql("SELECT * FROM mandate WHERE code_hash = ? FOR UPDATE")
                .param(Sha256.of(code))
                .query(this::mandate)
                .optional();
    }

    @Override
    public void keep(Mandate mandate) {
        sql.sql(
                        "UPDATE mandate SET helper_id = ?, helper_name = ?, code = ?, taken_at = ?, revoked_at = ? WHERE id = ?")
                .params(
                        mandate.helper() == null ? null : mandate.helper().id(),
                        mandate.helper() == null ? null : mandate.helper().name(),
                        mandate.code(),
                        Moments.toColumn(mandate.takenAt()),
                        Moments.toColumn(mandate.revokedAt()),
                        mandate.id())
                .update();
    }

    @Override
    public List<Mandate> givenBy(String personId, Place after, int limit) {
        return list("giver_id = ?", List.of(personId), after, limit);
    }

    @Override
    public List<Mandate> heldBy(String personId, String login, Place after, int limit) {
        return list(
                "(helper_id = ? OR (helper_id IS NULL AND helper_login = ?))", List.of(personId, login), after, limit);
    }

    private List<Mandate> list(String whose, List<?> who, Place after, int limit) {
        var query = new StringBuilder("SELECT * FROM mandate WHERE ").append(whose);
        var params = new ArrayList<Object>(who);
        if (after != null) {
            query.append(" AND (given_at < ? OR (given_at = ? AND id < ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY given_at DESC, id DESC LIMIT ?").toString())
                .params(params)
                .query(this::mandate)
                .list();
    }

    @Override
    public void record(Acting acting, String act, String subject, Instant at) {
        sql.sql("""
                INSERT INTO mandate_act (id, mandate_id, act, subject, by_id, by_name, for_id, for_name, done_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        UUID.randomUUID().toString(),
                        acting.authority().mandateId(),
                        act,
                        subject,
                        acting.by().id(),
                        acting.by().name(),
                        acting.applicant().id(),
                        acting.applicant().name(),
                        Moments.toColumn(at))
                .update();
    }

    @Override
    public List<Done> doneUnder(String mandateId, Place after, int limit) {
        var query = new StringBuilder("SELECT * FROM mandate_act WHERE mandate_id = ?");
        var params = new ArrayList<Object>(List.of(mandateId));
        if (after != null) {
            query.append(" AND (done_at < ? OR (done_at = ? AND id < ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY done_at DESC, id DESC LIMIT ?").toString())
                .params(params)
                .query((row, number) -> new Done(
                        row.getString("id"),
                        row.getString("mandate_id"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("by_name"),
                        row.getString("for_name"),
                        Columns.moment(row, "done_at")))
                .list();
    }

    private Mandate mandate(ResultSet row, int number) throws SQLException {
        var helper = row.getString("helper_id");
        var proof = row.getString("proof");
        var acts = EnumSet.noneOf(Act.class);
        for (var act : row.getString("acts").split(" ")) {
            acts.add(Act.valueOf(act));
        }
        return new Mandate(
                row.getString("id"),
                new Person(row.getString("giver_id"), row.getString("giver_name")),
                helper == null ? null : new Person(helper, row.getString("helper_name")),
                row.getString("helper_login"),
                row.getString("code"),
                Columns.moment(row, "code_until"),
                new LinkedHashSet<>(json.readList(row.getString("bundles"), String.class)),
                acts,
                row.getString("note"),
                Columns.moment(row, "given_at"),
                Columns.moment(row, "until_at"),
                Columns.moment(row, "taken_at"),
                Columns.moment(row, "revoked_at"),
                proof == null
                        ? null
                        : new Mandate.Consent(
                                Mandate.Proof.valueOf(proof),
                                row.getString("document"),
                                row.getString("identity_masked"),
                                row.getString("consent")));
    }
}
