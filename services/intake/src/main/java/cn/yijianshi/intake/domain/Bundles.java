package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The bundles the city offers, with the items and departments they bring together. The engine owns them. */
public interface Bundles {

    /** Their current versions. */
    List<Bundle> offered();

    Optional<Bundle> offered(String key);

    /** @throws NoSuchElementException when there never was such a version */
    Bundle bundle(String key, int version);

    /** The current version of an item. */
    Optional<Item> item(String key);

    /** @throws NoSuchElementException when there never was such a version */
    Item item(String key, int version);

    Optional<Department> department(String key);

    /** The catalogue cannot be read for now and nothing read earlier helps. */
    class Unreachable extends RuntimeException {
        public Unreachable(Throwable cause) {
            super("the catalogue cannot be read", cause);
        }
    }
}
