package cn.yijianshi.engine.search.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Item;
import java.util.List;

/**
 * Something that can be looked for.
 *
 * @param department key of who leads or decides it
 * @param bundles keys of the bundles an item belongs to; empty for a bundle
 */
public record Entry(
        Kind kind,
        String key,
        int version,
        String name,
        String nameEn,
        String plainName,
        String plainNameEn,
        String description,
        String descriptionEn,
        String department,
        String departmentName,
        String departmentNameEn,
        List<String> bundles) {

    public enum Kind {
        BUNDLE,
        ITEM
    }

    /** @param departmentName may be null where the department is unknown */
    public static Entry of(Bundle bundle, String departmentName, String departmentNameEn) {
        return new Entry(
                Kind.BUNDLE,
                bundle.key(),
                bundle.version(),
                bundle.name(),
                bundle.nameEn(),
                bundle.plainName(),
                bundle.plainNameEn(),
                bundle.description(),
                bundle.descriptionEn(),
                bundle.leadDepartment(),
                departmentName,
                departmentNameEn,
                List.of());
    }

    public static Entry of(Item item, String departmentName, String departmentNameEn, List<String> bundles) {
        var guide = item.guide();
        return new Entry(
                Kind.ITEM,
                item.key(),
                item.version(),
                item.name(),
                item.nameEn(),
                guide == null ? null : guide.plainName(),
                guide == null ? null : guide.plainNameEn(),
                null,
                null,
                item.department(),
                departmentName,
                departmentNameEn,
                bundles);
    }
}
