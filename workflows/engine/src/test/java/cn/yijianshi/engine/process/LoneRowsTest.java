package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.h2.jdbcx.JdbcConnectionPool;

/** A batch of one row reaches the driver as that row; any other batch, and everything else, as it was meant. */
class LoneRowsTest {

    private static final String INSERT = "\n  insert into word (id, text) values (?, ?)";

    private final JdbcConnectionPool real =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final List<String> executed = new ArrayList<>();
    private final LoneRows rows = new LoneRows(Listened.database(real, this::hear));

    LoneRowsTest() throws SQLException {
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table word (id int primary key, text varchar(20))");
        }
    }

    @AfterProperty
    void close() {
        real.dispose();
    }

    @Example
    void one_row_is_executed_by_itself() throws SQLException {
        batches(List.of(1));

        assertThat(executed).containsExactly("executeUpdate");
        assertThat(kept()).containsExactly("0 of 1");
    }

    @Property(tries = 60)
    void however_many_rows_a_batch_has_all_are_kept_and_none_twice(
            @ForAll @Size(max = 5) List<@IntRange(min = 0, max = 4) Integer> sizes) throws SQLException {
        executed.clear();
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate table word");
        }

        batches(sizes);

        List<String> expected = new ArrayList<>();
        for (int size : sizes) {
            for (int row = 0; row < size; row++) {
                expected.add(row + " of " + size);
            }
        }
        assertThat(kept()).containsExactlyElementsOf(expected);
        assertThat(executed)
                .containsExactlyElementsOf(sizes.stream()
                        .map(size -> size == 1 ? "executeUpdate" : "executeBatch")
                        .toList());
    }

    @Example
    void what_camunda_writes_in_one_row_is_executed_by_itself() {
        var settings =
                (ProcessEngineConfigurationImpl) ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                        .setProcessEngineName("rows")
                        .setDataSource(rows)
                        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                        .setJobExecutorActivate(false);
        ProcessEngine engine = settings.buildProcessEngine();
        try {
            executed.clear();

            engine.getIdentityService().saveUser(engine.getIdentityService().newUser("somebody"));

            assertThat(executed).containsExactly("executeUpdate");
        } finally {
            engine.close();
        }
    }

    @Example
    void a_row_that_was_taken_back_is_not_kept() throws SQLException {
        try (Connection connection = rows.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            add(statement, 1, "wrong");
            statement.clearBatch();
            add(statement, 2, "right");
            assertThat(statement.executeBatch()).containsExactly(1);
        }
        assertThat(kept()).containsExactly("right");
    }

    @Example
    void a_row_that_is_there_already_fails_as_a_batch_does() throws SQLException {
        batches(List.of(1));
        try (Connection connection = rows.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            add(statement, 0, "again");
            assertThatThrownBy(statement::executeBatch)
                    .isInstanceOf(BatchUpdateException.class)
                    .hasCauseInstanceOf(SQLException.class)
                    .extracting(failed -> ((SQLException) failed).getSQLState())
                    .isEqualTo("23505");
        }
    }

    @Example
    void a_batch_of_changes_stays_a_batch() throws SQLException {
        batches(List.of(1));
        executed.clear();
        try (Connection connection = rows.getConnection();
                PreparedStatement statement = connection.prepareStatement("update word set text = ? where id = ?")) {
            statement.setString(1, "changed");
            statement.setInt(2, 0);
            statement.addBatch();
            assertThat(statement.executeBatch()).containsExactly(1);
        }
        assertThat(executed).containsExactly("executeBatch");
        assertThat(kept()).containsExactly("changed");
    }

    /** Batches of so many rows, one after the other on one statement; the counts must be those of the rows. */
    private void batches(List<Integer> sizes) throws SQLException {
        int id = 0;
        try (Connection connection = rows.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int size : sizes) {
                for (int row = 0; row < size; row++) {
                    add(statement, id++, row + " of " + size);
                }
                // Asked by MyBatis before each batch.
                statement.getQueryTimeout();
                assertThat(statement.executeBatch()).isEqualTo(ones(size));
            }
        }
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void add(PreparedStatement statement, int id, String text) throws SQLException {
        statement.setInt(1, id);
        statement.setString(2, text);
        statement.addBatch();
    }

    private List<String> kept() throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select text from word order by id")) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    private void hear(String method, Object[] given) {
        if (method.equals("executeUpdate") || method.equals("executeBatch")) {
            executed.add(method);
        }
    }
}
