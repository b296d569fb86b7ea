package cn.yijianshi.department.tables.api;

import cn.yijianshi.department.tables.domain.Change;
import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What callers see of dated tables. */
final class TableViews {

    private TableViews() {}

    /** @param revision grows with each change; send it back as {@code revision} to change only what was seen */
    record Table(String name, String label, String labelEn, long revision, List<Field> columns) {
        static Table of(DatedTable table, long revision) {
            return new Table(
                    table.name(),
                    table.label(),
                    table.labelEn(),
                    revision,
                    table.columns().stream().map(Field::of).toList());
        }
    }

    record Field(
            String name,
            Column.Kind kind,
            String label,
            String labelEn,
            boolean key,
            boolean required,
            Integer length,
            Integer scale,
            BigDecimal least,
            BigDecimal most,
            List<String> options) {
        static Field of(Column column) {
            return new Field(
                    column.name(),
                    column.kind(),
                    column.label(),
                    column.labelEn(),
                    column.key(),
                    !column.optional(),
                    column.kind() == Column.Kind.TEXT ? column.length() : null,
                    column.kind() == Column.Kind.NUMBER ? column.scale() : null,
                    column.least(),
                    column.most(),
                    column.options().isEmpty() ? null : column.options());
        }
    }

    /** @param validTo the last day it holds; null for an open end */
    record Row(Map<String, Object> values, LocalDate validFrom, LocalDate validTo, String source) {
        static Row of(Line line) {
            return new Row(line.values(), line.validFrom(), line.validTo(), line.source());
        }

        static List<Row> of(List<Line> lines) {
            return lines.stream().map(Row::of).toList();
        }
    }

    /** @param on the day asked about; null when past and planned lines were asked for too */
    record Part(Table table, LocalDate on, List<Row> items, String next) {}

    /**
     * A change of a table as the book has it.
     *
     * @param confirmedBy who published what {@code by} proposed; null of older changes
     */
    record BookEntry(
            Long id,
            long revision,
            Change.Act act,
            LocalDate from,
            boolean retroactive,
            String by,
            Instant at,
            String reason,
            List<Row> before,
            List<Row> after,
            String confirmedBy) {
        static BookEntry of(Change change) {
            return new BookEntry(
                    change.id(),
                    change.revision(),
                    change.act(),
                    change.from(),
                    change.retroactive(),
                    change.by().name(),
                    change.at(),
                    change.reason(),
                    Row.of(change.before()),
                    Row.of(change.after()),
                    change.confirmedBy());
        }
    }

    /**
     * A new line.
     *
     * @param validFrom the first day it holds
     * @param source the law or decision it stands on
     * @param retroactive true when a day that has passed is meant
     * @param leaveGap true when days without any line are meant
     * @param revision of the table as the caller saw it; may be left out
     */
    record NewLine(
            Map<String, Object> values,
            LocalDate validFrom,
            String source,
            String reason,
            Boolean retroactive,
            Boolean leaveGap,
            Long revision) {}

    /** @param values the key columns of the line; {@code from} is the first day on which it holds no longer */
    record End(Map<String, Object> values, LocalDate from, String reason, Boolean retroactive, Long revision) {}
}
