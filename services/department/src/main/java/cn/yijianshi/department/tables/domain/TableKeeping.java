package cn.yijianshi.department.tables.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Changes dated tables. What held keeps holding for the days it held: a new line closes the one before it, and running
 * cases go on asking for the day they were filed. What one administrator proposes is
 * planned once to see that it can be, and once more when another publishes it, in one transaction.
 */
public final class TableKeeping {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final TableLines lines;
    private final Changes changes;
    private final Clock clock;

    public TableKeeping(TableLines lines, Changes changes, Clock clock) {
        this.lines = lines;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What an administrator asks for, and how the asking is known again.
     *
     * @param values a whole line; to end one, its key columns
     * @param from the first day on which it is to be so
     * @param retroactive whether a day that has passed is meant
     * @param leaveGap whether days without any line are meant
     * @param seen the revision the caller read; null when he does not care
     */
    public record Wish(
            Map<String, Object> values,
            LocalDate from,
            String source,
            String reason,
            boolean retroactive,
            boolean leaveGap,
            Long seen) {}

    /**
     * What a wish would change, looked up and not yet done.
     *
     * @param close until the day before; {@code remove}: was planned for later; {@code insert}: null when a line ends
     * @param before the lines it touches as they are, {@code after} as they would be
     */
    public record Plan(
            Change.Act act, List<Line> close, List<Line> remove, Line insert, List<Line> before, List<Line> after) {}

    /** What would be different if it were so; whatever stands against it is said. */
    public Plan plan(DatedTable table, Change.Act act, Wish wish) {
        var faults = new ArrayList<Fault>();
        boolean adds = act == Change.Act.ADDED;
        var values = adds ? table.read(wish.values(), faults) : table.readKey(wish.values(), faults);
        if (!faults.isEmpty()) {
            throw new TableProblem.DoesNotFit(faults);
        }
        long revision = lines.revision(table);
        if (wish.seen() != null && wish.seen() != revision) {
            throw new TableProblem.ChangedMeanwhile(revision);
        }
        LocalDate today = LocalDate.now(clock.withZone(OFFICE));
        if (wish.from().isBefore(today) && !wish.retroactive()) {
            throw new TableProblem.InThePast(today);
        }
        return adds ? added(table, values, wish) : ended(table, values, wish);
    }

    /** From a day on, this line holds instead of the one with the same key that held before. */
    private Plan added(DatedTable table, Map<String, Object> values, Wish wish) {
        Line previous = null;
        for (Line line : lines.ofKey(table, table.keyOf(values))) {
            if (!line.validFrom().isBefore(wish.from())) {
                throw new TableProblem.Overlaps(line.validFrom());
            }
            // Of several lines before, only the last one can reach this far.
            previous = line;
        }
        LocalDate lastDay = wish.from().minusDays(1);
        Line line = new Line(values, wish.from(), null, wish.source());
        if (previous != null && previous.holdsOn(wish.from())) {
            return new Plan(
                    Change.Act.ADDED,
                    List.of(previous),
                    List.of(),
                    line,
                    List.of(previous),
                    List.of(previous.until(lastDay), line));
        }
        if (previous != null && previous.validTo().isBefore(lastDay) && !wish.leaveGap()) {
            throw new TableProblem.LeavesAGap(previous.validTo());
        }
        return new Plan(Change.Act.ADDED, List.of(), List.of(), line, List.of(), List.of(line));
    }

    /** From a day on, no line with this key holds; what was planned for later is taken back. */
    private Plan ended(DatedTable table, Map<String, Object> key, Wish wish) {
        var close = new ArrayList<Line>();
        var remove = new ArrayList<Line>();
        var before = new ArrayList<Line>();
        var after = new ArrayList<Line>();
        LocalDate lastDay = wish.from().minusDays(1);
        for (Line line : lines.ofKey(table, key)) {
            if (!line.validFrom().isBefore(wish.from())) {
                remove.add(line);
                before.add(line);
            } else if (line.holdsOn(wish.from())) {
                close.add(line);
                before.add(line);
                after.add(line.until(lastDay));
            }
        }
        if (before.isEmpty()) {
            throw new TableProblem.NothingToEnd();
        }
        return new Plan(Change.Act.ENDED, close, remove, null, before, after);
    }

    /** Does what was planned under the lock and writes it into the book. */
    public Change carryOut(DatedTable table, Plan plan, Wish wish, Officer by, Changes.Request request) {
        LocalDate lastDay = wish.from().minusDays(1);
        plan.close().forEach(line -> lines.close(table, line, lastDay));
        plan.remove().forEach(line -> lines.remove(table, line));
        if (plan.insert() != null) {
            lines.insert(table, plan.insert());
        }
        Instant now = clock.instant();
        Change change = new Change(
                null,
                table.name(),
                lines.revision(table) + 1,
                plan.act(),
                wish.from(),
                wish.from().isBefore(LocalDate.ofInstant(now, OFFICE)),
                by,
                now,
                wish.reason(),
                plan.before(),
                plan.after(),
                null);
        lines.advance(table);
        return change.as(changes.keep(table, change, request));
    }
}
