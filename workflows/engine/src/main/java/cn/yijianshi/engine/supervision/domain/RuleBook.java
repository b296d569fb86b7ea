package cn.yijianshi.engine.supervision.domain;

import cn.yijianshi.engine.domain.Edition;
import java.time.LocalDate;
import java.util.List;

/** The rules of supervision and every version of them. */
public interface RuleBook {

    /** What holds on that day: the last word that speaks of it. */
    Rules on(LocalDate day);

    /** Oldest first; what holds without anybody's word is version 0. */
    List<Edition<Rules>> history();

    /**
     * Writes the next version. The same content again changes nothing.
     *
     * @throws cn.yijianshi.engine.domain.StaleEdition if another version is current
     */
    Edition<Rules> keep(Rules rules, int from, String author, String why);
}
