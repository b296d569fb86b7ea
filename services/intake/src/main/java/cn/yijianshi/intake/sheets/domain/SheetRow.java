package cn.yijianshi.intake.sheets.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of a spreadsheet as it was read: column key to text, and what cannot be read for what it is. */
public record SheetRow(String key, int number, Map<String, String> cells, List<CellProblem> problems) {

    /** What a row without a usable key is called until it comes again with one. */
    public static final String UNNAMED = "#";

    /** C5 for the third column of the fifth line. */
    public static String cell(int column, int number) {
        var letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.append(number).toString();
    }

    /** The cells of this line by their columns, as spreadsheets name them. */
    public static Map<String, String> places(List<String> columns, int number) {
        var places = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), cell(i, number));
        }
        return places;
    }
}
