package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.MovedTime;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ReviewEvent.ReviewAccepted;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewAssigned;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An officer's day over HTTP alone, with the undo window as it is in life. */
@RoomTest
@Import({Surrounding.class, MovedTime.class})
class OfficersDayTest {

    private static final RequestPostProcessor ZHANG = Tokens.approverNamed("zhang", "public-security");
    private static final RequestPostProcessor LI = Tokens.approverNamed("li", "public-security");
    private static final RequestPostProcessor CHIEF = Tokens.lead("chief", "public-security");
    private static final RequestPostProcessor BANKER = Tokens.approverNamed("banker", "bank");
    private static final String RESULT = "\"result\":{\"engraver\":\"泉州刻章店\"}";

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    MovableClock clock;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void everybodyHasBeenSeen() throws Exception {
        steps = new DepartmentTest.Steps(reviews, http, others);
        for (var officer : List.of(ZHANG, LI, CHIEF, BANKER)) {
            http.perform(get("/api/officers").with(officer)).andExpect(status().isOk());
        }
    }

    @AfterEach
    void now() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void officers_know_their_colleagues_and_nobody_elses() throws Exception {
        http.perform(get("/api/officers").param("limit", "100").with(ZHANG))
                .andExpect(jsonPath("$.items[*].username").value(hasItems("zhang", "li", "chief")))
                .andExpect(jsonPath("$.items[*].username").value(not(hasItem("banker"))));
        http.perform(get("/api/officers")
                        .param("department", "bank")
                        .param("limit", "100")
                        .with(Tokens.supervisor()))
                .andExpect(jsonPath("$.items[*].username").value(hasItem("banker")))
                .andExpect(jsonPath("$.items[*].username").value(not(hasItem("zhang"))));
        http.perform(get("/api/officers").with(Tokens.applicant("a"))).andExpect(status().isForbidden());
    }

    @Test
    void an_approval_takes_effect_when_it_can_no_longer_be_taken_back() throws Exception {
        var acase = claimedBy(ZHANG);

        verb(acase, "approval", "{\"version\":2," + RESULT + "}", ZHANG)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("DECIDING"))
                .andExpect(jsonPath("$.version").value(3))
                .andExpect(jsonPath("$.undoUntil").exists());
        http.perform(get("/api/reviews/" + acase.reviewId()).with(ZHANG))
                .andExpect(jsonPath("$.pending.act").value("APPROVED"))
                .andExpect(jsonPath("$.pending.mine").value(true))
                .andExpect(jsonPath("$.decision").doesNotExist())
                .andExpect(jsonPath("$.certificates", hasSize(0)));
        verb(acase, "approval", "{\"version\":2," + RESULT + "}", ZHANG)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(3));
        assertThat(others.heard(ReviewApproved.class, acase.caseId())).isEmpty();

        clock.moveTo(Duration.ofSeconds(31));
        steps.until(acase, Status.APPROVED);
        var approved = Awaitility.await()
                .until(() -> others.heard(ReviewApproved.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0);
        assertThat(approved.version()).isEqualTo(4);
        assertThat(approved.at())
                .isEqualTo(reviews.of(acase.reviewId()).orElseThrow().decision().at())
                .isBefore(clock.instant().minusSeconds(29));
        verb(acase, "decision/withdrawal", "{\"version\":3,\"reason\":\"看错了\"}", ZHANG)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/undo-window-over"))
                .andExpect(jsonPath("$.until").exists());
    }

    @Test
    void within_the_window_the_officer_takes_it_back() throws Exception {
        var acase = claimedBy(ZHANG);
        verb(acase, "refusal", "{\"version\":2,\"reason\":\"材料不实\",\"basis\":\"行政许可法第38条\"}", ZHANG)
                .andExpect(jsonPath("$.status").value("DECIDING"));

        verb(acase, "decision/withdrawal", "{\"version\":3,\"reason\":\"看错了\"}", LI)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.who").value("审批员zhang"));
        verb(acase, "decision/withdrawal", "{\"version\":3}", ZHANG)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/reason"));
        verb(acase, "decision/withdrawal", "{\"version\":3,\"reason\":\"看错了\"}", ZHANG)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CLAIMED"))
                .andExpect(jsonPath("$.undoUntil").doesNotExist());

        clock.moveTo(Duration.ofSeconds(60));
        verb(acase, "approval", "{\"version\":4,\"effective\":\"AT_ONCE\"," + RESULT + "}", ZHANG)
                .andExpect(jsonPath("$.status").value("APPROVED"));
    }

    @Test
    void an_applicant_who_withdraws_within_the_window_is_heard() throws Exception {
        var acase = claimedBy(ZHANG);
        verb(acase, "approval", "{\"version\":2," + RESULT + "}", ZHANG).andExpect(status().isOk());

        others.send(acase.withdrawalRequested());

        steps.until(acase, Status.WITHDRAWN);
        clock.moveTo(Duration.ofSeconds(60));
        // What would take effect later is behind this one.
        var next = claimedBy(ZHANG);
        verb(next, "approval", "{\"version\":2," + RESULT + "}", ZHANG).andExpect(status().isOk());
        clock.moveTo(Duration.ofSeconds(120));
        steps.until(next, Status.APPROVED);
        assertThat(reviews.of(acase.reviewId()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(others.heard(ReviewApproved.class, acase.caseId())).isEmpty();
    }

    @Test
    void of_five_approved_at_once_two_fail_and_each_says_why() throws Exception {
        var cases = new ArrayList<ACase>();
        for (int i = 0; i < 5; i++) {
            cases.add(claimedBy(i == 1 ? LI : ZHANG));
        }
        var entries = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            // The fourth says something of its own, and it is too long.
            var own = i == 3 ? ",\"result\":{\"engraver\":\"一二三四五六七八九十一\"}" : "";
            entries.add("{\"id\":\"" + cases.get(i).reviewId() + "\",\"version\":2" + own + "}");
        }
        var body = "{\"verb\":\"approval\",\"effective\":\"AT_ONCE\"," + RESULT + ",\"reviews\":["
                + String.join(",", entries) + "]}";

        bulk(body, ZHANG)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done").value(3))
                .andExpect(jsonPath("$.failed").value(2))
                .andExpect(jsonPath("$.results[*].status").value(contains(200, 409, 200, 422, 200)))
                .andExpect(jsonPath("$.results[0].review.status").value("APPROVED"))
                .andExpect(jsonPath("$.results[1].problem.type").value("/problems/review-claimed"))
                .andExpect(jsonPath("$.results[1].problem.who").value("审批员li"))
                .andExpect(jsonPath("$.results[1].problem.when").exists())
                .andExpect(jsonPath("$.results[3].problem.errors[0].pointer").value("/result/engraver"));
        for (int i = 0; i < 5; i++) {
            assertThat(reviews.of(cases.get(i).reviewId()).orElseThrow().status())
                    .isEqualTo(i == 1 || i == 3 ? Status.CLAIMED : Status.APPROVED);
        }
        bulk(body, ZHANG).andExpect(jsonPath("$.done").value(3));
        Awaitility.await().untilAsserted(() -> assertThat(
                        others.heard(ReviewApproved.class, cases.get(4).caseId()))
                .hasSize(1));
    }

    @Test
    void a_bulk_request_names_its_verb_and_up_to_a_hundred_reviews_once_each() throws Exception {
        var id = UUID.randomUUID().toString();
        bulk("{\"verb\":\"claim\",\"reviews\":[]}", ZHANG)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/reviews"));
        bulk("{\"reviews\":[{\"id\":\"" + id + "\",\"version\":1}]}", ZHANG)
                .andExpect(jsonPath("$.errors[0].pointer").value("/verb"));
        bulk(
                        "{\"verb\":\"claim\",\"reviews\":[{\"id\":\"" + id + "\",\"version\":1},{\"id\":\"" + id
                                + "\",\"version\":1}]}",
                        ZHANG)
                .andExpect(jsonPath("$.errors[0].pointer").value("/reviews/1/id"));
        bulk("{\"verb\":\"claim\",\"reviews\":[{\"id\":\"" + id + "\",\"version\":1}]}", ZHANG)
                .andExpect(jsonPath("$.results[0].status").value(404));
        bulk("{\"verb\":\"claim\",\"reviews\":[{\"id\":\"" + id + "\",\"version\":1}]}", Tokens.supervisor())
                .andExpect(status().isForbidden());
    }

    @Test
    void acceptance_is_told_to_the_engine_once() throws Exception {
        var acase = claimedBy(ZHANG);

        verb(acase, "acceptance", "{\"version\":2}", ZHANG)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(3));
        verb(acase, "acceptance", "{\"version\":2}", ZHANG).andExpect(status().isOk());
        verb(acase, "acceptance", "{\"version\":3}", ZHANG)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/review-accepted"))
                .andExpect(jsonPath("$.who").value("审批员zhang"));

        Awaitility.await().untilAsserted(() -> assertThat(others.heard(ReviewAccepted.class, acase.caseId()))
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.version()).isEqualTo(3)));
    }

    @Test
    void a_lead_and_a_supervisor_give_reviews_to_officers() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);

        verb(acase, "assignment", "{\"version\":1,\"to\":\"li\"}", ZHANG)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/not-directing"));
        verb(acase, "assignment", "{\"version\":1,\"to\":\"banker\"}", CHIEF)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/to"))
                .andExpect(jsonPath("$.errors[0].code").value("unknown-officer"));
        verb(acase, "assignment", "{\"version\":1,\"to\":\"zhang\"}", CHIEF)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.claim.name").value("审批员zhang"));
        verb(acase, "assignment", "{\"version\":2,\"to\":\"li\",\"text\":\"张三外出\"}", Tokens.supervisor())
                .andExpect(status().isOk());
        verb(acase, "transfer", "{\"version\":2,\"to\":\"chief\",\"text\":\"难办\"}", ZHANG)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/review-changed"))
                .andExpect(jsonPath("$.who").value("督办员"))
                .andExpect(jsonPath("$.when").exists());
        verb(acase, "release", "{\"version\":3}", LI).andExpect(status().isOk());

        Awaitility.await().untilAsserted(() -> assertThat(others.heard(ReviewAssigned.class, acase.caseId()))
                .extracting(ReviewAssigned::handler)
                .containsExactly("zhang", "li", null));
    }

    @Test
    void colleagues_are_asked_and_find_it_in_their_list() throws Exception {
        var acase = claimedBy(ZHANG);
        verb(acase, "co-reviewers", "{\"version\":2,\"officers\":[\"li\"],\"text\":\"印模是否合规\"}", ZHANG)
                .andExpect(status().isOk());
        http.perform(get("/api/reviews/shared-with-me").param("limit", "100").with(LI))
                .andExpect(jsonPath("$.items[*].review.id").value(hasItem(acase.reviewId())))
                .andExpect(jsonPath("$.items[0].answered").value(false));
        verb(acase, "approval", "{\"version\":3," + RESULT + "}", ZHANG)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/opinions-out"))
                .andExpect(jsonPath("$.officers[0]").value("审批员li"));

        verb(acase, "opinion", "{\"version\":3,\"voice\":\"AGREE\",\"text\":\"合规\"}", CHIEF)
                .andExpect(status().isForbidden());
        verb(acase, "opinion", "{\"version\":3,\"voice\":\"AGREE\",\"text\":\"合规\"}", LI)
                .andExpect(status().isOk());
        verb(acase, "copies", "{\"version\":4,\"officers\":[\"chief\"]}", ZHANG).andExpect(status().isOk());
        http.perform(get("/api/reviews/shared-with-me")
                        .param("part", "INFORMED")
                        .with(CHIEF))
                .andExpect(jsonPath("$.items[*].review.id").value(hasItem(acase.reviewId())));
        http.perform(get("/api/reviews/" + acase.reviewId()).with(ZHANG))
                .andExpect(jsonPath("$.coReviewers[0].opinion.voice").value("AGREE"))
                .andExpect(jsonPath("$.informed[0].name").value("科长chief"));
        verb(acase, "approval", "{\"version\":5," + RESULT + "}", ZHANG).andExpect(status().isOk());
    }

    @Test
    void who_stands_in_is_on_record_under_both_names_until_it_is_revoked() throws Exception {
        var acase = claimedBy(ZHANG);
        verb(acase, "acceptance", "{\"version\":2}", LI).andExpect(status().isConflict());
        var today = java.time.LocalDate.now(clock.withZone(java.time.ZoneId.of("Asia/Shanghai")));
        var body = "{\"to\":\"li\",\"from\":\"" + today + "\",\"until\":\"" + today.plusDays(3) + "\",\"text\":\"休假\"}";
        var id = JsonPath.<String>read(
                http.perform(post("/api/delegations")
                                .contentType("application/json")
                                .content(body)
                                .with(ZHANG))
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$.holdsNow").value(true))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8),
                "$.id");

        verb(acase, "acceptance", "{\"version\":2}", LI).andExpect(status().isOk());
        http.perform(get("/api/reviews/" + acase.reviewId()).with(ZHANG))
                .andExpect(jsonPath("$.history[3].act").value("ACCEPTED"))
                .andExpect(jsonPath("$.history[3].by").value("审批员li"))
                .andExpect(jsonPath("$.history[3].actingFor").value("审批员zhang"));
        for (var who : List.of(ZHANG, LI, CHIEF, Tokens.supervisor())) {
            http.perform(get("/api/delegations").param("limit", "100").with(who))
                    .andExpect(jsonPath("$.items[*].id").value(hasItem(id)));
        }
        http.perform(get("/api/delegations").with(BANKER))
                .andExpect(jsonPath("$.items[*].id").value(not(hasItem(id))));

        http.perform(post("/api/delegations/" + id + "/revocation").with(BANKER))
                .andExpect(status().isNotFound());
        http.perform(post("/api/delegations/" + id + "/revocation").with(ZHANG))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.holdsNow").value(false));
        verb(acase, "comments", "{\"version\":3,\"text\":\"已核对原件\"}", LI).andExpect(status().isOk());
        verb(acase, "release", "{\"version\":4}", LI).andExpect(status().isConflict());
    }

    @Test
    void the_review_sheet_prints_history_and_comments_in_chinese() throws Exception {
        var acase = claimedBy(ZHANG);
        verb(acase, "comments", "{\"version\":2,\"text\":\"已核对原件 <b>&\"}", LI).andExpect(status().isOk());
        verb(acase, "approval", "{\"version\":3,\"effective\":\"AT_ONCE\"," + RESULT + "}", ZHANG)
                .andExpect(status().isOk());

        var pdf = http.perform(get("/api/reviews/" + acase.reviewId() + "/print")
                        .header("Accept-Language", "en")
                        .with(ZHANG))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains("审批单", acase.caseNo(), "陈思源", "公章", "准予", "审批员zhang", "领取", "泉州刻章店")
                    .contains("批注", "已核对原件<b>&", "内部资料，不对申请人公开");
        }
        http.perform(get("/api/reviews/" + acase.reviewId() + "/print").with(BANKER))
                .andExpect(status().isNotFound());
    }

    @Test
    void every_verb_is_in_the_api_document() throws Exception {
        http.perform(get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/reviews/bulk'].post.summary").exists())
                .andExpect(jsonPath("$.paths['/api/reviews/{id}/decision/withdrawal'].post")
                        .exists());
    }

    private ACase claimedBy(RequestPostProcessor officer) throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        verb(acase, "claim", "{\"version\":1}", officer).andExpect(status().isOk());
        return acase;
    }

    private ResultActions verb(ACase acase, String verb, String body, RequestPostProcessor officer) throws Exception {
        return steps.verb(acase, verb, body, officer);
    }

    private ResultActions bulk(String body, RequestPostProcessor officer) throws Exception {
        return http.perform(post("/api/reviews/bulk")
                .contentType("application/json")
                .content(body)
                .with(officer));
    }
}
