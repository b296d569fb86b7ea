package cn.yijianshi.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Camunda's tables on MySQL, made by its own scripts but in utf8mb4: as they come they hold no characters beyond the
 * basic plane, and a name such as 𠮷 would fail to be written. On other databases the engine makes its tables itself.
 */
final class CamundaTables {

    private static final List<String> PARTS = List.of(
            "engine", "identity", "history", "case.engine", "case.history", "decision.engine", "decision.history");
    private static final String DUE = "YJS_IDX_JOB_DUE";
    private static final Map<String, Set<String>> UNREAD = Map.of(
            "ACT_HI_ACTINST",
            Set.of(
                    "ACT_IDX_HI_ACTINST_ROOT_PI",
                    "ACT_IDX_HI_ACT_INST_START_END",
                    "ACT_IDX_HI_ACT_INST_END",
                    "ACT_IDX_HI_ACT_INST_COMP",
                    "ACT_IDX_HI_ACT_INST_STATS",
                    "ACT_IDX_HI_ACT_INST_TENANT_ID",
                    "ACT_IDX_HI_ACT_INST_PROC_DEF_KEY",
                    "ACT_IDX_HI_AI_PDEFID_END_TIME",
                    "ACT_IDX_HI_ACT_INST_RM_TIME"),
            "ACT_HI_PROCINST",
            Set.of(
                    "ACT_IDX_HI_PRO_INST_END",
                    "ACT_IDX_HI_PRO_INST_TENANT_ID",
                    "ACT_IDX_HI_PRO_INST_PROC_DEF_KEY",
                    "ACT_IDX_HI_PRO_INST_PROC_TIME",
                    "ACT_IDX_HI_PI_PDEFID_END_TIME",
                    "ACT_IDX_HI_PRO_INST_ROOT_PI",
                    "ACT_IDX_HI_PRO_INST_RM_TIME",
                    "ACT_IDX_HI_PRO_RST_PRO_INST_ID"),
            "ACT_RU_EXECUTION",
            Set.of("ACT_IDX_EXEC_TENANT_ID"),
            "ACT_RU_JOB",
            Set.of("ACT_IDX_JOB_TENANT_ID"),
            "ACT_RU_EVENT_SUBSCR",
            Set.of("ACT_IDX_EVENT_SUBSCR_TENANT_ID"));
    private static final List<String> SELF_REFERENCES = List.of("ACT_FK_INC_CAUSE", "ACT_FK_INC_RCAUSE");

    private CamundaTables() {}

    static void prepare(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (isMySql(connection) && !has(connection, "ACT_GE_PROPERTY")) {
                for (String part : PARTS) {
                    ScriptUtils.executeSqlScript(
                            connection, new ByteArrayResource(script(part).getBytes(StandardCharsets.UTF_8)));
                }
                commit(connection);
            }
            if (isMySql(connection)) {
                deleteIncidentsOneByOne(connection);
                commit(connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the engine's tables could not be made", failed);
        }
    }

    /**
     * On MySQL the deletion of an incident cascades to those it caused, twice over in one table; MySQL 9 follows that past
     * its limit of 30 tables and refuses, so that nothing that once failed could go on. Without the cascade it refuses too,
     * because the cause goes first. The engine deletes each of them by itself in one transaction: the keys only hinder.
     */
    private static void deleteIncidentsOneByOne(Connection connection) throws SQLException {
        for (String key : SELF_REFERENCES) {
            try (Statement statement = connection.createStatement()) {
                boolean there;
                try (ResultSet found = statement.executeQuery("SELECT 1 FROM information_schema.REFERENTIAL_CONSTRAINTS"
                        + " WHERE CONSTRAINT_SCHEMA = DATABASE() AND CONSTRAINT_NAME = '" + key + "'")) {
                    there = found.next();
                }
                if (there) {
                    statement.execute("ALTER TABLE ACT_RU_INCIDENT DROP FOREIGN KEY " + key);
                }
            }
        }
    }

    /** The acquisition of due timers scans all pending ones without it. */
    static void indexDueTimers(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (indexes(connection, "ACT_RU_JOB").stream().anyMatch(DUE::equalsIgnoreCase)) {
                return;
            }
            statement.execute("CREATE INDEX " + DUE + " ON ACT_RU_JOB (TYPE_ DESC, DUEDATE_)");
            commit(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("the index on due timers could not be made", failed);
        }
    }

    /**
     * Takes away the indexes that only Camunda's reports, cleanup and tenants would use, which we have none of: a case
     * writes some 35 lines of history, each of which stood in eleven indexes. What is left finds a case's lines by
     * its process and its business key.
     */
    static void dropUnreadIndexes(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean mySql = isMySql(connection);
            for (Map.Entry<String, Set<String>> unread : UNREAD.entrySet()) {
                String table = unread.getKey();
                for (String index : indexes(connection, table)) {
                    if (unread.getValue().contains(index.toUpperCase(Locale.ROOT))) {
                        statement.execute("DROP INDEX " + index + (mySql ? " ON " + table : ""));
                    }
                }
            }
            commit(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("indexes that nothing reads could not be dropped", failed);
        }
    }

    private static Set<String> indexes(Connection connection, String table) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet found =
                connection.getMetaData().getIndexInfo(connection.getCatalog(), null, table, false, true)) {
            while (found.next()) {
                if (found.getString("INDEX_NAME") != null) {
                    names.add(found.getString("INDEX_NAME"));
                }
            }
        }
        return names;
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static boolean isMySql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().contains("MySQL");
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (ResultSet found =
                connection.getMetaData().getTables(connection.getCatalog(), null, table, new String[] {"TABLE"})) {
            return found.next();
        }
    }

    private static String script(String part) {
        ClassPathResource file = new ClassPathResource(
                "org/camunda/bpm/engine/db/create/activiti.mysql.create." + part + ".sql",
                ProcessEngine.class.getClassLoader());
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .replace("COLLATE utf8_bin", "COLLATE utf8mb4_bin")
                    .replace("CHARSET=utf8 ", "CHARSET=utf8mb4 ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
