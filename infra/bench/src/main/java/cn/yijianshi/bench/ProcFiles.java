package cn.yijianshi.bench;

import java.util.Arrays;

/** Reads what Linux tells of a process in its files below /proc. */
final class ProcFiles {

    /** Linux counts for programs in hundredths of a second, whatever the kernel's own tick is. */
    private static final double MILLIS_PER_TICK = 10.0;

    // Counted from the process's state, the first field after its name; see proc(5).
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private ProcFiles() {}

    /** CPU time used so far, by all threads, of a {@code /proc/<pid>/stat}. */
    static double cpuMillis(String stat) {
        String[] fields = afterTheName(stat);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * MILLIS_PER_TICK;
    }

    /** A line such as {@code VmRSS:  123456 kB} of a {@code /proc/<pid>/status}, in megabytes; 0 if there is none. */
    static double megabytes(String status, String line) {
        return Arrays.stream(status.split("\n"))
                        .filter(each -> each.startsWith(line + ":"))
                        .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    // A program may have blanks and brackets in its name; the last bracket closes it.
    private static String[] afterTheName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ");
    }
}
