package cn.yijianshi.engine.simulation.domain;

import cn.yijianshi.engine.simulation.domain.Study.Answers;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What real cases were like: the best assumption about those to come. Nobody's name is in it. */
public interface History {

    /** How the last cases of a bundle answered its questions, each way once with its number as weight. */
    List<Answers> answers(String bundle, int last);

    /**
     * Office minutes between an officer's claim and the decision of the last reviews of each item; an item nobody decided
     * yet is missing.
     */
    Map<String, List<Double>> minutesInHand(Collection<String> items, int last);
}
