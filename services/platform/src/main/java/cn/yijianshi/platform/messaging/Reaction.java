package cn.yijianshi.platform.messaging;

import java.util.List;

/**
 * One reaction of this service: a durable queue of its own and the events it takes.
 *
 * @param queue the queue's name, {@code <service>.<what it reacts to>}
 * @param routingKeys what is bound to it on the topic exchange; {@code *} and {@code #} as in AMQP
 */
public record Reaction(String queue, List<String> routingKeys) {

    /**
     * The container factory of a listener that takes a list of events in one transaction: whatever has come until there
     * was a moment of silence. For reactions that nobody waits for to the millisecond.
     */
    public static final String TOGETHER = "eventsTogether";

    /** The same for what may come a second late: more is taken at once. */
    public static final String AT_LEISURE = "eventsAtLeisure";

    public static Reaction to(String queue, String... routingKeys) {
        return new Reaction(queue, List.of(routingKeys));
    }

    public static Reaction to(String queue, List<String> routingKeys) {
        return new Reaction(queue, List.copyOf(routingKeys));
    }
}
