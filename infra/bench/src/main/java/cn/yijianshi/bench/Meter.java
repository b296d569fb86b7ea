package cn.yijianshi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the CPU time and the memory of named processes, each with the processes it started. */
final class Meter {

    private final Map<String, Long> pids;

    Meter(Map<String, Long> pids) {
        this.pids = new LinkedHashMap<>(pids);
    }

    /** Nothing to read: a platform whose processes nobody named. */
    boolean isEmpty() {
        return pids.isEmpty();
    }

    /** CPU time used so far, in milliseconds, by name. */
    Map<String, Double> cpuMillis() {
        var cpu = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) ->
                cpu.put(name, family(pid).mapToDouble(Meter::cpuMillisOf).sum()));
        return cpu;
    }

    /** Of one process alone. */
    static double cpuMillisOf(long pid) {
        return read(pid, "stat").map(ProcFiles::cpuMillis).findFirst().orElse(0.0);
    }

    /** Resident memory now, in megabytes, by name. */
    Map<String, Double> residentMegabytes() {
        var resident = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) -> resident.put(
                name,
                family(pid)
                        .mapToDouble(each -> read(each, "status")
                                .map(status -> ProcFiles.megabytes(status, "VmRSS"))
                                .findFirst()
                                .orElse(0.0))
                        .sum()));
        return resident;
    }

    private static Stream<Long> family(long pid) {
        return Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    private static Stream<String> read(long pid, String file) {
        try {
            return Stream.of(Files.readString(Path.of("/proc/" + pid + "/" + file)));
        } catch (IOException gone) {
            return Stream.empty();
        }
    }
}
