package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ReviewEvent.ReviewDeemedGranted;
import cn.yijianshi.platform.audit.AuditTrail;
import cn.yijianshi.testing.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What officers, rules and clocks decide stands in the chain of acts, with the decision or not at all. */
@DepartmentTest
class AuditedDecisionsTest {

    private static final RequestPostProcessor OFFICER = Tokens.approverNamed("audited-officer", "public-security");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    AuditTrail trail;

    @Test
    void a_decision_is_kept_with_who_took_it_and_a_refused_one_is_not() throws Exception {
        var steps = new DepartmentTest.Steps(reviews, http, others);
        var acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", OFFICER).andExpect(status().isOk());
        // He comes too late: nothing is done.
        steps.verb(acase, "claim", "{\"version\":1}", Tokens.approverNamed("late-officer", "public-security"))
                .andExpect(status().isConflict());
        steps.verb(acase, "refusal", "{\"version\":2,\"reason\":\"王某的材料\",\"basis\":\"第一条\"}", OFFICER)
                .andExpect(status().isOk());

        trail.seal();
        http.perform(get("/api/audit/entries?who=audited-officer").with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andExpect(jsonPath(
                        "$.items[*].act",
                        containsInAnyOrder("POST /api/reviews/{id}/claim", "POST /api/reviews/{id}/refusal")))
                .andExpect(jsonPath("$.items[*].subject", everyItem(is(acase.reviewId()))))
                // What is said of a person stays with the case.
                .andExpect(jsonPath("$.items[*].detail", everyItem(not(containsString("王某")))));
        http.perform(get("/api/audit/entries?who=late-officer").with(Tokens.administrator()))
                .andExpect(jsonPath("$.items.length()").value(0));
        http.perform(get("/api/audit/entries").with(OFFICER)).andExpect(status().isForbidden());
        assertThat(trail.verify().intact()).isTrue();
    }

    @Test
    void what_rules_decided_is_kept_as_the_rules_of_a_version_and_as_no_person() throws Exception {
        var acase = ACase.decidedByRules();
        others.send(acase.requested(), acase.filed());
        steps().until(acase, Status.APPROVED);

        entriesOf(acase)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].act").value("APPROVED"))
                .andExpect(jsonPath("$.items[0].actorId").value("rules:title_check@1"))
                .andExpect(jsonPath("$.items[0].actor").value("公章刻制备案"))
                .andExpect(jsonPath("$.items[0].subject").value(acase.reviewId()));
        http.perform(get("/api/audit/entries?by=RULES&what=" + acase.reviewId()).with(Tokens.administrator()))
                .andExpect(jsonPath("$.items.length()").value(1));
        http.perform(get("/api/audit/entries?by=PERSON&what=" + acase.reviewId())
                        .with(Tokens.administrator()))
                .andExpect(jsonPath("$.items.length()").value(0));
        assertThat(trail.verify().intact()).isTrue();
    }

    @Test
    void what_silence_granted_is_kept_as_a_clock_with_its_article_once() throws Exception {
        var acase = ACase.atThePolice();
        var expired = Instant.parse("2026-11-23T16:00:00Z");
        steps().open(acase);
        for (int twice = 0; twice < 2; twice++) {
            others.send(new ReviewDeemedGranted(
                    UUID.randomUUID(),
                    expired,
                    acase.caseId(),
                    acase.reviewId(),
                    acase.department(),
                    acase.item(),
                    expired));
        }
        steps().until(acase, Status.APPROVED);

        entriesOf(acase)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].act").value("DEEMED_GRANTED"))
                .andExpect(jsonPath("$.items[0].actorId").value("clock:DEEMED_GRANTED"))
                .andExpect(jsonPath("$.items[0].actor").value("行政许可法第五十条第二款"))
                .andExpect(jsonPath("$.items[0].detail", containsString("2026-11-23T16:00:00Z")));
    }

    @Test
    void what_ends_with_its_case_is_kept_with_the_ground_and_without_the_applicants_words() throws Exception {
        var acase = ACase.atThePolice();
        steps().open(acase);
        others.send(acase.withdrawalRequested());
        steps().until(acase, Status.WITHDRAWN);

        entriesOf(acase)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].act").value("WITHDRAWN"))
                .andExpect(jsonPath("$.items[0].actorId").value("case:APPLICANT_WITHDREW"))
                .andExpect(jsonPath("$.items[0].detail", not(containsString("不办了"))));
    }

    private DepartmentTest.Steps steps() {
        return new DepartmentTest.Steps(reviews, http, others);
    }

    private ResultActions entriesOf(ACase acase) throws Exception {
        trail.seal();
        return http.perform(get("/api/audit/entries?what=" + acase.reviewId()).with(Tokens.administrator()));
    }
}
