package cn.yijianshi.platform.signing;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param algorithm how new signatures are made; old ones are verified by their own
 * @param keyFile PEM with the private key (PKCS#8) and its public key; without it the service makes a pair of its own on
 *     its first start and keeps it in its database
 */
@ConfigurationProperties("yijianshi.signing")
record SigningSettings(@DefaultValue("ED25519") SigningAlgorithm algorithm, Path keyFile) {

    SigningSettings {
        // An environment variable that is not set arrives as an empty one.
        keyFile = keyFile == null || keyFile.toString().isBlank() ? null : keyFile;
    }
}
