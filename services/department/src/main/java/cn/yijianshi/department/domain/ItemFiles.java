package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;

/** The catalogue's item files, as the engine publishes them. A version never changes. */
public interface ItemFiles {

    Item item(String key, int version);
}
