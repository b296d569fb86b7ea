package cn.yijianshi.platform.security;

import java.util.List;

/**
 * What a service shows to everybody, without a login; every other path asks for one. A service that has such paths
 * offers a bean of this type.
 *
 * @param read path patterns open for reading (GET)
 * @param ask path patterns open for POST because they only ask and change nothing
 */
public record PublicPaths(List<String> read, List<String> ask) {}
