package cn.yijianshi.intake.sheets.domain;

import cn.yijianshi.catalogue.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sheet of one list of a form: a column for each thing a row is asked, by its key or by the words of the form. */
public final class ListColumns implements SheetColumns {

    private final Field list;

    public ListColumns(Field list) {
        this.list = list;
    }

    @Override
    public Optional<String> named(String heading) {
        var said = heading.strip();
        return list.rows().stream()
                .filter(cell ->
                        CellValue.same(said, cell.key(), cell.label(), cell.label() + "*", cell.labelEn(), words(cell)))
                .map(Field::key)
                .findFirst();
    }

    private static String words(Field cell) {
        return Column.of(cell.key(), cell, "").words();
    }

    @Override
    public Optional<String> naming() {
        return Optional.empty();
    }

    @Override
    public boolean explains(List<String> header, List<String> line) {
        return IntStream.range(0, Math.min(header.size(), line.size()))
                        .filter(i -> !line.get(i).isBlank())
                        .allMatch(i ->
                                named(line.get(i)).filter(header.get(i)::equals).isPresent())
                && line.stream().anyMatch(cell -> !cell.isBlank());
    }

    @Override
    public List<Column> template() {
        return list.rows().stream().map(cell -> Column.of(cell.key(), cell, "")).toList();
    }

    /** The row as the form takes it. */
    Map<String, Object> read(Map<String, String> cells) {
        var row = new LinkedHashMap<String, Object>();
        list.rows().forEach(cell -> {
            var text = cells.getOrDefault(cell.key(), "");
            if (!text.isBlank()) {
                row.put(cell.key(), CellValue.of(cell, text));
            }
        });
        return row;
    }
}
