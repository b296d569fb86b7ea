package cn.yijianshi.intake.ratings.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.intake.ratings.domain.WorkingTime;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** 好差评, from the applicant's word to the supervisor's answer. */
@IntakeRoomTest
@Import(RatingsTest.Calendar.class)
class RatingsTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Calendar {
        /** Every day is a working day. */
        @Bean
        @Primary
        WorkingTime everyDay() {
            return new WorkingTime() {
                @Override
                public Optional<Instant> end(Instant start, Limit limit, String office) {
                    assertThat(office).isEqualTo("350500");
                    return Optional.of(start.plus(limit.amount(), ChronoUnit.DAYS));
                }
            };
        }
    }

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private MockMvc http;

    private final String who = "rater-" + UUID.randomUUID();
    private final RequestPostProcessor supervisor = Tokens.supervisor();

    @Test
    void what_is_not_decided_cannot_be_rated_yet() throws Exception {
        var id = applicant.files(who);
        rates(id, "{\"level\": 5}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/rating-too-early"));
        rates(id, "{\"level\": 5, \"item\": \"company_establishment\"}").andExpect(status().isConflict());
        applicant.reads(who, "/api/applications/{id}/ratings", id).andExpect(jsonPath("$.open", empty()));
    }

    @Test
    void the_case_and_each_item_are_rated_once() throws Exception {
        var id = ended();
        applicant
                .reads(who, "/api/applications/{id}/ratings", id)
                .andExpect(jsonPath("$.open", containsInAnyOrder("", "company_establishment")));
        var body = "{\"level\": 5, \"tags\": [\"fast\", \"kind\"], \"text\": \"很快\"}";
        rates(id, body)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.item").isEmpty());
        rates(id, body).andExpect(status().isOk());
        rates(id, "{\"level\": 4}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/rated-before"));
        rates(id, "{\"level\": 4, \"item\": \"company_establishment\"}").andExpect(status().isCreated());
        applicant
                .reads(who, "/api/applications/{id}/ratings", id)
                .andExpect(jsonPath("$.open", empty()))
                .andExpect(jsonPath("$.given[0].tags", contains("fast", "kind")));
        applicant.reads("stranger", "/api/applications/{id}/ratings", id).andExpect(status().isNotFound());
        http.perform(get("/api/ratings/follow-ups").with(supervisor))
                .andExpect(jsonPath("$.items[?(@.applicationId == '" + id + "')]", empty()));
    }

    @Test
    void odd_ratings_are_refused() throws Exception {
        var id = ended();
        rates(id, "{}").andExpect(status().isUnprocessableContent());
        rates(id, "{\"level\": 6}").andExpect(status().isUnprocessableContent());
        rates(id, "{\"level\": 5, \"tags\": [\"rude\"]}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/tags/0"));
        rates(id, "{\"level\": 5, \"item\": \"nothing\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/item"));
        http.perform(get("/api/ratings/tags"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$['1'][0].name").value("超过承诺时间"));
    }

    @Test
    void a_bad_one_is_called_back_put_right_and_answered() throws Exception {
        var id = ended();
        rates(id, "{\"level\": 1, \"tags\": [\"over_time\"], \"text\": \"太慢\"}").andExpect(status().isCreated());
        var open = await().until(() -> followUp(id, supervisor), Optional::isPresent)
                .orElseThrow();
        await().untilAsserted(() -> http.perform(
                        get("/api/ratings/follow-ups?limit=100").with(supervisor))
                .andExpect(jsonPath("$.items[?(@.id == '" + open + "')].callBy").isNotEmpty()));
        closes(open, "已整改")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/call-first"));
        calls(open, "申请人反映等待五天")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("CALLED"));
        calls(open, "申请人反映等待五天").andExpect(status().isOk());
        calls(open, "别的话").andExpect(status().isConflict());
        closes(open, " ").andExpect(status().isUnprocessableContent());
        closes(open, "已调整窗口人手")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("CLOSED"));
        closes(open, "已调整窗口人手").andExpect(status().isOk());
        assertThat(followUp(id, supervisor)).isEmpty();
        applicant
                .reads(who, "/api/applications/{id}/ratings", id)
                .andExpect(jsonPath("$.given[0].followUp.state").value("CLOSED"))
                .andExpect(jsonPath("$.given[0].followUp.answer").value("已调整窗口人手"));
        applicant
                .reads(who, "/api/notices")
                .andExpect(jsonPath("$.items[0].kind").value("RATING_FOLLOWED_UP"))
                .andExpect(jsonPath("$.items[0].text", containsString("已调整窗口人手")));
    }

    @Test
    void a_supervisor_sees_his_departments_and_no_other() throws Exception {
        var id = ended();
        rates(id, "{\"level\": 2, \"item\": \"company_establishment\"}").andExpect(status().isCreated());
        var open = followUp(id, Tokens.supervisor("market-regulation")).orElseThrow();
        assertThat(followUp(id, Tokens.supervisor("tax"))).isEmpty();
        http.perform(post("/api/ratings/follow-ups/{id}/call", open)
                        .with(Tokens.supervisor("tax"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\": \"x\"}"))
                .andExpect(status().isNotFound());
        http.perform(get("/api/ratings/follow-ups").with(Tokens.applicant(who))).andExpect(status().isForbidden());
    }

    @Test
    void a_later_word_is_added_once() throws Exception {
        var id = ended();
        String rating = JsonPath.read(
                rates(id, "{\"level\": 3}").andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8),
                "$.id");
        adds(id, rating, "后来很好")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.addition").value("后来很好"));
        adds(id, rating, "后来很好").andExpect(status().isOk());
        adds(id, rating, "又变了").andExpect(status().isConflict());
    }

    private String ended() throws Exception {
        var id = applicant.files(who);
        var review = UUID.randomUUID().toString();
        others.tell(Others.requested(id, review), Others.approved(id, review, 1), Others.completed(id, "PARTIAL"));
        await().untilAsserted(() -> applicant
                .reads(who, "/api/applications/{id}", id)
                .andExpect(jsonPath("$.state").value("PARTIAL"))
                .andExpect(jsonPath("$.reviews[0].state").value("APPROVED")));
        return id;
    }

    private Optional<String> followUp(String caseId, RequestPostProcessor reader) throws Exception {
        var answer = http.perform(get("/api/ratings/follow-ups?limit=100").with(reader))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        java.util.List<String> ids = JsonPath.read(answer, "$.items[?(@.applicationId == '" + caseId + "')].id");
        return ids.stream().findFirst();
    }

    private ResultActions rates(String id, String body) throws Exception {
        return applicant.sends(who, body, "/api/applications/{id}/ratings", id);
    }

    private ResultActions adds(String id, String rating, String text) throws Exception {
        return applicant.sends(
                who, "{\"text\": \"" + text + "\"}", "/api/applications/{id}/ratings/{rating}/addition", id, rating);
    }

    private ResultActions calls(String id, String text) throws Exception {
        return supervises("/api/ratings/follow-ups/{id}/call", id, text);
    }

    private ResultActions closes(String id, String text) throws Exception {
        return supervises("/api/ratings/follow-ups/{id}/closing", id, text);
    }

    private ResultActions supervises(String path, String id, String text) throws Exception {
        return http.perform(post(path, id)
                .with(supervisor)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\": \"" + text + "\"}"));
    }
}
