package cn.yijianshi.engine.api;

import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.security.PublicPaths;
import cn.yijianshi.platform.signing.Signatures;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Papers of the platform are signed with the engine's key and verified by anybody. */
@Configuration(proxyBeanMethods = false)
class PaperSurface {

    @Bean
    SealedPdf sealedPdf(Signatures signatures) {
        return new SealedPdf(signatures);
    }

    @Bean
    PublicPaths papersAreVerifiedByAnybody() {
        return new PublicPaths(List.of("/api/public/certificates/*"), List.of("/api/public/certificates/verify"));
    }
}
