package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;

/** A paper the item needs, or what replaces it. Empty {@code when}: always. */
public record Material(
        String key,
        String name,
        String nameEn,
        MaterialSource source,
        boolean required,
        Map<String, List<String>> when,
        String basis) {

    public Material {
        when = Copies.ofConditions(when);
    }
}
