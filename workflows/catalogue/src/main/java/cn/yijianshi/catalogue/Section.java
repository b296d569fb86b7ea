package cn.yijianshi.catalogue;

/** A heading of the form; sections appear by position. */
public record Section(String key, String name, String nameEn, int position) {}
