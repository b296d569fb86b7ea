package cn.yijianshi.gateway.signin;

import cn.yijianshi.gateway.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Remembers which of our pages a person was on when signing in, and takes them back there. */
@Component
class WhereTo implements OAuth2AuthorizationRequestResolver, AuthenticationSuccessHandler {

    static final String SIGN_IN = "/oauth2/authorization";
    private static final String TARGET = "yijianshi.target";

    // One of our own paths and nothing that a browser could read as another host.
    private static final Pattern OWN_PATH = Pattern.compile("/(?:[A-Za-z0-9_\\-.~?=&%][A-Za-z0-9_\\-.~/?=&%]*)?");

    // A sign-in that was begun and left is forgotten soon, so that beginning many costs little.
    private static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final GatewaySettings settings;
    private final Duration sessionTimeout;

    WhereTo(ClientRegistrationRepository registrations, GatewaySettings settings, ServerProperties server) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, SIGN_IN);
        this.settings = settings;
        this.sessionTimeout = server.getServlet().getSession().getTimeout();
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return remembering(request, requests.resolve(request));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return remembering(request, requests.resolve(request, registration));
    }

    private OAuth2AuthorizationRequest remembering(HttpServletRequest request, OAuth2AuthorizationRequest asked) {
        if (asked == null) {
            return null;
        }
        HttpSession session = request.getSession();
        if (session.isNew()) {
            session.setMaxInactiveInterval((int) TIME_TO_SIGN_IN.toSeconds());
        }
        String target = request.getParameter("to");
        session.setAttribute(TARGET, isOwnPath(target) ? target : "/");
        String language = "en".equals(request.getParameter("lang")) ? "en" : "zh-CN";
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(more -> more.put("ui_locales", language))
                .build();
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval((int) sessionTimeout.toSeconds());
        Object target = session.getAttribute(TARGET);
        session.removeAttribute(TARGET);
        response.sendRedirect(settings.publicUrl() + (target instanceof String path ? path : "/"));
    }

    static boolean isOwnPath(String target) {
        return target != null
                && target.length() <= 500
                && OWN_PATH.matcher(target).matches();
    }
}
