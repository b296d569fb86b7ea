package cn.yijianshi.intake.batches.domain;

import java.util.List;
import java.util.Map;

/** A line of a spreadsheet as it was read: column key to text, and what cannot be read for what it is. */
public record SheetRow(String key, int number, Map<String, String> cells, List<BatchRow.CellProblem> problems) {

    /** What a row without a usable key is called until it comes again with one. */
    public static final String UNNAMED = "#";
}
