package cn.yijianshi.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The virtual machine that runs us runs the others too, with flags for many small processes on one laptop. */
final class Java {

    private static final int LEAST_HEAP = 24;
    private static final int MOST_YOUNG = 16;

    private Java() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What a heap begins with where nothing else is known of it. */
    static int firstOf(int heapMegabytes) {
        return Math.max(LEAST_HEAP, heapMegabytes / 3);
    }

    static List<String> small(int heapMegabytes, int metaspaceMegabytes) {
        return small(firstOf(heapMegabytes), heapMegabytes, metaspaceMegabytes);
    }

    /** C1 and the serial collector: measured as the quickest start and the least memory for these services. */
    static List<String> small(int firstMegabytes, int heapMegabytes, int metaspaceMegabytes) {
        var flags = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss512k",
                // A heap that gives back saves 50 MB a process. Smaller at the beginning it takes no less in the end,
                // only a sixth of a start's time, for collections that find nothing.
                "-XX:MinHeapSize=" + LEAST_HEAP + "m",
                "-XX:InitialHeapSize=" + firstMegabytes + "m",
                // What is young may otherwise take a third of the heap, filled to the brim before anything is
                // collected.
                "-Xmn" + Math.min(MOST_YOUNG, heapMegabytes / 3) + "m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxMetaspaceSize=" + metaspaceMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= 24) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        // Last, so that they win.
        String own = System.getenv("YIJIANSHI_JAVA_OPTIONS");
        if (own != null && !own.isBlank()) {
            flags.addAll(List.of(own.strip().split("\\s+")));
        }
        return flags;
    }

    /** Class archives are good for exactly this build of the virtual machine. */
    static String build() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version");
    }
}
