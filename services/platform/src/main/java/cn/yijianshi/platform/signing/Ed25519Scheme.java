package cn.yijianshi.platform.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Keys are the runtime's own; it is Bouncy Castle that signs and verifies, because it keeps tables of the base point and
 * needs a tenth of the time.
 */
final class Ed25519Scheme implements Scheme {

    static final Scheme INSTANCE = new Ed25519Scheme();

    private static final int KEY_BYTES = 32;

    private Ed25519Scheme() {}

    @Override
    public KeyPair generate() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Override
    public PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    @Override
    public byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        var seed =
                ((EdECPrivateKey) key).getBytes().orElseThrow(() -> new InvalidKeyException("a key without its seed"));
        var signature = new Ed25519Signer();
        signature.init(true, new Ed25519PrivateKeyParameters(seed));
        signature.update(content, 0, content.length);
        return signature.generateSignature();
    }

    @Override
    public boolean verifies(PublicKey key, byte[] content, byte[] signed) {
        var signature = new Ed25519Signer();
        signature.init(false, new Ed25519PublicKeyParameters(raw(key)));
        signature.update(content, 0, content.length);
        return signature.verifySignature(signed);
    }

    /** The key itself ends its encoding (RFC 8410). */
    private static byte[] raw(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    @Override
    public Map<String, String> jwk(PublicKey key) {
        return Map.of(
                "kty", "OKP",
                "crv", "Ed25519",
                "alg", "EdDSA",
                "x", Base64.getUrlEncoder().withoutPadding().encodeToString(raw(key)));
    }

    @Override
    public String name() {
        return "Ed25519";
    }
}
