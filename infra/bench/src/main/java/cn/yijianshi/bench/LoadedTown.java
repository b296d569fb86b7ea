package cn.yijianshi.bench;

import cn.yijianshi.bench.Town.Row;
import cn.yijianshi.department.domain.SearchText;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Writes a town's reviews in great heaps: the other indexes are taken off and built again afterwards, as the migrations
 * made them.
 */
final class LoadedTown {

    private static final int AT_A_TIME = 1000;
    private static final int A_COMMIT = 20_000;
    private static final Pattern KEY = Pattern.compile("^\\s+KEY `(\\w+)` (\\(.*\\)),?$", Pattern.MULTILINE);

    private static final List<String> COLUMNS = List.of(
            "id",
            "case_id",
            "case_no",
            "bundle",
            "item",
            "item_version",
            "item_name",
            "department",
            "region",
            "received_at",
            "submitted_at",
            "promised_amount",
            "promised_unit",
            "statutory_amount",
            "statutory_unit",
            "path_after",
            "decided_by_mode",
            "applicant_id",
            "applicant_name",
            "applicant_search",
            "case_no_end",
            "form",
            "facts",
            "awaits",
            "status",
            "ended",
            "version",
            "due_at",
            "statutory_due_at",
            "provisional",
            "clock_running",
            "lamp",
            "clock_told_at",
            "claimed_by",
            "claimed_by_name",
            "claimed_at",
            "next_day");

    private final DataSource database;
    private final Town town;
    private final Consumer<String> tell;

    LoadedTown(DataSource database, Town town, Consumer<String> tell) {
        this.database = database;
        this.town = town;
        this.tell = tell;
    }

    void load() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var kept = new TreeMap<String, String>();
            for (var table : List.of("review", "review_pair")) {
                kept.put(table, withoutKeys(connection, table));
            }
            // Nothing here needs to survive a crash of the server: a half loaded town is loaded again.
            run(connection, "ALTER INSTANCE DISABLE INNODB REDO_LOG");
            try {
                var pairs = reviews(connection);
                tell.accept("loading the pairs of " + pairs.size() + " departments");
                for (var of : pairs.entrySet()) {
                    pairs(connection, of.getKey(), of.getValue());
                }
                for (var table : kept.entrySet()) {
                    tell.accept("building the indexes of " + table.getKey());
                    run(connection, "ALTER TABLE " + table.getKey() + " " + table.getValue());
                    run(connection, "ANALYZE TABLE " + table.getKey());
                }
            } finally {
                run(connection, "ALTER INSTANCE ENABLE INNODB REDO_LOG");
            }
            connection.commit();
        }
    }

    /** @return by department: the pairs of its names, each with the numbers of its reviews in ascending order */
    private Map<String, Map<String, Numbers>> reviews(Connection connection) throws SQLException {
        var pairs = new TreeMap<String, Map<String, Numbers>>();
        var items = new HashSet<String>();
        var places = new HashSet<String>();
        long begun = System.nanoTime();
        var counted = new int[1];
        try (var insert = connection.prepareStatement("INSERT INTO review (" + String.join(",", COLUMNS) + ") VALUES ("
                        + "?,".repeat(COLUMNS.size() - 1) + "?)");
                var item = connection.prepareStatement(
                        "INSERT INTO queue_item (department, item, item_name, item_search) VALUES (?,?,?,?)");
                var place = connection.prepareStatement(
                        "INSERT INTO queue_place (department, item, region) VALUES (?,?,?)")) {
            town.tell(row -> {
                try {
                    int number = counted[0]++;
                    add(insert, row);
                    if (places.add(row.item().key() + row.region())) {
                        set(place, row.item().department(), row.item().key(), row.region());
                        place.executeUpdate();
                    }
                    if (items.add(row.item().key())) {
                        set(
                                item,
                                row.item().department(),
                                row.item().key(),
                                row.item().name(),
                                SearchText.alike(row.item().name()));
                        item.executeUpdate();
                    }
                    var here = pairs.computeIfAbsent(row.item().department(), key -> new TreeMap<>());
                    SearchText.pairs(row.applicant()).forEach(pair -> here.computeIfAbsent(pair, key -> new Numbers())
                            .add(number));
                    flush(connection, insert, counted[0]);
                    if (counted[0] % 200_000 == 0) {
                        tell.accept(counted[0] + " reviews after "
                                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
                    }
                } catch (SQLException problem) {
                    throw new IllegalStateException(problem);
                }
            });
            insert.executeBatch();
        }
        connection.commit();
        return pairs;
    }

    private static void add(PreparedStatement insert, Row row) throws SQLException {
        var item = row.item();
        var received = Moments.toColumn(row.receivedAt());
        var officer = row.officer();
        set(
                insert,
                row.id(),
                row.caseId(),
                row.caseNo(),
                row.bundle(),
                item.key(),
                item.version(),
                item.name(),
                item.department(),
                row.region(),
                received,
                received,
                item.promised().amount(),
                item.promised().unit().name(),
                item.statutory() == null ? 0 : item.statutory().amount(),
                item.statutory() == null ? "NONE" : item.statutory().unit().name(),
                row.pathAfter(),
                row.mode().name(),
                row.applicantId(),
                row.applicant(),
                SearchText.alike(row.applicant()),
                new StringBuilder(SearchText.alike(row.caseNo())).reverse().toString(),
                row.form(),
                "{\"establishmentDate\":\"2026-10-01\",\"uscc\":\"91350500MA0000000X\"}",
                row.awaits(),
                row.status().name(),
                row.status().ended(),
                3,
                Moments.toColumn(row.dueAt()),
                Moments.toColumn(row.statutoryDueAt()),
                false,
                true,
                row.lamp().name(),
                received,
                officer == null ? null : officer.id(),
                officer == null ? null : officer.name(),
                officer == null ? null : received,
                row.nextDay());
        insert.addBatch();
    }

    private void pairs(Connection connection, String department, Map<String, Numbers> pairs) throws SQLException {
        int counted = 0;
        try (var insert =
                connection.prepareStatement("INSERT INTO review_pair (department, pair, review_id) VALUES (?,?,?)")) {
            for (var pair : pairs.entrySet()) {
                for (int number : pair.getValue().all()) {
                    set(insert, department, pair.getKey(), Town.id(number, town.number()));
                    insert.addBatch();
                    flush(connection, insert, ++counted);
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void flush(Connection connection, PreparedStatement insert, int counted) throws SQLException {
        if (counted % AT_A_TIME == 0) {
            insert.executeBatch();
        }
        if (counted % A_COMMIT == 0) {
            connection.commit();
        }
    }

    /** Takes the table's secondary indexes off; the answer brings them back. */
    private static String withoutKeys(Connection connection, String table) throws SQLException {
        var drop = new ArrayList<String>();
        var add = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var shown = statement.executeQuery("SHOW CREATE TABLE " + table)) {
            shown.next();
            var key = KEY.matcher(shown.getString(2));
            while (key.find()) {
                drop.add("DROP INDEX " + key.group(1));
                add.add("ADD INDEX " + key.group(1) + " " + key.group(2));
            }
        }
        run(connection, "ALTER TABLE " + table + " " + String.join(", ", drop));
        return String.join(", ", add);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static final class Numbers {
        private int[] numbers = new int[4];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        int[] all() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
