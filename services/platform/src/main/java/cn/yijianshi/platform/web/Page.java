package cn.yijianshi.platform.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list; {@code next} is what {@code after} must be to read on, null at the end.
 *
 * @param items at most as many as were asked for
 */
public record Page<T>(List<T> items, String next) {

    private static final int MOST = 100;

    /** The page size to use for what a caller asked: 1 to 100. */
    public static int limit(int asked) {
        return Math.max(1, Math.min(MOST, asked));
    }

    /** Of {@code found}, read one row further than the page is long, the page. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> page = List.copyOf(found.subList(0, limit));
        return new Page<>(page, key.apply(page.get(limit - 1)));
    }
}
