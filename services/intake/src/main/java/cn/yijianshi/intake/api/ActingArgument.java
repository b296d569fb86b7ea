package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.mandates.domain.Mandate;
import cn.yijianshi.intake.mandates.domain.Mandates;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.security.Tokens;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Controllers take an {@link Acting}: who does it and for whom. {@code X-On-Behalf-Of} names the mandate; without it
 * everybody is his own applicant, and an officer is nobody's.
 */
@Component
class ActingArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    static final String ON_BEHALF_OF = "X-On-Behalf-Of";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Acting.class);
    }

    private final Mandates mandates;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ActingArgument(Mandates mandates, Clock clock, PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Acting.class;
    }

    @Override
    public Acting resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer model,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "sign-in");
        }
        var caller = Tokens.caller(token);
        var by = new Person(caller.subject(), caller.name());
        var mandateId = request.getHeader(ON_BEHALF_OF);
        return mandateId == null || mandateId.isBlank() ? himself(caller, by) : helper(mandateId, by, token.getName());
    }

    private static Acting himself(Caller caller, Person by) {
        if (!caller.is("APPLICANT") && !caller.is("ADMINISTRATOR")) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-allowed");
        }
        return Acting.himself(by);
    }

    private Acting helper(String mandateId, Person by, String login) {
        var now = clock.instant();
        return mandates.find(mandateId)
                .map(found -> taken(found, by, login))
                .flatMap(mandate -> mandate.actingAt(now, by))
                // Whether it is somebody else's, over or taken back is nobody's business who does not hold it.
                .orElseThrow(() -> new Problem(HttpStatus.FORBIDDEN, "mandate-not-in-force"));
    }

    /** One that was given to a user name is taken by its first use. */
    private Mandate taken(Mandate found, Person by, String login) {
        if (found.helper() != null
                || found.helperLogin() == null
                || login == null
                || !found.helperLogin().equals(login.toLowerCase(Locale.ROOT))
                || !found.canBeTakenAt(clock.instant())) {
            return found;
        }
        return transaction.execute(status -> {
            var locked = mandates.lock(found.id()).orElseThrow();
            if (locked.helper() != null) {
                return locked;
            }
            var taken = locked.takenBy(by, clock.instant());
            mandates.keep(taken);
            return taken;
        });
    }
}
