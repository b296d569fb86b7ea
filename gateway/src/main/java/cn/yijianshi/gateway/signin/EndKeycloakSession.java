package cn.yijianshi.gateway.signin;

import cn.yijianshi.gateway.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Signing out here signs out at Keycloak too.
 *
 * <p>The gateway asks for it itself and does not send the browser: that way would write the ID token into an address.
 */
@Component
class EndKeycloakSession implements LogoutHandler {

    private static final Logger log = LoggerFactory.getLogger(EndKeycloakSession.class);

    private final OAuth2AuthorizedClientRepository clients;
    private final GatewaySettings settings;
    private final RestClient keycloak;

    EndKeycloakSession(OAuth2AuthorizedClientRepository clients, GatewaySettings settings) {
        this.clients = clients;
        this.settings = settings;
        this.keycloak = KeycloakClient.tokenEndpoint(settings);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication who) {
        if (who == null) {
            return;
        }
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(KeycloakClient.REGISTRATION, who, request);
        if (client != null && client.getRefreshToken() != null) {
            end(client.getRefreshToken().getTokenValue());
        }
    }

    private void end(String refreshToken) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("refresh_token", refreshToken);
        try {
            keycloak.post()
                    .uri(settings.oidc().backchannelUrl() + "/protocol/openid-connect/logout")
                    .headers(headers -> headers.setBasicAuth(
                            settings.oidc().clientId(), settings.oidc().clientSecret()))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException | OAuth2AuthorizationException cause) {
            // The session here ends all the same; Keycloak's ends by its own timeout.
            log.warn("Keycloak could not be told of a sign-out: {}", cause.getMessage());
        }
    }
}
