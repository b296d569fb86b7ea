package cn.yijianshi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class SignaturesTest {

    private static final byte[] CONTENT = "一份证照".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Signatures signatures;

    @Autowired
    SigningKeys keys;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void the_key_of_the_first_start_is_the_key_of_the_next_one() {
        var first = signatures.sign("paper", CONTENT);
        var restarted = new SigningKeys(sql, transaction, new SigningSettings(SigningAlgorithm.ED25519, null), clock);

        assertThat(restarted.current().published().id()).isEqualTo(first.keyId());
        assertThat(signatures.genuine("paper", CONTENT, first, clock.instant())).isTrue();
    }

    @Test
    void after_a_rotation_old_signatures_hold_and_the_old_key_signs_nothing_new() throws Exception {
        var before = signatures.sign("paper", CONTENT);
        var signedAt = clock.instant();

        http.perform(post("/api/signing-keys").with(Tokens.administrator())).andExpect(status().isOk());
        var after = signatures.sign("paper", CONTENT);

        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(signatures.genuine("paper", CONTENT, before, signedAt)).isTrue();
        assertThat(signatures.genuine("paper", CONTENT, after, clock.instant())).isTrue();
        assertThat(signatures.genuine("paper", CONTENT, before, clock.instant().plus(Duration.ofDays(1))))
                .isFalse();
        http.perform(get("/api/public/keys"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.keys[0].kid").value(after.keyId()))
                .andExpect(jsonPath("$.keys[0].until").doesNotExist())
                .andExpect(jsonPath("$.keys[*].kid").value(hasItem(before.keyId())))
                .andExpect(jsonPath("$.keys[0].kty").value("OKP"))
                .andExpect(jsonPath("$.keys[0].d").doesNotExist());
    }

    @Test
    void another_algorithm_is_another_key_and_nothing_signed_before_is_lost() {
        var before = signatures.sign("paper", CONTENT);
        var signedAt = clock.instant();
        var national = new Signatures(
                new SigningKeys(sql, transaction, new SigningSettings(SigningAlgorithm.SM2, null), clock), "trial");

        var after = national.sign("paper", CONTENT);

        assertThat(national.genuine("paper", CONTENT, after, clock.instant())).isTrue();
        assertThat(national.genuine("paper", CONTENT, before, signedAt)).isTrue();
        assertThat(national.keys().get(0).algorithm()).isEqualTo(SigningAlgorithm.SM2);
    }

    @Test
    void only_an_administrator_changes_the_key() throws Exception {
        http.perform(post("/api/signing-keys").with(Tokens.approver("tax"))).andExpect(status().isForbidden());
        http.perform(post("/api/signing-keys")).andExpect(status().isUnauthorized());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Trial {}
}
