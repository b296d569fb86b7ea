package cn.yijianshi.testing;

import cn.yijianshi.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/** Gives each test context a database and a broker (or virtual host) that no other context knows. */
class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String MYSQL_PARAMETERS = "?nullDatabaseMeansCurrent=true&sendFractionalSeconds=true"
            + "&useServerPrepStmts=true&cachePrepStmts=true&rewriteBatchedStatements=true";

    private static final String ADD_VHOST = "ok = rabbit_vhost:add(<<\"NAME\">>, <<\"guest\">>), "
            + "ok = rabbit_auth_backend_internal:set_permissions("
            + "<<\"guest\">>, <<\"NAME\">>, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"guest\">>).";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        Map<String, Object> properties = new java.util.HashMap<>();
        database(name, properties);
        broker(name, properties, context);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("surroundings", properties));
    }

    private static void database(String name, Map<String, Object> properties) {
        String mysql = System.getenv("TEST_MYSQL_URL");
        if (mysql == null || mysql.isBlank()) {
            properties.put("spring.datasource.url", "jdbc:h2:mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1");
            return;
        }
        String user = System.getenv().getOrDefault("TEST_MYSQL_USER", "yijianshi");
        String password = System.getenv().getOrDefault("TEST_MYSQL_PASSWORD", "yijianshi");
        String server = mysql.replaceAll("(jdbc:mysql://[^/]+).*", "$1") + "/";
        try (Connection connection = DriverManager.getConnection(server, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        } catch (SQLException refused) {
            throw new IllegalStateException("the MySQL of TEST_MYSQL_URL made no database", refused);
        }
        properties.put("spring.datasource.url", server + name + MYSQL_PARAMETERS);
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", password);
    }

    private static void broker(String name, Map<String, Object> properties, ConfigurableApplicationContext context) {
        String amqp = System.getenv("TEST_AMQP_URL");
        if (amqp == null || amqp.isBlank()) {
            EmbeddedBroker broker = EmbeddedBroker.start(0, null);
            properties.put("spring.rabbitmq.addresses", "amqp://guest:guest@127.0.0.1:" + broker.port());
            properties.put("yijianshi.messaging.broker", "embedded");
            context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> broker.close());
            return;
        }
        // rabbitmqctl with its arguments, such as "infra/local/services/rabbitmq ctl"
        String ctl = System.getenv("TEST_RABBITMQCTL");
        // add_vhost and set_permissions at once: the tool takes longer to start than the broker to do as it says.
        run(ctl, "eval", ADD_VHOST.replace("NAME", name));
        URI address = URI.create(amqp);
        properties.put(
                "spring.rabbitmq.addresses",
                "amqp://guest:guest@" + address.getHost() + ":" + address.getPort() + "/" + name);
        properties.put("yijianshi.messaging.broker", "rabbitmq");
    }

    private static void run(String ctl, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ctl.trim().split("\\s+")));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("rabbitmqctl did not succeed: " + command);
            }
        } catch (IOException failed) {
            throw new IllegalStateException("rabbitmqctl could not be run: " + command, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
