package cn.yijianshi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class RememberedTokensTest {

    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final JwtDecoder decoder = text -> {
        checked.incrementAndGet();
        if (!holds.get() || text.startsWith("forged")) {
            throw new BadJwtException("refused");
        }
        return token(text);
    };
    private final RememberedTokens tokens = new RememberedTokens(
            decoder,
            token -> holds.get()
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("expired")));

    @Test
    void the_same_token_is_checked_once() {
        Jwt first = tokens.decode("one");

        assertThat(tokens.decode("one")).isSameAs(first);
        assertThat(checked).hasValue(1);
    }

    @Test
    void another_token_is_checked_for_itself() {
        tokens.decode("one");

        assertThat(tokens.decode("two").getTokenValue()).isEqualTo("two");
        assertThat(checked).hasValue(2);
    }

    @Test
    void a_token_that_has_expired_meanwhile_is_refused() {
        tokens.decode("one");
        holds.set(false);

        assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void what_was_refused_is_refused_again() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasValue(2);
    }

    private static Jwt token(String text) {
        return Jwt.withTokenValue(text)
                .header("alg", "none")
                .subject("somebody")
                .expiresAt(Instant.parse("2026-11-22T10:00:00Z"))
                .build();
    }
}
