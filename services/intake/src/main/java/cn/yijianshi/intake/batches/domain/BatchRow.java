package cn.yijianshi.intake.batches.domain;

import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.SheetRow;
import java.util.List;
import java.util.Map;

/**
 * One application of a batch.
 *
 * @param key the owner's own name for the row: however often it is handed in, it becomes one case
 * @param number the line of the sheet
 * @param cells column to text, in the order of the sheet; empty once it is filed
 * @param problems why it could not be filed; empty while nobody has tried or when it is
 */
public record BatchRow(
        String batchId,
        String key,
        int number,
        State state,
        Map<String, String> cells,
        List<CellProblem> problems,
        String applicationId,
        String caseNo,
        String trackingCode) {

    public enum State {
        PENDING,
        FILED,
        FAILED
    }

    /** The columns of its sheet from the first on. */
    public List<String> places() {
        return List.copyOf(cells.keySet());
    }

    public static BatchRow pending(String batchId, SheetRow row) {
        // What the sheet itself shows to be wrong cannot be filed, but everything else wrong with it is named too.
        return new BatchRow(
                batchId, row.key(), row.number(), State.PENDING, row.cells(), row.problems(), null, null, null);
    }

    public BatchRow filed(String id, String number, String code) {
        return new BatchRow(batchId, key, this.number, State.FILED, Map.of(), List.of(), id, number, code);
    }

    public BatchRow failed(List<CellProblem> why) {
        return new BatchRow(batchId, key, number, State.FAILED, cells, why, null, null, null);
    }
}
