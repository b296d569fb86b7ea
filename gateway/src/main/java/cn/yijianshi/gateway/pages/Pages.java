package cn.yijianshi.gateway.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Addresses of the pages; the files behind them are static. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    private static final String PORTAL = "forward:/index.html";

    private final List<String> areas;

    Pages(JsonMapper json) throws IOException {
        try (var written = new ClassPathResource("portal/areas.json").getInputStream()) {
            this.areas = json.readValue(written, new TypeReference<>() {});
        }
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        // The portal finds the page by the address itself; only its own areas are answered with it.
        for (String area : areas) {
            pages.addViewController("/" + area).setViewName(PORTAL);
            pages.addViewController("/" + area + "/**").setViewName(PORTAL);
        }
        pages.addViewController("/").setViewName(PORTAL);
        // Where the queue was before the portal had it: bookmarks still lead there.
        pages.addRedirectViewController("/officer", "/work/queue");
        pages.addRedirectViewController("/review", "/work/queue");
        pages.addViewController("/docs").setViewName("forward:/docs.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        // Their names change with what is in them.
        files.addResourceHandler("/portal/**")
                .addResourceLocations("classpath:/static/portal/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }
}
