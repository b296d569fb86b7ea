package cn.yijianshi.platform.signing;

/**
 * A signature and the key it was made with.
 *
 * @param keyId eight characters, as in {@link PublishedKey}
 * @param signature 64 bytes
 */
public record Signed(String keyId, byte[] signature) {}
