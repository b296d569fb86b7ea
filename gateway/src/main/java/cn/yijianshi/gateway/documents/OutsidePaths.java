package cn.yijianshi.gateway.documents;

import java.util.Optional;
import java.util.Set;

/** Where a service's own path is found at the gateway, if it is let through at all. */
final class OutsidePaths {

    // Their paths are the same inside and outside, except for what every service has alike.
    private static final Set<String> SAME_PATHS = Set.of("intake", "engine");
    private static final Set<String> ALIKE =
            Set.of("/api/dead-letters", "/api/public/certificates", "/api/public/keys");

    private OutsidePaths() {}

    static Optional<String> of(String service, String path) {
        if (!path.startsWith("/api/")) {
            return Optional.empty();
        }
        return SAME_PATHS.contains(service) && ALIKE.stream().noneMatch(path::startsWith)
                ? Optional.of(path)
                : Optional.of("/api/departments/" + service + path.substring("/api".length()));
    }
}
