package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.problems.Problems;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Each signed-in session, and each address that is not signed in, has its own share of requests a second. */
public class RateLimit extends OncePerRequestFilter {

    // More callers than this at once: the longest silent one starts again with a full bucket.
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final GatewaySettings.RateLimit settings;
    private final Problems problems;

    RateLimit(GatewaySettings.RateLimit settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe taken = bucket(request).tryConsumeAndReturnRemaining(1);
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests")
                            .retryAfter(Duration.ofNanos(taken.getNanosToWaitForRefill())));
        }
    }

    private Bucket bucket(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        // A session that is only on its way to sign in costs nothing to get, so it gets no share of its own.
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null) {
            return buckets.get("session " + session.getId(), key -> full(settings.signedInPerSecond()));
        }
        return buckets.get("address " + request.getRemoteAddr(), key -> full(settings.anonymousPerSecond()));
    }

    private Bucket full(long perSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perSecond * settings.burstSeconds())
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }
}
