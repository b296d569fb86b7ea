package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.ReviewQueue.Assignee;
import cn.yijianshi.department.domain.SavedFilter;
import cn.yijianshi.department.domain.SearchText;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a caller wants to see of his queue, as he said it. */
record QueueQuery(
        @Parameter(description = "Without it: everything unfinished")
        List<Status> status,

        List<Lamp> lamp,
        List<String> item,

        @Parameter(description = "by GB/T 2260") List<String> region,

        List<String> bundle,

        @Parameter(description = "me, nobody, or an officer's id")
        String assignee,

        @Parameter(description = "A beginning of the case number")
        String caseNo,

        @Parameter(description = "In the applicant's name, the item's name, or at either end of the case number")
        String text,

        Instant dueBefore) {

    /** What waits for somebody: the queue as it opens. */
    private static final Set<Status> UNFINISHED = unfinished();

    static final QueueQuery EVERYTHING = new QueueQuery(null, null, null, null, null, null, null, null, null);

    ReviewQueue.Wanted wanted(Set<String> departments, Caller caller) {
        return new ReviewQueue.Wanted(
                departments,
                none(status) ? UNFINISHED : Set.copyOf(status),
                set(lamp),
                set(item),
                set(region),
                set(bundle),
                assignee(caller),
                caseNo == null || caseNo.isBlank() ? null : caseNo.strip(),
                SearchText.of(text).orElse(null),
                dueBefore);
    }

    /** This query where it says something, the filter's word where it does not. */
    QueueQuery within(SavedFilter.Criteria filter, Clock clock) {
        var due = filter.dueBefore();
        if (filter.dueWithinDays() != null) {
            due = clock.instant().plus(Duration.ofDays(filter.dueWithinDays()));
        }
        return new QueueQuery(
                none(status) ? List.copyOf(filter.status()) : status,
                none(lamp) ? List.copyOf(filter.lamp()) : lamp,
                none(item) ? List.copyOf(filter.item()) : item,
                none(region) ? List.copyOf(filter.region()) : region,
                none(bundle) ? List.copyOf(filter.bundle()) : bundle,
                blank(assignee) ? filter.assignee() : assignee,
                caseNo,
                blank(text) ? filter.text() : text,
                dueBefore == null ? due : dueBefore);
    }

    private Assignee assignee(Caller caller) {
        if (blank(assignee)) {
            return null;
        }
        return switch (assignee.strip()) {
            case "me" -> new Assignee(caller.subject());
            case "nobody" -> Assignee.NOBODY;
            default -> new Assignee(assignee.strip());
        };
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean none(Collection<?> values) {
        return values == null || values.isEmpty();
    }

    private static <T> Set<T> set(List<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }

    private static Set<Status> unfinished() {
        var unfinished = EnumSet.noneOf(Status.class);
        Arrays.stream(Status.values())
                .filter(status -> status != Status.REQUESTED && !status.ended())
                .forEach(unfinished::add);
        return unfinished;
    }
}
