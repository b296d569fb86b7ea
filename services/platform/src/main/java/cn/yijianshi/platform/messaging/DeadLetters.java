package cn.yijianshi.platform.messaging;

import cn.yijianshi.platform.persistence.Moments;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that this service could not react to, parked with their cause until somebody has seen to it and sends them
 * through their queue again.
 */
public class DeadLetters {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    DeadLetters(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** One parked event; {@code payload} is the message as it came. */
    public record DeadLetter(
            String id,
            String queue,
            String eventId,
            String name,
            String caseId,
            String payload,
            String cause,
            Instant parkedAt,
            Instant replayedAt,
            String replayedBy) {}

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void park(String queue, Message message, Throwable cause) {
        String payload = new String(message.getBody(), StandardCharsets.UTF_8);
        JsonNode envelope = envelope(payload);
        sql.sql("INSERT INTO dead_letter (id, queue, event_id, name, case_id, payload, cause, parked_at)"
                        + " VALUES (?,?,?,?,?,?,?,?)")
                .params(
                        UUID.randomUUID().toString(),
                        queue,
                        text(envelope, "id"),
                        text(envelope, "type"),
                        text(envelope, "subject"),
                        payload,
                        rootOf(cause),
                        Moments.toColumn(clock.instant()))
                .update();
    }

    /** Those not yet sent again, oldest first, after the one named. */
    @Transactional(readOnly = true)
    public List<DeadLetter> open(String after, int limit) {
        return sql.sql("SELECT * FROM dead_letter WHERE replayed_at IS NULL AND id > ? ORDER BY id LIMIT ?")
                .params(after == null ? "" : after, limit)
                .query((row, n) -> letter(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<DeadLetter> of(String id) {
        return sql.sql("SELECT * FROM dead_letter WHERE id = ?")
                .param(id)
                .query((row, n) -> letter(row))
                .optional();
    }

    /** Marks it as sent again; false if somebody already had. */
    @Transactional
    public boolean replayed(String id, String by) {
        return sql.sql("UPDATE dead_letter SET replayed_at = ?, replayed_by = ? WHERE id = ? AND replayed_at IS NULL")
                        .params(Moments.toColumn(clock.instant()), by, id)
                        .update()
                == 1;
    }

    private static DeadLetter letter(java.sql.ResultSet row) throws java.sql.SQLException {
        return new DeadLetter(
                row.getString("id"),
                row.getString("queue"),
                row.getString("event_id"),
                row.getString("name"),
                row.getString("case_id"),
                row.getString("payload"),
                row.getString("cause"),
                Moments.fromColumn(row.getObject("parked_at", LocalDateTime.class)),
                Moments.fromColumn(row.getObject("replayed_at", LocalDateTime.class)),
                row.getString("replayed_by"));
    }

    private JsonNode envelope(String payload) {
        try {
            return json.readTree(payload);
        } catch (JacksonException unreadable) {
            return json.createObjectNode();
        }
    }

    private static String text(JsonNode envelope, String name) {
        String text = envelope.path(name).asString("");
        return text.isEmpty() ? null : text.substring(0, Math.min(80, text.length()));
    }

    private static String rootOf(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
