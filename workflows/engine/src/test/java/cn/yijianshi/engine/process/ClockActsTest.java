package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.MarkedDay;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ReviewAccepted;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.platform.time.TimeMachine;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.SecondAdministrator;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Clocks, limits and calendars over HTTP, on a real case. */
@RoomTest
@ActiveProfiles("development")
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class ClockActsTest {
    private static final JwtRequestPostProcessor REGISTRAR = Tokens.approver("market-regulation");

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Announcements announcements;

    @Autowired
    org.camunda.bpm.engine.ManagementService management;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cases cases;

    @Autowired
    Clocks clocks;

    @Autowired
    Calendars calendars;

    @Autowired
    MovableClock clock;

    @Autowired
    List<TimeMachine.Follower> followers;

    @BeforeEach
    void monday() {
        moveTo(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @AfterEach
    void real_time() {
        moveTo(Instant.now(java.time.Clock.systemUTC()));
    }

    @Test
    @DisplayName("LIC 47–48 听证：五日内提出，七日前通知，二十日内组织，期间不计入期限")
    void a_hearing_goes_through_its_steps_and_no_time_is_counted_meanwhile() throws Exception {
        CaseReview review = submitted();
        Map<String, String> right = Map.of("text", "拟作出的决定直接涉及他人重大利益，您有权要求听证");
        hearing(review, "right", right, REGISTRAR).andExpect(status().isConflict());
        accepted(review);
        hearing(review, "right", right, Tokens.approver("tax")).andExpect(status().isNotFound());
        hearing(review, "right", Map.of(), REGISTRAR)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/text"));
        hearing(review, "request", Map.of("text", "要求听证"), REGISTRAR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/hearing-right-not-told"));
        for (int sent = 0; sent < 2; sent++) {
            hearing(review, "right", right, REGISTRAR)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("RIGHT_TOLD"))
                    .andExpect(jsonPath("$.askBy").value("2026-11-30T09:30:00Z"));
        }
        hearing(review, "request", Map.of("text", "要求听证"), Tokens.applicant("somebody-else"))
                .andExpect(status().isNotFound());
        for (int sent = 0; sent < 2; sent++) {
            hearing(review, "request", Map.of("text", "要求听证"), Tokens.applicant("applicant-1"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("ASKED"))
                    .andExpect(jsonPath("$.holdBy").value("2026-12-21T09:30:00Z"));
        }
        assertThat(clocks.of(review.reviewId()).orElseThrow().state()).isEqualTo(ClockState.PAUSED);

        notice(review, "2026-12-01T09:00:00+08:00", "林主持")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/hearing-notice-too-short"));
        notice(review, "2026-12-22T09:00:00+08:00", "林主持")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/hearing-too-late"));
        notice(review, "2026-12-03T09:00:00+08:00", "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/presidedBy"));
        notice(review, "2026-12-03T09:00:00+08:00", "林主持")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("ANNOUNCED"));
        notice(review, "2026-12-03T09:00:00+08:00", "林主持").andExpect(status().isOk());
        Map<String, String> minutes = Map.of("text", "听证笔录第1号");
        hearing(review, "minutes", minutes, REGISTRAR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/hearing-not-announced"));

        moveTo(Instant.parse("2026-12-03T03:00:00Z"));
        hearing(review, "minutes", minutes, REGISTRAR)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("HELD"));
        hearing(review, "minutes", minutes, REGISTRAR).andExpect(status().isOk());
        assertThat(clocks.of(review.reviewId()).orElseThrow().state()).isEqualTo(ClockState.RUNNING);
        assertThat(clocks.of(review.reviewId()).orElseThrow().facts())
                .extracting(ClockFact::kind)
                .containsExactly(
                        ClockFact.Kind.RECEIVED,
                        ClockFact.Kind.ACCEPTED,
                        ClockFact.Kind.HEARING_TOLD,
                        ClockFact.Kind.HEARING_ASKED,
                        ClockFact.Kind.PAUSED,
                        ClockFact.Kind.HEARING_ANNOUNCED,
                        ClockFact.Kind.HEARING_HELD,
                        ClockFact.Kind.RESUMED);
        // The applicant reads which office spoke, not which person.
        http.perform(get(path(review, "hearing")).with(Tokens.applicant("applicant-1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.held.by").value("market-regulation"))
                .andExpect(jsonPath("$.held.text").value("听证笔录第1号"));
    }

    @Test
    @DisplayName("LIC 47–48 听证：逾期未提出的，不再举行")
    void who_asks_too_late_has_no_hearing() throws Exception {
        CaseReview review = submitted();
        accepted(review);
        hearing(review, "right", Map.of("text", "您有权要求听证"), REGISTRAR).andExpect(status().isOk());
        moveTo(Instant.parse("2026-12-01T01:00:00Z"));
        hearing(review, "request", Map.of("text", "要求听证"), Tokens.applicant("applicant-1"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/hearing-asked-too-late"));
        http.perform(get(path(review, "hearing")).with(REGISTRAR))
                .andExpect(jsonPath("$.state").value("NOT_ASKED"));
        assertThat(clocks.of(review.reviewId()).orElseThrow().state()).isEqualTo(ClockState.RUNNING);
    }

    private ResultActions notice(CaseReview review, String on, String presidedBy) throws Exception {
        return hearing(
                review,
                "notice",
                Map.of("on", on, "place", "市民服务中心三楼", "presidedBy", presidedBy, "text", "请准时到场"),
                REGISTRAR);
    }

    private ResultActions hearing(CaseReview review, String step, Object body, JwtRequestPostProcessor who)
            throws Exception {
        return act(review, "hearing/" + step, body, who);
    }

    private static String path(CaseReview review, String what) {
        return "/api/cases/" + review.caseId() + "/reviews/" + review.reviewId() + "/clock/" + what;
    }

    @Test
    void an_officer_stops_the_clock_on_a_ground_of_the_law_and_lets_it_run_on() throws Exception {
        CaseReview review = submitted();
        // Nothing is accepted yet, so there is no time to leave out.
        act(review, "pauses", Map.of("ground", "HEARING", "text", "听证", "days", 5), REGISTRAR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/clock-transition"));
        accepted(review);
        act(review, "pauses", Map.of("ground", "HEARING", "text", "听证", "days", 5), Tokens.approver("tax"))
                .andExpect(status().isNotFound());
        act(review, "pauses", Map.of("ground", "HEARING", "text", "听证"), REGISTRAR)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/days"));
        act(review, "pauses", Map.of("ground", "HEARING", "text", "听证", "days", 21), REGISTRAR)
                .andExpect(status().isUnprocessableContent());
        act(review, "pauses", Map.of("ground", "LUNCH", "text", "午休", "days", 1), REGISTRAR)
                .andExpect(jsonPath("$.errors[0].pointer").value("/ground"));
        act(review, "pauses", Map.of("ground", "HEARING", "days", 1), REGISTRAR)
                .andExpect(jsonPath("$.errors[0].pointer").value("/text"));
        for (int sent = 0; sent < 2; sent++) {
            act(review, "pauses", Map.of("ground", "HEARING", "text", "听证", "days", 5), REGISTRAR)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("PAUSED"))
                    .andExpect(jsonPath("$.pauseDueAt").value("2026-11-30T09:30:00Z"))
                    .andExpect(jsonPath("$.facts.length()").value(3));
        }
        act(review, "resumption", Map.of("text", "听证结束"), REGISTRAR)
                .andExpect(jsonPath("$.state").value("RUNNING"))
                .andExpect(jsonPath("$.totals.pauses").value(1));
    }

    @Test
    void a_pause_that_has_outlasted_its_limit_leaves_no_timer_awake() throws Exception {
        CaseReview review = submitted();
        accepted(review);
        act(review, "pauses", Map.of("ground", "WAIT_APPLICANT", "text", "等待缴费", "days", 5), REGISTRAR)
                .andExpect(status().isOk());
        moveTo(Instant.parse("2026-12-21T01:00:00Z"));
        await().until(() -> clocks.of(review.reviewId()).orElseThrow().facts().stream()
                .anyMatch(fact -> fact.kind() == ClockFact.Kind.PAUSE_OVERDUE));
        await().untilAsserted(() -> assertThat(management
                        .createJobQuery()
                        .processInstanceId(review.processId())
                        .timers()
                        .singleResult()
                        .getDuedate())
                .isAfter(java.util.Date.from(Instant.parse("2027-01-21T01:00:00Z"))));
    }

    @Test
    void more_time_is_asked_for_by_one_and_approved_by_another_once() throws Exception {
        CaseReview review = submitted();
        accepted(review);
        Map<String, Object> ask = Map.of("ground", "COMPLEX_REGISTRATION", "workingDays", 3, "text", "情形复杂");
        act(review, "extensions", Map.of("ground", "OFFICE_HEAD", "workingDays", 3, "text", "复杂"), REGISTRAR)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/clock-extension-not-by-law"));
        act(review, "extensions", Map.of("ground", "COMPLEX_REGISTRATION", "workingDays", 4, "text", "复杂"), REGISTRAR)
                .andExpect(status().isUnprocessableContent());
        String id = JsonPath.read(
                act(review, "extensions", ask, REGISTRAR)
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");
        act(review, "extensions", ask, REGISTRAR).andExpect(jsonPath("$.id").value(id));
        String approval = "extensions/" + id + "/approval";
        act(review, approval, Map.of("approved", true, "text", "同意"), REGISTRAR).andExpect(status().isForbidden());
        for (int sent = 0; sent < 2; sent++) {
            act(review, approval, Map.of("approved", true, "text", "同意"), Tokens.supervisor())
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("APPROVED"));
        }
        act(review, "extensions", Map.of("ground", "COMPLEX_REGISTRATION", "workingDays", 1, "text", "再延"), REGISTRAR)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/clock-second-extension"));
        assertThat(clocks.of(review.reviewId()).orElseThrow().statutoryDue())
                .contains(Instant.parse("2026-12-01T09:30:00Z"));
    }

    @Test
    void the_applicant_reads_the_own_clocks_and_nobody_else_does() throws Exception {
        CaseReview review = submitted();
        http.perform(get("/api/cases/" + review.caseId() + "/clocks").with(Tokens.applicant("applicant-1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].state").value("RECEIVED"))
                .andExpect(jsonPath("$[0].intakeDueAt").value("2026-11-30T09:30:00Z"))
                .andExpect(jsonPath("$[0].facts[0].basis").value("行政许可法第三十二条"));
        http.perform(get("/api/cases/" + review.caseId() + "/clocks").with(Tokens.applicant("somebody")))
                .andExpect(status().isNotFound());
        http.perform(get("/api/cases/clock-violations").with(Tokens.applicant("applicant-1")))
                .andExpect(status().isForbidden());
        http.perform(get("/api/cases/clock-violations").with(Tokens.supervisor()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isArray());
    }

    @Test
    void what_came_without_a_certificate_is_delivered_later() throws Exception {
        CaseReview review = submitted();
        act(review, "delivery", Map.of("text", "邮寄送达"), REGISTRAR).andExpect(status().isConflict());
        announce(new ReviewApproved(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                3,
                Map.of(),
                List.of()));
        await().until(() -> clocks.of(review.reviewId()).orElseThrow().state() == ClockState.STOPPED);
        act(review, "delivery", Map.of("text", "邮寄送达"), REGISTRAR)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.delivery.due").value("2026-12-07T09:30:00Z"))
                .andExpect(jsonPath("$.delivery.at").exists());
    }

    @Test
    void a_new_holiday_moves_the_open_clocks_and_the_answer_says_which() throws Exception {
        CaseReview review = submitted();
        List<MarkedDay> off =
                new ArrayList<>(calendars.year(2026).orElseThrow().content().off());
        List<MarkedDay> work = calendars.year(2026).orElseThrow().content().work();
        off.add(new MarkedDay(LocalDate.of(2026, 11, 24), "临时放假"));
        int version = calendars.year(2026).orElseThrow().version();
        Map<String, Object> change = Map.of("version", version, "reason", "通知", "source", "", "off", off, "work", work);
        String which = "$.effect.clocks[?(@.reviewId=='" + review.reviewId() + "')]";
        write("/api/calendar/years/2026?dryRun=true", change)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version))
                .andExpect(jsonPath(which).isNotEmpty());
        assertThat(calendars.year(2026).orElseThrow().version()).isEqualTo(version);
        ResultActions proposal = write("/api/calendar/years/2026", change)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.version").value(version))
                .andExpect(jsonPath(which).isNotEmpty());
        assertThat(clocks.of(review.reviewId()).orElseThrow().dueHasMoved()).isFalse();
        SecondAdministrator.publishes(http, proposal)
                .andExpect(status().isOk())
                .andExpect(jsonPath(which + ".statutoryDueAfter").value("2026-11-27T09:30:00Z"));
        assertThat(calendars.year(2026).orElseThrow().version()).isEqualTo(version + 1);
        assertThat(clocks.of(review.reviewId()).orElseThrow().dueHasMoved()).isFalse();
        off.remove(off.size() - 1);
        SecondAdministrator.publishes(
                        http,
                        write(
                                "/api/calendar/years/2026",
                                Map.of("version", version + 1, "reason", "撤回", "source", "", "off", off, "work", work)))
                .andExpect(jsonPath(which).isNotEmpty());
    }

    @Test
    void a_number_of_the_law_is_public_counts_and_is_changed_with_effect_from_a_day() throws Exception {
        http.perform(get("/api/calendar/limits?mark=LIC 44"))
                .andExpect(jsonPath("$.items[0].amount").value(10));
        http.perform(get("/api/calendar/limits/mer_24_29/due?start=2026-11-23T09:00"))
                .andExpect(jsonPath("$.lastDay").value("2026-12-23"));
        http.perform(get("/api/calendar/limits/mer_24_29/due?start=soon")).andExpect(status().isBadRequest());
        http.perform(get("/api/calendar/limits/nothing")).andExpect(status().isNotFound());
        Map<String, Object> change = new java.util.HashMap<>(Map.of(
                "version", 1,
                "reason", "新规定",
                "mark", "STAMP 16",
                "kind", "APPLICANT_DUTY",
                "amount", 20,
                "unit", "CALENDAR_DAY",
                "basis", "印花税法第十六条",
                "validFrom", "2027-01-01"));
        http.perform(put("/api/calendar/limits/stamp_16")
                        .with(REGISTRAR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(change)))
                .andExpect(status().isForbidden());
        ResultActions proposal = write("/api/calendar/limits/stamp_16", change).andExpect(status().isAccepted());
        http.perform(get("/api/calendar/limits/stamp_16?on=2027-01-01"))
                .andExpect(jsonPath("$.amount").value(15));
        SecondAdministrator.publishes(http, proposal).andExpect(status().isOk());
        change.put("amount", 25);
        write("/api/calendar/limits/stamp_16", change).andExpect(status().isConflict());
        http.perform(get("/api/calendar/limits/stamp_16?on=2026-12-31"))
                .andExpect(jsonPath("$.amount").value(15));
        http.perform(get("/api/calendar/limits/stamp_16?on=2027-01-01"))
                .andExpect(jsonPath("$.amount").value(20));
        change.put("amount", -1);
        change.put("version", 2);
        write("/api/calendar/limits/stamp_16", change)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/amount"));
        http.perform(get("/api/calendar/limits/stamp_16/history").with(Tokens.supervisor()))
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[1].why").value("新规定"));
    }

    @Test
    void a_bundle_is_promised_by_its_longest_path() throws Exception {
        http.perform(get("/api/catalogue/bundles/home_transfer/promise"
                        + "?start=2026-11-23T09:00&item=transaction_check&item=house_tax&item=re_transfer"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.re_transfer").exists())
                .andExpect(jsonPath("$.total").exists());
        http.perform(get("/api/catalogue/bundles/home_transfer/promise?start=2026-11-23T09:00&item=nothing"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void an_items_limits_change_from_a_day_on_and_running_cases_keep_theirs() throws Exception {
        String limits = "/api/catalogue/items/seal_engraving/limits";
        Map<String, Object> change = new java.util.HashMap<>(Map.of(
                "version",
                1,
                "reason",
                "再提速",
                "effectiveFrom",
                "2026-11-25",
                "promised",
                Map.of("amount", 1, "unit", "WORKING_HOUR"),
                "statutory",
                Map.of("amount", 1, "unit", "WORKING_DAY")));
        String proposal = JsonPath.read(
                write(limits, change)
                        .andExpect(status().isAccepted())
                        .andExpect(jsonPath("$.basedOn").value(1))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");
        write(limits, change).andExpect(jsonPath("$.id").value(proposal));
        http.perform(get(limits)).andExpect(jsonPath("$.length()").value(1));
        // Four eyes: who proposed it does not publish it.
        http.perform(post("/api/editing/changes/" + proposal + "/publication").with(Tokens.administrator()))
                .andExpect(status().isForbidden());
        http.perform(post("/api/editing/changes/" + proposal + "/publication")
                        .with(Tokens.administratorNamed("second")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.settledBy").value("管理员second"));
        change.put("reason", "别人");
        change.put("promised", Map.of("amount", 2, "unit", "WORKING_DAY"));
        write(limits, change).andExpect(status().isUnprocessableContent());
        change.put("promised", Map.of("amount", 3, "unit", "WORKING_HOUR"));
        write(limits, change).andExpect(status().isConflict());
        change.put("effectiveFrom", "2026-11-22");
        write(limits, change).andExpect(jsonPath("$.errors[0].pointer").value("/effectiveFrom"));
        http.perform(get("/api/catalogue/items/seal_engraving"))
                .andExpect(jsonPath("$.promised.amount").value(2));
        moveTo(Instant.parse("2026-11-25T01:00:00Z"));
        http.perform(get("/api/catalogue/items/seal_engraving"))
                .andExpect(jsonPath("$.promised.amount").value(1));
        http.perform(get(limits)).andExpect(jsonPath("$.length()").value(2));
    }

    private CaseReview submitted() {
        String id = UUID.randomUUID().toString();
        announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                id,
                "YJS35050020261123000001O",
                "company_start",
                1,
                "350502",
                Map.of("entity_type", List.of("llc"), "domicile_proof", List.of("commitment")),
                List.of("company_establishment"),
                "applicant-1"));
        await().until(() -> !cases.reviews(id).isEmpty());
        return cases.reviews(id).get(0);
    }

    private void accepted(CaseReview review) {
        announce(new ReviewAccepted(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                2));
        await().until(() -> clocks.of(review.reviewId()).orElseThrow().state() == ClockState.RUNNING);
    }

    private void announce(Event event) {
        transaction.executeWithoutResult(status -> announcements.announce(event));
    }

    private ResultActions act(CaseReview review, String what, Object body, JwtRequestPostProcessor who)
            throws Exception {
        return http.perform(post("/api/cases/" + review.caseId() + "/reviews/" + review.reviewId() + "/clock/" + what)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private ResultActions write(String path, Object body) throws Exception {
        return http.perform(put(path)
                .with(Tokens.administrator())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private void moveTo(Instant now) {
        clock.moveTo(now);
        followers.forEach(follower -> follower.timeMovedBy(clock.offset()));
    }
}
