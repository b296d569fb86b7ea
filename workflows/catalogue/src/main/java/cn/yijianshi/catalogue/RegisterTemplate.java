package cn.yijianshi.catalogue;

import java.util.List;

/**
 * What a grant does to a register that needs no program.
 *
 * @param kind the register; several items may write into one
 * @param key where the key of the entry comes from, as in {@link CertificateLine}
 * @param unique values that only one entry in force may have
 * @param validFor from the day of the grant on; null for ever
 */
public record RegisterTemplate(
        String kind,
        String name,
        String nameEn,
        Act act,
        String key,
        List<String> unique,
        List<Value> values,
        Limit validFor) {

    public enum Act {
        /** A new entry. */
        ENTER,
        /** The values of the entry with this key change. */
        CHANGE,
        /** The entry with this key ends. */
        END
    }

    /** @param masked whether lists show only enough to recognise it */
    public record Value(String key, String label, String labelEn, String from, boolean masked) {}

    public RegisterTemplate {
        unique = Copies.of(unique);
        values = Copies.of(values);
    }
}
