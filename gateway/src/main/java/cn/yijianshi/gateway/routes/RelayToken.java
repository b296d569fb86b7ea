package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.PublicPaths;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.signin.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Puts the session's token on a request (see {@link Headers}); public paths go without any, but for the notice, which
 * says more to those who have signed in.
 */
@Component
class RelayToken implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String TOKEN = RelayToken.class.getName() + ".token";

    private final AccessTokens tokens;
    private final Answers answers;

    RelayToken(AccessTokens tokens, Answers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        HttpServletRequest asked = request.servletRequest();
        boolean open = PublicPaths.contain(asked);
        if (open && !(PublicPaths.NOTICE.matches(asked) && asked.getUserPrincipal() != null)) {
            return next.handle(request);
        }
        try {
            String token = tokens.of((Authentication) asked.getUserPrincipal(), asked, response());
            return next.handle(with(request, token));
        } catch (AccessTokens.SignInEnded ended) {
            if (open) {
                return next.handle(request);
            }
            return answers.problem(asked, Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-required"));
        } catch (AccessTokens.SignInUnavailable unavailable) {
            if (open) {
                return next.handle(request);
            }
            return answers.problem(
                    asked,
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "sign-in-unavailable")
                            .retryAfter(Duration.ofSeconds(5)));
        }
    }

    /** What goes with the request to its service; what the caller wrote there does not. */
    static Optional<String> of(ServerRequest request) {
        return request.attribute(TOKEN).map(String.class::cast);
    }

    private static ServerRequest with(ServerRequest request, String token) {
        request.attributes().put(TOKEN, token);
        return request;
    }

    private static HttpServletResponse response() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getResponse();
    }
}
