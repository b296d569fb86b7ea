package cn.yijianshi.catalogue;

public record Edge(String from, String to, EdgeKind kind) {}
