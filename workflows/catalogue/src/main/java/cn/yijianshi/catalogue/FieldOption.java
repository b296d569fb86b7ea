package cn.yijianshi.catalogue;

/** One value a CHOICE or CHOICES field may take. */
public record FieldOption(String value, String label, String labelEn) {}
