package cn.yijianshi.platform.messaging;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessagePropertiesBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/dead-letters")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "Dead letters", description = "Events this service could not react to, parked with their cause")
class DeadLetterController {

    private static final long CONFIRM_MS = 5_000;

    private final DeadLetters deadLetters;
    private final RabbitTemplate broker;

    DeadLetterController(DeadLetters deadLetters, ConnectionFactory connections) {
        this.deadLetters = deadLetters;
        this.broker = new RabbitTemplate(connections);
    }

    // The payload stays inside: it may hold personal data, and whoever repairs needs the cause and the case.
    record Parked(String id, String queue, String event, String caseId, String cause, String parkedAt) {}

    @GetMapping
    @Operation(summary = "Those not sent again yet, paged")
    Page<Parked> open(@RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        List<Parked> found = deadLetters.open(after, size + 1).stream()
                .map(letter -> new Parked(
                        letter.id(),
                        letter.queue(),
                        letter.name(),
                        letter.caseId(),
                        letter.cause(),
                        letter.parkedAt().toString()))
                .toList();
        return Page.of(found, size, Parked::id);
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Sends it through its queue again; the inbox keeps it from acting twice")
    void replay(@PathVariable String id, Caller caller) {
        DeadLetters.DeadLetter letter = deadLetters.of(id).orElseThrow(Problem::notFound);
        if (letter.replayedAt() != null) {
            return;
        }
        // Sent before it is marked: a crash in between sends it twice, which the inbox makes harmless.
        broker.invoke(channel -> {
            channel.send(
                    "",
                    letter.queue(),
                    MessageBuilder.withBody(letter.payload().getBytes(StandardCharsets.UTF_8))
                            .andProperties(MessagePropertiesBuilder.newInstance()
                                    .setContentType(CloudEvents.CONTENT_TYPE)
                                    .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                                    .build())
                            .build());
            channel.waitForConfirmsOrDie(CONFIRM_MS);
            return null;
        });
        deadLetters.replayed(id, caller.name());
    }
}
