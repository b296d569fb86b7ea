package cn.yijianshi.local;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An answer that goes on (server-sent events): its lines are kept as they come, until it is closed. */
public final class Listening implements AutoCloseable {

    private final Stream<String> lines;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Listening(Stream<String> lines) {
        this.lines = lines;
        var listener = new Thread(this::listen, "listening");
        listener.setDaemon(true);
        listener.start();
    }

    /** The data of every event so far, in order; what comes later is not in it. */
    public List<String> data() {
        return heard.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
    }

    @Override
    public void close() {
        lines.close();
    }

    private void listen() {
        try {
            lines.forEach(heard::add);
        } catch (UncheckedIOException | IllegalStateException ended) {
            // Closed here, or by the service: what was heard stays.
            heard.add(": " + ended.getMessage());
        }
    }
}
