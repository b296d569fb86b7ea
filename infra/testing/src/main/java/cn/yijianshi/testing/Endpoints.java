package cn.yijianshi.testing;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks the whole HTTP surface of a service. */
public final class Endpoints {

    private Endpoints() {}

    /** Every operation of the service's own that names no role, as {@code METHOD /path}; the open ones must be all. */
    public static Set<String> askingForNoRole(ApplicationContext service) {
        Set<String> open = new TreeSet<>();
        service.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    if (own(handler) && !asksForARole(handler)) {
                        info.getPathPatternsCondition()
                                .getPatternValues()
                                .forEach(path ->
                                        open.add(info.getMethodsCondition().getMethods() + " " + path));
                    }
                }));
        // Public keys are everybody's, in every service.
        open.remove("[GET] /api/public/keys");
        return open;
    }

    private static boolean own(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("cn.yijianshi.");
    }

    private static boolean asksForARole(HandlerMethod handler) {
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        }
        return rule != null && (rule.value().contains("hasRole") || rule.value().contains("hasAnyRole"));
    }
}
