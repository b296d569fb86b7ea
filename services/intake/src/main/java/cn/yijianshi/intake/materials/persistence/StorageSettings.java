package cn.yijianshi.intake.materials.persistence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder where files arrive, and lie where the storage is the file system
 * @param storage FILES or S3
 * @param s3 which S3-compatible storage; unused with FILES
 */
@ConfigurationProperties("yijianshi.intake.storage")
public record StorageSettings(
        Path folder,
        @DefaultValue("FILES") Kind storage,
        @DefaultValue S3 s3) {

    public enum Kind {
        FILES,
        S3
    }

    /**
     * @param endpoint such as {@code https://s3.example.cn}; the bucket is named in the path
     * @param timeout for one request
     */
    public record S3(
            @DefaultValue("http://127.0.0.1:9000") URI endpoint,
            @DefaultValue("yijianshi-materials") String bucket,
            @DefaultValue("cn-north-1") String region,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("20s") Duration timeout) {}

    public StorageSettings {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Where a body is put while it is received and looked at. */
    public Path incoming() {
        return folder.resolve("incoming");
    }
}
