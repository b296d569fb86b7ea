package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A paper the item needs, or what replaces it. Empty {@code when}: always.
 *
 * @param certificate kind of certificate that serves as this material if the platform issued it to the applicant (证照复用);
 *     null: none does
 */
public record Material(
        String key,
        String name,
        String nameEn,
        MaterialSource source,
        boolean required,
        Map<String, List<String>> when,
        String basis,
        String certificate) {

    public Material {
        when = Copies.ofConditions(when);
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
