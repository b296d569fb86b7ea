package cn.yijianshi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemesTest {

    private static final Instant FROM = Instant.parse("2026-11-23T02:00:00Z");
    private static final byte[] CONTENT = "泉州刺桐网络科技有限公司 91350502MA8T00016E".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void what_was_signed_is_recognised_and_one_flipped_bit_anywhere_is_not(SigningAlgorithm algorithm)
            throws Exception {
        var scheme = algorithm.scheme();
        var pair = scheme.generate();
        var key = published(algorithm, pair);
        var signature = scheme.sign(pair.getPrivate(), ("paper\0" + text(CONTENT)).getBytes(StandardCharsets.UTF_8));

        assertThat(signature).hasSize(64);
        assertThat(Signatures.verifies(key, "paper", CONTENT, signature)).isTrue();
        for (int bit = 0; bit < CONTENT.length * 8; bit++) {
            assertThat(Signatures.verifies(key, "paper", flipped(CONTENT, bit), signature))
                    .isFalse();
        }
        for (int bit = 0; bit < signature.length * 8; bit++) {
            assertThat(Signatures.verifies(key, "paper", CONTENT, flipped(signature, bit)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void a_signature_serves_its_purpose_and_its_key_only(SigningAlgorithm algorithm) throws Exception {
        var scheme = algorithm.scheme();
        var pair = scheme.generate();
        var signature = scheme.sign(pair.getPrivate(), ("paper\0" + text(CONTENT)).getBytes(StandardCharsets.UTF_8));

        assertThat(Signatures.verifies(published(algorithm, pair), "token", CONTENT, signature))
                .isFalse();
        assertThat(Signatures.verifies(published(algorithm, scheme.generate()), "paper", CONTENT, signature))
                .isFalse();
        assertThat(Signatures.verifies(published(algorithm, pair), "paper", CONTENT, new byte[0]))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void a_cms_signature_names_its_key_and_holds_for_its_content_only(SigningAlgorithm algorithm) throws Exception {
        var pair = algorithm.scheme().generate();
        var key = published(algorithm, pair);
        var cms = Cms.sign(CONTENT, new SigningKeys.Pair(key, pair.getPrivate()), "trial");

        assertThat(Cms.signer(CONTENT, cms, id -> known(key, id))).contains(key);
        assertThat(Cms.signer(flipped(CONTENT, 3), cms, id -> known(key, id))).isEmpty();
        assertThat(Cms.signer(CONTENT, cms, id -> Optional.empty())).isEmpty();
        assertThat(Cms.signer(CONTENT, new byte[] {48, 0}, id -> known(key, id)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void a_key_file_holds_both_halves_of_one_pair(SigningAlgorithm algorithm, @TempDir Path folder) throws Exception {
        var scheme = algorithm.scheme();
        var pair = scheme.generate();
        var file = folder.resolve("key.pem");
        Files.writeString(
                file,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", pair.getPublic().getEncoded()));

        assertThat(KeyFile.read(file, scheme).getPublic()).isEqualTo(pair.getPublic());

        Files.writeString(
                file,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", scheme.generate().getPublic().getEncoded()));
        assertThatThrownBy(() -> KeyFile.read(file, scheme)).hasMessageContaining("do not belong together");

        Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        assertThatThrownBy(() -> KeyFile.read(file, scheme)).hasMessageContaining("PUBLIC KEY");
    }

    private static Optional<PublishedKey> known(PublishedKey key, String id) {
        return id.equals(key.id()) ? Optional.of(key) : Optional.empty();
    }

    private static PublishedKey published(SigningAlgorithm algorithm, KeyPair pair) {
        return new PublishedKey(
                PublishedKey.idOf(pair.getPublic().getEncoded()), algorithm, pair.getPublic(), FROM, null);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String pem(String name, byte[] bytes) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + name
                + "-----\n";
    }
}
