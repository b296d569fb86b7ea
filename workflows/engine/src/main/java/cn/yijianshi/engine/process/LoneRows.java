package cn.yijianshi.engine.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Camunda's connections, on which a batch of one row is sent as that row. MySQL's driver has the server prepare a statement
 * for each batch that it writes into one {@code INSERT}, which it remembers for several rows; but of one row it is the
 * statement in hand, which is not found in the driver's memory just because it is in hand. So each lone row was prepared,
 * executed and forgotten, three questions for one, nine times in a case of four items.
 */
final class LoneRows extends TransactionAwareDataSourceProxy {

    LoneRows(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return proxy(Connection.class, (proxy, method, given) -> {
            Object answer = invoke(real, method, given);
            return answer instanceof PreparedStatement statement
                            && given[0] instanceof String text
                            && text.stripLeading().regionMatches(true, 0, "insert", 0, 6)
                    ? proxy(PreparedStatement.class, new Rows(statement))
                    : answer;
        });
    }

    private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler));
    }

    private static Object invoke(Object real, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** Keeps back the latest row until it is known whether another one follows. */
    private static final class Rows implements InvocationHandler {
        private final PreparedStatement real;
        private boolean keptBack;
        private boolean several;

        Rows(PreparedStatement real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
            switch (method.getName()) {
                case "addBatch":
                    add();
                    keptBack = true;
                    return null;
                case "executeBatch":
                    if (keptBack && !several) {
                        keptBack = false;
                        return alone();
                    }
                    add();
                    several = false;
                    break;
                case "clearBatch":
                    keptBack = false;
                    several = false;
                    break;
                default:
                    if (changesValues(method)) {
                        add();
                    }
            }
            return LoneRows.invoke(real, method, given);
        }

        /** What sets a value names its place and the value, at least. */
        private static boolean changesValues(Method method) {
            return method.getName().equals("clearParameters")
                    || method.getName().startsWith("set") && method.getParameterCount() > 1;
        }

        private void add() throws SQLException {
            if (keptBack) {
                real.addBatch();
                keptBack = false;
                several = true;
            }
        }

        private int[] alone() throws SQLException {
            try {
                return new int[] {real.executeUpdate()};
            } catch (SQLException failed) {
                // As a batch would have said it: that is what Camunda looks for.
                throw new BatchUpdateException(
                        failed.getMessage(), failed.getSQLState(), failed.getErrorCode(), new int[0], failed);
            }
        }
    }
}
