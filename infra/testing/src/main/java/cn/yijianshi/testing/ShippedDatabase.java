package cn.yijianshi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A database as it ships, filled by the service's own migrations: rules are tested with the numbers they run on. */
public final class ShippedDatabase {

    private ShippedDatabase() {}

    /** A new one, with every migration of {@code db/migration} on the class path, the lowest version first. */
    public static JdbcClient ofThisService() {
        return JdbcClient.create(asked());
    }

    /** The same, with a note of which tables are read. */
    public static AskedTables asked() {
        var database =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DB_CLOSE_DELAY=-1");
        try (var connection = database.getConnection()) {
            Resource[] scripts =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*__*.sql");
            Stream.of(scripts)
                    .sorted(Comparator.comparingInt(ShippedDatabase::version))
                    .forEach(script -> ScriptUtils.executeSqlScript(connection, new EncodedResource(script, "UTF-8")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return new AskedTables(database);
    }

    private static int version(Resource script) {
        return Integer.parseInt(script.getFilename().replaceAll("V(\\d+)__.*", "$1"));
    }
}
