package cn.yijianshi.intake.domain;

import java.util.List;

/** The lines of every case, in the order of happening. */
public interface Timeline {

    void add(String applicationId, TimelineEntry entry);

    void add(List<Line> lines);

    /** One line of one case. */
    record Line(String applicationId, TimelineEntry entry) {}

    /** From the oldest on, starting behind {@code after} (null: at the oldest). */
    List<TimelineEntry> ofCase(String applicationId, Applications.Place after, int limit);
}
