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
 * cases go on asking for the day they were filed. Each change runs in one transaction.
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

    /** @param again this very request was answered before, and nothing happened now */
    public record Answer(Change change, boolean again) {}

    /** From a day on, this line holds instead of the one with the same key that held before. */
    public Answer add(DatedTable table, Wish wish, Officer by, Changes.Request request) {
        var faults = new ArrayList<Fault>();
        var values = table.read(wish.values(), faults);
        if (!faults.isEmpty()) {
            throw new TableProblem.DoesNotFit(faults);
        }
        return changing(table, wish, request, () -> {
            var before = new ArrayList<Line>();
            var after = new ArrayList<Line>();
            for (Line line : lines.ofKey(table, table.keyOf(values))) {
                if (!line.validFrom().isBefore(wish.from())) {
                    throw new TableProblem.Overlaps(line.validFrom());
                }
                before.add(line);
            }
            LocalDate lastDay = wish.from().minusDays(1);
            // Of several lines before, only the last one can reach this far.
            Line previous = before.isEmpty() ? null : before.get(before.size() - 1);
            before.clear();
            if (previous != null && previous.holdsOn(wish.from())) {
                lines.close(table, previous, lastDay);
                before.add(previous);
                after.add(previous.until(lastDay));
            } else if (previous != null && previous.validTo().isBefore(lastDay) && !wish.leaveGap()) {
                throw new TableProblem.LeavesAGap(previous.validTo());
            }
            Line line = new Line(values, wish.from(), null, wish.source());
            lines.insert(table, line);
            after.add(line);
            return change(table, Change.Act.ADDED, wish, by, before, after);
        });
    }

    /** From a day on, no line with this key holds; what was planned for later is taken back. */
    public Answer end(DatedTable table, Wish wish, Officer by, Changes.Request request) {
        var faults = new ArrayList<Fault>();
        var key = table.readKey(wish.values(), faults);
        if (!faults.isEmpty()) {
            throw new TableProblem.DoesNotFit(faults);
        }
        return changing(table, wish, request, () -> {
            var before = new ArrayList<Line>();
            var after = new ArrayList<Line>();
            for (Line line : lines.ofKey(table, key)) {
                if (!line.validFrom().isBefore(wish.from())) {
                    lines.remove(table, line);
                    before.add(line);
                } else if (line.holdsOn(wish.from())) {
                    LocalDate lastDay = wish.from().minusDays(1);
                    lines.close(table, line, lastDay);
                    before.add(line);
                    after.add(line.until(lastDay));
                }
            }
            if (before.isEmpty()) {
                throw new TableProblem.NothingToEnd();
            }
            return change(table, Change.Act.ENDED, wish, by, before, after);
        });
    }

    private Answer changing(
            DatedTable table, Wish wish, Changes.Request request, java.util.function.Supplier<Change> work) {
        long revision = lines.lock(table);
        var kept = changes.ofRequest(table, request).orElse(null);
        if (kept != null) {
            if (!kept.print().equals(request.print())) {
                throw new TableProblem.KeyReused();
            }
            return new Answer(kept.change(), true);
        }
        if (wish.seen() != null && wish.seen() != revision) {
            throw new TableProblem.ChangedMeanwhile(revision);
        }
        LocalDate today = LocalDate.now(clock.withZone(OFFICE));
        if (wish.from().isBefore(today) && !wish.retroactive()) {
            throw new TableProblem.InThePast(today);
        }
        Change change = work.get();
        lines.advance(table);
        return new Answer(change.as(changes.keep(table, change, request)), false);
    }

    private Change change(
            DatedTable table, Change.Act act, Wish wish, Officer by, List<Line> before, List<Line> after) {
        Instant now = clock.instant();
        boolean past = wish.from().isBefore(LocalDate.ofInstant(now, OFFICE));
        return new Change(
                null,
                table.name(),
                lines.revision(table) + 1,
                act,
                wish.from(),
                past,
                by,
                now,
                wish.reason(),
                before,
                after);
    }
}
