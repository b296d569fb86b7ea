package cn.yijianshi.department.supervision.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.department.supervision.domain.SuperviseOrders;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewSupervised;
import cn.yijianshi.events.ReviewEvent.ReviewSupervisionReplied;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DepartmentTest
class SupervisionControllerTest {
    private static final RequestPostProcessor ZHANG = Tokens.approverNamed("zhang", "public-security");
    private static final RequestPostProcessor LI = Tokens.approverNamed("li", "public-security");
    private static final RequestPostProcessor WANG = Tokens.approverNamed("wang", "public-security");
    private static final RequestPostProcessor CHIEF = Tokens.lead("chief", "public-security");
    private static final RequestPostProcessor BANKER = Tokens.approverNamed("banker", "bank");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    SuperviseOrders orders;

    @Autowired
    Surrounding.Others others;

    @Autowired
    Clock clock;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void everybodyHasBeenSeen() throws Exception {
        steps = new DepartmentTest.Steps(reviews, http, others);
        for (var officer : List.of(ZHANG, LI, WANG, CHIEF, BANKER)) {
            http.perform(get("/api/officers").with(officer)).andExpect(status().isOk());
        }
    }

    @Test
    void an_order_is_flagged_answered_in_writing_once_and_told() throws Exception {
        var acase = claimedBy(ZHANG);
        var order = UUID.randomUUID().toString();
        others.send(supervised(acase, order, 1, "ISSUED", 0));
        await().until(() -> orders.ofReview(acase.reviewId()).size() == 1);
        http.perform(get("/api/reviews/" + acase.reviewId()).with(ZHANG))
                .andExpect(jsonPath("$.review.supervision.orderId").value(order))
                .andExpect(jsonPath("$.supervision[0].text").value("请书面说明"))
                .andExpect(jsonPath("$.history[*].act").value(hasItem("SUPERVISED")));
        http.perform(get("/api/reviews?caseNo=" + acase.caseNo()).with(LI))
                .andExpect(jsonPath("$.items[0].supervision.orderId").value(order));
        assertThat(notices(acase, ZHANG)).containsExactly("SUPERVISED");
        assertThat(notices(acase, LI)).isEmpty();

        reply(acase, order, "{\"text\":\" \",\"newExpectedDate\":\"2020-01-01\"}", ZHANG)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors.length()").value(2));
        reply(acase, order, "{\"text\":\"在办\"}", BANKER).andExpect(status().isNotFound());
        reply(acase, UUID.randomUUID().toString(), "{\"text\":\"在办\"}", ZHANG).andExpect(status().isNotFound());
        reply(acase, order, "{\"text\":\"在办\"}", Tokens.supervisor()).andExpect(status().isForbidden());
        var tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).plusDays(1);
        var answer = "{\"text\":\"已约定核验\",\"newExpectedDate\":\"" + tomorrow + "\"}";
        for (int sent = 0; sent < 2; sent++) {
            reply(acase, order, answer, CHIEF)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("REPLIED"));
        }
        reply(acase, order, "{\"text\":\"我也答复\"}", ZHANG)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/supervision-replied"))
                .andExpect(jsonPath("$.who").value("科长chief"));
        await().until(() ->
                others.heard(ReviewSupervisionReplied.class, acase.caseId()).size() == 1);
        var told = others.heard(ReviewSupervisionReplied.class, acase.caseId()).get(0);
        assertThat(told.orderId()).isEqualTo(order);
        assertThat(told.newExpectedDate()).isEqualTo(tomorrow);
        http.perform(get("/api/reviews?caseNo=" + acase.caseNo()).with(LI))
                .andExpect(jsonPath("$.items[0].supervision").doesNotExist());

        others.send(supervised(acase, order, 2, "RETURNED", 0));
        await().until(() -> orders.ofReview(acase.reviewId()).get(0).round() == 2);
        reply(acase, order, answer, CHIEF).andExpect(status().isOk());
        await().until(() ->
                others.heard(ReviewSupervisionReplied.class, acase.caseId()).size() == 2);
        others.send(supervised(acase, order, 2, "ACCEPTED", 0));
        await().until(() -> notices(acase, ZHANG).contains("ACCEPTED"));
        // The handler works on, undisturbed by what was written about it.
        steps.verb(acase, "release", "{\"version\":2}", ZHANG).andExpect(status().isOk());
    }

    @Test
    void warnings_reach_the_handler_and_where_there_is_none_the_department() throws Exception {
        var claimed = claimedBy(ZHANG);
        var nobodys = ACase.atThePolice();
        steps.open(nobodys);
        var now = clock.instant();
        others.send(
                new ReviewDueSoon(UUID.randomUUID(), now, claimed.caseId(), claimed.reviewId(), "public-security", now),
                new ReviewOverdue(
                        UUID.randomUUID(),
                        now,
                        nobodys.caseId(),
                        nobodys.reviewId(),
                        "public-security",
                        now,
                        List.of("HANDLER", "LEAD")),
                new ReviewOverdue(
                        UUID.randomUUID(),
                        now,
                        claimed.caseId(),
                        claimed.reviewId(),
                        "public-security",
                        now,
                        List.of("SUPERVISOR")));
        await().untilAsserted(() -> assertThat(notices(nobodys, LI)).containsExactly("OVERDUE"));
        assertThat(notices(claimed, ZHANG)).containsExactly("DUE_SOON");
        assertThat(notices(claimed, LI)).isEmpty();
        assertThat(notices(nobodys, BANKER)).isEmpty();
        var list = http.perform(get("/api/notices?limit=100").with(LI))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String id = JsonPath.<List<String>>read(list, "$.items[?(@.reviewId=='" + nobodys.reviewId() + "')].id")
                .get(0);
        // By its key the item is named in the reader's language.
        assertThat(JsonPath.<List<String>>read(list, "$.items[?(@.id=='" + id + "')].item"))
                .containsExactly(nobodys.item());
        http.perform(post("/api/notices/" + id + "/read").with(BANKER)).andExpect(status().isNotFound());
        for (int sent = 0; sent < 2; sent++) {
            http.perform(post("/api/notices/" + id + "/read").with(LI)).andExpect(status().isNoContent());
        }
        http.perform(get("/api/notices?unread=true&limit=100").with(LI))
                .andExpect(jsonPath("$.items[*].id").value(not(hasItem(id))));
        http.perform(get("/api/notices?unread=true&limit=100").with(WANG))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(id)));
        http.perform(get("/api/notices/unread").with(WANG))
                .andExpect(jsonPath("$.unread").isNumber());
        http.perform(get("/api/notices").with(Tokens.applicant("a"))).andExpect(status().isForbidden());
        http.perform(get("/api/notices?after=!").with(LI)).andExpect(status().isBadRequest());
    }

    @Test
    void work_is_shared_out_among_those_who_are_there() throws Exception {
        var giverId = newOfficer("giver");
        var firstId = newOfficer("first");
        var secondId = newOfficer("second");
        var awayId = newOfficer("away");
        var giver = Tokens.approverNamed(giverId, "public-security");
        var away = Tokens.approverNamed(awayId, "public-security");
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        http.perform(post("/api/delegations")
                        .contentType("application/json")
                        .content("{\"to\":\"li\",\"from\":\"" + today + "\",\"until\":\"" + today
                                + "\",\"text\":\"休假\"}")
                        .with(away))
                .andExpect(status().isCreated());
        http.perform(get("/api/officers?limit=100").with(CHIEF))
                .andExpect(jsonPath("$.items[?(@.id=='" + awayId + "')].away.standIn")
                        .value(hasItem("审批员li")))
                .andExpect(jsonPath("$.items[?(@.id=='" + giverId + "')].away.standIn")
                        .isEmpty());
        for (int i = 0; i < 4; i++) {
            claimedBy(giver);
        }
        var body = "{\"from\":\"" + giverId + "\",\"to\":[\"" + firstId + "\",\"" + secondId + "\"]%s}";
        rebalance(String.format(body, ""), ZHANG).andExpect(status().isForbidden());
        rebalance("{\"from\":\"" + giverId + "\",\"to\":[\"" + awayId + "\",\"banker\",\"" + giverId + "\"]}", CHIEF)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].code").value("officer-away"))
                .andExpect(jsonPath("$.errors[1].code").value("unknown-officer"))
                .andExpect(jsonPath("$.errors[2].code").value("not-from-himself"));
        rebalance(String.format(body, ",\"even\":true,\"dryRun\":true"), CHIEF)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done").value(0))
                .andExpect(jsonPath("$.results.length()").value(2))
                .andExpect(jsonPath("$.loads[0].before").value(4))
                .andExpect(jsonPath("$.loads[0].after").value(2))
                .andExpect(jsonPath("$.loads[1].after").value(1));
        rebalance(String.format(body, ",\"howMany\":1"), Tokens.supervisor())
                .andExpect(jsonPath("$.done").value(1));
        rebalance(String.format(body, ""), CHIEF)
                .andExpect(jsonPath("$.done").value(3))
                .andExpect(jsonPath("$.failed").value(0))
                .andExpect(jsonPath("$.results[0].status").value(200));
        for (var whose : List.of(firstId, secondId)) {
            http.perform(get("/api/reviews/counts?assignee=" + whose).with(CHIEF))
                    .andExpect(jsonPath("$.all").value(2));
        }
        http.perform(get("/api/reviews/counts?assignee=" + giverId).with(CHIEF))
                .andExpect(jsonPath("$.all").value(0));
        var open = ACase.atThePolice();
        steps.open(open);
        rebalance("{\"from\":\"nobody\",\"to\":[\"" + firstId + "\"],\"howMany\":200}", CHIEF)
                .andExpect(jsonPath("$.results[*].id").value(hasItem(open.reviewId())));
        assertThat(reviews.of(open.reviewId()).orElseThrow().claim().by().id()).isEqualTo(firstId);
    }

    /** A new officer of the police, seen at work. */
    private String newOfficer(String name) throws Exception {
        var id = name + "-" + UUID.randomUUID();
        http.perform(get("/api/officers").with(Tokens.approverNamed(id, "public-security")))
                .andExpect(status().isOk());
        return id;
    }

    private ACase claimedBy(RequestPostProcessor officer) throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", officer).andExpect(status().isOk());
        steps.until(acase, Status.CLAIMED);
        return acase;
    }

    private ReviewSupervised supervised(ACase acase, String order, int round, String state, int reminders) {
        Instant now = clock.instant();
        return new ReviewSupervised(
                UUID.randomUUID(),
                now,
                acase.caseId(),
                acase.reviewId(),
                acase.department(),
                order,
                round,
                state,
                "请书面说明",
                "督办员",
                now.plusSeconds(3600),
                reminders);
    }

    private List<String> notices(ACase acase, RequestPostProcessor who) throws Exception {
        var list = http.perform(get("/api/notices?limit=100").with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(list, "$.items[?(@.reviewId=='" + acase.reviewId() + "')].kind");
    }

    private ResultActions reply(ACase acase, String order, String body, RequestPostProcessor who) throws Exception {
        return http.perform(post("/api/reviews/" + acase.reviewId() + "/supervision/" + order + "/reply")
                .contentType("application/json")
                .content(body)
                .with(who));
    }

    private ResultActions rebalance(String body, RequestPostProcessor who) throws Exception {
        return http.perform(post("/api/reviews/rebalance")
                .contentType("application/json")
                .content(body)
                .with(who));
    }
}
