package cn.yijianshi.engine.api;

import cn.yijianshi.platform.security.PublicPaths;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be applied for, and how, is open to all (优化营商环境条例 36). */
@Configuration(proxyBeanMethods = false)
class CataloguePaths {

    @Bean
    PublicPaths catalogueIsPublic() {
        return new PublicPaths(List.of("/api/catalogue/**"), List.of());
    }
}
