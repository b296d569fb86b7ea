package cn.yijianshi.intake.sheets.api;

import cn.yijianshi.intake.sheets.domain.JudgedRow;
import cn.yijianshi.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sheets as those who hand them in read them. */
final class SheetViews {

    private SheetViews() {}

    /**
     * @param draftVersion of the draft with the rows that were taken in its list; null where it is a case already
     * @param by name of who handed it in
     * @param rows one page of them, in the order of the sheet
     */
    record SheetView(
            String field,
            String label,
            String labelEn,
            String fileName,
            String by,
            Instant at,
            int taken,
            int refused,
            Integer draftVersion,
            Page<SheetRowView> rows) {}

    /** @param row the line of the sheet; @param value as the form takes it */
    record SheetRowView(int row, JudgedRow.State state, Map<String, Object> value, List<CellProblemView> problems) {}

    /** @param cell as spreadsheets name it, e.g. C5; null where the sheet has no such column */
    record CellProblemView(
            String cell, String column, String label, String labelEn, String code, String text, String textEn) {}
}
