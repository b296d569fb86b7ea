package cn.yijianshi.department.domain;

import java.util.Collection;
import java.util.List;

/** What has become of reviews, as it is written down by whichever process changed them. */
public interface ReviewChanges {

    /** Number of the newest change; 0 when there is none. */
    long newest();

    /** Changes numbered above {@code after} and up to {@code most} of them, oldest first. */
    List<Change> after(long after, int most);

    /** Those of the numbers that are there by now. */
    List<Change> of(Collection<Long> numbers);

    /** @param number grows in the order of writing, which is not always the order of becoming visible */
    record Change(
            long number, String reviewId, String department, int version, Status status, Lamp lamp, String item) {}
}
