package cn.yijianshi.platform.signing;

/** How this platform signs. What is Bouncy Castle's is loaded when it is first asked for, not before. */
public enum SigningAlgorithm {
    /** EdDSA over Curve25519 (RFC 8032), with keys of the Java platform. */
    ED25519 {
        @Override
        Scheme scheme() {
            return Ed25519Scheme.INSTANCE;
        }
    },
    /** SM2 with SM3 (GB/T 32918, GB/T 32905), by Bouncy Castle. */
    SM2 {
        @Override
        Scheme scheme() {
            return Sm2Scheme.INSTANCE;
        }
    };

    abstract Scheme scheme();
}
