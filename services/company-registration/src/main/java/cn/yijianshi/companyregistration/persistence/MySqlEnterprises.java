package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.Enterprise;
import cn.yijianshi.companyregistration.domain.Enterprise.Standing;
import cn.yijianshi.companyregistration.domain.EnterpriseName;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.FormerName;
import cn.yijianshi.companyregistration.domain.RegisterChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlEnterprises implements Enterprises {
    private static final String COLUMNS = "SELECT uscc, name, name_region, brand, industry, form, registry,"
            + " enterprise_type, legal_rep, legal_rep_id, capital, currency, domicile, scope, business_term,"
            + " established_on, standing, standing_since, case_id FROM enterprise ";

    private final JdbcClient jdbc;

    MySqlEnterprises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Enterprise> of(String uscc) {
        return jdbc.sql(COLUMNS + "WHERE uscc = ?")
                .param(uscc)
                .query(MySqlEnterprises::read)
                .optional();
    }

    @Override
    public Optional<Enterprise> lock(String uscc) {
        return jdbc.sql(COLUMNS + "WHERE uscc = ? FOR UPDATE")
                .param(uscc)
                .query(MySqlEnterprises::read)
                .optional();
    }

    @Override
    public Optional<Enterprise> liveNamed(String fullName) {
        return jdbc.sql(COLUMNS + "WHERE live_name = ?")
                .param(fullName)
                .query(MySqlEnterprises::read)
                .optional();
    }

    @Override
    public List<Enterprise> branded(Collection<String> brands) {
        if (brands.isEmpty()) {
            return List.of();
        }
        // LIVE comes behind CANCELLED in the alphabet, so the order is spelt out.
        return jdbc.sql(COLUMNS + "WHERE brand IN (:brands) ORDER BY CASE standing WHEN 'LIVE' THEN 0 ELSE 1 END,"
                        + " CHAR_LENGTH(brand) DESC, uscc LIMIT 20")
                .param("brands", brands)
                .query(MySqlEnterprises::read)
                .list();
    }

    @Override
    public List<Enterprise> sounding(String sound) {
        return jdbc.sql(COLUMNS + "WHERE brand_sound = ? AND standing = 'LIVE' ORDER BY uscc LIMIT 20")
                .param(sound)
                .query(MySqlEnterprises::read)
                .list();
    }

    @Override
    public List<Enterprise> differingInOne(String brand, String registry) {
        var patterns = new ArrayList<String>();
        for (int i = 0; i < brand.length(); i++) {
            patterns.add(like(brand.substring(0, i)) + "_" + like(brand.substring(i + 1)));
        }
        if (patterns.isEmpty()) {
            return List.of();
        }
        var params = new ArrayList<Object>(List.of(registry, brand));
        params.addAll(patterns);
        return jdbc.sql(COLUMNS + "WHERE registry = ? AND standing = 'LIVE' AND brand <> ? AND ("
                        + String.join(" OR ", java.util.Collections.nCopies(patterns.size(), "brand LIKE ? ESCAPE '!'"))
                        + ") ORDER BY uscc LIMIT 20")
                .params(params)
                .query(MySqlEnterprises::read)
                .list();
    }

    @Override
    public List<FormerName> formerlyBranded(String brand) {
        return jdbc.sql("SELECT uscc, name, name_region, brand, industry, form, registry, given_up_on FROM former_name"
                        + " WHERE brand = ? ORDER BY given_up_on DESC LIMIT 20")
                .param(brand)
                .query((row, number) -> new FormerName(
                        row.getString("uscc"),
                        name(row),
                        row.getString("registry"),
                        row.getObject("given_up_on", LocalDate.class)))
                .list();
    }

    @Override
    public int liveAt(String domicile) {
        return jdbc.sql("SELECT COUNT(*) FROM enterprise WHERE domicile = ? AND standing = 'LIVE'")
                .param(domicile)
                .query(Integer.class)
                .single();
    }

    @Override
    public void belongsTo(String branch, String company) {
        jdbc.sql("UPDATE enterprise SET company_uscc = ? WHERE uscc = ?")
                .params(company, branch)
                .update();
    }

    @Override
    public Optional<Enterprise> companyOf(String branch) {
        return jdbc.sql(COLUMNS + "WHERE uscc = (SELECT company_uscc FROM enterprise WHERE uscc = ?)")
                .param(branch)
                .query(MySqlEnterprises::read)
                .optional();
    }

    @Override
    public int liveBranchesOf(String company) {
        return jdbc.sql("SELECT COUNT(*) FROM enterprise WHERE company_uscc = ? AND standing = 'LIVE'")
                .param(company)
                .query(Integer.class)
                .single();
    }

    @Override
    public void enter(Enterprise enterprise, String brandSound) {
        var columns = changing(enterprise, brandSound);
        columns.put("uscc", enterprise.uscc());
        columns.put("enterprise_type", enterprise.type());
        columns.put("currency", enterprise.currency());
        columns.put("established_on", enterprise.establishedOn());
        columns.put("case_id", enterprise.caseId());
        try {
            jdbc.sql("INSERT INTO enterprise (" + String.join(", ", columns.keySet()) + ") VALUES (:"
                            + String.join(", :", columns.keySet()) + ")")
                    .params(columns)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(enterprise.name().full());
        }
    }

    @Override
    public void change(Enterprise before, Enterprise after, String brandSound, List<RegisterChange> changes) {
        var columns = changing(after, brandSound);
        var set = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .toList();
        columns.put("uscc", before.uscc());
        try {
            jdbc.sql("UPDATE enterprise SET " + String.join(", ", set) + " WHERE uscc = :uscc")
                    .params(columns)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(after.name().full());
        }
        if (!before.name().equals(after.name())) {
            formerName(before, changes.get(0).on());
        }
        for (RegisterChange change : changes) {
            jdbc.sql("INSERT INTO enterprise_change (uscc, kind, was, becomes, decided_on, changed_on, case_id)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            change.uscc(),
                            change.kind(),
                            change.was(),
                            change.becomes(),
                            change.decidedOn(),
                            change.on(),
                            change.caseId()))
                    .update();
        }
    }

    @Override
    public List<RegisterChange> changesOf(String uscc) {
        return jdbc.sql("SELECT uscc, kind, was, becomes, decided_on, changed_on, case_id FROM enterprise_change"
                        + " WHERE uscc = ? ORDER BY id DESC")
                .param(uscc)
                .query((row, number) -> new RegisterChange(
                        row.getString("uscc"),
                        row.getString("kind"),
                        row.getString("was"),
                        row.getString("becomes"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getObject("changed_on", LocalDate.class),
                        row.getString("case_id")))
                .list();
    }

    private void formerName(Enterprise before, LocalDate givenUpOn) {
        EnterpriseName name = before.name();
        // Two changes of name on one day: the name between them was nobody's for a day.
        jdbc.sql("INSERT INTO former_name (uscc, name, name_region, brand, industry, form, registry, given_up_on)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE uscc = uscc")
                .params(
                        before.uscc(),
                        name.full(),
                        name.region(),
                        name.brand(),
                        name.industry(),
                        name.form(),
                        before.registry(),
                        givenUpOn)
                .update();
    }

    private static Map<String, Object> changing(Enterprise enterprise, String brandSound) {
        EnterpriseName name = enterprise.name();
        var columns = new LinkedHashMap<String, Object>();
        columns.put("name", name.full());
        columns.put("live_name", enterprise.lives() ? name.full() : null);
        columns.put("name_region", name.region());
        columns.put("brand", name.brand());
        columns.put("brand_sound", brandSound);
        columns.put("industry", name.industry());
        columns.put("form", name.form());
        columns.put("registry", enterprise.registry());
        columns.put("legal_rep", enterprise.legalRep());
        columns.put("legal_rep_id", enterprise.legalRepId());
        columns.put("capital", enterprise.capital());
        columns.put("domicile", enterprise.domicile());
        columns.put("scope", enterprise.scope());
        columns.put("business_term", enterprise.term());
        columns.put("standing", enterprise.standing().name());
        columns.put("standing_since", enterprise.standingSince());
        return columns;
    }

    private static String like(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }

    private static EnterpriseName name(ResultSet row) throws SQLException {
        return new EnterpriseName(
                row.getString("name"),
                row.getString("name_region"),
                row.getString("brand"),
                row.getString("industry"),
                row.getString("form"));
    }

    private static Enterprise read(ResultSet row, int number) throws SQLException {
        return new Enterprise(
                row.getString("uscc"),
                name(row),
                row.getString("registry"),
                row.getString("enterprise_type"),
                row.getString("legal_rep"),
                row.getString("legal_rep_id") == null ? "" : row.getString("legal_rep_id"),
                row.getBigDecimal("capital"),
                row.getString("currency"),
                row.getString("domicile"),
                row.getString("scope"),
                row.getString("business_term"),
                row.getObject("established_on", LocalDate.class),
                Standing.valueOf(row.getString("standing")),
                row.getObject("standing_since", LocalDate.class),
                row.getString("case_id"));
    }
}
