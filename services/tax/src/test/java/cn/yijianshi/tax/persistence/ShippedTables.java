package cn.yijianshi.tax.persistence;

import cn.yijianshi.tax.domain.Rates;
import cn.yijianshi.tax.domain.ReferencePrices;
import cn.yijianshi.tax.domain.TaxRules;
import cn.yijianshi.tax.domain.Taxpayers;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The tables that ship, filled by the migrations themselves: rules are tested with the numbers they run on. */
public final class ShippedTables {
    private final JdbcClient jdbc;

    public ShippedTables() {
        var database =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(database);
        try (var connection = database.getConnection()) {
            for (String script : new String[] {
                "V100__rates_of_the_taxes_on_a_transfer.sql",
                "V101__prices_a_square_metre_usually_has.sql",
                "V103__offices_and_rules_of_business_taxes.sql",
                "V104__the_register_of_taxpayers.sql"
            }) {
                ScriptUtils.executeSqlScript(
                        connection, new EncodedResource(new ClassPathResource("db/migration/" + script), "UTF-8"));
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public Rates rates() {
        return new MySqlRates(jdbc);
    }

    public ReferencePrices referencePrices() {
        return new MySqlReferencePrices(jdbc);
    }

    public TaxRules rules() {
        return new MySqlTaxRules(jdbc);
    }

    public Taxpayers taxpayers() {
        return new MySqlTaxpayers(jdbc);
    }

    public void aNonNormalFirmOf(String legalRepIdNumber, String uscc) {
        jdbc.sql("INSERT INTO non_normal_firm (uscc, legal_rep_id_number, since) VALUES (?, ?, '2025-01-01')")
                .params(uscc, legalRepIdNumber)
                .update();
    }
}
