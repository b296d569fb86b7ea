package cn.yijianshi.platform.signing;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Signatures with one key that is kept nowhere. */
public final class TestSignatures {

    private TestSignatures() {}

    public static Signatures fresh() {
        var since = Instant.parse("2026-11-23T00:00:00Z");
        try {
            var generated = SigningAlgorithm.ED25519.scheme().generate();
            var key = new PublishedKey(
                    PublishedKey.idOf(generated.getPublic().getEncoded()),
                    SigningAlgorithm.ED25519,
                    generated.getPublic(),
                    since,
                    null);
            var pair = new SigningKeys.Pair(key, generated.getPrivate());
            return new Signatures(
                    new SigningKeys(
                            null,
                            null,
                            new SigningSettings(SigningAlgorithm.ED25519, null),
                            Clock.fixed(since, ZoneOffset.UTC)) {
                        @Override
                        Pair current() {
                            return pair;
                        }

                        @Override
                        Optional<PublishedKey> of(String id) {
                            return Optional.of(key).filter(known -> known.id().equals(id));
                        }

                        @Override
                        List<PublishedKey> all() {
                            return List.of(key);
                        }
                    },
                    "trial");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
