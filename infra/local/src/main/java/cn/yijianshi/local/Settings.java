package cn.yijianshi.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the platform lives and what it stands on. An empty option means: the embedded default. */
record Settings(
        Path repository,
        Path state,
        Path cache,
        int portOffset,
        boolean development,
        Optional<MySql> mysql,
        Optional<String> amqpUrl,
        Optional<String> issuer) {

    static final int KEYCLOAK_PORT = 8180;
    static final int BROKER_PORT = 8672;

    /** A MySQL server without a schema: {@code jdbc:mysql://host:port}. */
    record MySql(String url, String user, String password) {

        MySql {
            url = url.replaceFirst("/+$", "");
            if (!url.matches("jdbc:mysql://[^/?]+")) {
                throw new Trouble("YIJIANSHI_MYSQL_URL must look like jdbc:mysql://host:port, but is " + url);
            }
        }

        boolean isOnThisMachine() {
            return url.matches("jdbc:mysql://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
        }
    }

    int port(Service service) {
        return service.port() + portOffset;
    }

    int keycloakPort() {
        return KEYCLOAK_PORT + portOffset;
    }

    int brokerPort() {
        return BROKER_PORT + portOffset;
    }

    String publicUrl() {
        return "http://localhost:" + port(Service.GATEWAY);
    }

    String issuerUrl() {
        return issuer.orElse("http://127.0.0.1:" + keycloakPort() + "/realms/yijianshi");
    }

    Path logs() {
        return state.resolve("logs");
    }

    /** The folder above the working directory that holds the project. */
    static Path repositoryAround(Path start) {
        for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("infra/keycloak/yijianshi-realm.json"))) {
                return folder;
            }
        }
        throw new Trouble("This must run inside a clone of the project; " + start.toAbsolutePath() + " is not in one.");
    }

    static Path userCache() {
        String chosen = System.getenv("XDG_CACHE_HOME");
        String home = Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home"));
        Path root = chosen == null || chosen.isBlank() ? Path.of(home, ".cache") : Path.of(chosen);
        return root.resolve("yijianshi").toAbsolutePath();
    }
}
