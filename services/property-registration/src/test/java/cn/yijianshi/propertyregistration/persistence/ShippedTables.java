package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.propertyregistration.domain.Burden;
import cn.yijianshi.propertyregistration.domain.Fees;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Registries;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The tables that ship, filled by the migrations themselves: rules are tested with the numbers they run on. */
public final class ShippedTables {
    private final JdbcClient jdbc;
    private final Map<String, Long> given = new ConcurrentHashMap<>();

    public ShippedTables() {
        var database =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(database);
        try (var connection = database.getConnection()) {
            for (String script : new String[] {
                "V100__the_register_of_real_estate.sql",
                "V101__registries_number_titles_of_their_own.sql",
                "V102__fees_of_registration.sql",
                "V110__units_to_begin_with.sql"
            }) {
                ScriptUtils.executeSqlScript(
                        connection, new EncodedResource(new ClassPathResource("db/migration/" + script), "UTF-8"));
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public RealtyRegister register() {
        return new MySqlRealtyRegister(jdbc);
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

    public void lay(Burden.Kind kind, String unitCode, String holder) {
        register().lay(new Burden(kind + "-1", unitCode, kind, holder, null, LocalDate.of(2026, 1, 5)), null);
    }

    public int units() {
        return jdbc.sql("SELECT COUNT(*) FROM realty_unit").query(Integer.class).single();
    }
}
