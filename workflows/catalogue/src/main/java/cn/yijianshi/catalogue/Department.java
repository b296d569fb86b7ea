package cn.yijianshi.catalogue;

/** An authority that decides items, and the service it runs in. */
public record Department(String key, String name, String nameEn, String service) {}
