package cn.yijianshi.engine.replay.domain;

import java.util.List;

public interface PastCases {

    /** The cases of a bundle that ended last, the latest first. */
    List<Past> last(String bundle, int count);
}
