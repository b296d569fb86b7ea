package cn.yijianshi.tax.persistence;

import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.tax.domain.TaxRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlTaxRules implements TaxRules {
    private static final String HOLDS = " valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)";

    /** 企业所得税法 1: neither sole proprietorships nor partnerships pay the tax of enterprises; their owners pay theirs. */
    private static final Set<String> TAXED_AS_THEIR_OWNERS =
            Set.of("INDIVIDUAL", "SOLE_PROP", "GEN_PARTNER", "LTD_PARTNER");

    private final JdbcClient jdbc;
    private final ReadOnce<Line, Optional<String>> offices = new ReadOnce<>();
    private final ReadOnce<Line, Optional<Quota>> quotas = new ReadOnce<>();
    private final ReadOnce<Line, OptionalInt> days = new ReadOnce<>();

    MySqlTaxRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param key region, kind of taxpayer, duty */
    private record Line(String key, LocalDate day) {}

    @Override
    public Optional<String> officeOf(String region, LocalDate day) {
        return offices.of(new Line(region, day), () -> officeInTable(region, day));
    }

    private Optional<String> officeInTable(String region, LocalDate day) {
        return jdbc.sql("SELECT name FROM tax_office WHERE region = :region AND" + HOLDS)
                .param("region", region)
                .param("day", day)
                .query(String.class)
                .optional();
    }

    @Override
    public List<String> kinds(String vatKind, String enterpriseType, LocalDate day) {
        return jdbc.sql("SELECT printed FROM tax_kind WHERE (vat_kind IS NULL OR vat_kind = :vatKind)"
                        + " AND (individual IS NULL OR individual = :individual) AND" + HOLDS
                        + " ORDER BY line_order")
                .param("vatKind", vatKind)
                .param("individual", TAXED_AS_THEIR_OWNERS.contains(enterpriseType))
                .param("day", day)
                .query(String.class)
                .list();
    }

    @Override
    public Optional<Quota> quota(String vatKind, LocalDate day) {
        return quotas.of(new Line(vatKind, day), () -> quotaInTable(vatKind, day));
    }

    private Optional<Quota> quotaInTable(String vatKind, LocalDate day) {
        return jdbc.sql("SELECT at_once, at_most FROM invoice_quota WHERE vat_kind = :vatKind AND" + HOLDS
                        + " ORDER BY valid_from DESC LIMIT 1")
                .param("vatKind", vatKind)
                .param("day", day)
                .query((row, number) -> new Quota(row.getBigDecimal("at_once"), row.getBigDecimal("at_most")))
                .optional();
    }

    @Override
    public OptionalInt days(String duty, LocalDate day) {
        return days.of(new Line(duty, day), () -> daysInTable(duty, day));
    }

    private OptionalInt daysInTable(String duty, LocalDate day) {
        return jdbc.sql("SELECT days FROM tax_duty WHERE duty = :duty AND" + HOLDS)
                .param("duty", duty)
                .param("day", day)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    @Override
    public Optional<BigDecimal> stampPercent(String document, LocalDate day) {
        return jdbc.sql("SELECT percent FROM stamp_rate WHERE document = :document AND" + HOLDS)
                .param("document", document)
                .param("day", day)
                .query(BigDecimal.class)
                .optional();
    }
}
