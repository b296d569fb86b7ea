package cn.yijianshi.platform.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Signs in this service's name and tells whether it signed something.
 *
 * <p>Every signature is for a purpose, which is signed with the content: a token for one thing is never taken for a token
 * of another.
 */
public class Signatures {

    private final SigningKeys keys;
    private final String service;

    Signatures(SigningKeys keys, String service) {
        this.keys = keys;
        this.service = service;
    }

    public Signed sign(String purpose, byte[] content) {
        var pair = keys.current();
        try {
            var signature =
                    pair.published().algorithm().scheme().sign(pair.secret(), Signatures.toSign(purpose, content));
            return new Signed(pair.published().id(), signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param at when it says it was signed: a key that had been replaced by then proves nothing */
    public boolean genuine(String purpose, byte[] content, Signed signed, Instant at) {
        return keys.of(signed.keyId())
                .filter(key -> key.signedUntil(at))
                .filter(key -> verifies(key, purpose, content, signed.signature()))
                .isPresent();
    }

    static boolean verifies(PublishedKey key, String purpose, byte[] content, byte[] signature) {
        try {
            return signature.length == Scheme.SIGNATURE_BYTES
                    && key.algorithm().scheme().verifies(key.key(), toSign(purpose, content), signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A detached CMS signature (RFC 5652) with this service's own certificate in it, as a signed PDF holds one. */
    public byte[] cms(byte[] content) {
        return Cms.sign(content, keys.current(), service);
    }

    /** The key a detached CMS signature was made with, if it fits the content and is one of this service's. */
    public Optional<PublishedKey> signerOf(byte[] content, byte[] cms) {
        return Cms.signer(content, cms, keys::of);
    }

    public List<PublishedKey> keys() {
        keys.current();
        return keys.all();
    }

    private static byte[] toSign(String purpose, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(purpose.getBytes(StandardCharsets.US_ASCII));
        // No purpose holds a zero, so purpose and content cannot flow into one another.
        bytes.write(0);
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }
}
