package cn.yijianshi.engine.domain;

import java.util.Map;
import java.util.Set;

/**
 * One item of a case with the department that decides it.
 *
 * @param awaits items whose decision must be in before this one may be decided; empty once it is released
 * @param outputs what its approval brought out, for later items to read
 */
public record CaseReview(
        String reviewId,
        String caseId,
        String item,
        int itemVersion,
        String department,
        String processId,
        ItemState state,
        Set<String> awaits,
        Map<String, String> outputs) {}
