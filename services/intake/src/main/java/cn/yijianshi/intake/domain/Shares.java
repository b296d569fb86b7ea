package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.MergedForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a merged form is divided: department to item to the fields that item needs, and nothing more. */
final class Shares {

    private Shares() {}

    static Map<String, Map<String, Map<String, Object>>> of(
            MergedForm merged, List<Item> items, Map<String, Object> form) {
        var shares = new LinkedHashMap<String, Map<String, Map<String, Object>>>();
        items.forEach(item -> shares.computeIfAbsent(item.department(), department -> new LinkedHashMap<>())
                .put(item.key(), merged.slice(form, item)));
        return shares;
    }

    /** The new shares of departments for whom something changed in an item other than {@code known}. */
    static Map<String, Map<String, Map<String, Object>>> changed(
            MergedForm merged,
            List<Item> items,
            Map<String, Object> before,
            Map<String, Object> after,
            Set<String> known) {
        var shares = of(merged, items, after);
        var old = of(merged, items, before);
        shares.entrySet().removeIf(share -> share.getValue().entrySet().stream()
                .noneMatch(item -> !known.contains(item.getKey())
                        && !item.getValue().equals(old.get(share.getKey()).get(item.getKey()))));
        return shares;
    }
}
