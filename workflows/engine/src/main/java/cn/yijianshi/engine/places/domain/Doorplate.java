package cn.yijianshi.engine.places.domain;

/**
 * The code on a door and what is behind it.
 *
 * @param kind key of the kind of place
 * @param region where, by GB/T 2260
 */
public record Doorplate(String code, String kind, String region, String address) {}
