package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.Enterprise;
import cn.yijianshi.companyregistration.domain.Enterprise.Standing;
import cn.yijianshi.companyregistration.domain.EnterpriseName;
import cn.yijianshi.companyregistration.domain.Enterprises;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlEnterprises implements Enterprises {
    private static final String COLUMNS = "SELECT uscc, name, name_region, brand, industry, form, registry,"
            + " enterprise_type, legal_rep, capital, currency, domicile, scope, business_term, established_on,"
            + " standing, standing_since, case_id FROM enterprise ";

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
    public void enter(Enterprise enterprise) {
        EnterpriseName name = enterprise.name();
        try {
            jdbc.sql("INSERT INTO enterprise (uscc, name, live_name, name_region, brand, industry, form, registry,"
                            + " enterprise_type, legal_rep, capital, currency, domicile, scope, business_term,"
                            + " established_on, standing, standing_since, case_id)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            enterprise.uscc(),
                            name.full(),
                            enterprise.standing() == Standing.LIVE ? name.full() : null,
                            name.region(),
                            name.brand(),
                            name.industry(),
                            name.form(),
                            enterprise.registry(),
                            enterprise.type(),
                            enterprise.legalRep(),
                            enterprise.capital(),
                            enterprise.currency(),
                            enterprise.domicile(),
                            enterprise.scope(),
                            enterprise.term(),
                            enterprise.establishedOn(),
                            enterprise.standing().name(),
                            enterprise.standingSince(),
                            enterprise.caseId())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(name.full());
        }
    }

    private static Enterprise read(ResultSet row, int number) throws SQLException {
        return new Enterprise(
                row.getString("uscc"),
                new EnterpriseName(
                        row.getString("name"),
                        row.getString("name_region"),
                        row.getString("brand"),
                        row.getString("industry"),
                        row.getString("form")),
                row.getString("registry"),
                row.getString("enterprise_type"),
                row.getString("legal_rep"),
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
