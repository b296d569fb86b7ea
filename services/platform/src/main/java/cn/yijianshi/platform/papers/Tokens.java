package cn.yijianshi.platform.papers;

import java.security.SecureRandom;

/** Verification tokens of certificates: 128 random bits, in letters and digits that read well aloud. */
public final class Tokens {

    // RFC 4648 base 32 in lower case.
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final SecureRandom random = new SecureRandom();

    public String next() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var token = new StringBuilder(26);
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                token.append(ALPHABET.charAt(buffer >> bits - 5 & 31));
                bits -= 5;
            }
        }
        return token.append(ALPHABET.charAt(buffer << 5 - bits & 31)).toString();
    }
}
