package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What intake tells the others, in the transaction that made it true. */
public interface CaseAnnouncements {

    void submitted(Application application, Map<String, List<String>> answers, List<FiledItem> items);

    /** One department's share of the form: item key to the fields that item needs; certificates stay as told before. */
    void filed(Application application, String department, Map<String, Map<String, Object>> forms, Instant at);

    /**
     * The same for the first time, with the certificates and promises that stand for materials of this department's
     * items, and per item the ids of what was uploaded for it.
     */
    void filed(
            Application application,
            String department,
            Map<String, Map<String, Object>> forms,
            List<Holdings.Presented> certificates,
            List<Promise> promises,
            Map<String, Map<String, List<String>>> materials,
            Instant at);

    /** The material came after all. @param reviewId null while the department was not asked yet */
    void promiseReplaced(Application application, Promise promise, String reviewId);

    void withdrawalRequested(Application application, String reason);

    /** @param materials entry of the notice to the ids of what was uploaded for it */
    void deferralSupplied(
            Application application, Duty duty, Map<String, Object> fields, Map<String, List<String>> materials);

    /** @param materials entry of the notice to the ids of what was uploaded for it */
    void correctionAnswered(
            Application application,
            ReviewProgress review,
            Map<String, Object> fields,
            Map<String, List<String>> materials);
}
