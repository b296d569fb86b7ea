package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;

/** 告知承诺: what stands for a material of a review only as the applicant's promise. */
public interface Promises {

    /** What a promise that cannot be relied on puts in the way; nothing where all can. */
    List<Finding> examine(Review review);

    /** Granted: whoever relied on a promise must look whether it is kept. */
    void granted(Review review, Instant at);

    /** Ended without a grant: nobody relied on them. */
    void ended(Review review, Instant at);
}
