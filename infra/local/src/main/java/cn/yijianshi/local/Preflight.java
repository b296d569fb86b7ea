package cn.yijianshi.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be known to go wrong before anything runs, each in one sentence. */
final class Preflight {

    static final int JAVA_NEEDED = 17;
    static final long MEMORY_NEEDED_MEGABYTES = 3 * 1024;

    private Preflight() {}

    static void check(Map<String, Integer> ports) {
        checkJava(Runtime.version().feature());
        availableMegabytes(Path.of("/proc/meminfo")).ifPresent(Preflight::checkMemory);
        ports.forEach(Preflight::checkPort);
    }

    static void checkJava(int version) {
        if (version < JAVA_NEEDED) {
            throw new Trouble("Java " + JAVA_NEEDED + " or newer is needed, and this is Java " + version + ".");
        }
    }

    static void checkMemory(long availableMegabytes) {
        if (availableMegabytes < MEMORY_NEEDED_MEGABYTES) {
            throw new Trouble("About " + MEMORY_NEEDED_MEGABYTES / 1024 + " GB of free memory are needed, and "
                    + availableMegabytes + " MB are free; close something first.");
        }
    }

    static void checkPort(String name, int port) {
        if (port < 1 || port > 65535) {
            throw new Trouble("Port " + port + ", which " + name + " would use, is not a port number.");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new Trouble("Port " + port + ", which " + name
                    + " needs, is taken by another program; stop that one or choose others with --port.");
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new Trouble("No free port was found on this machine.", problem);
        }
    }

    /** Empty where the system does not tell it in Linux' way. */
    static Optional<Long> availableMegabytes(Path memoryInfo) {
        if (!Files.isReadable(memoryInfo)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(memoryInfo);
            return lines.stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
