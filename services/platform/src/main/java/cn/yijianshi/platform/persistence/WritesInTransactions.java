package cn.yijianshi.platform.persistence;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connections do not commit by themselves, so a write outside a transaction would be gone without a word. Here it is
 * refused instead.
 */
final class WritesInTransactions extends JdbcTemplate {

    WritesInTransactions(DataSource database) {
        super(database);
    }

    @Override
    public int update(String sql) {
        demandTransaction(sql);
        return super.update(sql);
    }

    @Override
    protected int update(PreparedStatementCreator statement, PreparedStatementSetter values) {
        demandTransaction(statement);
        return super.update(statement, values);
    }

    @Override
    public int update(PreparedStatementCreator statement, KeyHolder keys) {
        demandTransaction(statement);
        return super.update(statement, keys);
    }

    @Override
    public int[] batchUpdate(String... sql) {
        demandTransaction(sql[0]);
        return super.batchUpdate(sql);
    }

    /** A row alone is no batch: drivers that turn batches into long statements prepare one for it, and forget it. */
    @Override
    public int[] batchUpdate(String sql, List<Object[]> rows) {
        return rows.size() == 1 ? new int[] {update(sql, rows.get(0))} : super.batchUpdate(sql, rows);
    }

    @Override
    public int[] batchUpdate(String sql, BatchPreparedStatementSetter values) {
        demandTransaction(sql);
        return super.batchUpdate(sql, values);
    }

    @Override
    public <T> int[][] batchUpdate(
            String sql, Collection<T> batch, int size, ParameterizedPreparedStatementSetter<T> values) {
        demandTransaction(sql);
        return super.batchUpdate(sql, batch, size, values);
    }

    private static void demandTransaction(Object what) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a write outside a transaction: " + what);
        }
    }
}
