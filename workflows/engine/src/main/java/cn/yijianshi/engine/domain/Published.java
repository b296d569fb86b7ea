package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import java.util.List;
import java.util.Optional;

/** The versions of bundles and items that were ever published here; a running case stays on those it was filed under. */
public interface Published {

    List<Department> departments();

    List<Bundle> bundles();

    List<Item> items();

    Optional<Bundle> bundle(String key);

    Optional<Bundle> bundle(String key, int version);

    Optional<Item> item(String key);

    Optional<Item> item(String key, int version);
}
