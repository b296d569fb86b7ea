package cn.yijianshi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.platform.problems.Problems;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.json.JsonMapper;

/** A token is checked with the keys of who signed it, which have to be fetched first. */
class KeysOfTokensTest {

    private final RSAKey key = key();
    private final HttpServer keycloak = server();

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    @Import({SecurityConfiguration.class, Problems.class})
    static class AService {
        @Bean
        ResourceBundleMessageSource messageSource() {
            var texts = new ResourceBundleMessageSource();
            texts.setBasename("platform-messages");
            return texts;
        }

        @Bean
        JsonMapper json() {
            return new JsonMapper();
        }
    }

    @BeforeEach
    void started() {
        keycloak.start();
    }

    @AfterEach
    void stopped() {
        keycloak.stop(0);
    }

    @Test
    void a_busy_keycloak_may_take_a_while_to_hand_out_its_keys() throws Exception {
        handsOutItsKeysAfter(Duration.ofMillis(800));

        var decoder = new SecurityConfiguration()
                .jwtDecoder(new OidcSettings(
                        issuer(), issuer(), "yijianshi", Duration.ofSeconds(2), Duration.ofSeconds(10)));

        assertThat(decoder.decode(token()).getSubject()).isEqualTo("an officer");
    }

    @Test
    void a_token_that_cannot_be_checked_is_no_wrong_one() throws Exception {
        String token = token();
        String issuer = issuer();
        keycloak.stop(0);

        service(issuer)
                .perform(get("/api/reviews")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value(endsWith("sign-in-unavailable")))
                .andExpect(jsonPath("$.detail").value(endsWith("Please try again in a little while.")));
    }

    @Test
    void a_token_signed_by_somebody_else_asks_for_a_login() throws Exception {
        handsOutItsKeysAfter(Duration.ZERO);

        service(issuer())
                .perform(get("/api/reviews")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token(key()))
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value(endsWith("sign-in")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eyJ", "two words", "a.b.c"})
    void what_is_no_token_asks_for_a_login_too(String odd) throws Exception {
        service(issuer())
                .perform(get("/api/reviews").header(HttpHeaders.AUTHORIZATION, "Bearer " + odd))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value(endsWith("sign-in")));
    }

    private static MockMvc service(String issuer) {
        var context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "here",
                        Map.of(
                                "yijianshi.oidc.issuer", issuer,
                                "yijianshi.oidc.jwks", issuer,
                                "yijianshi.oidc.audience", "yijianshi")));
        context.register(AService.class);
        context.refresh();
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private void handsOutItsKeysAfter(Duration time) {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keycloak.createContext(
                "/", exchange -> CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> {
                            try {
                                exchange.getResponseHeaders().add("Content-Type", "application/json");
                                exchange.sendResponseHeaders(200, keys.length);
                                exchange.getResponseBody().write(keys);
                            } catch (IOException gone) {
                                throw new UncheckedIOException(gone);
                            } finally {
                                exchange.close();
                            }
                        }));
    }

    private String issuer() {
        return "http://127.0.0.1:" + keycloak.getAddress().getPort();
    }

    private String token() {
        return token(key);
    }

    private String token(RSAKey signs) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer())
                            .audience("yijianshi")
                            .subject("an officer")
                            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                            .build());
            token.sign(new RSASSASigner(signs));
            return token.serialize();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
