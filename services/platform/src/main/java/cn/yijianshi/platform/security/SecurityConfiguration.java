package cn.yijianshi.platform.security;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Every service verifies the token itself; nothing is open but what the service names. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false)
@EnableConfigurationProperties(OidcSettings.class)
public class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    @Bean
    SecurityFilterChain everyPathAsksForALogin(
            HttpSecurity http, ObjectProvider<PublicPaths> open, Problems problems, JsonMapper json) throws Exception {
        Refusals refusals = new Refusals(problems, json);
        AuthenticationEntryPoint stranger = (request, response, refused) -> {
            if (refused instanceof AuthenticationServiceException) {
                // A token that cannot be checked is not a wrong one: its bearer is to try again, not to sign in.
                LOG.warn("A token could not be checked", refused);
                refusals.write(response, HttpStatus.SERVICE_UNAVAILABLE, "sign-in-unavailable", language(request));
            } else {
                refusals.write(response, HttpStatus.UNAUTHORIZED, "sign-in", language(request));
            }
        };
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A bearer token is never sent by a browser on its own, so there is nothing to forge.
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(paths -> {
                    paths.requestMatchers("/actuator/health/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/error")
                            .permitAll();
                    open.orderedStream().forEach(some -> {
                        some.read().forEach(path -> paths.requestMatchers(HttpMethod.GET, path)
                                .permitAll());
                        some.ask().forEach(path -> paths.requestMatchers(HttpMethod.POST, path)
                                .permitAll());
                    });
                    paths.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(new Tokens()))
                        .authenticationEntryPoint(stranger)
                        .withObjectPostProcessor(answeredBy(stranger))
                        .accessDeniedHandler((request, response, refused) ->
                                refusals.write(response, HttpStatus.FORBIDDEN, "not-allowed", language(request))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(stranger)
                        .accessDeniedHandler((request, response, refused) ->
                                refusals.write(response, HttpStatus.FORBIDDEN, "not-allowed", language(request))));
        return http.build();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(OidcSettings oidc) {
        // Its own client waits half a second for the keys, which Keycloak needs longer for while it starts.
        SimpleClientHttpRequestFactory patient = new SimpleClientHttpRequestFactory();
        patient.setConnectTimeout(oidc.connectTimeout());
        patient.setReadTimeout(oidc.readTimeout());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(oidc.jwks())
                .restOperations(new RestTemplate(patient))
                .build();
        var conditions = new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(oidc.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(oidc.audience())));
        decoder.setJwtValidator(conditions);
        return new RememberedTokens(decoder, conditions);
    }

    /** Of Spring's four annotations the one that is used: each is looked for at every method of every bean. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor rolesAreAskedBefore() {
        return AuthorizationManagerBeforeMethodInterceptor.preAuthorize();
    }

    /** Spring Security's own rules, without the patterns that it matches a token of a thousand characters against. */
    @Bean
    HttpFirewall strictFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderCharacters::allowedInName);
        firewall.setAllowedHeaderValues(HeaderCharacters::allowedInValue);
        return firewall;
    }

    /** One span tells of a request; a dozen more for the filters it passed would cost more than the request. */
    @Bean
    SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer callersAreArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    // By default what could not be checked is thrown on and becomes an error page.
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeredBy(AuthenticationEntryPoint stranger) {
        var handler = new AuthenticationEntryPointFailureHandler(stranger);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    // Chinese first: a caller who names no language reads Chinese, whatever the server's own language is.
    private static Locale language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer model,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return SignedIn.caller().orElseThrow(() -> new Problem(HttpStatus.UNAUTHORIZED, "sign-in"));
        }
    }

    private record Refusals(Problems problems, JsonMapper json) {
        void write(HttpServletResponse response, HttpStatus status, String code, Locale locale) throws IOException {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            if (status == HttpStatus.UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Bearer");
            }
            json.writeValue(response.getOutputStream(), problems.detail(new Problem(status, code), locale));
        }
    }
}
