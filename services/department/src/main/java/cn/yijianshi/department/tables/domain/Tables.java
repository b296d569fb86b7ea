package cn.yijianshi.department.tables.domain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The dated tables of a service, for desks that ask what held on a day. Lines are remembered until the table's
 * revision grows, which every reading looks at: a change is seen at once, in every process.
 */
public final class Tables {

    private static final int DAYS_REMEMBERED = 400;

    private final Map<String, DatedTable> byName = new LinkedHashMap<>();
    private final TableLines lines;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(long revision, Map<LocalDate, List<Line>> days) {}

    public Tables(List<DatedTable> tables, TableLines lines) {
        this.lines = lines;
        for (DatedTable table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("Two tables are called " + table.name());
            }
        }
    }

    public List<DatedTable> all() {
        return List.copyOf(byName.values());
    }

    public Optional<DatedTable> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The lines of a table that hold on a day, in the order of their keys. */
    public List<Line> on(String name, LocalDate day) {
        DatedTable table =
                named(name).orElseThrow(() -> new IllegalArgumentException("There is no table called " + name));
        // Read before the lines: if one changes in between, the next reading throws these away again.
        long revision = lines.revision(table);
        Remembered known = remembered.compute(
                name,
                (same, old) ->
                        old == null || old.revision() != revision || old.days().size() > DAYS_REMEMBERED
                                ? new Remembered(revision, new ConcurrentHashMap<>())
                                : old);
        return known.days().computeIfAbsent(day, missing -> lines.on(table, missing));
    }
}
