package cn.yijianshi.tax.persistence;

import cn.yijianshi.tax.domain.Clearances;
import cn.yijianshi.tax.domain.Rates;
import cn.yijianshi.tax.domain.ReferencePrices;
import cn.yijianshi.tax.domain.TaxRules;
import cn.yijianshi.tax.domain.Taxpayers;
import cn.yijianshi.testing.AskedTables;
import cn.yijianshi.testing.ShippedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that ship, filled by the migrations themselves: rules are tested with the numbers they run on. */
public final class ShippedTables {
    private final AskedTables asked = ShippedDatabase.asked();
    private final JdbcClient jdbc = JdbcClient.create(asked);
    private final TaxRules rules = new MySqlTaxRules(jdbc);

    public Rates rates() {
        return new MySqlRates(jdbc);
    }

    public ReferencePrices referencePrices() {
        return new MySqlReferencePrices(jdbc);
    }

    public TaxRules rules() {
        return rules;
    }

    public Taxpayers taxpayers() {
        return new MySqlTaxpayers(jdbc);
    }

    public Clearances clearances() {
        return new MySqlClearances(jdbc);
    }

    public AskedTables asked() {
        return asked;
    }

    public void aNonNormalFirmOf(String legalRepIdNumber, String uscc) {
        jdbc.sql("INSERT INTO non_normal_firm (uscc, legal_rep_id_number, since) VALUES (?, ?, '2025-01-01')")
                .params(uscc, legalRepIdNumber)
                .update();
    }
}
