package cn.yijianshi.catalogue;

/** An item's place in a bundle; an optional one takes part only when an answer adds it. */
public record Node(String item, boolean optional, FailurePolicy onRefusal) {}
