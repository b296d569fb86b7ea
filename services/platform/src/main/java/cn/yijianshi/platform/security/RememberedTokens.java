package cn.yijianshi.platform.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks the signature of a token once a minute at most: somebody's next request brings the very same one, and checking
 * costs more than much of what is asked. Whether it still holds (its times, issuer and audience) is asked every time.
 */
final class RememberedTokens implements JwtDecoder {

    /** So long a withdrawn signing key goes on being believed. */
    private static final long TRUSTED = Duration.ofMinutes(1).toNanos();

    private static final int MOST = 500;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> conditions;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(Jwt token, long checked) {}

    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> conditions) {
        this.decoder = decoder;
        this.conditions = conditions;
    }

    @Override
    public Jwt decode(String text) {
        Known before;
        synchronized (known) {
            before = known.get(text);
        }
        if (before != null
                && System.nanoTime() - before.checked() < TRUSTED
                && !conditions.validate(before.token()).hasErrors()) {
            return before.token();
        }
        // Who is refused is refused by the decoder, in its own words; and nothing refused is remembered.
        Jwt token = decoder.decode(text);
        synchronized (known) {
            known.put(text, new Known(token, System.nanoTime()));
        }
        return token;
    }
}
