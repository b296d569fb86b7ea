package cn.yijianshi.gateway.signin;

import cn.yijianshi.gateway.GatewaySettings;
import java.net.http.HttpClient;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The gateway as a client of Keycloak.
 *
 * <p>The addresses are put together here and not discovered: the gateway starts and stays healthy while Keycloak is not
 * there yet.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

    static final String REGISTRATION = "keycloak";

    @Bean
    ClientRegistrationRepository clientRegistrations(GatewaySettings settings) {
        GatewaySettings.Oidc oidc = settings.oidc();
        String protocol = oidc.backchannelUrl() + "/protocol/openid-connect";
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                // Never from the Host header: that one is the caller's to choose.
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/" + REGISTRATION)
                .scope("openid", "profile")
                .issuerUri(oidc.issuer())
                .authorizationUri(oidc.issuer() + "/protocol/openid-connect/auth")
                .tokenUri(protocol + "/token")
                .jwkSetUri(protocol + "/certs")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build());
    }

    /** Tokens live in the session and nowhere else. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    /** Reads the access token for the roles that the pages show; each service verifies the token again by itself. */
    @Bean
    JwtDecoder accessTokenDecoder(GatewaySettings settings) {
        NimbusJwtDecoder decoder = decoder(settings);
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithIssuer(settings.oidc().issuer()));
        return decoder;
    }

    /** Checks identity tokens as Spring does by itself, but waits longer for the keys than its half second. */
    @Bean
    JwtDecoderFactory<ClientRegistration> identityTokens(
            GatewaySettings settings, ClientRegistrationRepository registrations) {
        NimbusJwtDecoder decoder = decoder(settings);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(new OidcIdTokenValidator(registrations.findByRegistrationId(REGISTRATION)))));
        return registration -> decoder;
    }

    private static NimbusJwtDecoder decoder(GatewaySettings settings) {
        return NimbusJwtDecoder.withJwkSetUri(settings.oidc().backchannelUrl() + "/protocol/openid-connect/certs")
                .restOperations(new RestTemplate(requests(settings)))
                .build();
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeForTokens(GatewaySettings settings) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokenEndpoint(settings));
        return client;
    }

    @Bean
    RestClientRefreshTokenTokenResponseClient refreshForTokens(GatewaySettings settings) {
        var client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(tokenEndpoint(settings));
        return client;
    }

    static RestClient tokenEndpoint(GatewaySettings settings) {
        return RestClient.builder()
                .requestFactory(requests(settings))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static JdkClientHttpRequestFactory requests(GatewaySettings settings) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.oidc().connectTimeout())
                .build());
        factory.setReadTimeout(settings.oidc().readTimeout());
        return factory;
    }
}
