package cn.yijianshi.engine.editing.domain;

/**
 * Who acts.
 *
 * @param id the login's lasting id: two people may bear one name
 */
public record Person(String id, String name) {}
