package cn.yijianshi.intake.sheets.domain;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.intake.domain.DottedKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What became of one line of an uploaded sheet.
 *
 * @param number the line of the sheet
 * @param cells column to text, in the order of the sheet
 * @param problems why it was refused; empty when it was taken
 */
public record JudgedRow(
        int number, State state, Map<String, String> cells, Map<String, Object> value, List<CellProblem> problems) {

    public enum State {
        TAKEN,
        REFUSED
    }

    /** Numbers that belong to one person, firm or home: on one list nobody stands twice. */
    private static final Set<String> OF_ONE = Set.of("CITIZEN_ID", "WORKER_ID", "USCC", "REALTY_UNIT");

    /** Every row is judged by itself, as strictly as the form judges it: a bad one stops no good one. */
    public static List<JudgedRow> all(MergedForm form, Field list, List<SheetRow> rows, Checks checks) {
        var columns = new ListColumns(list);
        var values = rows.stream().map(row -> columns.read(row.cells())).toList();
        var flaws = flaws(form, list, values, checks);
        var lineOf = new HashMap<String, Integer>();
        var judged = new ArrayList<JudgedRow>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var problems = new ArrayList<>(row.problems());
            var places = SheetRow.places(List.copyOf(row.cells().keySet()), row.number());
            flaws.getOrDefault(i, Map.of()).forEach((column, flaw) -> {
                if (problems.stream().noneMatch(known -> known.column().equals(column))) {
                    problems.add(CellProblem.ofField(places.get(column), column, flaw.code(), flaw.args()));
                }
            });
            if (problems.isEmpty()) {
                problems.addAll(twice(list, row, values.get(i), places, lineOf));
            }
            judged.add(new JudgedRow(
                    row.number(),
                    problems.isEmpty() ? State.TAKEN : State.REFUSED,
                    row.cells(),
                    values.get(i),
                    problems));
        }
        return List.copyOf(judged);
    }

    /** Row to column to what is wrong there. */
    private static Map<Integer, Map<String, FieldProblem>> flaws(
            MergedForm form, Field list, List<Map<String, Object>> values, Checks checks) {
        var given = new LinkedHashMap<String, Object>();
        DottedKeys.put(given, list.key(), values);
        var here = "/" + list.key().replace('.', '/') + "/";
        var flaws = new HashMap<Integer, Map<String, FieldProblem>>();
        var found = new ArrayList<>(form.check(given, checks));
        // Told here, with the way out, and left out of the list: the rows beside it go on.
        form.stopped(given).forEach(row -> found.add(MergedForm.stops(here + row.index(), row)));
        for (var flaw : found) {
            var inside = flaw.pointer().startsWith(here)
                    ? flaw.pointer().substring(here.length()).split("/")
                    : new String[0];
            if (inside.length >= 2) {
                flaws.computeIfAbsent(Integer.valueOf(inside[0]), row -> new LinkedHashMap<>())
                        .putIfAbsent(inside[1], flaw);
            }
        }
        return flaws;
    }

    private static List<CellProblem> twice(
            Field list,
            SheetRow row,
            Map<String, Object> value,
            Map<String, String> places,
            Map<String, Integer> lineOf) {
        var problems = new ArrayList<CellProblem>();
        for (var cell : list.rows()) {
            if (cell.check() == null || !OF_ONE.contains(cell.check()) || value.get(cell.key()) == null) {
                continue;
            }
            var earlier = lineOf.putIfAbsent(
                    cell.key() + " " + String.valueOf(value.get(cell.key())).toUpperCase(Locale.ROOT), row.number());
            if (earlier != null) {
                problems.add(new CellProblem(
                        places.get(cell.key()), cell.key(), "sheet-row-twice", List.of(String.valueOf(earlier))));
            }
        }
        return problems;
    }
}
