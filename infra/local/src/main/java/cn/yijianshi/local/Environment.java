package cn.yijianshi.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every service is told through its environment; docker-compose.yml tells the same names. */
final class Environment {

    /** Known to everybody, good for a laptop only: real installations bring their own. */
    static final String CLIENT_SECRET = "yijianshi-development-only";

    // Server-side statements save a third of the CPU; without the local session state the driver asks the server before
    // every write whether the session is read-only, and it would tell the server before and after every read that it
    // is;
    // a span for each statement, recorded by nobody, was a fourteenth of the services' CPU time; the catalogue setting
    // keeps the process engine from taking a neighbour schema's tables for its own.
    private static final String MYSQL_PARAMETERS = "?useServerPrepStmts=true&cachePrepStmts=true"
            + "&prepStmtCacheSize=500&prepStmtCacheSqlLimit=4096&rewriteBatchedStatements=true"
            + "&useLocalSessionState=true&readOnlyPropagatesToServer=false&openTelemetry=DISABLED"
            + "&nullDatabaseMeansCurrent=true&connectionTimeZone=UTC";

    // Nobody listens on the loopback, and without compiled-in cipher routines TLS was a fifth of the engine's CPU time.
    private static final String WITHOUT_TLS = "&sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private final Settings settings;

    Environment(Settings settings) {
        this.settings = settings;
    }

    Map<String, String> of(Service service) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("SERVER_PORT", String.valueOf(settings.port(service)));
        told.put("SERVER_ADDRESS", "127.0.0.1");
        told.put("YIJIANSHI_OIDC_ISSUER", settings.issuerUrl());
        // Where this process itself reaches the issuer; in containers another address than the browser's.
        if (service.hasDatabase()) {
            told.put("YIJIANSHI_OIDC_JWKS", settings.issuerUrl() + "/protocol/openid-connect/certs");
        } else {
            told.put("YIJIANSHI_OIDC_BACKCHANNEL_URL", settings.issuerUrl());
        }
        told.put("YIJIANSHI_PUBLIC_URL", settings.publicUrl());
        told.put("YIJIANSHI_ENGINE_URL", address(Service.ENGINE));
        told.put("YIJIANSHI_INTAKE_URL", address(Service.INTAKE));
        if (service.hasDatabase()) {
            database(service, told);
            told.put("YIJIANSHI_AMQP_URL", settings.amqpUrl().orElse(embeddedBroker()));
            told.put("YIJIANSHI_BROKER", settings.amqpUrl().isPresent() ? "rabbitmq" : "embedded");
        } else {
            told.put("YIJIANSHI_OIDC_CLIENT_SECRET", clientSecret());
            Service.ALL.stream()
                    .filter(Service::hasDatabase)
                    .forEach(other -> told.put("YIJIANSHI_" + other.variable() + "_URL", address(other)));
        }
        // The engine publishes what stands there; the generic service serves the departments it names.
        if (service.equals(Service.ENGINE) || service.name().equals("department")) {
            told.put(
                    "YIJIANSHI_WORKFLOWS_DIR",
                    settings.repository().resolve("workflows").toString());
        }
        if (service.equals(Service.INTAKE)) {
            told.put(
                    "YIJIANSHI_MATERIALS_DIR",
                    settings.state()
                            .resolve(service.name())
                            .resolve("materials")
                            .toString());
        }
        if (settings.development()) {
            told.put("SPRING_PROFILES_ACTIVE", "development");
        }
        return told;
    }

    static String clientSecret() {
        String own = System.getenv("YIJIANSHI_OIDC_CLIENT_SECRET");
        return own == null || own.isBlank() ? CLIENT_SECRET : own;
    }

    private void database(Service service, Map<String, String> told) {
        if (settings.mysql().isPresent()) {
            var mysql = settings.mysql().get();
            told.put(
                    "YIJIANSHI_DB_URL",
                    mysql.url() + "/" + service.schema() + MYSQL_PARAMETERS
                            + (mysql.isOnThisMachine() ? WITHOUT_TLS : ""));
            told.put("YIJIANSHI_DB_USER", mysql.user());
            told.put("YIJIANSHI_DB_PASSWORD", mysql.password());
            return;
        }
        // Written through at every commit: a killed process must not lose what it answered for.
        told.put(
                "YIJIANSHI_DB_URL",
                "jdbc:h2:file:" + settings.state().resolve(service.name()).resolve("db")
                        + ";MODE=MySQL;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        told.put("YIJIANSHI_DB_USER", "sa");
        told.put("YIJIANSHI_DB_PASSWORD", "");
    }

    private String address(Service service) {
        return "http://127.0.0.1:" + settings.port(service);
    }

    private String embeddedBroker() {
        return "amqp://guest:guest@127.0.0.1:" + settings.brokerPort();
    }
}
