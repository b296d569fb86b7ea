package cn.yijianshi.engine.editing.domain;

import java.time.Instant;

/** One line of a draft's history. */
public record DraftAct(Instant at, String who, What act, String why) {
    public enum What {
        BEGUN,
        WRITTEN,
        DRAWN,
        PROPOSED,
        REOPENED,
        PUBLISHED,
        DISCARDED
    }
}
