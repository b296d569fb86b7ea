package cn.yijianshi.department.tables.domain;

import java.time.LocalDate;
import java.util.List;

/** Why a table was not changed. */
public abstract sealed class TableProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TableProblem(String message) {
        super(message);
    }

    /** Something written does not fit its column. */
    public static final class DoesNotFit extends TableProblem {
        private static final long serialVersionUID = 1L;
        private final transient List<Fault> faults;

        DoesNotFit(List<Fault> faults) {
            super(faults.toString());
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /** It would hold from a day that has passed, and nobody said that this is meant. */
    public static final class InThePast extends TableProblem {
        private static final long serialVersionUID = 1L;
        private final LocalDate today;

        InThePast(LocalDate today) {
            super("before " + today);
            this.today = today;
        }

        public LocalDate today() {
            return today;
        }
    }

    /** A line with this key begins on that day or later. */
    public static final class Overlaps extends TableProblem {
        private static final long serialVersionUID = 1L;
        private final LocalDate begins;

        Overlaps(LocalDate begins) {
            super("a line begins on " + begins);
            this.begins = begins;
        }

        public LocalDate begins() {
            return begins;
        }
    }

    /** Between the line before and this one there would be days on which nothing holds. */
    public static final class LeavesAGap extends TableProblem {
        private static final long serialVersionUID = 1L;
        private final LocalDate lastDay;

        LeavesAGap(LocalDate lastDay) {
            super("nothing holds after " + lastDay);
            this.lastDay = lastDay;
        }

        public LocalDate lastDay() {
            return lastDay;
        }
    }

    /** No line with this key holds on that day or later. */
    public static final class NothingToEnd extends TableProblem {
        private static final long serialVersionUID = 1L;

        NothingToEnd() {
            super("nothing to end");
        }
    }

    /** Somebody changed the table after the caller read it. */
    public static final class ChangedMeanwhile extends TableProblem {
        private static final long serialVersionUID = 1L;
        private final long revision;

        ChangedMeanwhile(long revision) {
            super("revision is " + revision);
            this.revision = revision;
        }

        public long revision() {
            return revision;
        }
    }
}
