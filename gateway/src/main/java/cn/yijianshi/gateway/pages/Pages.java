package cn.yijianshi.gateway.pages;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Addresses of the plain pages; the files behind them are static. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/").setViewName("forward:/index.html");
        pages.addViewController("/apply").setViewName("forward:/apply.html");
        pages.addViewController("/case").setViewName("forward:/case.html");
        pages.addViewController("/officer").setViewName("forward:/officer.html");
        pages.addViewController("/review").setViewName("forward:/review.html");
        pages.addViewController("/verify").setViewName("forward:/verify.html");
        pages.addViewController("/verify/{service}/{token}").setViewName("forward:/verify.html");
        pages.addViewController("/docs").setViewName("forward:/docs.html");
    }
}
