package cn.yijianshi.engine.supervision.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewAssigned;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewSupervised;
import cn.yijianshi.events.ReviewEvent.ReviewSupervisionReplied;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.Reaction;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.platform.time.TimeMachine;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Supervision over HTTP, on real cases whose time passes. */
@RoomTest
@ActiveProfiles("development")
@Import(SupervisionTest.Ears.class)
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class SupervisionTest {
    private static final JwtRequestPostProcessor SUPERVISOR = Tokens.supervisor();
    private static final JwtRequestPostProcessor CHIEF = Tokens.lead("chief", "market-regulation");
    private static final JwtRequestPostProcessor TAX_CHIEF = Tokens.lead("tax-chief", "tax");

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient sql;

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cases cases;

    @Autowired
    Clocks clocks;

    @Autowired
    Orders orders;

    @Autowired
    MovableClock clock;

    @Autowired
    List<TimeMachine.Follower> followers;

    @Autowired
    Ear ear;

    @TestConfiguration(proxyBeanMethods = false)
    static class Ears {
        @Bean
        static Reaction whatIsSaidOfReviews() {
            return Reaction.to("test.supervision", "review.#");
        }

        @Bean
        Ear earOfSupervision() {
            return new Ear();
        }
    }

    static class Ear {
        private final List<Event> heard = new CopyOnWriteArrayList<>();

        @RabbitListener(queues = "test.supervision")
        public void on(Event event) {
            heard.add(event);
        }

        <T extends Event> Stream<T> heard(Class<T> kind, String caseId) {
            return heard.stream().filter(kind::isInstance).map(kind::cast).filter(event -> event.caseId()
                    .equals(caseId));
        }
    }

    @BeforeEach
    void monday() {
        moveTo(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @AfterEach
    void real_time() {
        moveTo(Instant.now(java.time.Clock.systemUTC()));
    }

    @Test
    void a_review_goes_from_yellow_to_an_order_that_is_answered_late_returned_answered_again_and_accepted()
            throws Exception {
        CaseReview review = submitted();
        announce(claimed(review, 2, "张三"));
        await().untilAsserted(() -> assertThat(line(review, SUPERVISOR))
                .containsEntry("handlerName", "张三")
                .containsEntry("lamp", "GREEN"));

        moveTo(Instant.parse("2026-11-23T06:45:00Z"));
        await().until(() -> ear.heard(ReviewDueSoon.class, review.caseId()).count() == 1);
        assertThat(ear.heard(ReviewDueSoon.class, review.caseId())
                        .findFirst()
                        .orElseThrow()
                        .recipients())
                .containsExactly("HANDLER");
        assertThat(line(review, CHIEF)).containsEntry("lamp", "YELLOW");
        assertThat(notices(review, SUPERVISOR)).isEmpty();

        moveTo(Instant.parse("2026-11-23T08:00:00Z"));
        await().until(() -> ear.heard(ReviewOverdue.class, review.caseId()).count() == 1);
        assertThat(line(review, CHIEF)).containsEntry("lamp", "RED").containsEntry("departmentName", "市场监管局");
        assertThat(JsonPath.<Integer>read(json.writeValueAsString(line(review, CHIEF)), "$.over.workingMinutes"))
                .isBetween(29, 32);
        assertThat(notices(review, CHIEF)).containsExactly("OVERDUE");
        assertThat(notices(review, SUPERVISOR)).containsExactly("OVERDUE");
        assertThat(notices(review, TAX_CHIEF)).isEmpty();
        assertThat(orders.ofReview(review.reviewId())).isEmpty();

        // Two working days past due at the close of business.
        moveTo(Instant.parse("2026-11-25T09:31:00Z"));
        Order issued = await().until(() -> orders.ofReview(review.reviewId()), found -> found.size() == 1)
                .get(0);
        assertThat(issued.issuedBy()).isNull();
        assertThat(issued.replyBy()).isEqualTo(Instant.parse("2026-11-26T09:30:00Z"));
        await().until(() -> told(review, "ISSUED").count() == 1);
        assertThat(sql.sql("SELECT actor_id FROM audit_entry WHERE subject = ? AND act = 'ORDER_ISSUED'")
                        .param(review.reviewId())
                        .query(String.class)
                        .list())
                .containsExactly("clock:ORDER_ISSUED");
        assertThat(sql.sql("SELECT act FROM audit_entry WHERE subject = ? AND actor_id LIKE 'clock:%'")
                        .param(review.reviewId())
                        .query(String.class)
                        .list())
                .contains("OVERDUE")
                .doesNotContain("DUE_SOON");

        // The answer has not come by the close of the next day.
        moveTo(Instant.parse("2026-11-26T09:31:00Z"));
        await().until(() -> orders.of(issued.id()).orElseThrow().reminders() == 1);
        await().until(() -> told(review, "REMINDED").count() == 1);
        assertThat(sql.sql("SELECT actor_id FROM audit_entry WHERE subject = ? AND act = 'ORDER_REMINDED'")
                        .param(review.reviewId())
                        .query(String.class)
                        .list())
                .containsExactly("clock:ORDER_REMINDED");
        assertThat(notices(review, CHIEF)).contains("ORDER_ISSUED", "ORDER_UNANSWERED", "ESCALATED");
        http.perform(get("/api/supervision/orders?late=true").with(CHIEF))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(issued.id())));
        http.perform(get("/api/supervision/orders?late=true").with(TAX_CHIEF))
                .andExpect(jsonPath("$.items[*].id").value(not(hasItem(issued.id()))));
        http.perform(get("/api/supervision/orders/" + issued.id()).with(TAX_CHIEF))
                .andExpect(status().isNotFound());
        answer(issued.id(), "acceptance", Map.of(), SUPERVISOR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.state").value("ISSUED"));

        announce(replied(review, issued, 1, "正在核实", null));
        await().until(() -> orders.of(issued.id()).orElseThrow().state() == Order.State.REPLIED);
        assertThat(orders.of(issued.id()).orElseThrow().late()).isTrue();
        answer(issued.id(), "return", Map.of("text", "请写明日期"), CHIEF).andExpect(status().isForbidden());
        for (int sent = 0; sent < 2; sent++) {
            answer(issued.id(), "return", Map.of("text", "请写明日期", "replyWithin", 3), SUPERVISOR)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("RETURNED"))
                    .andExpect(jsonPath("$.round").value(2));
        }
        // An answer to the round before says nothing any more.
        announce(replied(review, issued, 1, "正在核实", null));
        announce(replied(review, issued, 2, "已约定现场核验", LocalDate.of(2026, 11, 27)));
        await().until(() -> orders.of(issued.id()).orElseThrow().state() == Order.State.REPLIED);
        for (int sent = 0; sent < 2; sent++) {
            answer(issued.id(), "acceptance", Map.of("text", "同意"), SUPERVISOR)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("ACCEPTED"))
                    .andExpect(jsonPath("$.reply").value("已约定现场核验"));
        }

        // The day he named has passed and nothing was decided: the next order is issued.
        moveTo(Instant.parse("2026-11-30T01:00:00Z"));
        await().until(() -> orders.ofReview(review.reviewId()).size() == 2);
        announce(approved(review));
        await().until(() -> orders.ofReview(review.reviewId()).get(1).state() == Order.State.ENDED);
        assertThat(line(review, SUPERVISOR)).isEmpty();
        http.perform(get("/api/supervision/reports/monthly?month=2026-11").with(CHIEF))
                .andExpect(jsonPath("$.rows.length()").value(1))
                .andExpect(jsonPath("$.rows[0].key").value("market-regulation"))
                .andExpect(jsonPath("$.total.orders").isNumber());
    }

    @Test
    void a_supervisor_issues_an_order_by_hand_once_and_nobody_else_does() throws Exception {
        CaseReview review = submitted();
        Map<String, Object> body = Map.of("reviewId", review.reviewId(), "text", "请尽快办理", "replyWithin", 2);
        issue(body, CHIEF).andExpect(status().isForbidden());
        issue(body, Tokens.approver("market-regulation")).andExpect(status().isForbidden());
        String first = JsonPath.read(
                issue(body, SUPERVISOR)
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$.issuedByName").value("督办员"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");
        issue(body, SUPERVISOR)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.id").value(first));
        Map<String, Object> other = new HashMap<>(body);
        other.put("text", "再催");
        issue(other, SUPERVISOR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/order-waits"));
        other.put("replyWithin", 0);
        issue(other, SUPERVISOR)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/replyWithin"));
        other.put("reviewId", UUID.randomUUID().toString());
        other.put("replyWithin", 1);
        issue(other, SUPERVISOR).andExpect(status().isNotFound());
        assertThat(JsonPath.<String>read(json.writeValueAsString(line(review, SUPERVISOR)), "$.order.id"))
                .isEqualTo(first);
        announce(approved(review));
        await().until(() -> orders.of(first).orElseThrow().state() == Order.State.ENDED);
        issue(body, SUPERVISOR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/order-review-ended"));
    }

    @Test
    void the_board_is_for_leads_and_supervisors_each_with_what_is_theirs() throws Exception {
        CaseReview review = submitted();
        announce(assigned(review, 5, "li", "李四"));
        await().untilAsserted(() -> assertThat(line(review, SUPERVISOR)).containsEntry("handler", "li"));
        // A word that was overtaken changes nothing.
        announce(claimed(review, 4, "张三"));
        for (String path : List.of("board", "board/counts", "orders", "notices", "notices/unread", "rules")) {
            http.perform(get("/api/supervision/" + path).with(Tokens.approver("market-regulation")))
                    .andExpect(status().isForbidden());
            http.perform(get("/api/supervision/" + path).with(CHIEF)).andExpect(status().isOk());
        }
        http.perform(get("/api/supervision/reports/monthly?month=2026-11").with(Tokens.approver("market-regulation")))
                .andExpect(status().isForbidden());
        http.perform(get("/api/supervision/board?department=market-regulation").with(TAX_CHIEF))
                .andExpect(status().isNotFound());
        http.perform(get("/api/supervision/reports/monthly?month=2026-11&department=market-regulation")
                        .with(TAX_CHIEF))
                .andExpect(status().isNotFound());
        assertThat(line(review, TAX_CHIEF)).isEmpty();
        http.perform(get("/api/supervision/board")
                        .param("handler", "李四")
                        .param("item", "company_establishment")
                        .param("region", "350502")
                        .param("bundle", "company_start")
                        .param("lamp", "GREEN")
                        .param("limit", "100")
                        .with(SUPERVISOR))
                .andExpect(jsonPath("$.items[*].reviewId").value(hasItem(review.reviewId())));
        http.perform(get("/api/supervision/board?lamp=RED&limit=100").with(SUPERVISOR))
                .andExpect(jsonPath("$.items[*].reviewId").value(not(hasItem(review.reviewId()))));
        http.perform(get("/api/supervision/board?handler=nobody").with(SUPERVISOR))
                .andExpect(jsonPath("$.items").isEmpty());
        http.perform(get("/api/supervision/board/counts?handler=li").with(SUPERVISOR))
                .andExpect(jsonPath("$[0].department").value("market-regulation"))
                .andExpect(jsonPath("$[0].green").value(1))
                .andExpect(jsonPath("$[0].red").value(0));
        String first = http.perform(get("/api/supervision/board?limit=1").with(SUPERVISOR))
                .andReturn()
                .getResponse()
                .getContentAsString();
        submitted();
        String next = JsonPath.read(first, "$.next");
        if (next != null) {
            http.perform(get("/api/supervision/board").param("after", next).with(SUPERVISOR))
                    .andExpect(jsonPath("$.items[*].reviewId")
                            .value(not(hasItem(JsonPath.<String>read(first, "$.items[0].reviewId")))));
        }
        http.perform(get("/api/supervision/board?after=!").with(SUPERVISOR)).andExpect(status().isBadRequest());
    }

    @Test
    void notices_are_read_by_each_for_himself() throws Exception {
        CaseReview review = submitted();
        issue(Map.of("reviewId", review.reviewId(), "text", "请说明进度"), SUPERVISOR)
                .andExpect(status().isCreated());
        String list = http.perform(
                        get("/api/supervision/notices?unread=true&limit=100").with(CHIEF))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String mine = JsonPath.<List<String>>read(list, "$.items[?(@.reviewId=='" + review.reviewId() + "')].id")
                .get(0);
        http.perform(post("/api/supervision/notices/" + mine + "/read").with(TAX_CHIEF))
                .andExpect(status().isNotFound());
        for (int sent = 0; sent < 2; sent++) {
            http.perform(post("/api/supervision/notices/" + mine + "/read").with(CHIEF))
                    .andExpect(status().isNoContent());
        }
        http.perform(get("/api/supervision/notices?unread=true&limit=100").with(CHIEF))
                .andExpect(jsonPath("$.items[*].id").value(not(hasItem(mine))));
        http.perform(get("/api/supervision/notices?unread=true&limit=100")
                        .with(Tokens.lead("deputy", "market-regulation")))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(mine)));
    }

    @Test
    void who_is_told_and_when_an_order_comes_is_data_with_effect_from_a_day() throws Exception {
        String now = http.perform(get("/api/supervision/rules/history").with(Tokens.administrator()))
                .andExpect(jsonPath("$[0].content.orderAfterWorkingDays").value(2))
                .andReturn()
                .getResponse()
                .getContentAsString();
        int version = JsonPath.<List<Integer>>read(now, "$[*].version").stream()
                .max(Integer::compare)
                .orElseThrow();
        Map<String, Object> change = new HashMap<>(Map.of(
                "version",
                version,
                "reason",
                "从严",
                "validFrom",
                "2027-03-01",
                "dueSoon",
                List.of("HANDLER", "LEAD"),
                "overdue",
                List.of("HANDLER", "LEAD", "SUPERVISOR"),
                "escalated",
                List.of("SUPERVISOR"),
                "orders",
                true,
                "orderAfterWorkingDays",
                1));
        change.put("replyWithinWorkingHours", 0);
        change.put("remindEveryWorkingHours", 3);
        change.put("orderText", "请书面说明");
        write(change, SUPERVISOR).andExpect(status().isForbidden());
        write(change, Tokens.administrator())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/replyWithinWorkingHours"));
        change.put("replyWithinWorkingHours", 4);
        for (int sent = 0; sent < 2; sent++) {
            write(change, Tokens.administrator())
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.version").value(version + 1));
        }
        change.put("orderAfterWorkingDays", 3);
        write(change, Tokens.administrator())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/supervision-rules-changed"));
        http.perform(get("/api/supervision/rules?on=2027-02-28").with(SUPERVISOR))
                .andExpect(jsonPath("$.orderAfterWorkingDays").value(2));
        http.perform(get("/api/supervision/rules?on=2027-03-01").with(SUPERVISOR))
                .andExpect(jsonPath("$.orderAfterWorkingDays").value(1))
                .andExpect(jsonPath("$.dueSoon").value(org.hamcrest.Matchers.contains("HANDLER", "LEAD")));
    }

    private Stream<ReviewSupervised> told(CaseReview review, String state) {
        return ear.heard(ReviewSupervised.class, review.caseId())
                .filter(event -> event.state().equals(state));
    }

    private Map<String, Object> line(CaseReview review, JwtRequestPostProcessor who) throws Exception {
        String after = "";
        do {
            String page = http.perform(get("/api/supervision/board?limit=100")
                            .param("after", after)
                            .with(who))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            List<Map<String, Object>> found =
                    JsonPath.read(page, "$.items[?(@.reviewId=='" + review.reviewId() + "')]");
            if (!found.isEmpty()) {
                return found.get(0);
            }
            after = JsonPath.read(page, "$.next");
        } while (after != null);
        return Map.of();
    }

    @Test
    void an_overtaken_claim_still_tells_when_the_work_began_and_not_whose_it_is() throws Exception {
        CaseReview review = submitted();
        announce(assigned(review, 5, "li", "李四"));
        await().untilAsserted(() -> assertThat(line(review, SUPERVISOR)).containsEntry("handler", "li"));
        assertThat(takenUpAt(review)).isNull();

        announce(claimed(review, 4, "张三"));
        await().until(() -> takenUpAt(review) != null);
        assertThat(line(review, SUPERVISOR)).containsEntry("handler", "li").containsEntry("handlerName", "李四");

        var first = takenUpAt(review);
        announce(claimed(review, 6, "王五"));
        await().untilAsserted(() -> assertThat(line(review, SUPERVISOR)).containsEntry("handlerName", "王五"));
        assertThat(line(review, SUPERVISOR).get("handler")).isNull();
        assertThat(takenUpAt(review)).isEqualTo(first);
    }

    private LocalDateTime takenUpAt(CaseReview review) {
        return transaction.execute(status -> sql.sql("SELECT handled_at FROM clock WHERE review_id = ?")
                .param(review.reviewId())
                .query((row, n) -> Optional.ofNullable(row.getObject("handled_at", LocalDateTime.class)))
                .single()
                .orElse(null));
    }

    private List<String> notices(CaseReview review, JwtRequestPostProcessor who) throws Exception {
        String page = http.perform(get("/api/supervision/notices?limit=100").with(who))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(page, "$.items[?(@.reviewId=='" + review.reviewId() + "')].kind");
    }

    private CaseReview submitted() {
        String id = UUID.randomUUID().toString();
        announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                id,
                "YJS" + id.substring(0, 12),
                "company_start",
                1,
                "350502",
                Map.of("entity_type", List.of("llc"), "domicile_proof", List.of("commitment")),
                List.of("company_establishment"),
                "applicant-1"));
        await().until(() -> !cases.reviews(id).isEmpty());
        CaseReview review = cases.reviews(id).get(0);
        await().until(() -> clocks.of(review.reviewId())
                .filter(found -> found.state() == ClockState.RECEIVED)
                .isPresent());
        return review;
    }

    private ReviewClaimed claimed(CaseReview review, int version, String name) {
        return new ReviewClaimed(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                version,
                name);
    }

    private ReviewAssigned assigned(CaseReview review, int version, String handler, String name) {
        return new ReviewAssigned(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                version,
                handler,
                name);
    }

    private ReviewApproved approved(CaseReview review) {
        return new ReviewApproved(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                9,
                Map.of(),
                List.of());
    }

    private ReviewSupervisionReplied replied(
            CaseReview review, Order order, int round, String text, LocalDate expected) {
        return new ReviewSupervisionReplied(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                order.id(),
                round,
                text,
                expected,
                "zhang",
                "张三");
    }

    private void announce(Event event) {
        transaction.executeWithoutResult(status -> announcements.announce(event));
    }

    private ResultActions issue(Object body, JwtRequestPostProcessor who) throws Exception {
        return http.perform(post("/api/supervision/orders")
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private ResultActions answer(String id, String what, Object body, JwtRequestPostProcessor who) throws Exception {
        return http.perform(post("/api/supervision/orders/" + id + "/" + what)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private ResultActions write(Object body, JwtRequestPostProcessor who) throws Exception {
        return http.perform(put("/api/supervision/rules")
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private void moveTo(Instant now) {
        clock.moveTo(now);
        followers.forEach(follower -> follower.timeMovedBy(clock.offset()));
    }
}
