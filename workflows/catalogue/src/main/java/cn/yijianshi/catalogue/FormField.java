package cn.yijianshi.catalogue;

import java.util.List;

/** A field of the merged form and whom it serves. */
public record FormField(Field field, List<String> items, List<String> departments) {
    public FormField {
        items = Copies.of(items);
        departments = Copies.of(departments);
    }
}
