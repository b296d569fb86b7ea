package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.CompanyRegistrationTables;
import cn.yijianshi.companyregistration.domain.BarRegister;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.ExitNotices;
import cn.yijianshi.companyregistration.domain.Figures;
import cn.yijianshi.companyregistration.domain.LawBook;
import cn.yijianshi.companyregistration.domain.Registries;
import cn.yijianshi.companyregistration.domain.Reservations;
import cn.yijianshi.companyregistration.domain.Sounds;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.department.tables.domain.Tables;
import cn.yijianshi.department.tables.persistence.MySqlTableLines;
import cn.yijianshi.testing.ShippedDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that ship, the registers empty: rules are tested with the words and numbers they run on. */
public final class ShippedTables {
    private static final JdbcClient JDBC = ShippedDatabase.ofThisService();
    private static final Sounds SOUNDS = NameRuleFiles.sounds();

    static {
        WordListSeed.fill(JDBC);
    }

    private final Map<String, Long> given = new ConcurrentHashMap<>();
    private final Tables tables = new Tables(CompanyRegistrationTables.all(), new MySqlTableLines(JDBC));

    public ShippedTables() {
        for (String register : List.of(
                "enterprise",
                "former_name",
                "name_reservation",
                "barred_person",
                "enterprise_restraint",
                "enterprise_change",
                "exit_notice",
                "exit_objection")) {
            JDBC.sql("DELETE FROM " + register).update();
        }
    }

    public LawBook book() {
        return new TableLawBook(tables);
    }

    public Sounds sounds() {
        return SOUNDS;
    }

    public Enterprises enterprises() {
        return new MySqlEnterprises(JDBC);
    }

    public Registries registries() {
        return new MySqlRegistries(JDBC);
    }

    public Figures figures() {
        return new MySqlFigures(JDBC);
    }

    public Reservations reservations() {
        return new MySqlReservations(JDBC);
    }

    public BarRegister bars() {
        return new MySqlBarRegister(JDBC);
    }

    public ExitNotices notices() {
        return new MySqlExitNotices(JDBC);
    }

    public Sequences sequences() {
        return name -> given.merge(name, 1L, Long::sum);
    }

    public int enterprisesInTheRegister() {
        return JDBC.sql("SELECT COUNT(*) FROM enterprise").query(Integer.class).single();
    }
}
