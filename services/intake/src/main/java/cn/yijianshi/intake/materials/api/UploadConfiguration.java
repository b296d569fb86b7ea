package cn.yijianshi.intake.materials.api;

import cn.yijianshi.intake.materials.persistence.StorageSettings;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Where bodies of several parts are put while they are received: to the disk, not into memory. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(64);
    private static final DataSize FRAME = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement bodiesOfSeveralParts(StorageSettings storage, MaterialSettings settings) throws IOException {
        Files.createDirectories(storage.incoming());
        return new MultipartConfigElement(
                storage.incoming().toString(),
                settings.largest().toBytes(),
                settings.largest().toBytes() + FRAME.toBytes(),
                (int) IN_MEMORY.toBytes());
    }
}
