package cn.yijianshi.engine.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** A database with an ear on what is called: at it, its connections and their prepared statements. */
final class Listened {

    private static final List<Class<?>> KINDS = List.of(DataSource.class, Connection.class, PreparedStatement.class);

    private Listened() {}

    /** @param ear is told the name of each method, before it is called, and what it is given */
    static DataSource database(DataSource real, BiConsumer<String, Object[]> ear) {
        return (DataSource) listened(real, ear);
    }

    private static Object listened(Object real, BiConsumer<String, Object[]> ear) {
        for (Class<?> kind : KINDS) {
            if (kind.isInstance(real)) {
                return Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, given) -> {
                    ear.accept(method.getName(), given);
                    try {
                        return listened(method.invoke(real, given), ear);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
            }
        }
        return real;
    }
}
