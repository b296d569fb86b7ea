package cn.yijianshi.engine.process;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.SiteVisit;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ApplicationEvent.SiteVisitSet;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.Reaction;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.platform.time.TimeMachine;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A restaurant is looked at once: three departments of a real case agree on one time. */
@RoomTest
@ActiveProfiles("development")
@Import(SiteVisitsRunTest.Ears.class)
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class SiteVisitsRunTest {

    private static final JwtRequestPostProcessor FOOD = Tokens.approver("market-regulation");
    private static final JwtRequestPostProcessor FIRE = Tokens.approver("fire-rescue");
    private static final JwtRequestPostProcessor DRAINS = Tokens.approver("urban-management");

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cases cases;

    @Autowired
    SiteVisit.Book visits;

    @Autowired
    MovableClock clock;

    @Autowired
    List<TimeMachine.Follower> followers;

    @Autowired
    Told told;

    static class Told {
        final List<SiteVisitSet> visits = new CopyOnWriteArrayList<>();
    }

    static class Ear {
        private final Told told;

        Ear(Told told) {
            this.told = told;
        }

        @RabbitListener(queues = "test.visits")
        public void on(SiteVisitSet event) {
            told.visits.add(event);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Ears {
        @Bean
        static Reaction visitsAreSet() {
            return Reaction.to("test.visits", "application.site-visit-set.v1");
        }

        @Bean
        Told told() {
            return new Told();
        }

        @Bean
        Ear ear(Told told) {
            return new Ear(told);
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
    void three_departments_agree_on_one_time_and_everybody_is_told() throws Exception {
        String id = restaurant();
        read(id, FIRE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].visit").value("opening_visit"))
                .andExpect(jsonPath("$[0].name").value("开业联合核查"))
                .andExpect(jsonPath("$[0].state").value("PROPOSED"))
                .andExpect(jsonPath("$[0].from").value("2026-11-25T00:00:00Z"))
                .andExpect(jsonPath("$[0].to").value("2026-11-25T02:00:00Z"))
                .andExpect(jsonPath("$[0].mine").value(true))
                .andExpect(jsonPath("$[0].parties[*].word", contains("OPEN", "OPEN", "OPEN")));
        agree(id, 1, FOOD).andExpect(status().isOk());
        agree(id, 1, FOOD).andExpect(status().isOk());
        move(id, 1, "2026-11-28T09:00:00+08:00", FIRE)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/from"))
                .andExpect(jsonPath("$.errors[0].code").value("visit-outside-hours"));
        for (int sent = 0; sent < 2; sent++) {
            move(id, 1, "2026-11-26T15:00:00+08:00", FIRE)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.round").value(2))
                    .andExpect(jsonPath("$.from").value("2026-11-26T07:00:00Z"))
                    .andExpect(jsonPath("$.mayMove").value(false));
        }
        agree(id, 1, DRAINS)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/visit-changed"));
        agree(id, 2, DRAINS).andExpect(jsonPath("$.state").value("PROPOSED"));
        agree(id, 2, FOOD).andExpect(jsonPath("$.state").value("AGREED"));

        await().until(() ->
                told.visits.stream().filter(set -> set.caseId().equals(id)).count() == 3);
        org.assertj.core.api.Assertions.assertThat(told.visits.stream()
                        .filter(set -> set.caseId().equals(id))
                        .map(set -> set.round() + " " + set.state()))
                .containsExactlyInAnyOrder("1 PROPOSED", "2 PROPOSED", "2 AGREED");
        read(id, Tokens.applicant("applicant-1"))
                .andExpect(jsonPath("$[0].state").value("AGREED"))
                .andExpect(jsonPath("$[0].mine").value(false));
    }

    @Test
    void only_those_who_come_answer_and_only_those_concerned_read() throws Exception {
        String id = restaurant();
        agree(id, 1, Tokens.approver("tax")).andExpect(status().isNotFound());
        agree(id, 1, Tokens.applicant("applicant-1")).andExpect(status().isForbidden());
        read(id, Tokens.approver("tax")).andExpect(status().isNotFound());
        read(id, Tokens.applicant("somebody-else")).andExpect(status().isNotFound());
        read(id, Tokens.supervisor()).andExpect(status().isOk());
        answer(id, "other-time", Map.of("round", 1), FIRE)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/from"));
        answer(id, "agreement", Map.of(), FIRE)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/round"));
    }

    @Test
    void who_has_decided_need_not_come() throws Exception {
        String id = restaurant();
        approve(id, "fire_check");
        await().until(() -> visits.of(id).get(0).parties().size() == 2);
        approve(id, "food_licence");
        approve(id, "drainage_permit");
        await().until(() -> visits.of(id).get(0).state() == SiteVisit.State.NOT_NEEDED);
        read(id, FIRE).andExpect(jsonPath("$[0].state").value("NOT_NEEDED"));
    }

    @Test
    void one_department_alone_makes_no_joint_visit() throws Exception {
        String id = submitted("business_licence_check", "food_licence", "restaurant_opening");
        approve(id, "business_licence_check");
        await().until(() -> review(id, "food_licence") != null);
        read(id, FOOD).andExpect(jsonPath("$", empty()));
    }

    /** Its licence is checked, so that all three who look at the place have been asked. */
    private String restaurant() {
        String id = submitted(
                "business_licence_check", "food_licence", "fire_check", "drainage_permit", "restaurant_opening");
        approve(id, "business_licence_check");
        await().until(() -> !visits.of(id).isEmpty());
        return id;
    }

    private String submitted(String... items) {
        String id = UUID.randomUUID().toString();
        announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                id,
                "YJS35050020261123000001O",
                "restaurant_open",
                1,
                "350502",
                Map.of(
                        "licence", List.of("yes"),
                        "business", List.of("dine"),
                        "public_place", List.of("over"),
                        "fire_mode", List.of("inspection"),
                        "drainage", List.of("yes")),
                List.of(items),
                "applicant-1"));
        return id;
    }

    private void approve(String id, String item) {
        CaseReview review = await().until(() -> review(id, item), found -> found != null);
        announce(new ReviewApproved(
                UUID.randomUUID(),
                clock.instant(),
                id,
                review.reviewId(),
                review.department(),
                item,
                3,
                Map.of("enterprise.uscc", "91350502MA8T00016E", "enterprise.name", "泉州市鲤城区清源茗茶业有限公司"),
                List.of()));
    }

    private CaseReview review(String id, String item) {
        return cases.reviews(id).stream()
                .filter(found -> found.item().equals(item))
                .findFirst()
                .orElse(null);
    }

    private void announce(Event event) {
        transaction.executeWithoutResult(status -> announcements.announce(event));
    }

    private ResultActions read(String id, JwtRequestPostProcessor who) throws Exception {
        return http.perform(get("/api/cases/{id}/visits", id).with(who));
    }

    private ResultActions agree(String id, int round, JwtRequestPostProcessor who) throws Exception {
        return answer(id, "agreement", Map.of("round", round), who);
    }

    private ResultActions move(String id, int round, String from, JwtRequestPostProcessor who) throws Exception {
        return answer(id, "other-time", Map.of("round", round, "from", from, "text", "当日有消防演练"), who);
    }

    private ResultActions answer(String id, String what, Object body, JwtRequestPostProcessor who) throws Exception {
        return http.perform(post("/api/cases/{id}/visits/opening_visit/" + what, id)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private void moveTo(Instant now) {
        clock.moveTo(now);
        followers.forEach(follower -> follower.timeMovedBy(clock.offset()));
    }
}
