package cn.yijianshi.catalogue;

/** The article an item stands on. */
public record LegalBasis(String text, String textEn) {}
