package cn.yijianshi.gateway.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.PublicPaths;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.problems.Problems;
import cn.yijianshi.gateway.routes.BodyLimit;
import cn.yijianshi.gateway.routes.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.util.HttpSessionMutexListener;

/** The gateway as a backend for browsers: it signs in, keeps the tokens, and hands out a cookie and nothing else. */
@Configuration(proxyBeanMethods = false)
class SignIn {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            // blob: what a person has just chosen to upload, shown before it is sent.
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int LONGEST_CODE = 60;

    private final Problems problems;

    SignIn(Problems problems) {
        this.problems = problems;
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            GatewaySettings settings,
            RateLimit rateLimit,
            WhereTo whereTo,
            People people,
            EndKeycloakSession endKeycloakSession,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeForTokens) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PublicPaths::contain)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/me")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        // Pages and static files; what they show comes from /api.
                        .anyRequest()
                        .permitAll())
                .oauth2Login(login -> login.loginPage("/")
                        .authorizationEndpoint(start -> start.authorizationRequestResolver(whereTo))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codeForTokens))
                        .userInfoEndpoint(user -> user.oidcUserService(people))
                        .successHandler(whereTo)
                        .failureHandler((request, response, failure) -> {
                            note(failure);
                            response.sendRedirect(settings.publicUrl() + "/?sign-in=failed");
                        }))
                .logout(logout -> logout.logoutRequestMatcher(pathPattern(HttpMethod.POST, "/logout"))
                        .addLogoutHandler(endKeycloakSession)
                        .logoutSuccessHandler((request, response, who) -> response.setStatus(204)))
                .csrf(csrf -> forOurOwnPages(csrf))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, failure) -> refuse(request, response, "sign-in-required"))
                        .accessDeniedHandler((request, response, failure) -> refuse(
                                request,
                                response,
                                !isSignedIn()
                                        ? "sign-in-required"
                                        : failure instanceof CsrfException ? "csrf" : "forbidden")))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                features -> features.policy("camera=(), microphone=(), geolocation=(), payment=()")))
                .addFilterBefore(new PublicAddress(settings), CsrfFilter.class)
                .addFilterBefore(rateLimit, CsrfFilter.class)
                .addFilterBefore(new BodyLimit(settings, problems), CsrfFilter.class);
        return http.build();
    }

    // The page says that it failed; why it did is for whoever runs this. The code can be anything a caller wrote.
    private static void note(AuthenticationException failure) {
        String code = failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        String shown = code.replaceAll("[^A-Za-z0-9_.-]", "?");
        shown = shown.substring(0, Math.min(shown.length(), LONGEST_CODE));
        if (failure.getCause() == null) {
            LOG.info("A sign-in failed: {}", shown);
        } else {
            LOG.warn("A sign-in failed: {}", shown, failure.getCause());
        }
    }

    private static void forOurOwnPages(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(
                attributes -> attributes.secure(true).sameSite("Lax").path("/"));
        csrf.spa().csrfTokenRepository(cookie).ignoringRequestMatchers(PublicPaths.QUESTIONS_BY_POST);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String code) throws IOException {
        HttpStatus status = code.equals("sign-in-required") ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
        problems.write(request, response, Problem.of(status, code));
    }

    private static boolean isSignedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }

    /** One span tells of a request; a dozen more for the filters it passed would cost more than the request. */
    @Bean
    SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Gives each session one object to lock while its token is renewed. */
    @Bean
    HttpSessionMutexListener sessionMutex() {
        return new HttpSessionMutexListener();
    }
}
