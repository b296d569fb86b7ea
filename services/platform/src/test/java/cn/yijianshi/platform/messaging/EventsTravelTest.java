package cn.yijianshi.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yijianshi.events.ApplicationEvent.ItemSkipped;
import cn.yijianshi.events.ApplicationEvent.WithdrawalRequested;
import cn.yijianshi.events.Event;
import cn.yijianshi.platform.persistence.Moments;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Outbox, inbox and parking against a real broker and a real database. */
@RoomTest
class EventsTravelTest {

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    CloudEvents cloudEvents;

    @Autowired
    ConnectionFactory connections;

    @Autowired
    Heard listener;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Clock clock;

    @Autowired
    Tracer tracer;

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationContext service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({WhenWithdrawn.class, WhenSkipped.class, Heard.class})
    static class Trial {
        @Bean
        static Reaction whenWithdrawnQueue() {
            return Reaction.to("trial.withdrawals", "application.withdrawal-requested.v1");
        }

        @Bean
        static Reaction whenSkippedQueue() {
            return Reaction.to("trial.skips", "application.item-skipped.v1");
        }
    }

    static class Heard {
        final List<String> reasons = new CopyOnWriteArrayList<>();
        final List<String> attempts = new CopyOnWriteArrayList<>();
        final Map<String, String> traces = new ConcurrentHashMap<>();
        final List<String> skipped = new CopyOnWriteArrayList<>();
        final List<Integer> together = new CopyOnWriteArrayList<>();
        volatile boolean broken;
    }

    static class WhenSkipped {
        private final Inbox inbox;
        private final Heard heard;

        WhenSkipped(Inbox inbox, Heard heard) {
            this.inbox = inbox;
            this.heard = heard;
        }

        @RabbitListener(queues = "trial.skips", containerFactory = Reaction.TOGETHER)
        @Transactional
        public void on(List<ItemSkipped> events) {
            heard.together.add(events.size());
            if (!inbox.areNew(events.stream().map(ItemSkipped::id).toList(), "skips")) {
                return;
            }
            var items = events.stream().map(ItemSkipped::item).toList();
            if (items.contains("on fire")) {
                throw new IllegalStateException("this item is on fire");
            }
            heard.skipped.addAll(items);
        }
    }

    static class WhenWithdrawn {
        private final Inbox inbox;
        private final Heard heard;

        private final Tracer tracer;

        WhenWithdrawn(Inbox inbox, Heard heard, Tracer tracer) {
            this.inbox = inbox;
            this.heard = heard;
            this.tracer = tracer;
        }

        @RabbitListener(queues = "trial.withdrawals")
        @Transactional
        public void on(WithdrawalRequested event) {
            heard.attempts.add(event.reason());
            Span span = tracer.currentSpan();
            if (span != null) {
                heard.traces.put(event.reason(), span.context().traceId());
            }
            if (!inbox.isNew(event.id(), "withdrawals")) {
                return;
            }
            if (heard.broken) {
                throw new IllegalStateException("this desk is on fire");
            }
            heard.reasons.add(event.reason());
        }
    }

    @BeforeEach
    void mended() {
        listener.broken = false;
    }

    @Test
    void what_is_announced_arrives_after_the_commit_and_leaves_the_outbox() {
        WithdrawalRequested event = withdrawal("changed my mind");
        transaction.executeWithoutResult(status -> announcements.announce(event));
        await().until(() -> listener.reasons.contains("changed my mind"));
        await().untilAsserted(() -> assertThat(rows("outbox")).isZero());
    }

    @Test
    void the_trace_of_the_request_goes_on_in_whoever_listens() {
        Span request = tracer.nextSpan().name("a request").start();
        Tracer.SpanInScope scope = tracer.withSpan(request);
        transaction.executeWithoutResult(status -> announcements.announce(withdrawal("traced")));
        scope.close();
        request.end();
        await().until(() -> listener.traces.containsKey("traced"));
        assertThat(listener.traces.get("traced")).isEqualTo(request.context().traceId());
    }

    @Test
    void what_is_rolled_back_was_never_announced() {
        transaction.executeWithoutResult(status -> {
            announcements.announce(withdrawal("rolled back"));
            status.setRollbackOnly();
        });
        WithdrawalRequested later = withdrawal("after the rollback");
        transaction.executeWithoutResult(status -> announcements.announce(later));
        await().until(() -> listener.reasons.contains("after the rollback"));
        assertThat(listener.reasons).doesNotContain("rolled back");
    }

    @Test
    void what_a_trial_announced_goes_with_the_trial_and_what_stood_before_it_stays() {
        transaction.executeWithoutResult(status -> {
            announcements.announce(withdrawal("before the trial"));
            Object trial = status.createSavepoint();
            announcements.announce(withdrawal("on trial"));
            status.rollbackToSavepoint(trial);
            announcements.announce(withdrawal("after the trial"));
        });
        await().until(() -> listener.reasons.contains("after the trial"));
        await().untilAsserted(() -> assertThat(rows("outbox")).isZero());
        assertThat(listener.reasons).contains("before the trial").doesNotContain("on trial");
    }

    @Test
    void what_a_crashed_process_left_in_the_outbox_is_sent_all_the_same() {
        WithdrawalRequested event = withdrawal("left behind");
        transaction.executeWithoutResult(status -> sql.sql("INSERT INTO outbox"
                        + " (event_id, name, routing_key, traceparent, payload, created_at) VALUES (?,?,?,?,?,?)")
                .params(
                        event.id().toString(),
                        event.name(),
                        event.routingKey(),
                        null,
                        cloudEvents.write(event, null),
                        Moments.toColumn(clock.instant()))
                .update());
        await().until(() -> listener.reasons.contains("left behind"));
        await().untilAsserted(() -> assertThat(rows("outbox")).isZero());
    }

    @Test
    void events_of_many_writers_arrive_each_once_and_each_writers_in_its_order() {
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> new Thread(() -> IntStream.range(0, 25)
                        .forEach(n -> transaction.executeWithoutResult(
                                status -> announcements.announce(withdrawal("writer " + writer + " says " + n))))))
                .toList();
        writers.forEach(Thread::start);
        await().untilAsserted(() -> assertThat(listener.reasons.stream().filter(said -> said.startsWith("writer ")))
                .hasSize(200));
        for (int writer = 0; writer < 8; writer++) {
            String own = "writer " + writer + " says ";
            assertThat(listener.reasons.stream().filter(said -> said.startsWith(own)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 25).mapToObj(n -> own + n).toList());
        }
    }

    @Test
    void what_one_transaction_tells_arrives_whole_and_in_its_order() {
        transaction.executeWithoutResult(
                status -> IntStream.range(0, 40).forEach(n -> announcements.announce(withdrawal("of one: " + n))));
        await().until(() -> listener.reasons.contains("of one: 39"));
        assertThat(listener.reasons.stream().filter(said -> said.startsWith("of one: ")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(n -> "of one: " + n).toList());
        await().untilAsserted(() -> assertThat(rows("outbox")).isZero());
    }

    @Test
    void a_write_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> sql.sql("DELETE FROM outbox WHERE id = 0").update())
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void nothing_is_announced_outside_a_transaction() {
        assertThatThrownBy(() -> announcements.announce(withdrawal("nobody holds it")))
                .hasMessageContaining("transaction");
    }

    @Test
    void the_same_event_delivered_twice_acts_once() {
        WithdrawalRequested event = withdrawal("delivered twice");
        deliver(event);
        deliver(event);
        await().until(() ->
                listener.attempts.stream().filter("delivered twice"::equals).count() == 2);
        assertThat(listener.reasons).containsOnlyOnce("delivered twice");
    }

    @Test
    void what_never_succeeds_is_parked_with_its_cause_and_can_be_replayed() throws Exception {
        listener.broken = true;
        WithdrawalRequested event = withdrawal("met a fire");
        deliver(event);
        await().until(() -> parked(event) != null);
        DeadLetters.DeadLetter letter = parked(event);
        assertThat(letter.cause()).contains("this desk is on fire");
        assertThat(letter.queue()).isEqualTo("trial.withdrawals");
        assertThat(letter.caseId()).isEqualTo(event.caseId());

        listener.broken = false;
        http.perform(MockMvcRequestBuilders.post("/api/dead-letters/" + letter.id() + "/replay")
                        .with(Tokens.applicant("a")))
                .andExpect(MockMvcResultMatchers.status().isForbidden());
        http.perform(MockMvcRequestBuilders.post("/api/dead-letters/" + letter.id() + "/replay")
                        .with(Tokens.administrator()))
                .andExpect(MockMvcResultMatchers.status().isOk());
        await().until(() -> listener.reasons.contains("met a fire"));
        assertThat(parked(event)).isNull();
    }

    @Test
    void a_message_that_is_no_event_is_parked_and_holds_nobody_up() {
        RabbitTemplate broker = new RabbitTemplate(connections);
        broker.send(
                "yijianshi.events",
                "application.withdrawal-requested.v1",
                MessageBuilder.withBody("rubbish".getBytes()).build());
        await().until(() -> deadLetters.open(null, 100).stream()
                .anyMatch(letter -> letter.payload().equals("rubbish")));
        WithdrawalRequested event = withdrawal("behind the rubbish");
        deliver(event);
        await().until(() -> listener.reasons.contains("behind the rubbish"));
    }

    @Test
    void of_what_is_taken_together_only_what_fails_is_parked_and_the_rest_acts_once() {
        var news = IntStream.range(0, 12)
                .mapToObj(n -> skipped(n == 5 ? "on fire" : "item " + n))
                .toList();
        transaction.executeWithoutResult(status -> {
            news.forEach(announcements::announce);
            // Some of it comes twice, once beside itself and once among what is new.
            announcements.announce(news.get(11));
            announcements.announce(news.get(3));
        });
        for (String rubbish :
                List.of("rubbish among others", "{\"type\":\"application.item-skipped.v1\",\"data\":null}")) {
            new RabbitTemplate(connections)
                    .send(
                            "yijianshi.events",
                            "application.item-skipped.v1",
                            MessageBuilder.withBody(rubbish.getBytes()).build());
        }
        await().until(() -> parked(news.get(5)) != null);
        await().until(() -> deadLetters.open(null, 100).stream()
                        .filter(letter -> letter.payload().contains("rubbish among others")
                                || letter.payload().endsWith("\"data\":null}"))
                        .count()
                == 2);
        var later = IntStream.range(12, 20).mapToObj(n -> skipped("item " + n)).toList();
        transaction.executeWithoutResult(status -> later.forEach(announcements::announce));
        await().until(() -> listener.skipped.contains("item 19"));

        assertThat(listener.skipped)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                        .filter(n -> n != 5)
                        .mapToObj(n -> "item " + n)
                        .toList());
        assertThat(parked(news.get(5)).cause()).contains("this item is on fire");
        assertThat(listener.together).anyMatch(size -> size > 1);
    }

    private ItemSkipped skipped(String item) {
        return new ItemSkipped(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID().toString(), item, "NOT_NEEDED");
    }

    @Test
    void a_stranger_is_asked_to_sign_in_in_the_language_he_reads() throws Exception {
        http.perform(MockMvcRequestBuilders.get("/api/dead-letters"))
                .andExpect(MockMvcResultMatchers.status().isUnauthorized())
                .andExpect(MockMvcResultMatchers.content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(MockMvcResultMatchers.jsonPath("$.detail").value("请先登录。"));
        http.perform(MockMvcRequestBuilders.get("/api/dead-letters").header("Accept-Language", "en"))
                .andExpect(MockMvcResultMatchers.jsonPath("$.detail").value("Please sign in first."));
    }

    @Test
    void what_spring_itself_refuses_is_a_problem_in_the_language_of_the_reader_too() throws Exception {
        http.perform(MockMvcRequestBuilders.delete("/api/dead-letters").with(Tokens.administrator()))
                .andExpect(MockMvcResultMatchers.status().isMethodNotAllowed())
                .andExpect(MockMvcResultMatchers.jsonPath("$.type").value("/problems/method-not-allowed"))
                .andExpect(MockMvcResultMatchers.jsonPath("$.detail").value("此地址不支持该操作。"));
        http.perform(MockMvcRequestBuilders.get("/api/nothing-here").with(Tokens.administrator()))
                .andExpect(MockMvcResultMatchers.status().isNotFound())
                .andExpect(MockMvcResultMatchers.jsonPath("$.type").value("/problems/not-found"));
    }

    @Test
    void every_endpoint_asks_for_a_role() {
        assertThat(Endpoints.askingForNoRole(service)).isEmpty();
    }

    private DeadLetters.DeadLetter parked(Event event) {
        return deadLetters.open(null, 100).stream()
                .filter(letter -> event.id().toString().equals(letter.eventId()))
                .findAny()
                .orElse(null);
    }

    private void deliver(Event event) {
        new RabbitTemplate(connections)
                .send(
                        "yijianshi.events",
                        event.routingKey(),
                        MessageBuilder.withBody(cloudEvents
                                        .write(event, null)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .build());
    }

    private WithdrawalRequested withdrawal(String reason) {
        return new WithdrawalRequested(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID().toString(), reason);
    }

    private long rows(String table) {
        return sql.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
