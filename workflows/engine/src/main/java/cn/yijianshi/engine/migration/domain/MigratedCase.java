package cn.yijianshi.engine.migration.domain;

import java.util.Map;

/**
 * One case of a migration.
 *
 * @param predicted what the trial said, WOULD_MOVE or STAYS; null before it
 * @param outcome what became of it last; null before the trial
 * @param reason why it stays; null where it does not
 * @param item the item that holds it, or null
 * @param itemsBefore the items it had before it was moved; null if it was not
 */
public record MigratedCase(
        String caseId,
        String caseNo,
        Outcome predicted,
        Outcome outcome,
        Reason reason,
        String item,
        Map<String, Integer> itemsBefore) {

    public enum Outcome {
        WOULD_MOVE,
        MOVED,
        STAYS,
        FAILED,
        RETURNED
    }
}
