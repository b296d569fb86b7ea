package cn.yijianshi.local;

import java.sql.DriverManager;
import java.sql.SQLException;

/** On a real MySQL each service gets a schema of its own, made when it is missing. */
final class Schemas {

    private Schemas() {}

    static void create(Settings.MySql server, boolean afresh) {
        try (var connection = DriverManager.getConnection(
                        server.url() + "/?connectTimeout=5000", server.user(), server.password());
                var statement = connection.createStatement()) {
            for (Service service : Service.ALL) {
                if (!service.hasDatabase()) {
                    continue;
                }
                if (afresh) {
                    statement.executeUpdate("DROP DATABASE IF EXISTS `" + service.schema() + "`");
                }
                statement.executeUpdate("CREATE DATABASE IF NOT EXISTS `" + service.schema()
                        + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            }
        } catch (SQLException problem) {
            throw new Trouble(
                    "The MySQL server " + server.url() + " cannot be used as user " + server.user() + ": "
                            + problem.getMessage().lines().findFirst().orElse("no reason given"),
                    problem);
        }
    }
}
