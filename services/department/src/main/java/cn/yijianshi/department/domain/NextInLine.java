package cn.yijianshi.department.domain;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * Which review is to be taken next (取下一件): the one whose legal limit ends on the earliest day; of one day the one that
 * most of its case waits for; then the one whose promised limit ends first.
 *
 * <p>The law's day comes first because no promise outweighs it. Within one day nothing is lost by any order, so what
 * shortens whole cases goes ahead. The database sorts by the same rule: {@code MySqlReviewQueue.IN_LINE}.
 */
public final class NextInLine {

    /** The day of a review without a legal limit: it goes last. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    // The engine lets every legal limit end on a working day, so the days of this zone are working days.
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    public static final Comparator<Review> ORDER = Comparator.comparing(NextInLine::legalDay)
            .thenComparing(
                    review -> review.request().pathAfter(),
                    Comparator.<Integer>naturalOrder().reversed())
            .thenComparing(review -> review.due().dueAt())
            .thenComparing(Review::id);

    private NextInLine() {}

    public static LocalDate legalDay(Review review) {
        var legal = review.due().statutoryDueAt();
        return legal == null ? NEVER : legal.atZone(OFFICE).toLocalDate();
    }

    /** What rules decide, what is held and what is somebody's is never handed out. */
    public static boolean mayBeHandedOut(Review review) {
        return review.status() == Status.OPEN
                && review.mode() != Mode.AUTOMATIC
                && !review.held()
                && review.claim() == null;
    }
}
