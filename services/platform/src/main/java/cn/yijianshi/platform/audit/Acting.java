package cn.yijianshi.platform.audit;

import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Notes every act of somebody who works here - officers, leads, supervisors, administrators - with the transaction that
 * keeps what he did. No service asks for it, so none can forget to.
 */
final class Acting {

    private static final String ACT = Acting.class.getName();
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String APPLICANT = "APPLICANT";

    private Acting() {}

    /** What is being done in this request, until it is noted. */
    private static final class Act {
        private final Caller caller;
        private final String what;
        private final String subject;
        private final Map<String, Object> detail = new TreeMap<>();
        /** The one that takes the entry with it, until it has ended. */
        private TransactionExecution noting;

        private boolean noted;

        private Act(Caller caller, String what, String subject) {
            this.caller = caller;
            this.what = what;
            this.subject = subject;
        }
    }

    /** Sees what is asked and by whom. */
    static final class Watch implements HandlerInterceptor {

        @Override
        @SuppressWarnings("unchecked")
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!WRITES.contains(request.getMethod())) {
                return true;
            }
            SignedIn.caller()
                    .filter(caller -> caller.roles().stream().anyMatch(role -> !role.equals(APPLICANT)))
                    .ifPresent(caller -> {
                        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
                        Object named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
                        Act act = new Act(
                                caller,
                                request.getMethod() + " " + pattern,
                                named instanceof Map<?, ?> names
                                        ? String.join("/", ((Map<String, String>) names).values())
                                        : "");
                        request.setAttribute(ACT, act);
                    });
            return true;
        }
    }

    /** Keeps of the body what tells about the act: reasons, versions, which ones - not what is said of a person. */
    @RestControllerAdvice
    static final class Bodies extends RequestBodyAdviceAdapter {

        private static final Set<String> TELLING = Set.of(
                "version",
                "revision",
                "effectiveFrom",
                "kind",
                "key",
                "ground",
                "verb",
                "ids",
                "reviewIds",
                "reviewId",
                "officer",
                "to",
                "amount",
                "unit");

        /** Of a rule or a version; what an officer writes of a case stays with the case. */
        private static final Set<String> REASONS = Set.of("why", "reason");

        private static final ClassValue<List<RecordComponent>> TELLING_PARTS = new ClassValue<>() {
            @Override
            protected List<RecordComponent> computeValue(Class<?> kind) {
                return Arrays.stream(kind.getRecordComponents())
                        .filter(part -> TELLING.contains(part.getName()) || REASONS.contains(part.getName()))
                        .toList();
            }
        };

        @Override
        public boolean supports(
                MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object afterBodyRead(
                Object body,
                HttpInputMessage message,
                MethodParameter parameter,
                Type type,
                Class<? extends HttpMessageConverter<?>> converter) {
            Act act = now();
            if (act != null && body instanceof Record record) {
                for (RecordComponent component : TELLING_PARTS.get(record.getClass())) {
                    if (tells(component.getName(), act.caller)) {
                        Object value = value(record, component);
                        if (isPlain(value)) {
                            act.detail.put(
                                    component.getName(), value instanceof Collection<?> ? value : value.toString());
                        }
                    }
                }
            }
            return body;
        }

        private static boolean tells(String name, Caller caller) {
            return TELLING.contains(name) || REASONS.contains(name) && caller.is("ADMINISTRATOR");
        }

        private static boolean isPlain(Object value) {
            return value instanceof CharSequence
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Enum<?>
                    || value instanceof java.time.temporal.Temporal
                    || value instanceof Collection<?> all && all.stream().allMatch(String.class::isInstance);
        }

        private static Object value(Record record, RecordComponent component) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("a record's own accessor", unreadable);
            }
        }
    }

    /** Writes the entry with the first transaction of the request that may write and is committed. */
    static final class Notes implements TransactionExecutionListener {

        private final Supplier<AuditTrail> trail;
        private final Supplier<Instant> now;
        private final Function<Map<String, Object>, String> json;
        private final Runnable sealing;

        Notes(
                Supplier<AuditTrail> trail,
                Supplier<Instant> now,
                Function<Map<String, Object>, String> json,
                Runnable sealing) {
            this.trail = trail;
            this.now = now;
            this.json = json;
            this.sealing = sealing;
        }

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            Act act = now();
            if (act == null || act.noted || act.noting != null || transaction.isReadOnly()) {
                return;
            }
            trail.get()
                    .add(
                            now.get(),
                            act.caller.subject(),
                            act.caller.shownName(),
                            act.what,
                            act.subject,
                            json.apply(act.detail));
            act.noting = transaction;
        }

        // A commit that fails takes its entry back: the transaction that tries again writes it again.
        @Override
        public void afterCommit(TransactionExecution transaction, Throwable failure) {
            if (ended(transaction) && failure == null) {
                now().noted = true;
                sealing.run();
            }
        }

        @Override
        public void afterRollback(TransactionExecution transaction, Throwable failure) {
            ended(transaction);
        }

        private static boolean ended(TransactionExecution transaction) {
            Act act = now();
            if (act == null || act.noting != transaction) {
                return false;
            }
            act.noting = null;
            return true;
        }
    }

    private static Act now() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Act) request.getAttribute(ACT, RequestAttributes.SCOPE_REQUEST);
    }
}
