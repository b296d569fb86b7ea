package cn.yijianshi.department.domain;

import java.util.function.Supplier;

/** Work that may fail inside a transaction which goes on: what it wrote before it failed is undone. */
@FunctionalInterface
public interface Trial {

    <T> T of(Supplier<T> work);
}
