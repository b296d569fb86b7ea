package cn.yijianshi.engine.places.domain;

import java.util.Optional;

/** The city's doorplates. */
public interface Places {

    Optional<Doorplate> at(String code);

    PlaceKind kind(String key);
}
