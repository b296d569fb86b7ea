package cn.yijianshi.department;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Department;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Which departments the generic service decides for: all that departments.yaml gives to it. A new one is a line there; the
 * settings may still name some of them alone.
 */
final class ServedDepartments implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(ServedDepartments.class);
    private static final int TIMEOUT = (int) Duration.ofSeconds(5).toMillis();
    /** As long as a platform may take to start its engine on a slow machine. */
    private static final int TRIES = 300;

    private final Duration pause;

    ServedDepartments() {
        this(Duration.ofSeconds(1));
    }

    ServedDepartments(Duration pause) {
        this.pause = pause;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.containsProperty("yijianshi.departments")
                || environment.containsProperty("yijianshi.departments[0]")) {
            return;
        }
        var service = environment.getRequiredProperty("spring.application.name");
        Map<String, Object> found = new LinkedHashMap<>();
        int count = 0;
        for (var department : departments(environment)) {
            if (!department.service().equals(service)) {
                continue;
            }
            found.put("yijianshi.departments[" + count++ + "]", department.key());
            var authority = "yijianshi.authorities." + department.key() + ".";
            if (department.issuer() != null && !environment.containsProperty(authority + "name")) {
                found.put(authority + "name", department.issuer().name());
                found.put(authority + "uscc", department.issuer().uscc());
                found.put(authority + "licence-type", department.issuer().licenceType());
            }
        }
        LOG.info("{} decides for {} departments of the catalogue", service, count);
        environment.getPropertySources().addLast(new MapPropertySource("departments.yaml", found));
    }

    private List<Department> departments(ConfigurableEnvironment environment) {
        // Beside the engine the file itself is at hand; in a container of its own the engine is asked.
        var folder = environment.getProperty("yijianshi.workflows-dir");
        return folder == null
                ? fromEngine(environment.getRequiredProperty("yijianshi.engine-url"))
                : Catalogue.departmentsIn(Path.of(folder));
    }

    private List<Department> fromEngine(String url) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        var engine = RestClient.builder().baseUrl(url).requestFactory(requests).build();
        RestClientException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return engine.get()
                        .uri("/api/catalogue/departments")
                        .retrieve()
                        .body(new ParameterizedTypeReference<List<Department>>() {});
            } catch (RestClientException away) {
                if (last == null) {
                    LOG.info("The engine at {} does not answer yet; it knows which departments there are", url);
                }
                last = away;
                waitAMoment();
            }
        }
        throw new IllegalStateException("The engine at " + url + " does not tell which departments there are", last);
    }

    private void waitAMoment() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before the engine answered", stopped);
        }
    }
}
