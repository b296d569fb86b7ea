package cn.yijianshi.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The broker as a process of its own: {@code BrokerMain <port> <folder>}. What it accepted survives a kill. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments.length != 2) {
            System.err.println("usage: BrokerMain <port> <folder>");
            System.exit(2);
        }
        System.setProperty("logback.configurationFile", "broker-logback.xml");
        try {
            Path folder = Path.of(arguments[1]);
            // The port opens a moment before the queues are there; this file comes after them.
            Path ready = folder.resolve("ready");
            Files.deleteIfExists(ready);
            var broker = EmbeddedBroker.start(Integer.parseInt(arguments[0]), folder);
            Files.writeString(ready, broker.port() + "\n");
            System.out.println("broker: listening on 127.0.0.1:" + broker.port());
            broker.serve();
        } catch (IllegalStateException problem) {
            System.err.println("broker: " + problem.getMessage());
            System.exit(1);
        }
    }
}
