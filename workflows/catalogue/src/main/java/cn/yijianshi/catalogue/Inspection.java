package cn.yijianshi.catalogue;

import java.util.List;

/** One visit that several items make together (一同核查): nobody comes twice to look at the same place. */
public record Inspection(String key, String name, String nameEn, List<String> items) {
    public Inspection {
        items = Copies.of(items);
    }
}
