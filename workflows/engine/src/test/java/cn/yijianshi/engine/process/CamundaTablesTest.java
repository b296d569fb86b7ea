package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeSet;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we change of the tables that Camunda's own scripts make. */
class CamundaTablesTest {

    private static AskedEngine camunda;
    private static JdbcConnectionPool database;

    @BeforeAll
    static void made() {
        camunda = new AskedEngine("tables", asItIs -> {});
        database = camunda.database;
    }

    @AfterAll
    static void dropped() {
        camunda.close();
    }

    @Test
    void a_line_of_history_stands_in_the_index_of_its_process_alone_however_often_the_engine_starts() throws Exception {
        for (int start = 0; start < 2; start++) {
            CamundaTables.dropUnreadIndexes(database);

            assertThat(indexes("ACT_HI_ACTINST"))
                    .filteredOn(name -> name.startsWith("ACT_IDX"))
                    .containsExactly("ACT_IDX_HI_ACT_INST_PROCINST");
            assertThat(indexes("ACT_HI_PROCINST"))
                    .filteredOn(name -> name.startsWith("ACT_IDX"))
                    .containsExactly("ACT_IDX_HI_PRO_I_BUSKEY");
            assertThat(indexes("ACT_RU_JOB")).noneMatch(name -> name.contains("TENANT"));
        }
    }

    @Test
    void what_the_engine_looks_for_at_work_keeps_its_indexes() throws Exception {
        CamundaTables.dropUnreadIndexes(database);

        assertThat(indexes("ACT_RU_EXECUTION")).contains("ACT_IDX_EXEC_BUSKEY", "ACT_IDX_EXEC_ROOT_PI");
        assertThat(indexes("ACT_RU_JOB")).contains("ACT_IDX_JOB_EXECUTION_ID", "ACT_IDX_JOB_PROCINST");
        assertThat(indexes("ACT_RU_EVENT_SUBSCR")).contains("ACT_IDX_EVENT_SUBSCR_CONFIG_");
    }

    @Test
    void due_timers_are_indexed_once() throws Exception {
        CamundaTables.indexDueTimers(database);
        CamundaTables.indexDueTimers(database);

        assertThat(indexes("ACT_RU_JOB")).contains("YJS_IDX_JOB_DUE");
    }

    @Test
    void identifiers_grow_with_time() {
        var ids = new OrderedIds();
        String before = ids.getNextId();
        for (int n = 0; n < 10_000; n++) {
            String next = ids.getNextId();
            assertThat(next).isGreaterThan(before).hasSize(36);
            before = next;
        }
    }

    private static TreeSet<String> indexes(String table) throws SQLException {
        var names = new TreeSet<String>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getIndexInfo(null, null, table, false, false)) {
            while (found.next()) {
                names.add(found.getString("INDEX_NAME"));
            }
        }
        return names;
    }
}
