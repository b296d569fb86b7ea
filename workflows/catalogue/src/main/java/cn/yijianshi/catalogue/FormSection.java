package cn.yijianshi.catalogue;

import java.util.List;

public record FormSection(String key, String name, String nameEn, List<FormField> fields) {
    public FormSection {
        fields = Copies.of(fields);
    }
}
