package cn.yijianshi.schedules;

import cn.yijianshi.events.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The broker, in the hands of the test: each queue keeps its order, the queues keep none among each other, and any
 * message may come again.
 */
final class Network {

    /** What became of a delivery. */
    enum Fate {
        TAKEN,
        FAILED
    }

    /** @param concurrent whether several listeners take from it, so that one message may overtake another */
    static final class Queue {
        final String name;
        final boolean concurrent;
        final List<Pattern> bindings;
        /** Handles the event, or does all of it and then fails, so that nothing remains; answers what went wrong. */
        final BiFunction<Event, Boolean, Throwable> listener;

        final LinkedList<Event> waiting = new LinkedList<>();
        Throwable trouble;

        Queue(
                String name,
                boolean concurrent,
                List<String> routingKeys,
                BiFunction<Event, Boolean, Throwable> listener) {
            this.name = name;
            this.concurrent = concurrent;
            this.bindings = routingKeys.stream().map(Network::pattern).toList();
            this.listener = listener;
        }

        boolean takes(Event event) {
            return bindings.stream()
                    .anyMatch(binding -> binding.matcher(event.routingKey()).matches());
        }
    }

    private final List<Queue> queues = new ArrayList<>();
    final List<Event> sent = new ArrayList<>();

    void declare(Queue queue) {
        queues.add(queue);
        queues.sort(Comparator.comparing(known -> known.name));
    }

    void send(List<Event> events) {
        for (Event event : events) {
            sent.add(event);
            again(event);
        }
    }

    /** Its publisher did not see the confirm and sends it once more. */
    void again(Event event) {
        queues.stream().filter(queue -> queue.takes(event)).forEach(queue -> queue.waiting.add(event));
    }

    List<Queue> busy() {
        return queues.stream().filter(queue -> !queue.waiting.isEmpty()).toList();
    }

    boolean quiet() {
        return queues.stream().allMatch(queue -> queue.waiting.isEmpty());
    }

    Fate deliver(Queue queue, int place) {
        Event event = queue.waiting.get(place);
        queue.trouble = queue.listener.apply(event, false);
        if (queue.trouble != null) {
            return Fate.FAILED;
        }
        queue.waiting.remove(place);
        return Fate.TAKEN;
    }

    /** The listener's process dies after it committed and before the broker knew. */
    void deliverAndForget(Queue queue) {
        queue.trouble = queue.listener.apply(queue.waiting.getFirst(), false);
    }

    /** The listener's process dies just before it commits. */
    void dieInTheMiddle(Queue queue) {
        queue.listener.apply(queue.waiting.getFirst(), true);
    }

    void forget() {
        queues.forEach(queue -> {
            queue.waiting.clear();
            queue.trouble = null;
        });
        sent.clear();
    }

    private static Pattern pattern(String routingKey) {
        // As in AMQP: * is one word, # is any number of them.
        String[] words = routingKey.split("\\.");
        StringBuilder regex = new StringBuilder();
        for (String word : words) {
            if (word.equals("#")) {
                regex.append("(\\.[^.]+)*");
            } else {
                regex.append(regex.isEmpty() ? "" : "\\.").append(word.equals("*") ? "[^.]+" : Pattern.quote(word));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
