package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.propertyregistration.domain.Burden;
import cn.yijianshi.propertyregistration.domain.Fees;
import cn.yijianshi.propertyregistration.domain.Ground;
import cn.yijianshi.propertyregistration.domain.Office;
import cn.yijianshi.propertyregistration.domain.Pending;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Registries;
import cn.yijianshi.propertyregistration.domain.Titles;
import cn.yijianshi.testing.AskedTables;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
    private final RealtyRegister register = new MySqlRealtyRegister(jdbc, asked);
    private final Map<String, Long> given = new ConcurrentHashMap<>();

    public ShippedTables() {
        try (var connection = database.getConnection()) {
            for (String script : new String[] {
                "V100__the_register_of_real_estate.sql",
                "V101__registries_number_titles_of_their_own.sql",
                "V102__fees_of_registration.sql",
                "V110__units_to_begin_with.sql",
                "V112__history_of_units.sql",
                "V113__applications_wait_their_turn.sql",
                "V114__burdens_of_parts_and_their_order.sql",
                "V115__certificates_of_co_owners.sql",
                "V116__fees_of_more_registrations.sql",
                "V130__mortgages_say_until_when.sql"
            }) {
                ScriptUtils.executeSqlScript(
                        connection, new EncodedResource(new ClassPathResource("db/migration/" + script), "UTF-8"));
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public RealtyRegister register() {
        return register;
    }

    public Registries registries() {
        return new MySqlRegistries(jdbc);
    }

    public Fees fees() {
        return new MySqlFees(jdbc);
    }

    public Sequences sequences() {
        return name -> given.merge(name, 1L, Long::sum);
    }

    public Pending pending() {
        return new MySqlPending(jdbc);
    }

    public Office office(Clock clock) {
        var titles = new Titles(sequences(), register());
        return new Office(register(), pending(), registries(), titles, fees(), clock);
    }

    public AskedTables asked() {
        return asked;
    }

    public void lay(Burden.Kind kind, String unitCode, String holder) {
        register()
                .lay(
                        new Burden(kind + "-1", unitCode, kind, holder, null, LocalDate.of(2026, 1, 5)),
                        Ground.takenOver(Instant.parse("2026-01-05T01:00:00Z")));
    }

    public int units() {
        return jdbc.sql("SELECT COUNT(*) FROM realty_unit").query(Integer.class).single();
    }
}
