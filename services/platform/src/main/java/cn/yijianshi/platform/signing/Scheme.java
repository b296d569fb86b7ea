package cn.yijianshi.platform.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;

/** One way to sign. A signature is always 64 bytes, so that codes and tokens have one shape. */
interface Scheme {

    int SIGNATURE_BYTES = 64;

    KeyPair generate() throws GeneralSecurityException;

    /** @param encoded X.509 SubjectPublicKeyInfo */
    PublicKey publicKey(byte[] encoded) throws GeneralSecurityException;

    /** @param encoded PKCS#8 */
    PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException;

    byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException;

    boolean verifies(PublicKey key, byte[] content, byte[] signature) throws GeneralSecurityException;

    /** The members of a JWK (RFC 7517) that describe the key itself. */
    Map<String, String> jwk(PublicKey key);

    /** The signature algorithm's name for certificates and CMS. */
    String name();
}
