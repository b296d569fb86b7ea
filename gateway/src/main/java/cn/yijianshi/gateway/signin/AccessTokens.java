package cn.yijianshi.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The signed-in person's access token, renewed when it is about to end. */
@Component
public class AccessTokens {

    /** Keycloak no longer knows this sign-in. */
    public static class SignInEnded extends RuntimeException {}

    /** Keycloak cannot be asked, and the token at hand is too old to use. */
    public static class SignInUnavailable extends RuntimeException {
        SignInUnavailable(Throwable cause) {
            super(cause);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    // Long enough for the request to reach the last service, short enough not to waste half of a short token.
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final OAuth2AuthorizedClientRepository clients;
    private final RestClientRefreshTokenTokenResponseClient keycloak;
    private final Clock clock;

    AccessTokens(
            OAuth2AuthorizedClientRepository clients, RestClientRefreshTokenTokenResponseClient keycloak, Clock clock) {
        this.clients = clients;
        this.keycloak = keycloak;
        this.clock = clock;
    }

    public String of(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizedClient client = kept(who, request);
        if (lastsFor(client, MARGIN)) {
            return client.getAccessToken().getTokenValue();
        }
        HttpSession session = Optional.ofNullable(request.getSession(false)).orElseThrow(SignInEnded::new);
        // A refresh token may be used once: of several requests that come together, one renews and the others use it.
        synchronized (WebUtils.getSessionMutex(session)) {
            client = kept(who, request);
            if (lastsFor(client, MARGIN)) {
                return client.getAccessToken().getTokenValue();
            }
            return renewed(client, who, request, response).getAccessToken().getTokenValue();
        }
    }

    private OAuth2AuthorizedClient renewed(
            OAuth2AuthorizedClient client,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        OAuth2RefreshToken refresh = client.getRefreshToken();
        if (refresh == null) {
            return lastsFor(client, Duration.ZERO) ? client : ended(request);
        }
        try {
            OAuth2AccessTokenResponse answer = keycloak.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    client.getClientRegistration(), client.getAccessToken(), refresh));
            var next = new OAuth2AuthorizedClient(
                    client.getClientRegistration(),
                    client.getPrincipalName(),
                    answer.getAccessToken(),
                    answer.getRefreshToken() == null ? refresh : answer.getRefreshToken());
            clients.saveAuthorizedClient(next, who, request, response);
            return next;
        } catch (OAuth2AuthorizationException cause) {
            if (cause.getError().getErrorCode().equals("invalid_grant")) {
                return ended(request);
            }
            if (lastsFor(client, Duration.ZERO)) {
                return client;
            }
            log.warn("The sign-in could not be renewed: {}", cause.getError().getErrorCode());
            throw new SignInUnavailable(cause);
        }
    }

    private OAuth2AuthorizedClient kept(Authentication who, HttpServletRequest request) {
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(KeycloakClient.REGISTRATION, who, request);
        return client == null ? ended(request) : client;
    }

    private static OAuth2AuthorizedClient ended(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        throw new SignInEnded();
    }

    private boolean lastsFor(OAuth2AuthorizedClient client, Duration margin) {
        Instant end = client.getAccessToken().getExpiresAt();
        return end != null && clock.instant().plus(margin).isBefore(end);
    }
}
