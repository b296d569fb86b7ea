package cn.yijianshi.engine.replay.domain;

import cn.yijianshi.engine.domain.ItemState;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a case went through a drawing.
 *
 * @param openedAfter each item that opened with the one whose end made it so; "" at the start
 * @param states how each item that was reached ended
 * @param assumed items that nobody ever decided for the case, taken as granted
 * @param stuck items that were open and could not be decided when nothing went on any more; empty when it was through
 */
public record Route(
        SortedMap<String, String> openedAfter,
        SortedMap<String, ItemState> states,
        Set<String> assumed,
        Set<String> stuck,
        boolean through,
        String outcome) {

    public Map<String, ItemState> statesOtherThan(Route other) {
        Map<String, ItemState> differing = new TreeMap<>(states);
        differing
                .entrySet()
                .removeIf(state -> state.getValue() == other.states().get(state.getKey()));
        return differing;
    }
}
