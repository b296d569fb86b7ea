package cn.yijianshi.department.commitments.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.commitments.domain.Breaches;
import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.ApplicationEvent.CommitmentGiven;
import cn.yijianshi.events.CommitmentEvent.BreachLifted;
import cn.yijianshi.events.CommitmentEvent.CommitmentBroken;
import cn.yijianshi.events.CommitmentEvent.CommitmentKept;
import cn.yijianshi.events.CommitmentEvent.CommitmentReplaced;
import cn.yijianshi.events.CommitmentEvent.VerificationDue;
import cn.yijianshi.events.CommitmentEvent.VerificationOpened;
import cn.yijianshi.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** 告知承诺 with real rooms: the promise comes with the form, its due time from the engine, broken ones from everywhere. */
@DepartmentTest
class CommitmentControllerTest {

    private static final RequestPostProcessor POLICE = Tokens.approver("public-security");
    private static final RequestPostProcessor CHIEF = Tokens.lead("chief", "public-security");
    private static final Instant DUE = Instant.parse("2027-01-06T09:30:00Z");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Pledges pledges;

    @Autowired
    Breaches breaches;

    @Autowired
    Surrounding.Others others;

    private final String applicant = "promiser-" + UUID.randomUUID();
    private final String promise = UUID.randomUUID().toString();
    private final ACase acase = ACase.atThePolice();
    private DepartmentTest.Steps steps;

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    @Test
    void a_grant_on_a_promise_opens_a_task_that_is_due_and_ends_with_what_was_found() throws Exception {
        filed(acase, promise);
        granted(acase);
        var opened = await().until(
                        () -> others.heard(VerificationOpened.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0);
        assertThat(opened.commitmentId()).isEqualTo(promise);
        assertThat(opened.within().amount()).isEqualTo(30);
        assertThat(opened.region()).isEqualTo("350502");
        var due = new VerificationDue(
                UUID.randomUUID(),
                Instant.now(java.time.Clock.systemUTC()),
                acase.caseId(),
                acase.reviewId(),
                acase.department(),
                promise,
                DUE,
                true);
        others.send(due, due);
        await().until(() -> DUE.equals(pledges.find(promise).orElseThrow().dueAt()));

        http.perform(get("/api/commitments").param("limit", "100").with(POLICE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id").value(hasItem(promise)))
                .andExpect(jsonPath("$.items[?(@.id == '" + promise + "')].applicantName")
                        .value("陈*源"));
        http.perform(get("/api/commitments/" + promise).with(Tokens.approver("bank")))
                .andExpect(status().isNotFound());
        look(promise, "{\"kept\": true}", POLICE).andExpect(status().isUnprocessableContent());
        look(promise, "{\"text\": \"属实\"}", POLICE)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/kept"));
        for (int sent = 0; sent < 2; sent++) {
            look(promise, "{\"kept\": true, \"text\": \"现场核查属实\"}", POLICE)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("KEPT"));
        }
        look(promise, "{\"kept\": false, \"text\": \"不属实\"}", Tokens.approverNamed("other", "public-security"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/commitment-looked-at"));
        await().until(() -> others.heard(CommitmentKept.class, acase.caseId()).size() == 1);
    }

    @Test
    void a_broken_promise_is_announced_bars_the_next_grant_and_is_lifted_by_the_lead() throws Exception {
        filed(acase, promise);
        granted(acase);
        var inFlight = ACase.atThePolice();
        var second = UUID.randomUUID().toString();
        filed(inFlight, second);
        steps.verb(inFlight, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());

        look(promise, "{\"kept\": false, \"text\": \"该址并非承诺人使用\"}", POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("BROKEN"));
        var broken = await().until(
                        () -> others.heard(CommitmentBroken.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0);
        assertThat(broken.applicantId()).isEqualTo(applicant);
        assertThat(broken.toString()).doesNotContain("陈思源");

        steps.verb(inFlight, "approval", "{\"version\":2,\"result\":{\"engraver\":\"店\"}}", POLICE)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].code").value("commitment-barred"));
        http.perform(get("/api/breaches").param("limit", "100").with(POLICE))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(promise)));
        var lifting = "{\"ground\": \"REPAIRED\", \"text\": \"已补交证明\"}";
        lift(promise, lifting, POLICE).andExpect(status().isForbidden());
        lift(promise, lifting, Tokens.lead("stranger", "bank")).andExpect(status().isNotFound());
        lift(promise, lifting, CHIEF)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.liftedFor").value("REPAIRED"));
        lift(promise, lifting, CHIEF).andExpect(status().isOk());
        lift(promise, "{\"ground\": \"EXPIRED\", \"text\": \"期满\"}", CHIEF).andExpect(status().isConflict());
        await().until(() -> others.heard(BreachLifted.class, acase.caseId()).size() == 1);
        steps.verb(inFlight, "approval", "{\"version\":2,\"result\":{\"engraver\":\"店\"}}", POLICE)
                .andExpect(status().isOk());
        assertThat(pledges.find(second).orElseThrow().state()).isEqualTo(Pledge.State.TO_VERIFY);
    }

    @Test
    void what_another_department_found_counts_here_and_the_proof_is_the_way_on() throws Exception {
        filed(acase, promise);
        others.send(new CommitmentBroken(
                UUID.randomUUID(),
                Instant.parse("2026-11-23T03:00:00Z"),
                UUID.randomUUID().toString(),
                "YJS9",
                UUID.randomUUID().toString(),
                "power",
                UUID.randomUUID().toString(),
                "power_connect",
                "premises",
                applicant,
                null,
                "不属实"));
        await().until(() -> breaches.against(applicant, null));
        steps.verb(acase, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"店\"}}", POLICE)
                .andExpect(status().isUnprocessableContent());
        others.send(new CommitmentReplaced(
                UUID.randomUUID(),
                Instant.parse("2026-11-23T03:10:00Z"),
                acase.caseId(),
                null,
                acase.department(),
                promise,
                acase.item(),
                "premises",
                "不动产权证书"));
        await().until(() -> pledges.find(promise).orElseThrow().state() == Pledge.State.REPLACED);
        http.perform(get("/api/reviews/" + acase.reviewId() + "/commitments").with(POLICE))
                .andExpect(jsonPath("$[0].proof").value("不动产权证书"));
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"店\"}}", POLICE)
                .andExpect(status().isOk());
        look(promise, "{\"kept\": true, \"text\": \"属实\"}", POLICE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/commitment-not-granted"));
    }

    private void filed(ACase of, String commitment) {
        var plain = of.filed();
        others.send(
                of.requested(),
                new ApplicationFiled(
                        plain.id(),
                        plain.at(),
                        plain.caseId(),
                        plain.caseNo(),
                        plain.department(),
                        applicant,
                        plain.applicantName(),
                        plain.forms(),
                        null,
                        List.of(new CommitmentGiven(commitment, of.item(), "premises", "场所证明", "承诺有权使用该场所", null))));
        steps.until(of, Status.OPEN);
    }

    private void granted(ACase of) throws Exception {
        steps.verb(of, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());
        steps.verb(of, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", POLICE)
                .andExpect(status().isOk());
    }

    private ResultActions look(String id, String body, RequestPostProcessor who) throws Exception {
        return http.perform(post("/api/commitments/" + id + "/verification")
                .contentType("application/json")
                .content(body)
                .with(who));
    }

    private ResultActions lift(String id, String body, RequestPostProcessor who) throws Exception {
        return http.perform(post("/api/breaches/" + id + "/lifting")
                .contentType("application/json")
                .content(body)
                .with(who));
    }
}
