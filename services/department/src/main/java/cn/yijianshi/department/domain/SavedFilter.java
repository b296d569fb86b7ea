package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Set;

/**
 * A filter of the queue under a name.
 *
 * @param department whose officers share it; null for its maker's own
 */
public record SavedFilter(
        String id, String name, Officer maker, String department, Criteria criteria, int version, Instant changedAt) {

    /**
     * What was asked for, as it was asked: {@code me} is whoever uses the filter. Null, like an empty set, means that
     * this does not matter.
     *
     * @param dueWithinDays from the moment the filter is used
     */
    public record Criteria(
            Set<Status> status,
            Set<Lamp> lamp,
            Set<String> item,
            Set<String> region,
            Set<String> bundle,
            String assignee,
            String text,
            Instant dueBefore,
            Integer dueWithinDays) {

        public Criteria {
            status = status == null ? Set.of() : Set.copyOf(status);
            lamp = lamp == null ? Set.of() : Set.copyOf(lamp);
            item = item == null ? Set.of() : Set.copyOf(item);
            region = region == null ? Set.of() : Set.copyOf(region);
            bundle = bundle == null ? Set.of() : Set.copyOf(bundle);
        }
    }

    public boolean shared() {
        return department != null;
    }

    public boolean mayBeUsedBy(Officer officer, Set<String> departments) {
        return maker.id().equals(officer.id()) || shared() && departments.contains(department);
    }

    /** @param leads departments whose shared filters the officer looks after */
    public boolean mayBeChangedBy(Officer officer, Set<String> leads) {
        return maker.id().equals(officer.id()) || shared() && leads.contains(department);
    }
}
