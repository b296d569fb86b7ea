package cn.yijianshi.catalogue;

import java.util.Collection;

/** What the platform can know of an applicant: what items brought out that issued him a certificate. */
final class Knowable {
    private Knowable() {}

    static boolean isTold(String output, Collection<Item> items) {
        return items.stream()
                .filter(item -> item.certificate() != null)
                .flatMap(item -> item.outputs().stream())
                .anyMatch(brought -> brought.key().equals(output));
    }
}
