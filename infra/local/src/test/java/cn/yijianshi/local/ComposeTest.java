package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** No container engine is needed: what can be known of docker-compose.yml without one. */
class ComposeTest {

    private static final Path REPOSITORY = Settings.repositoryAround(Path.of(""));
    private static final Map<String, Object> COMPOSE = compose();

    static Stream<Service> services() {
        return Service.ALL.stream();
    }

    static Stream<String> everything() {
        return map(COMPOSE, "services").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_container_gets_the_same_variables_as_a_process_of_start(Service service) {
        assertThat(environmentOf(service.name()))
                .containsOnlyKeys(
                        new Environment(onRealServers()).of(service).keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_container_speaks_to_its_own_schema_with_the_parameters_of_start(Service service) {
        if (!service.hasDatabase()) {
            return;
        }
        String own = new Environment(onRealServers()).of(service).get("YIJIANSHI_DB_URL");
        assertThat(environmentOf(service.name()).get("YIJIANSHI_DB_URL"))
                // Between containers the connection is encrypted; on the loopback it need not be.
                .isEqualTo(own.replace("127.0.0.1:33306", "mysql:3306")
                        .replace("&sslMode=DISABLED&allowPublicKeyRetrieval=true", ""));
        assertThat(environmentOf(service.name()).get("YIJIANSHI_DB_USER")).isEqualTo(service.schema());
    }

    @Test
    void the_engines_image_carries_the_bundles_to_where_the_engine_looks_for_them() throws IOException {
        var looksIn = Path.of((String) environmentOf("engine").get("YIJIANSHI_WORKFLOWS_DIR"));
        var image = Files.readString(REPOSITORY.resolve("infra/containers/Dockerfile"));
        var folder = Pattern.compile("(?m)^WORKDIR (/app)$").matcher(image);
        assertThat(folder.find()).isTrue();

        var copied = Pattern.compile("(?m)^COPY --chown=root:root workflows/(\\S+) (\\S+)$")
                .matcher(image);
        var things = new ArrayList<String>();
        while (copied.find()) {
            things.add(copied.group(1));
            assertThat(Path.of(folder.group(1)).resolve(copied.group(2)).normalize())
                    .isEqualTo(looksIn.resolve(copied.group(1)));
        }
        assertThat(things).containsExactlyInAnyOrder("departments.yaml", "bundles/", "items/", "calendar/", "places/");
    }

    @ParameterizedTest
    @MethodSource("services")
    void an_image_is_built_from_the_program_that_start_runs(Service service) {
        var build = map(container(service.name()), "build");
        assertThat(REPOSITORY.resolve((String) build.get("dockerfile"))).exists();
        assertThat(REPOSITORY.resolve((String) map(build, "args").get("JAR"))).isEqualTo(service.jar(REPOSITORY));
        var withWorkflows = Set.of("engine", "department");
        assertThat(build.get("target")).isEqualTo(withWorkflows.contains(service.name()) ? service.name() : "service");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void every_container_has_a_health_check_and_a_limit(String name) {
        assertThat(container(name)).containsKeys("healthcheck", "mem_limit");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void whoever_depends_on_another_waits_until_that_one_is_well(String name) {
        if (!container(name).containsKey("depends_on")) {
            return;
        }
        map(container(name), "depends_on").forEach((other, how) -> {
            assertThat(map(COMPOSE, "services")).containsKey(other);
            assertThat(how).isEqualTo(Map.of("condition", "service_healthy"));
        });
    }

    @Test
    void only_the_door_and_the_login_are_open_to_the_machine_and_to_nobody_else() {
        var open = everything()
                .filter(name -> container(name).containsKey("ports"))
                .toList();
        assertThat(open).containsExactlyInAnyOrder("gateway", "keycloak");
        assertThat(container("gateway").get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
        assertThat(container("keycloak").get("ports")).isEqualTo(List.of("127.0.0.1:8180:8080"));
    }

    @Test
    void the_files_that_are_mounted_exist() {
        everything()
                .flatMap(name -> ((List<?>) container(name).getOrDefault("volumes", List.of())).stream())
                .map(String.class::cast)
                .filter(volume -> volume.startsWith("./"))
                .forEach(volume ->
                        assertThat(REPOSITORY.resolve(volume.split(":")[0])).exists());
    }

    @Test
    void mysql_makes_a_schema_for_every_service() throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("infra/mysql/schemas.sh")))
                .contains(Service.ALL.stream()
                        .filter(Service::hasDatabase)
                        .map(Service::schema)
                        .toList());
    }

    @Test
    void the_same_keycloak_runs_in_a_container_and_without_one() {
        assertThat(container("keycloak").get("image")).isEqualTo("keycloak/keycloak:" + Keycloak.VERSION);
    }

    private static Settings onRealServers() {
        return new Settings(
                REPOSITORY,
                REPOSITORY.resolve(".run"),
                Settings.userCache(),
                0,
                false,
                Optional.of(new Settings.MySql("jdbc:mysql://127.0.0.1:33306", "yijianshi", "yijianshi")),
                Optional.of("amqp://guest:guest@127.0.0.1:33672"),
                Optional.empty());
    }

    private static Map<String, Object> environmentOf(String name) {
        return map(container(name), "environment");
    }

    private static Map<String, Object> container(String name) {
        return map(map(COMPOSE, "services"), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    private static Map<String, Object> compose() {
        try (var reader = Files.newBufferedReader(REPOSITORY.resolve("docker-compose.yml"))) {
            return new Yaml().load(reader);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
