package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.migration.domain.Migration.State;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import cn.yijianshi.engine.migration.domain.Migrations;
import cn.yijianshi.testing.Tokens;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
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

    @Autowired
    Migrations migrations;

    @Autowired
    JdbcClient sql;

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
    void one_migration_that_cannot_go_on_holds_up_no_other_and_is_tried_again() throws Exception {
        String held = planned(filed("calm", Map.of(), Duration.ofHours(1)));
        String id = planned(filed("calm", Map.of(), Duration.ofHours(1)));
        change("UPDATE case_migration SET to_version = 99 WHERE migration_id = ?", held);
        send("/api/migrations/" + held + "/trial", Map.of()).andExpect(status().isAccepted());
        send("/api/migrations/" + id + "/trial", Map.of()).andExpect(status().isAccepted());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> one(id).andExpect(jsonPath("$.state").value("TRIED")));
        one(held).andExpect(jsonPath("$.state").value("PLANNED"));
        change("UPDATE case_migration SET to_version = 2 WHERE migration_id = ?", held);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> one(held).andExpect(jsonPath("$.state").value("TRIED")));
    }

    @Test
    void the_end_of_one_piece_of_work_does_not_end_the_next() throws Exception {
        String id = planned(filed("calm", Map.of(), Duration.ofHours(1)));
        change("UPDATE case_migration SET state = 'TRIED' WHERE migration_id = ?", id);
        moving.stop();
        send("/api/migrations/" + id + "/execution", Map.of()).andExpect(status().isAccepted());
        transaction.executeWithoutResult(status -> migrations.end(id, Work.TRIAL, State.TRIED));
        one(id).andExpect(jsonPath("$.state").value("RUNNING"))
                .andExpect(jsonPath("$.work").value("EXECUTION"));
        moving.start();
        moving.atStart();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> one(id).andExpect(jsonPath("$.state").value("DONE")));
    }

    @Test
    void a_case_that_cannot_be_foretold_stays_and_the_others_are_tried() throws Exception {
        String broken = filed("calm", Map.of(), Duration.ofHours(1));
        String whole = filed("calm", Map.of(), Duration.ofHours(1));
        change("UPDATE bundle_case SET items = '{\"item_0\":77}' WHERE case_id = ?", broken);
        String id = planned(broken, whole);
        send("/api/migrations/" + id + "/trial", Map.of()).andExpect(status().isAccepted());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> one(id).andExpect(jsonPath("$.state").value("TRIED")));
        rows(id, "WOULD_MOVE").andExpect(jsonPath("$.items[*].caseId", contains(whole)));
        rows(id, "STAYS")
                .andExpect(jsonPath("$.items[*].caseId", contains(broken)))
                .andExpect(jsonPath("$.items[0].reason").value("UNEXPECTED"));
    }

    @Test
    void nobody_moves_to_a_version_before_its_first_day() throws Exception {
        LocalDate first = LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE).plusDays(1);
        Bundle next = published.bundle("lot_5", 2).orElseThrow().numbered(3).from(first);
        transaction.executeWithoutResult(status ->
                published.publish(next, first.atStartOfDay(OfficeHours.ZONE).toInstant(), "管理员", "试"));
        filed("lot_5", Map.of(), Duration.ofHours(1));
        send("/api/migrations", Map.of("bundle", "lot_5", "fromVersion", 1, "toVersion", 3, "why", "试"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/toVersion"))
                .andExpect(jsonPath("$.errors[0].code").value("migration-not-yet"));
        String id = read(send(
                                "/api/migrations",
                                Map.of("bundle", "lot_5", "fromVersion", 1, "toVersion", 2, "why", "试"))
                        .andExpect(status().isCreated()))
                .get("id")
                .asString();
        change("UPDATE case_migration SET to_version = 3, state = 'TRIED' WHERE migration_id = ?", id);
        send("/api/migrations/" + id + "/execution", Map.of())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/migration-not-yet"));
        one(id).andExpect(jsonPath("$.work").value("NONE"));
    }

    @Test
    void two_people_may_think_of_the_same_key_and_none_may_be_too_long() throws Exception {
        filed("replayed", Map.of(), Duration.ofHours(1));
        String mine = read(asked("k".repeat(100), Tokens.administratorNamed("first-" + "f".repeat(30)))
                        .andExpect(status().isCreated()))
                .get("id")
                .asString();
        asked("k".repeat(100), Tokens.administratorNamed("second"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.id").value(not(mine)));
        asked("k".repeat(101), Tokens.administrator())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/Idempotency-Key"));
        asked(" ", Tokens.administrator()).andExpect(status().isBadRequest());
        asked("named", Tokens.administratorNamed("n".repeat(120)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.author").value("管理员" + "n".repeat(97)));
    }

    private ResultActions asked(String key, RequestPostProcessor who) throws Exception {
        return http.perform(post("/api/migrations")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content("{\"bundle\":\"replayed\",\"fromVersion\":1,\"toVersion\":2,\"why\":\"试\",\"share\":0.5}")
                .with(who));
    }

    private void change(String update, String id) {
        transaction.executeWithoutResult(status -> sql.sql(update).param(id).update());
    }

    private String planned(String... ids) throws Exception {
        return read(send(
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
                                        List.of(ids)))
                        .andExpect(status().isCreated()))
                .get("id")
                .asString();
    }

    private ResultActions one(String id) throws Exception {
        return http.perform(get("/api/migrations/" + id).with(Tokens.administrator()));
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
