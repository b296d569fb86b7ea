package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.platform.foureyes.Person;
import java.time.Instant;

/**
 * One line of a draft's history.
 *
 * @param whoId the lasting id of who acted; null of acts from before it was kept
 */
public record DraftAct(Instant at, String whoId, String who, What act, String why) {
    public enum What {
        BEGUN,
        WRITTEN,
        DRAWN,
        PROPOSED,
        REOPENED,
        PUBLISHED,
        DISCARDED
    }

    static DraftAct of(Instant at, Person by, What act, String why) {
        return new DraftAct(at, by.id(), by.name(), act, why);
    }
}
