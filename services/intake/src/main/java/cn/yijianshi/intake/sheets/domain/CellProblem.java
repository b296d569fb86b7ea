package cn.yijianshi.intake.sheets.domain;

import java.util.List;

/**
 * What is wrong with a cell of a sheet.
 *
 * @param cell as spreadsheets name it, e.g. {@code C5}; null where the sheet has no such column
 * @param column the column's key; empty where it is about the row as a whole
 * @param code key of the sentence
 */
public record CellProblem(String cell, String column, String code, List<String> args) {

    /** Of a form's field: the sentence is the one that the form itself would say. */
    public static final String OF_FIELD = "field.";

    public static CellProblem ofField(String cell, String column, String code, List<String> args) {
        return new CellProblem(cell, column, OF_FIELD + code, args);
    }
}
