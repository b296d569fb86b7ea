package cn.yijianshi.platform.signing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key of this service. What was signed with it stays verifiable after another has taken its place.
 *
 * @param id the first six bytes of the SHA-256 of its encoding, base64url
 * @param until null while it signs
 */
public record PublishedKey(String id, SigningAlgorithm algorithm, PublicKey key, Instant from, Instant until) {

    /** How many bytes an id stands for. */
    public static final int ID_BYTES = 6;

    static String idOf(byte[] encoded) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(encoded);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether it may have signed at that moment. Its beginning is not asked: before it nobody had it. */
    public boolean signedUntil(Instant moment) {
        return until == null || !moment.isAfter(until);
    }
}
