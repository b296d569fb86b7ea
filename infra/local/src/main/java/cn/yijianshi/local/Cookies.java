package cn.yijianshi.local;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Cookies by origin. The JDK's own jar would keep a Secure cookie from http://localhost, to which browsers send it.
 */
final class Cookies {

    private final Map<String, Map<String, String>> byOrigin = new ConcurrentHashMap<>();

    void keep(URI from, HttpHeaders headers) {
        headers.allValues("set-cookie").forEach(line -> keep(from, line));
    }

    Optional<String> header(URI to) {
        Map<String, String> cookies = of(to);
        return cookies.isEmpty()
                ? Optional.empty()
                : Optional.of(cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    Optional<String> value(URI origin, String name) {
        return Optional.ofNullable(of(origin).get(name));
    }

    private void keep(URI from, String line) {
        String[] parts = line.split(";");
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        boolean removed =
                value.isEmpty() || line.toLowerCase(java.util.Locale.ROOT).contains("max-age=0");
        if (removed) {
            of(from).remove(name);
        } else {
            of(from).put(name, value);
        }
    }

    private Map<String, String> of(URI address) {
        return byOrigin.computeIfAbsent(
                address.getHost() + ":" + address.getPort(), origin -> new ConcurrentHashMap<>());
    }
}
