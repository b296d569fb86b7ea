package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A paper the item needs, or what replaces it. Empty {@code when}: always.
 *
 * @param certificate kind of certificate that serves as this material if the platform issued it to the applicant (证照复用);
 *     null: none does
 * @param deferrable it may follow after acceptance (可容缺); the result waits for it. What is not is a core material
 * @param commitment what the applicant may promise instead of bringing it (告知承诺); null: he must bring it
 */
public record Material(
        String key,
        String name,
        String nameEn,
        MaterialSource source,
        boolean required,
        Map<String, List<String>> when,
        String basis,
        String certificate,
        Boolean deferrable,
        // Left out where there is none: what was published before these were known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) Commitment commitment) {

    public Material {
        when = Copies.ofConditions(when);
        deferrable = Boolean.TRUE.equals(deferrable);
    }

    public Material(
            String key,
            String name,
            String nameEn,
            MaterialSource source,
            boolean required,
            Map<String, List<String>> when,
            String basis,
            String certificate,
            Boolean deferrable) {
        this(key, name, nameEn, source, required, when, basis, certificate, deferrable, null);
    }

    public Material(
            String key,
            String name,
            String nameEn,
            MaterialSource source,
            boolean required,
            Map<String, List<String>> when,
            String basis,
            String certificate) {
        this(key, name, nameEn, source, required, when, basis, certificate, false);
    }

    public Material(
            String key,
            String name,
            String nameEn,
            MaterialSource source,
            boolean required,
            Map<String, List<String>> when,
            String basis) {
        this(key, name, nameEn, source, required, when, basis, null);
    }
}
