package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DepartmentTest
class ReviewControllerTest {

    private static final RequestPostProcessor POLICE = Tokens.approver("public-security");
    private static final RequestPostProcessor COLLEAGUE = Tokens.approverNamed("colleague", "public-security");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    ApplicationContext service;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    @Test
    void every_endpoint_asks_for_a_role_except_the_verification() {
        assertThat(Endpoints.askingForNoRole(service))
                .containsExactly("[GET] /api/public/certificates/{token}", "[POST] /api/public/certificates/verify");
    }

    @Test
    void an_officer_sees_his_own_department_only() throws Exception {
        var mine = ACase.atThePolice();
        var theirs = ACase.at("bank");
        steps.open(mine);
        steps.open(theirs);

        http.perform(get("/api/reviews").param("limit", "100").with(POLICE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id").value(hasItem(mine.reviewId())))
                .andExpect(jsonPath("$.items[*].id").value(not(hasItem(theirs.reviewId()))));
        http.perform(get("/api/reviews/" + theirs.reviewId()).with(POLICE)).andExpect(status().isNotFound());
        steps.verb(theirs, "claim", "{\"version\":1}", POLICE).andExpect(status().isNotFound());
        assertThat(reviews.of(theirs.reviewId()).orElseThrow().status()).isEqualTo(Status.OPEN);
    }

    @Test
    void a_supervisor_reads_every_department_and_changes_nothing() throws Exception {
        var acase = ACase.at("bank");
        steps.open(acase);

        http.perform(get("/api/reviews/" + acase.reviewId()).with(Tokens.supervisor()))
                .andExpect(status().isOk());
        steps.verb(acase, "claim", "{\"version\":1}", Tokens.supervisor()).andExpect(status().isForbidden());
    }

    @Test
    void applicants_have_no_queue() throws Exception {
        http.perform(get("/api/reviews").with(Tokens.applicant("a"))).andExpect(status().isForbidden());
        http.perform(get("/api/reviews")).andExpect(status().isUnauthorized());
    }

    @Test
    void the_queue_goes_by_due_time_in_pages_and_masks_names() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 5; i > 0; i--) {
            var acase = ACase.at("housing-fund");
            others.send(acase.requested(ACase.DUE.plusSeconds(i), Map.of()), acase.filed());
            steps.until(acase, Status.OPEN);
            ids.add(0, acase.reviewId());
        }
        var officer = Tokens.approver("housing-fund");

        var seen = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = http.perform(get("/api/reviews")
                            .param("limit", "2")
                            .param("after", after)
                            .with(officer))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.items[0].applicantName").value("陈*源"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].id"));
            after = JsonPath.read(page, "$.next");
        }

        assertThat(seen).isEqualTo(ids);
        http.perform(get("/api/reviews").param("after", "nonsense").with(officer))
                .andExpect(status().isBadRequest());
    }

    @Test
    void the_queue_can_be_searched_by_status_item_and_case_number() throws Exception {
        var open = ACase.at("medical-insurance");
        var claimed = ACase.at("medical-insurance");
        var officer = Tokens.approver("medical-insurance");
        steps.open(open);
        steps.open(claimed);
        steps.verb(claimed, "claim", "{\"version\":1}", officer).andExpect(status().isOk());

        http.perform(get("/api/reviews").param("status", "CLAIMED").with(officer))
                .andExpect(jsonPath("$.items[*].id").value(hasItems(claimed.reviewId())))
                .andExpect(jsonPath("$.items", hasSize(1)));
        http.perform(get("/api/reviews").param("caseNo", open.caseNo()).with(officer))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].id").value(open.reviewId()));
        http.perform(get("/api/reviews").param("caseNo", "%").with(officer)).andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/reviews").param("item", "title_check").with(officer))
                .andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/reviews").param("status", "NO_SUCH").with(officer))
                .andExpect(status().isBadRequest());
    }

    @Test
    void a_review_shows_form_facts_findings_results_and_history() throws Exception {
        var acase = ACase.atThePolice();
        others.send(acase.requested(ACase.DUE, Map.of()), acase.filed());
        steps.until(acase, Status.OPEN);

        http.perform(get("/api/reviews/" + acase.reviewId())
                        .header("Accept-Language", "zh")
                        .with(POLICE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.applicantName").value("陈思源"))
                .andExpect(jsonPath("$.review.version").value(1))
                .andExpect(jsonPath("$.review.lamp").value("GREEN"))
                .andExpect(jsonPath("$.review.dueAt").value(ACase.DUE.toString()))
                .andExpect(jsonPath("$.form[0].fields[0].key").value("seal.kinds"))
                .andExpect(jsonPath("$.form[0].fields[0].shown").value("公章"))
                .andExpect(jsonPath("$.form[0].fields[3].rows[0][0].value").value("林海"))
                .andExpect(jsonPath("$.findings[0].level").value("WARN"))
                .andExpect(jsonPath("$.findings[0].text").value("前序事项没有提供“enterprise.name”。"))
                .andExpect(jsonPath("$.results[*].key").value(hasItems("engraver", "fee")))
                .andExpect(jsonPath("$.materials[0].field").value("material:licence"))
                .andExpect(jsonPath("$.history[*].act").value(hasItems("REQUESTED", "FILED")));
        http.perform(get("/api/reviews/" + acase.reviewId())
                        .header("Accept-Language", "en")
                        .with(POLICE))
                .andExpect(jsonPath("$.findings[0].text").value("No earlier item has brought “enterprise.name”."))
                .andExpect(jsonPath("$.form[0].fields[0].shown").value("official seal"));
    }

    @Test
    void from_claim_to_grant() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);

        steps.verb(acase, "claim", "{\"version\":1}", POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.claim.mine").value(true));
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("APPROVED"))
                .andExpect(jsonPath("$.version").value(3));

        var approved = Awaitility.await()
                .until(() -> others.heard(ReviewApproved.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0);
        assertThat(approved.version()).isEqualTo(3);
        assertThat(approved.outputs()).containsEntry("seal.engraver", "泉州刻章店");
        assertThat(approved.certificates().get(0).service()).isEqualTo("department");
        http.perform(get("/api/reviews/" + acase.reviewId()).with(POLICE))
                .andExpect(jsonPath("$.certificates[0].number")
                        .value(approved.certificates().get(0).number()))
                .andExpect(jsonPath("$.decision.by").value("审批员officer-public-security"));
    }

    @Test
    void a_stale_claim_answers_who_and_when() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", COLLEAGUE).andExpect(status().isOk());

        steps.verb(acase, "claim", "{\"version\":1}", POLICE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/review-claimed"))
                .andExpect(jsonPath("$.who").value("审批员colleague"))
                .andExpect(jsonPath("$.when").exists());
    }

    @Test
    void a_claim_sent_again_answers_the_same_and_is_told_once() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);

        steps.verb(acase, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());
        steps.verb(acase, "claim", "{\"version\":1}", POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        steps.verb(acase, "release", "{\"version\":2}", POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("OPEN"));

        Awaitility.await().untilAsserted(() -> assertThat(others.heard(ReviewClaimed.class, acase.caseId()))
                .hasSize(1));
    }

    @Test
    void a_held_decision_names_what_it_waits_for_until_it_is_released() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase, "house_tax");
        steps.verb(acase, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());
        var approval = "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}";

        steps.verb(acase, "approval", approval, POLICE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/decision-held"))
                .andExpect(jsonPath("$.awaits[0]").value("house_tax"));
        steps.verb(acase, "refusal", "{\"version\":2,\"reason\":\"a\",\"basis\":\"b\"}", POLICE)
                .andExpect(jsonPath("$.type").value("/problems/decision-held"));

        others.send(acase.released());
        Awaitility.await()
                .until(() -> !reviews.of(acase.reviewId()).orElseThrow().held());
        steps.verb(acase, "approval", approval, POLICE).andExpect(status().isOk());
    }

    @Test
    void correction_is_asked_once_with_every_gap_pinned() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());

        steps.verb(acase, "correction", "{\"version\":2,\"defects\":[{\"field\":\"no.such\",\"text\":\"x\"}]}", POLICE)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/defects/0/field"))
                .andExpect(jsonPath("$.errors[0].code").value("unknown-field"));
        var gaps = "{\"version\":2,\"defects\":[{\"field\":\"seal.pickup\",\"text\":\"请改为自取\"}]}";
        steps.verb(acase, "correction", gaps, POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CORRECTION_REQUESTED"));
        steps.verb(acase, "correction", gaps, POLICE).andExpect(status().isOk());

        others.send(acase.correctionAnswered());
        var answered = steps.until(acase, Status.CLAIMED);
        assertThat(answered.filing().text("seal.pickup")).contains("SELF");
        steps.verb(acase, "correction", gaps.replace(":2", ":" + answered.version()), POLICE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/correction-used"));
    }

    @Test
    void a_result_that_does_not_fit_is_refused_with_pointers() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());

        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"一二三四五六七八九十一\"}}", POLICE)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/result/engraver"))
                .andExpect(jsonPath("$.errors[0].detail").value("最多 10 个字。"));
        steps.verb(acase, "approval", "{\"result\":{}}", POLICE)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/version"));
        steps.verb(acase, "refusal", "{\"version\":2}", POLICE)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].pointer").value(hasItems("/reason", "/basis")));
    }
}
