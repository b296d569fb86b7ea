package cn.yijianshi.events;

import java.time.Instant;
import java.util.UUID;

/** What concerns every service alike and no case. */
public sealed interface PlatformEvent extends Event {

    /** In a development profile somebody moved the platform's clock; {@code offset} is ISO-8601, from real time. */
    record TimeMoved(UUID id, Instant at, String caseId, String offset) implements PlatformEvent {
        public String name() {
            return "platform.time-moved.v1";
        }
    }
}
