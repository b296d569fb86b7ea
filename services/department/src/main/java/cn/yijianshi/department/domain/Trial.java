package cn.yijianshi.department.domain;

import java.util.function.Supplier;

/** Work that may fail inside a transaction which goes on: what it wrote before it failed is undone. */
@FunctionalInterface
public interface Trial {

    <T> T of(Supplier<T> work);

    /** Only to see whether it would succeed: what it wrote is undone even then. */
    default void only(Runnable work) {
        try {
            of(() -> {
                work.run();
                throw new Seen();
            });
        } catch (Seen succeeded) {
            // That was the question.
        }
    }

    final class Seen extends RuntimeException {
        private Seen() {
            super(null, null, false, false);
        }
    }
}
