package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A paper the item needs, or what replaces it. Empty {@code when}: always.
 *
 * @param certificate kind of certificate that serves as this material if the platform issued it to the applicant (证照复用);
 *     null: none does
 * @param deferrable it may follow after acceptance (可容缺); the result waits for it. What is not is a core material
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
        Boolean deferrable) {

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
