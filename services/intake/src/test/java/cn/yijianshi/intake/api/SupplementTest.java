package cn.yijianshi.intake.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.events.ReviewEvent.ApplicantDuty;
import cn.yijianshi.events.ReviewEvent.DeferredMaterial;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** 容缺受理 as the applicant sees it. */
@IntakeRoomTest
class SupplementTest {

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    private final String review = UUID.randomUUID().toString();

    @Test
    void what_may_follow_is_shown_with_its_limit_and_handed_in_once() throws Exception {
        var id = deferred("s1");
        applicant
                .reads("s1", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.duties[0].missing[0].name").value("章程"))
                .andExpect(jsonPath("$.duties[0].dueAt").value("2026-11-23T07:30:00Z"))
                .andExpect(jsonPath("$.duties[0].state").value("OPEN"));
        supplies("s1", id, "{\"materials\": {\"other\": \"x\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/materials/articles", "/materials/other")));
        var body = "{\"materials\": {\"articles\": \"已交\"}}";
        supplies("s1", id, body).andExpect(status().isOk());
        supplies("s1", id, body).andExpect(status().isOk());
        supplies("s1", id, body.replace("已交", "又交"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/supplied-before"));
        applicant.reads("s1", "/api/applications/{id}", id).andExpect(jsonPath("$.duties", empty()));
    }

    @Test
    void when_its_time_is_over_it_says_so_and_can_still_come() throws Exception {
        var id = deferred("s2");
        others.tell(duty(id, "MISSED", null));
        await().untilAsserted(() -> applicant
                .reads("s2", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.duties[0].state").value("MISSED")));
        supplies("s2", id, "{\"materials\": {\"articles\": \"已交\"}}").andExpect(status().isOk());
    }

    @Test
    void nothing_follows_where_nothing_was_deferred() throws Exception {
        var id = applicant.files("s3");
        others.tell(Others.requested(id, review));
        await().untilAsserted(() -> supplies("s3", id, "{}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/nothing-deferred")));
    }

    private String deferred(String who) throws Exception {
        var id = applicant.files(who);
        others.tell(Others.requested(id, review), duty(id, "OPEN", List.of(new DeferredMaterial("articles", "章程"))));
        await().untilAsserted(() -> applicant
                .reads(who, "/api/applications/{id}", id)
                .andExpect(jsonPath("$.duties.length()").value(1))
                .andExpect(jsonPath("$.reviews[0].state").value("OPEN")));
        return id;
    }

    private ApplicantDuty duty(String id, String state, List<DeferredMaterial> missing) {
        return new ApplicantDuty(
                UUID.randomUUID(),
                Others.NINE.plusSeconds(30),
                id,
                review,
                "market-regulation",
                "company_establishment",
                state,
                Others.DUE,
                missing,
                "请补交章程");
    }

    private ResultActions supplies(String who, String id, String body) throws Exception {
        return applicant.sends(who, body, "/api/applications/{id}/supplements/{review}", id, review);
    }
}
