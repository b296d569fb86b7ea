package cn.yijianshi.events;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one service tells the others: past tense, plain values, no domain types.
 *
 * <p>An event travels as CloudEvents 1.0 JSON; {@link #name()} is its {@code type}, {@link #id()} its {@code id},
 * {@link #at()} its {@code time} and {@link #caseId()} its {@code subject}. Fields are added, never changed;
 * otherwise a {@code v2} lives beside {@code v1}.
 */
public sealed interface Event permits ApplicationEvent, ReviewEvent, CertificateEvent, CommitmentEvent, PlatformEvent {

    /** Unique for ever: a listener that has seen it does nothing the second time. */
    UUID id();

    /** The moment the fact became true, by the platform's clock. */
    Instant at();

    /** The combined application this is about; events of one case keep their order of sending per publisher. */
    String caseId();

    /** The message's name, written by hand: renaming the class must not rename the message. */
    String name();

    /** Where it goes on the topic exchange: its name, and for what concerns one department the department's key. */
    default String routingKey() {
        return name();
    }

    /** Every kind of event there is, found through the sealed hierarchy. */
    static List<Class<? extends Event>> kinds() {
        return kindsOf(Event.class).toList();
    }

    private static Stream<Class<? extends Event>> kindsOf(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type.asSubclass(Event.class));
        }
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(Event::kindsOf);
    }
}
