package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;

/** Another promise that holds when the answers say so, e.g. 2 days instead of 3 when a party is an enterprise. */
public record LimitVariant(Map<String, List<String>> when, Limit promised) {
    public LimitVariant {
        when = Copies.ofConditions(when);
    }
}
