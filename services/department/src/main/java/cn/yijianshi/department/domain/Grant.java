package cn.yijianshi.department.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an approval brings: values the next items read, and papers for the applicant.
 *
 * @param outputs output key (such as {@code enterprise.uscc}) to value
 */
public record Grant(Map<String, String> outputs, List<CertificateDraft> certificates) {

    public Grant {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        certificates = List.copyOf(certificates);
    }

    public static Grant of(Map<String, String> outputs, CertificateDraft... certificates) {
        return new Grant(outputs, List.of(certificates));
    }
}
