package cn.yijianshi.platform.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.ECNamedCurveTable;

/** SM2 under the default identity 1234567812345678 (GM/T 0009). */
final class Sm2Scheme implements Scheme {

    static final Scheme INSTANCE = new Sm2Scheme();

    private static final String CURVE = "sm2p256v1";
    private static final int COORDINATE_BYTES = 32;

    private final Provider provider = BouncyCastle.PROVIDER;
    private final BigInteger order = ECNamedCurveTable.getParameterSpec(CURVE).getN();

    private Sm2Scheme() {}

    @Override
    public KeyPair generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    @Override
    public PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    @Override
    public byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance(name(), provider);
        signature.initSign(key);
        signature.update(content);
        try {
            var parts = StandardDSAEncoding.INSTANCE.decode(order, signature.sign());
            return PlainDSAEncoding.INSTANCE.encode(order, parts[0], parts[1]);
        } catch (IOException unreadable) {
            throw new SignatureException(unreadable);
        }
    }

    @Override
    public boolean verifies(PublicKey key, byte[] content, byte[] signed) throws GeneralSecurityException {
        var signature = Signature.getInstance(name(), provider);
        signature.initVerify(key);
        signature.update(content);
        try {
            var parts = PlainDSAEncoding.INSTANCE.decode(order, signed);
            return signature.verify(StandardDSAEncoding.INSTANCE.encode(order, parts[0], parts[1]));
        } catch (IOException | IllegalArgumentException | SignatureException noSignatureAtAll) {
            return false;
        }
    }

    @Override
    public Map<String, String> jwk(PublicKey key) {
        // The uncompressed point ends the encoding.
        var encoded = key.getEncoded();
        int y = encoded.length - COORDINATE_BYTES;
        return Map.of(
                "kty", "EC",
                "crv", "SM2",
                "alg", "SM2",
                "x", text(Arrays.copyOfRange(encoded, y - COORDINATE_BYTES, y)),
                "y", text(Arrays.copyOfRange(encoded, y, encoded.length)));
    }

    @Override
    public String name() {
        return "SM3withSM2";
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
