package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The reviews of this service's departments, as queues show and count them. */
public interface ReviewQueue {

    /**
     * By due time, then id.
     *
     * @param from the last one seen, which is not shown again; null for the beginning
     * @param backwards what comes before {@code from}, still by due time
     */
    List<Reviews.InQueue> page(Wanted wanted, Place from, boolean backwards, int limit);

    /** Of the same reviews the numbers only. */
    List<Count> counts(Wanted wanted, String me);

    /** Ids of those that may be handed out, in the order of {@link NextInLine}. */
    List<String> inLine(Wanted wanted, int skip, int limit);

    /**
     * Which reviews a queue shows. An empty set, like null, means that this does not matter; departments and statuses
     * are always named.
     *
     * @param caseNo a beginning of the case number
     * @param text what {@link SearchText} finds in case number, applicant's name and item name
     */
    record Wanted(
            Set<String> departments,
            Set<Status> statuses,
            Set<Lamp> lamps,
            Set<String> items,
            Set<String> regions,
            Set<String> bundles,
            Assignee assignee,
            String caseNo,
            SearchText text,
            Instant dueBefore) {

        public Wanted {
            departments = Set.copyOf(departments);
            statuses = Set.copyOf(statuses);
            lamps = Set.copyOf(lamps);
            items = Set.copyOf(items);
            regions = Set.copyOf(regions);
            bundles = Set.copyOf(bundles);
        }
    }

    /** @param officer whose the review is; null for nobody's */
    record Assignee(String officer) {
        public static final Assignee NOBODY = new Assignee(null);
    }

    record Place(Instant dueAt, String reviewId) {}

    /** So many have all of these in common. */
    record Count(Status status, Lamp lamp, String item, Whose whose, long number) {}

    enum Whose {
        MINE,
        NOBODYS,
        OTHERS
    }
}
