package cn.yijianshi.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.File;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedBrokerTest {

    private static final String EXCHANGE = "yijianshi.events";

    @Test
    void a_confirmed_message_reaches_the_queue_bound_to_its_topic() throws Exception {
        try (var broker = EmbeddedBroker.start(0, null);
                Connection connection = connect(broker.port());
                Channel channel = connection.createChannel()) {
            bind(channel, Map.of());

            publish(channel, "review.approved.v1.tax", "approved");
            publish(channel, "review.refused.v1.tax", "not for this queue");

            assertThat(take(channel)).isEqualTo("approved");
            assertThat(channel.basicGet("tax.review-approved", true)).isNull();
        }
    }

    @Test
    void arguments_only_rabbitmq_knows_do_not_close_the_connection() throws Exception {
        try (var broker = EmbeddedBroker.start(0, null);
                Connection connection = connect(broker.port());
                Channel channel = connection.createChannel()) {
            bind(channel, Map.of("x-queue-type", "quorum", "x-delivery-limit", 5));

            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void what_was_confirmed_survives_a_kill(@TempDir Path dir) throws Exception {
        int port = freePort();
        Process first = process(port, dir);
        try (Connection connection = awaitConnection(port, first);
                Channel channel = connection.createChannel()) {
            bind(channel, Map.of());
            publish(channel, "review.approved.v1.tax", "kept");
            first.destroyForcibly().waitFor();
        } catch (com.rabbitmq.client.ShutdownSignalException | java.io.IOException closedByTheKill) {
            assertThat(first.isAlive()).isFalse();
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process second = process(port, dir);
        try (Connection connection = awaitConnection(port, second);
                Channel channel = connection.createChannel()) {
            assertThat(take(channel)).isEqualTo("kept");
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_taken_port_is_said_and_nothing_stays_running() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("did not start");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (var broker = EmbeddedBroker.start(0, null)) {
            var factory = factory(broker.port());
            factory.setPassword("wrong");

            assertThatThrownBy(factory::newConnection)
                    .isInstanceOf(com.rabbitmq.client.PossibleAuthenticationFailureException.class);
        }
    }

    private static void bind(Channel channel, Map<String, Object> arguments) throws Exception {
        channel.exchangeDeclare(EXCHANGE, "topic", true);
        channel.queueDeclare("tax.review-approved", true, false, false, arguments);
        channel.queueBind("tax.review-approved", EXCHANGE, "review.approved.v1.*");
        channel.confirmSelect();
    }

    private static void publish(Channel channel, String key, String text) throws Exception {
        channel.basicPublish(
                EXCHANGE, key, MessageProperties.PERSISTENT_TEXT_PLAIN, text.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(10));
    }

    private static String take(Channel channel) throws Exception {
        return new String(channel.basicGet("tax.review-approved", true).getBody(), StandardCharsets.UTF_8);
    }

    private static ConnectionFactory factory(int port) {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }

    private static Connection connect(int port) throws Exception {
        return factory(port).newConnection();
    }

    private static Connection awaitConnection(int port, Process broker) throws Exception {
        try (var lines = broker.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("broker: listening")) {
                    return connect(port);
                }
            }
        }
        throw new IllegalStateException("the broker ended before it listened");
    }

    private static Process process(int port, Path dir) throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                String.valueOf(port),
                dir.toString());
        return new ProcessBuilder(command)
                .redirectError(new File(dir.toFile(), "broker-errors.log"))
                .start();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
