package cn.yijianshi.department.tables.persistence;

import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.Line;
import cn.yijianshi.department.tables.domain.TableLines;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Speaks SQL made of the names a service declared, never of anything a caller wrote. Public, so that a service can read
 * its tables without a container.
 */
@Repository
public class MySqlTableLines implements TableLines {

    private static final String HOLDS = "valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)";

    private final JdbcClient sql;

    public MySqlTableLines(JdbcClient sql) {
        this.sql = sql;
    }

    // The first statement of the transaction: whatever it reads afterwards is what the writer before it left.
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long lock(DatedTable table) {
        sql.sql(
                        "INSERT INTO dated_table (name, revision) VALUES (?, 0) ON DUPLICATE KEY UPDATE revision = revision + 0")
                .param(table.name())
                .update();
        return sql.sql("SELECT revision FROM dated_table WHERE name = ? FOR UPDATE")
                .param(table.name())
                .query(Long.class)
                .single();
    }

    @Override
    public long revision(DatedTable table) {
        return sql.sql("SELECT revision FROM dated_table WHERE name = ?")
                .param(table.name())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public void advance(DatedTable table) {
        sql.sql("UPDATE dated_table SET revision = revision + 1 WHERE name = ?")
                .param(table.name())
                .update();
    }

    @Override
    public List<Line> ofKey(DatedTable table, Map<String, Object> key) {
        return sql.sql(select(table) + " WHERE " + sameKey(table) + " ORDER BY valid_from")
                .params(params(table.keys(), key))
                .query((row, n) -> line(table, row))
                .list();
    }

    @Override
    public List<Line> on(DatedTable table, LocalDate day) {
        return sql.sql(select(table) + " WHERE " + HOLDS + " ORDER BY " + order(table))
                .param("day", day)
                .query((row, n) -> line(table, row))
                .list();
    }

    @Override
    public List<Line> page(DatedTable table, LocalDate on, Place after, int limit) {
        var where = new ArrayList<String>();
        var params = new LinkedHashMap<String, Object>();
        if (on != null) {
            where.add(HOLDS);
            params.put("day", on);
        }
        if (after != null) {
            where.add("(" + beyond(table) + ")");
            params.putAll(params(table.keys(), after.key()));
            params.put("validFrom", after.validFrom());
        }
        params.put("limit", limit);
        return sql.sql(select(table)
                        + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + " ORDER BY " + order(table) + " LIMIT :limit")
                .params(params)
                .query((row, n) -> line(table, row))
                .list();
    }

    @Override
    public void insert(DatedTable table, Line line) {
        var columns = Stream.concat(
                        table.columns().stream().map(Column::name), Stream.of("validFrom", "validTo", "source"))
                .toList();
        var params = params(table.columns(), line.values());
        params.put("validFrom", line.validFrom());
        params.put("validTo", line.validTo());
        params.put("source", line.source());
        sql.sql("INSERT INTO " + stored(table)
                        + columns.stream().map(MySqlTableLines::column).collect(Collectors.joining(", ", " (", ")"))
                        + columns.stream().map(name -> ":" + name).collect(Collectors.joining(", ", " VALUES (", ")")))
                .params(params)
                .update();
    }

    @Override
    public void close(DatedTable table, Line line, LocalDate lastDay) {
        sql.sql("UPDATE " + stored(table) + " SET valid_to = :lastDay WHERE " + sameKey(table)
                        + " AND valid_from = :validFrom")
                .params(params(table.keys(), line.values()))
                .param("validFrom", line.validFrom())
                .param("lastDay", lastDay)
                .update();
    }

    @Override
    public void remove(DatedTable table, Line line) {
        sql.sql("DELETE FROM " + stored(table) + " WHERE " + sameKey(table) + " AND valid_from = :validFrom")
                .params(params(table.keys(), line.values()))
                .param("validFrom", line.validFrom())
                .update();
    }

    private static String select(DatedTable table) {
        return "SELECT "
                + table.columns().stream().map(each -> column(each.name())).collect(Collectors.joining(", "))
                + ", valid_from, valid_to, source FROM " + stored(table);
    }

    private static String sameKey(DatedTable table) {
        return table.keys().stream()
                .map(key -> column(key.name()) + " = :" + key.name())
                .collect(Collectors.joining(" AND "));
    }

    private static String order(DatedTable table) {
        return table.keys().stream().map(key -> column(key.name()) + ", ").collect(Collectors.joining()) + "valid_from";
    }

    /** Everything after a place, in the table's order. */
    private static String beyond(DatedTable table) {
        var same = new StringBuilder();
        var any = new ArrayList<String>();
        for (Column key : table.keys()) {
            any.add("(" + same + column(key.name()) + " > :" + key.name() + ")");
            same.append(column(key.name())).append(" = :").append(key.name()).append(" AND ");
        }
        any.add("(" + same + "valid_from > :validFrom)");
        return String.join(" OR ", any);
    }

    private static Map<String, Object> params(List<Column> columns, Map<String, Object> values) {
        var params = new LinkedHashMap<String, Object>();
        for (Column column : columns) {
            Object value = values.get(column.name());
            params.put(
                    column.name(),
                    value instanceof List<?> several
                            ? several.stream().map(Object::toString).collect(Collectors.joining(","))
                            : value);
        }
        return params;
    }

    private static Line line(DatedTable table, ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        for (Column column : table.columns()) {
            Object value = value(column, row);
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        return new Line(
                values,
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("source"));
    }

    private static Object value(Column column, ResultSet row) throws SQLException {
        String name = column(column.name());
        if (row.getObject(name) == null) {
            return null;
        }
        return switch (column.kind()) {
            case TEXT, CHOICE -> row.getString(name);
            case CHOICES -> List.of(row.getString(name).split(","));
            case WHOLE -> row.getInt(name);
            case NUMBER -> plain(row.getBigDecimal(name));
            case YES_NO -> row.getBoolean(name);
            case DATE -> row.getObject(name, LocalDate.class);
        };
    }

    // The database fills up with zeros; 3 and 3.0000 are the same rate.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String stored(DatedTable table) {
        return table.name().replace('-', '_');
    }

    /** heldFrom → held_from */
    private static String column(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
