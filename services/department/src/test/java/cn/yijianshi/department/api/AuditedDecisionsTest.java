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
import cn.yijianshi.platform.audit.AuditTrail;
import cn.yijianshi.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What officers decide stands in the chain of acts, with the decision or not at all. */
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
}
