package cn.yijianshi.department.tables.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A table of the law: numbers, rates or words that the administration keeps, each line with the days it holds and the
 * source it stands on. A service declares one bean per table over an SQL table that has the same columns and
 * {@code valid_from}, {@code valid_to} (the last day, empty for an open end) and {@code source}, with its key columns and
 * {@code valid_from} as primary key.
 *
 * @param name as the address says it, such as {@code house-tax-rate}; the database says {@code house_tax_rate}
 * @param rule what must hold between the columns of a line
 */
public record DatedTable(
        String name,
        String label,
        String labelEn,
        List<Column> columns,
        Function<Map<String, Object>, List<Fault>> rule) {

    public DatedTable {
        columns = List.copyOf(columns);
        if (columns.stream().noneMatch(Column::key)) {
            throw new IllegalArgumentException("The table " + name + " names no key column");
        }
    }

    public static DatedTable of(String name, String label, String labelEn, Column... columns) {
        return new DatedTable(name, label, labelEn, List.of(columns), values -> List.of());
    }

    /** The same table with a rule between its columns; it is asked only when every column fits by itself. */
    public DatedTable where(Function<Map<String, Object>, List<Fault>> between) {
        return new DatedTable(name, label, labelEn, columns, between);
    }

    public List<Column> keys() {
        return columns.stream().filter(Column::key).toList();
    }

    /** The values of a whole line as its columns keep them. */
    Map<String, Object> read(Map<String, Object> written, List<Fault> faults) {
        var values = read(columns, written, faults);
        if (faults.isEmpty()) {
            faults.addAll(rule.apply(values));
        }
        return values;
    }

    /** The values of its key columns only. */
    public Map<String, Object> readKey(Map<String, Object> written, List<Fault> faults) {
        return read(keys(), written, faults);
    }

    private static Map<String, Object> read(List<Column> columns, Map<String, Object> written, List<Fault> faults) {
        var values = new LinkedHashMap<String, Object>();
        var unknown = new ArrayList<>(written.keySet());
        for (Column column : columns) {
            unknown.remove(column.name());
            Object value = column.read(written.get(column.name()), faults);
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        unknown.forEach(name -> faults.add(new Fault(name, "unknown-column")));
        return values;
    }

    Map<String, Object> keyOf(Map<String, Object> values) {
        var key = new LinkedHashMap<String, Object>();
        keys().forEach(column -> key.put(column.name(), values.get(column.name())));
        return key;
    }
}
