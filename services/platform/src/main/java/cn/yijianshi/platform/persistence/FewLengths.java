package cn.yijianshi.platform.persistence;

import java.util.ArrayList;
import java.util.List;

/** Lists that become a statement's places: each length is a statement that server and driver have to keep. */
public final class FewLengths {

    private FewLengths() {}

    /** The same and its last once more until there are 1, 2, 4, 8… of them; not for an empty list. */
    public static <T> List<T> of(List<T> some) {
        List<T> padded = new ArrayList<>(some);
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(some.get(some.size() - 1));
        }
        return padded;
    }
}
