package cn.yijianshi.gateway;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The parts of the API that anyone may use without signing in; every other path under /api asks for a session. */
public final class PublicPaths {

    /** Answered to everybody; to one who has signed in, with what the platform already knows of him. */
    public static final RequestMatcher NOTICE = pathPattern(HttpMethod.POST, "/api/bundles/*/notice");

    /** They only calculate: nothing is changed, so there is nothing to forge. */
    public static final RequestMatcher QUESTIONS_BY_POST = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/api/calendar/due"),
            pathPattern(HttpMethod.POST, "/api/departments/*/public/certificates/verify"),
            NOTICE);

    private static final RequestMatcher ANYONES = new OrRequestMatcher(List.of(
            QUESTIONS_BY_POST,
            pathPattern(HttpMethod.GET, "/api/bundles/**"),
            pathPattern(HttpMethod.GET, "/api/calendar/due"),
            pathPattern(HttpMethod.GET, "/api/catalogue/**"),
            pathPattern(HttpMethod.GET, "/api/departments/*/public/**"),
            pathPattern(HttpMethod.GET, "/api/public/tracking"),
            pathPattern(HttpMethod.GET, "/api/ratings/tags")));

    private PublicPaths() {}

    public static boolean contain(HttpServletRequest request) {
        return ANYONES.matches(request);
    }
}
