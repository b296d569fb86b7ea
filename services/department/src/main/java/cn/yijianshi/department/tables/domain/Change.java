package cn.yijianshi.department.tables.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Who changed a dated table when and why. Written once, never edited.
 *
 * @param id null until it is kept
 * @param revision of the table after this change
 * @param from the first day on which something is different
 * @param before the lines it touched as they were, {@code after} as they are
 * @param confirmedBy who published what {@code by} proposed; null of what was written by one alone
 */
public record Change(
        Long id,
        String table,
        long revision,
        Act act,
        LocalDate from,
        boolean retroactive,
        Officer by,
        Instant at,
        String reason,
        List<Line> before,
        List<Line> after,
        String confirmedBy) {

    public enum Act {
        ADDED,
        ENDED
    }

    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    Change as(long kept) {
        return new Change(kept, table, revision, act, from, retroactive, by, at, reason, before, after, confirmedBy);
    }
}
