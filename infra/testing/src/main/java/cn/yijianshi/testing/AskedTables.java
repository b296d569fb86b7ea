package cn.yijianshi.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes which tables are read, so that a test can say how often a decision asks each of them. */
public final class AskedTables extends JdbcTemplate {
    private static final Pattern TABLE = Pattern.compile("FROM (\\w+).*?( FOR UPDATE)?$");

    private final DataSource database;
    private final List<String> tables = new CopyOnWriteArrayList<>();

    public AskedTables(DataSource database) {
        super(database);
        this.database = database;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** In order, each statement by its first table, with FOR UPDATE where it locks. */
    public List<String> in(Runnable work) {
        tables.clear();
        work.run();
        return List.copyOf(tables);
    }

    @Override
    public <T> T query(PreparedStatementCreator statement, PreparedStatementSetter values, ResultSetExtractor<T> rows) {
        if (statement instanceof SqlProvider text) {
            var table = TABLE.matcher(text.getSql());
            if (table.find()) {
                tables.add(table.group(1) + (table.group(2) == null ? "" : table.group(2)));
            }
        }
        return super.query(statement, values, rows);
    }
}
