package cn.yijianshi.department.instant.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws which automatic decisions a person looks at again. What a review draws follows from its id and the service's
 * secret: nobody can foresee it, nobody can choose it, and whoever has the secret can check every draw.
 */
final class Lot {

    private static final BigDecimal ALL = new BigDecimal(BigInteger.ONE.shiftLeft(64));
    static final int DIGITS = 12;

    private Lot() {}

    /** From 0 to below 1, evenly. */
    static BigDecimal draw(String secret, String reviewId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var first = new byte[8];
            System.arraycopy(mac.doFinal(reviewId.getBytes(StandardCharsets.UTF_8)), 0, first, 0, 8);
            return new BigDecimal(new BigInteger(1, first))
                    .divide(ALL, MathContext.DECIMAL128)
                    .setScale(DIGITS, RoundingMode.FLOOR);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    /** @param percent of 0 nobody, of 100 everybody */
    static boolean chosen(BigDecimal draw, BigDecimal percent) {
        return draw.multiply(BigDecimal.valueOf(100)).compareTo(percent) < 0;
    }
}
