package cn.yijianshi.gateway.signin;

import cn.yijianshi.gateway.GatewaySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sign-in starts at the public address only.
 *
 * <p>Begun at another name of this machine, it would come back to a host that does not have the session's cookie.
 */
class PublicAddress extends OncePerRequestFilter {

    private final GatewaySettings settings;

    PublicAddress(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(WhereTo.SIGN_IN + "/")
                // Sent here once already: a proxy in front hides the name, and sending again would never end.
                || request.getParameter("moved") != null
                || settings.publicUrl().getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        response.sendRedirect(
                settings.publicUrl() + request.getRequestURI() + "?moved" + (query == null ? "" : "&" + query));
    }
}
