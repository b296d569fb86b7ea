package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.propertyregistration.domain.Fees;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlFees implements Fees {
    private final JdbcClient jdbc;
    private final ReadOnce<Asked, Optional<Fee>> read = new ReadOnce<>();

    MySqlFees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Fee> fee(Registration registration, LocalDate day) {
        return read.of(new Asked(registration, day), () -> inTable(registration, day));
    }

    private record Asked(Registration registration, LocalDate day) {}

    private Optional<Fee> inTable(Registration registration, LocalDate day) {
        return jdbc.sql("SELECT rule_id, amount, source FROM registration_fee WHERE registration = :registration"
                        + " AND (planned_use IS NULL OR planned_use = :plannedUse)"
                        + " AND (enterprise_party IS NULL OR enterprise_party = :enterpriseParty)"
                        + " AND (small_micro IS NULL OR small_micro = :smallMicro)"
                        + " AND (low_risk IS NULL OR low_risk = :lowRisk)"
                        + " AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)"
                        + " ORDER BY line_order LIMIT 1")
                .param("registration", registration.kind())
                .param("plannedUse", registration.plannedUse())
                .param("enterpriseParty", registration.enterpriseParty())
                .param("smallMicro", registration.smallMicro())
                .param("lowRisk", registration.lowRisk())
                .param("day", day)
                .query((row, number) ->
                        new Fee(row.getString("rule_id"), row.getBigDecimal("amount"), row.getString("source")))
                .optional();
    }
}
