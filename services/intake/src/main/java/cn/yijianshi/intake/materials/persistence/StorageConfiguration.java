package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.intake.materials.domain.Contents;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The storage that the settings name. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    Contents contents(StorageSettings settings, Clock clock) {
        return switch (settings.storage()) {
            case FILES -> new FileContents(settings.folder().resolve("contents"), settings.incoming());
            case S3 -> new S3Contents(settings.s3(), clock);
        };
    }
}
