package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.testing.AskedTables;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.Appointments;
import cn.yijianshi.utilityhookup.domain.Charges;
import cn.yijianshi.utilityhookup.domain.Providers;
import cn.yijianshi.utilityhookup.domain.SizingTables;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The tables that ship, filled by the migrations themselves: rules are tested with the numbers they run on. */
public final class ShippedTables {
    private final DataSource database =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DB_CLOSE_DELAY=-1");
    private final AskedTables asked = new AskedTables(database);
    private final JdbcClient jdbc = JdbcClient.create(asked);
    private final Accounts accounts = new MySqlAccounts(jdbc, asked);
    private final Map<String, Long> given = new ConcurrentHashMap<>();

    public ShippedTables() {
        try (var connection = database.getConnection()) {
            for (String script : new String[] {
                "V100__sizes_of_meters.sql",
                "V101__who_supplies_where.sql",
                "V102__accounts_and_reservations.sql",
                "V110__accounts_to_begin_with.sql",
                "V111__accounts_open_and_close.sql",
                "V112__history_of_accounts.sql",
                "V113__charges_and_places_without_supply.sql"
            }) {
                ScriptUtils.executeSqlScript(
                        connection, new EncodedResource(new ClassPathResource("db/migration/" + script), "UTF-8"));
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public SizingTables sizing() {
        return new MySqlSizingTables(jdbc);
    }

    public Accounts accounts() {
        return accounts;
    }

    public Providers providers() {
        return new MySqlProviders(jdbc);
    }

    public Appointments appointments() {
        return new MySqlAppointments(jdbc);
    }

    public Charges charges() {
        return new MySqlCharges(jdbc);
    }

    public Sequences sequences() {
        return name -> given.merge(name, 1L, Long::sum);
    }

    public AskedTables asked() {
        return asked;
    }

    public int moves() {
        return jdbc.sql("SELECT COUNT(*) FROM utility_account_move")
                .query(Integer.class)
                .single();
    }
}
