package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final Service TAX = Service.ALL.stream()
            .filter(service -> service.name().equals("tax"))
            .findFirst()
            .orElseThrow();

    @Test
    void by_default_a_service_keeps_a_database_of_its_own_that_survives_a_kill() {
        assertThat(new Environment(settings(0, Optional.empty(), Optional.empty())).of(TAX))
                .containsEntry(
                        "YIJIANSHI_DB_URL",
                        "jdbc:h2:file:/state/tax/db;MODE=MySQL;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE")
                .containsEntry("YIJIANSHI_AMQP_URL", "amqp://guest:guest@127.0.0.1:8672")
                .containsEntry("YIJIANSHI_BROKER", "embedded");
    }

    @Test
    void a_real_mysql_gives_every_service_a_schema() {
        var mysql = new Settings.MySql("jdbc:mysql://db.example:3306/", "me", "secret");
        assertThat(new Environment(settings(0, Optional.of(mysql), Optional.of("amqp://mq.example"))).of(TAX))
                .hasEntrySatisfying("YIJIANSHI_DB_URL", url -> assertThat(url)
                        .startsWith("jdbc:mysql://db.example:3306/yijianshi_tax?"))
                .containsEntry("YIJIANSHI_DB_USER", "me")
                .containsEntry("YIJIANSHI_AMQP_URL", "amqp://mq.example")
                .containsEntry("YIJIANSHI_BROKER", "rabbitmq");
    }

    @Test
    void the_address_of_mysql_names_no_schema() {
        assertThatThrownBy(() -> new Settings.MySql("jdbc:mysql://db.example/yijianshi", "me", "secret"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("YIJIANSHI_MYSQL_URL");
    }

    @Test
    void the_gateway_knows_where_every_service_is() {
        assertThat(new Environment(settings(1000, Optional.empty(), Optional.empty())).of(Service.GATEWAY))
                .containsEntry("SERVER_PORT", "9080")
                .containsEntry("YIJIANSHI_PUBLIC_URL", "http://localhost:9080")
                .containsEntry("YIJIANSHI_TAX_URL", "http://127.0.0.1:9086")
                .containsEntry("YIJIANSHI_COMPANY_REGISTRATION_URL", "http://127.0.0.1:9083")
                .containsEntry("YIJIANSHI_OIDC_ISSUER", "http://127.0.0.1:9180/realms/yijianshi")
                .doesNotContainKey("YIJIANSHI_DB_URL");
    }

    @Test
    void the_clock_can_be_moved_in_the_development_profile_only() {
        assertThat(new Environment(settings(0, Optional.empty(), Optional.empty())).of(TAX))
                .doesNotContainKey("SPRING_PROFILES_ACTIVE");
    }

    private static Settings settings(int offset, Optional<Settings.MySql> mysql, Optional<String> amqp) {
        return new Settings(
                Path.of("/project"),
                Path.of("/state"),
                Path.of("/cache"),
                offset,
                false,
                mysql,
                amqp,
                Optional.empty());
    }
}
