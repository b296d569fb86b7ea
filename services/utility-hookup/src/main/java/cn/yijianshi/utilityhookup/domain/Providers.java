package cn.yijianshi.utilityhookup.domain;

import java.util.Optional;

/** Who supplies a region. */
public interface Providers {

    /** The provider of the county, or the city's where the county has none of its own. */
    Provider of(Supply supply, String region);

    /** Why nobody supplies the region; empty where somebody does. */
    Optional<String> unserved(Supply supply, String region);

    record Provider(String name, String hotline) {}
}
