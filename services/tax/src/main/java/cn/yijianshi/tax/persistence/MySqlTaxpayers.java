package cn.yijianshi.tax.persistence;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.tax.domain.Taxpayers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlTaxpayers implements Taxpayers {
    private final JdbcClient jdbc;

    MySqlTaxpayers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Taxpayer> of(String uscc) {
        return jdbc.sql(
                        "SELECT uscc, name, office, vat_kind, vat_from, accounting_system, kinds, registered_on, case_id"
                                + " FROM taxpayer WHERE uscc = ?")
                .param(uscc)
                .query((row, number) -> new Taxpayer(
                        row.getString("uscc"),
                        row.getString("name"),
                        row.getString("office"),
                        row.getString("vat_kind"),
                        row.getObject("vat_from", LocalDate.class),
                        row.getString("accounting_system"),
                        row.getString("kinds"),
                        row.getObject("registered_on", LocalDate.class),
                        row.getString("case_id")))
                .optional();
    }

    @Override
    public void enter(Taxpayer taxpayer) {
        try {
            jdbc.sql("INSERT INTO taxpayer (uscc, name, office, vat_kind, vat_from, accounting_system, kinds,"
                            + " registered_on, case_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            taxpayer.uscc(),
                            taxpayer.name(),
                            taxpayer.office(),
                            taxpayer.vatKind(),
                            taxpayer.vatFrom(),
                            taxpayer.accountingSystem(),
                            taxpayer.kinds(),
                            taxpayer.registeredOn(),
                            taxpayer.caseId())
                    .update();
        } catch (DuplicateKeyException enteredMeanwhile) {
            throw new Blocked(Finding.block("TAX-15", null, "taxpayer.known", taxpayer.uscc()));
        }
    }

    @Override
    public List<String> nonNormalFirmsOf(String idNumber) {
        return jdbc.sql("SELECT uscc FROM non_normal_firm WHERE legal_rep_id_number = ? AND lifted_on IS NULL")
                .param(idNumber)
                .query(String.class)
                .list();
    }

    @Override
    public boolean isNonNormal(String uscc) {
        return jdbc.sql("SELECT COUNT(*) FROM non_normal_firm WHERE uscc = ? AND lifted_on IS NULL")
                        .param(uscc)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
