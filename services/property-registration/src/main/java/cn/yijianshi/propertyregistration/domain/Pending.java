package cn.yijianshi.propertyregistration.domain;

import java.time.Instant;
import java.util.List;

/** Applications on units that nobody has decided yet: of two about one unit the earlier goes first. */
public interface Pending {

    /** The same review again keeps its place, even if it is now about another unit. */
    void note(Application application);

    void drop(String reviewId);

    /** The earliest first. */
    List<Application> on(String unitCode);

    /** @param since when the form came in */
    record Application(String reviewId, String unitCode, String item, String caseId, String caseNo, Instant since) {}
}
