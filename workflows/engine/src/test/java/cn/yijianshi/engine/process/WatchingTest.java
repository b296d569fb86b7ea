package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.testing.Tokens;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What an administrator sees of cases on their way. */
class WatchingTest extends LotCityRoom {

    @Autowired
    MockMvc http;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient sql;

    @Test
    void the_map_tells_what_waits_what_is_late_and_what_went_through_today() throws Exception {
        filed("watched", Map.of(), Duration.ofDays(60));
        String through = filed("watched", Map.of(), Duration.ZERO);
        approve(through, "item_0");
        approve(through, "item_1");
        approve(through, "item_2");
        String onItsWay = filed("watched", Map.of(), Duration.ZERO);
        approve(onItsWay, "item_0");

        look("/api/watching/watched?version=1")
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.drawing", containsString("callActivity")))
                .andExpect(jsonPath("$.elements[0].element").value("item_0"))
                .andExpect(jsonPath("$.elements[0].name").value("事项0"))
                .andExpect(jsonPath("$.elements[0].waiting").value(1))
                .andExpect(jsonPath("$.elements[0].overdue").value(1))
                .andExpect(jsonPath("$.elements[0].throughputToday").value(2))
                // None outside office hours, a few within.
                .andExpect(
                        jsonPath("$.elements[0].medianWorkingMinutes").value(greaterThanOrEqualTo(0.0), Double.class))
                .andExpect(jsonPath("$.elements[1].waiting").value(1))
                .andExpect(jsonPath("$.elements[1].overdue").value(0))
                .andExpect(jsonPath("$.statistics[0].version").value(1))
                .andExpect(jsonPath("$.statistics[0].running").value(2))
                .andExpect(jsonPath("$.statistics[0].ended").value(1))
                .andExpect(jsonPath("$.statistics[0].overdueShare").value(0.0));
        // Nothing of it is on the version in force.
        look("/api/watching/watched")
                .andExpect(jsonPath("$.elements[0].waiting").value(0));
        look("/api/watching/cases/" + through)
                .andExpect(jsonPath("$.facts[0].what").value("FILED"))
                .andExpect(jsonPath("$.facts[*].what", hasItems("OPENED", "APPROVED", "COMPLETED")))
                .andExpect(jsonPath("$.facts[*].words", hasItems("提交申请", "全部办结")));
        http.perform(get("/api/watching/none").with(Tokens.administrator())).andExpect(status().isNotFound());
        http.perform(get("/api/watching/cases/none").with(Tokens.administrator()))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_step_that_failed_too_often_is_told_in_words_and_tried_again() throws Exception {
        String id = filed("replayed", Map.of(), Duration.ZERO);
        Job timer = management
                .createJobQuery()
                .processInstanceId(open(id).get(0).processId())
                .singleResult();
        management.setJobRetries(timer.getId(), 0);
        String incident = com.jayway.jsonpath.JsonPath.read(
                look("/api/watching/incidents")
                        .andExpect(jsonPath("$.items", hasSize(1)))
                        .andExpect(jsonPath("$.items[0].service").value("engine"))
                        .andExpect(jsonPath("$.items[0].affected", contains(id)))
                        .andExpect(jsonPath("$.items[0].retryable").value(true))
                        .andExpect(jsonPath("$.items[0].words", containsString("事项0")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.items[0].id");
        http.perform(post("/api/watching/incidents/" + incident + "/retry").with(Tokens.administrator()))
                .andExpect(status().isAccepted());
        look("/api/watching/incidents").andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(management
                        .createJobQuery()
                        .jobId(timer.getId())
                        .singleResult()
                        .getRetries())
                .isPositive();
        assertThat(retriesNoted()).isEqualTo(1);
        http.perform(post("/api/watching/incidents/" + incident + "/retry").with(Tokens.administrator()))
                .andExpect(status().isNotFound());
        assertThat(retriesNoted()).isEqualTo(1);
    }

    private int retriesNoted() {
        return sql.sql("SELECT COUNT(*) FROM audit_entry WHERE act = 'POST /api/watching/incidents/{id}/retry'")
                .query(Integer.class)
                .single();
    }

    private ResultActions look(String path) throws Exception {
        return http.perform(get(path).with(Tokens.administrator())).andExpect(status().isOk());
    }
}
