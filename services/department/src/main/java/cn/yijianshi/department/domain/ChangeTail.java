package cn.yijianshi.department.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Follows the changes as they become visible.
 *
 * <p>A number is given before its transaction commits, so a lower one may show up after a higher one. Numbers that are
 * missing are asked for again until it is certain that nobody will bring them.
 */
public final class ChangeTail {

    private static final int AT_A_TIME = 500;
    private static final int MOST_MISSING = 2000;
    /** Numbers below the newest that may still be on their way. */
    public static final int OVERLAP = 50;

    private final ReviewChanges changes;
    private final int patience;
    /** Missing numbers and how often they were asked for. */
    private final TreeMap<Long, Integer> missing = new TreeMap<>();

    private long seen;

    /**
     * Follows from the newest change on, and from those shortly before it that are not visible yet.
     *
     * @param patience how many looks a missing number is waited for
     */
    public ChangeTail(ReviewChanges changes, int patience) {
        this.changes = changes;
        this.patience = patience;
        this.seen = Math.max(0, changes.newest() - OVERLAP);
        look();
    }

    /** What has become visible since the last look, in the order of its numbers. */
    public List<ReviewChanges.Change> look() {
        var found = new ArrayList<ReviewChanges.Change>();
        if (!missing.isEmpty()) {
            for (var late : changes.of(List.copyOf(missing.keySet()))) {
                missing.remove(late.number());
                found.add(late);
            }
            missing.replaceAll((number, looks) -> looks + 1);
            missing.values().removeIf(looks -> looks > patience);
        }
        List<ReviewChanges.Change> fresh;
        do {
            fresh = changes.after(seen, AT_A_TIME);
            for (var change : fresh) {
                // A jump of thousands is a server that gave away a block of numbers, not a transaction that is late.
                for (long gap = Math.max(seen + 1, change.number() - MOST_MISSING); gap < change.number(); gap++) {
                    missing.put(gap, 0);
                }
                seen = change.number();
                found.add(change);
            }
            while (missing.size() > MOST_MISSING) {
                missing.pollFirstEntry();
            }
        } while (fresh.size() == AT_A_TIME);
        found.sort(Comparator.comparingLong(ReviewChanges.Change::number));
        return found;
    }

    public long seen() {
        return seen;
    }
}
