package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One combined application as the engine knows it: ids, choices and small facts, no answers on forms, no materials.
 *
 * @param applicantId the login that filed it; null for cases of before it was told
 * @param items the items that take part with the version each was filed under
 */
public record CaseFile(
        String caseId,
        String caseNo,
        String bundle,
        int bundleVersion,
        String region,
        Map<String, List<String>> answers,
        Map<String, Integer> items,
        CaseState state,
        String ground,
        String processId,
        Instant submittedAt,
        String applicantId) {

    /** Running until every item has ended; one that stops opens no further reviews. */
    public enum CaseState {
        RUNNING,
        WITHDRAWING,
        STOPPING,
        ENDED
    }

    public boolean stopping() {
        return state == CaseState.WITHDRAWING || state == CaseState.STOPPING;
    }
}
