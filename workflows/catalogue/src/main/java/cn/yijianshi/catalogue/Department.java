package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An authority that decides items, and the service it runs in.
 *
 * @param issuer the office in whose name it issues papers; null where the service's settings say it
 */
public record Department(
        String key,
        String name,
        String nameEn,
        String service,
        @JsonInclude(JsonInclude.Include.NON_NULL) Issuer issuer) {

    public Department(String key, String name, String nameEn, String service) {
        this(key, name, nameEn, service, null);
    }

    /**
     * @param name as printed on papers
     * @param uscc its own credit code
     * @param licenceType credit code of who defines its papers, and three digits (电子证照标识)
     */
    public record Issuer(String name, String uscc, String licenceType) {}
}
