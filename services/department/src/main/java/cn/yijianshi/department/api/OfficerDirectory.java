package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Colleague;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Officers;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.security.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever calls as an officer is entered in the directory, so that colleagues can give him work. */
@Component
class OfficerDirectory implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(OfficerDirectory.class);
    /** Nobody needs to know more exactly when somebody was last seen, and every entry is a write. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Officers officers;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<String, Entered> entered = new ConcurrentHashMap<>();

    private record Entered(Caller caller, Instant at) {}

    OfficerDirectory(Officers officers, Clock clock, PlatformTransactionManager transactions) {
        this.officers = officers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            var caller = Tokens.caller(token);
            if (caller.is("APPROVER") || caller.is("LEAD")) {
                enter(caller, token.getToken().getClaimAsString("preferred_username"));
            }
        }
        return true;
    }

    private void enter(Caller caller, String username) {
        var now = clock.instant();
        var last = entered.get(caller.subject());
        if (last != null
                && last.caller().equals(caller)
                && Duration.between(last.at(), now).abs().compareTo(FRESH) < 0) {
            return;
        }
        var colleague = new Colleague(
                new Officer(caller.subject(), caller.name()),
                username == null ? caller.subject() : username,
                caller.departments(),
                caller.is("APPROVER"),
                caller.is("LEAD"),
                now);
        try {
            transaction.executeWithoutResult(status -> officers.seen(colleague));
            entered.put(caller.subject(), new Entered(caller, now));
        } catch (DataAccessException | TransactionException failed) {
            // Two first calls at the same moment, or a database that is away: the call itself will tell, the next
            // one enters him.
            LOG.debug("{} could not be entered in the directory", caller.subject(), failed);
        }
    }
}
