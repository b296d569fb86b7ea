package cn.yijianshi.department.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A paper to be issued, as the desk words it.
 *
 * @param kind kind of certificate as the item file names it, such as {@code business-licence}
 * @param number unique among the certificates of its kind
 * @param lines Chinese label to value, printed in this order
 * @param validUntil the last day it holds; null where the item file says how long, or that it holds for ever
 */
public record CertificateDraft(
        String kind, String number, String holderName, Map<String, String> lines, LocalDate validUntil) {

    public CertificateDraft {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    public CertificateDraft(String kind, String number, String holderName, Map<String, String> lines) {
        this(kind, number, holderName, lines, null);
    }
}
