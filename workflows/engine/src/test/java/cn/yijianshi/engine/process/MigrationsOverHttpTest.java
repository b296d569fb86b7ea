package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.testing.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three cases in three places of a bundle whose last two items no longer wait for one another. */
class MigrationsOverHttpTest extends LotCityRoom {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationContext engine;

    @Autowired
    MovingCases moving;

    @Test
    void an_administrator_looks_tries_moves_and_takes_back() throws Exception {
        String first = filed("calm", Map.of(), Duration.ofHours(1));
        String second = filed("calm", Map.of(), Duration.ofHours(1));
        approve(second, "item_0");
        String third = filed("calm", Map.of(), Duration.ofHours(1));
        approve(third, "item_0");
        approve(third, "item_1");

        Map<String, Object> plan = new HashMap<>(
                Map.of("bundle", "calm", "fromVersion", 1, "toVersion", 2, "why", "并联办理更快", "cases", List.of()));
        plan.put("cases", List.of(first, second, third));
        String id = read(send("/api/migrations", plan)
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$.state").value("PLANNED"))
                        .andExpect(jsonPath("$.preview.chosen").value(3))
                        .andExpect(jsonPath("$.preview.movable").value(3))
                        .andExpect(jsonPath("$.preview.notMovable", hasSize(0)))
                        .andExpect(jsonPath("$.preview.standing[*].element", contains("item_0", "item_1", "item_2")))
                        .andExpect(jsonPath("$.preview.standing[0].name").value("事项0"))
                        .andExpect(jsonPath("$.progress.of").value(3)))
                .get("id")
                .asString();
        send("/api/migrations/" + id + "/execution", Map.of())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/migration-not-now"));

        begin(id, "trial", "TRIED");
        rows(id, "WOULD_MOVE").andExpect(jsonPath("$.items", hasSize(3)));
        assertThat(openItems(second)).containsExactly("item_1");

        begin(id, "execution", "DONE");
        rows(id, "MOVED").andExpect(jsonPath("$.items", hasSize(3)));
        assertThat(openItems(first)).containsExactly("item_0");
        assertThat(openItems(second)).containsExactly("item_1", "item_2");
        assertThat(openItems(third)).containsExactly("item_2", "item_3");

        // What has begun under the new version cannot be unmade.
        begin(id, "return", "RETURNED");
        rows(id, "RETURNED").andExpect(jsonPath("$.items[*].caseId", contains(first)));
        rows(id, "MOVED")
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[*].reason", hasItem("TURN_NOT_COME")))
                .andExpect(jsonPath("$.items[*].reason", hasItem("STANDS_IN_REMOVED")))
                .andExpect(jsonPath("$.items[0].words").isNotEmpty());
        approve(first, "item_0");
        assertThat(openItems(first)).containsExactly("item_1");
        http.perform(get("/api/migrations").param("bundle", "calm").with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id", hasItem(id)));
    }

    @Test
    void what_a_stop_cut_off_goes_on_with_the_next_start() throws Exception {
        String[] ids = {
            filed("calm", Map.of(), Duration.ofHours(1)),
            filed("calm", Map.of(), Duration.ofHours(1)),
            filed("calm", Map.of(), Duration.ofHours(1))
        };
        String id = read(send(
                                "/api/migrations",
                                Map.of(
                                        "bundle",
                                        "calm",
                                        "fromVersion",
                                        1,
                                        "toVersion",
                                        2,
                                        "why",
                                        "并联办理更快",
                                        "cases",
                                        List.of(ids)))
                        .andExpect(status().isCreated()))
                .get("id")
                .asString();
        begin(id, "trial", "TRIED");
        moving.stop();
        send("/api/migrations/" + id + "/execution", Map.of())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("RUNNING"))
                .andExpect(jsonPath("$.work").value("EXECUTION"))
                .andExpect(jsonPath("$.progress.done").value(0));
        assertThat(cases.of(ids[0]).orElseThrow().bundleVersion()).isEqualTo(1);
        moving.start();
        moving.atStart();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> rows(id, "MOVED").andExpect(jsonPath("$.items", hasSize(3))));
        assertThat(cases.of(ids[0]).orElseThrow().bundleVersion()).isEqualTo(2);
    }

    @Test
    void the_same_request_plans_once() throws Exception {
        filed("replayed", Map.of(), Duration.ofHours(1));
        Map<String, Object> plan =
                Map.of("bundle", "replayed", "fromVersion", 1, "toVersion", 2, "why", "试", "share", 0.5);
        String[] ids = new String[2];
        for (int i = 0; i < 2; i++) {
            ids[i] = read(http.perform(post("/api/migrations")
                                    .header("Idempotency-Key", "once")
                                    .contentType("application/json")
                                    .content(json.writeValueAsString(plan))
                                    .with(Tokens.administrator()))
                            .andExpect(status().isCreated()))
                    .get("id")
                    .asString();
        }
        assertThat(ids[0]).isEqualTo(ids[1]);
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_place() throws Exception {
        send("/api/migrations", Map.of("bundle", "calm", "fromVersion", 1, "toVersion", 1, "share", 2))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/toVersion")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/share")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/why")));
        send(
                        "/api/migrations",
                        Map.of(
                                "bundle",
                                "calm",
                                "fromVersion",
                                1,
                                "toVersion",
                                2,
                                "why",
                                "试",
                                "cases",
                                List.of("no-such-case")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/cases/0"));
        send("/api/migrations", Map.of("bundle", "calm", "fromVersion", 1, "toVersion", 9, "why", "试"))
                .andExpect(status().isNotFound());
        send("/api/migrations/none/trial", Map.of()).andExpect(status().isNotFound());
    }

    @Test
    void every_endpoint_of_these_rooms_is_the_administrators_alone() throws Exception {
        var walked = new TreeSet<String>();
        engine.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    for (String path : info.getPatternValues()) {
                        if (path.matches("/api/(migrations|watching|replays)(/.*)?")) {
                            PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(
                                    handler.getBeanType(), PreAuthorize.class);
                            assertThat(rule).as(path).isNotNull();
                            assertThat(rule.value()).isEqualTo("hasRole('ADMINISTRATOR')");
                            assertThat(handler.getMethodAnnotation(PreAuthorize.class))
                                    .as(path)
                                    .isNull();
                            walked.add(info.getMethodsCondition().getMethods() + " " + path);
                        }
                    }
                }));
        assertThat(walked).hasSize(12);
        for (var who : List.of(Tokens.applicant("a"), Tokens.approver("tax"), Tokens.supervisor("tax"))) {
            for (String path : List.of("/api/migrations", "/api/watching/calm", "/api/watching/incidents")) {
                http.perform(get(path).with(who)).andExpect(status().isForbidden());
            }
        }
        http.perform(get("/api/migrations")).andExpect(status().isUnauthorized());
    }

    private void begin(String id, String what, String until) throws Exception {
        send("/api/migrations/" + id + "/" + what, Map.of()).andExpect(status().isAccepted());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> http.perform(get("/api/migrations/" + id).with(Tokens.administrator()))
                        .andExpect(jsonPath("$.state").value(until))
                        .andExpect(jsonPath("$.work").value("NONE"))
                        .andExpect(jsonPath("$.progress.done").value(3)));
    }

    private ResultActions rows(String id, String outcome) throws Exception {
        return http.perform(get("/api/migrations/" + id + "/cases")
                        .param("state", outcome)
                        .with(Tokens.administrator()))
                .andExpect(status().isOk());
    }

    private ResultActions send(String path, Map<String, ?> body) throws Exception {
        return http.perform(post(path)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .with(Tokens.administrator()));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString());
    }
}
