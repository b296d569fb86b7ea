package cn.yijianshi.engine.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.simulation.domain.History;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An administrator asks what would happen, on the bundles that are shipped. */
@RoomTest
@ActiveProfiles("development")
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class SimulationControllerTest {

    private static final Map<String, List<String>> A_SALE = Map.of(
            "cause", List.of("sale"),
            "realty_use", List.of("home"),
            "enterprise_party", List.of("no"),
            "payment", List.of("full"),
            "old_mortgage", List.of("no"),
            "buyer_homes", List.of("1"),
            "seller_held", List.of("from2to5"),
            "attendance", List.of("all"),
            "at_once", List.of("no"),
            "utilities", List.of("power", "water"));

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    History history;

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void fewer_officers_and_a_shorter_promise_are_tried_before_anybody_meets_them() throws Exception {
        asks(
                        Tokens.administrator(),
                        Map.of(
                                "bundle",
                                "home_transfer",
                                "from",
                                "2026-11-23",
                                "cases",
                                300,
                                "arrivalsPerDay",
                                20,
                                "officers",
                                Map.of("tax", 4, "property-registration", 3),
                                "mix",
                                List.of(Map.of("answers", A_SALE)),
                                "minutes",
                                Map.of("house_tax", 40, "re_transfer", 45),
                                "variants",
                                List.of(
                                        Map.of("name", "税务少两人", "officers", Map.of("tax", 2)),
                                        Map.of(
                                                "name",
                                                "登记承诺一小时",
                                                "limits",
                                                Map.of("re_transfer", Map.of("amount", 1, "unit", "WORKING_HOUR"))))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.forecast.cases").value(300))
                .andExpect(jsonPath("$.forecast.outcomes[0].what").value("DONE"))
                .andExpect(jsonPath("$.answersFrom").value("GIVEN"))
                .andExpect(jsonPath("$.minutesFrom.house_tax").value("GIVEN"))
                .andExpect(jsonPath("$.minutesFrom.water_transfer").value("ASSUMED"))
                .andExpect(jsonPath("$.variants[0].forecast.bottleneck").value("tax"))
                .andExpect(result -> {
                    var read = json.readTree(result.getResponse().getContentAsString());
                    assertThat(overdue(read.at("/variants/1/forecast"), "re_transfer"))
                            .isGreaterThan(overdue(read.at("/forecast"), "re_transfer"));
                });
    }

    @Test
    void how_real_cases_answered_is_how_virtual_ones_do() {
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(status -> announcements.announce(submitted()));
        }
        Awaitility.await().untilAsserted(() -> assertThat(history.answers("home_transfer", 500))
                .anySatisfy(way -> {
                    assertThat(way.answers()).isEqualTo(A_SALE);
                    assertThat(way.weight()).isGreaterThanOrEqualTo(3);
                }));
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_place() throws Exception {
        asks(Tokens.administrator(), Map.of("bundle", "home_transfer", "cases", 0, "officers", Map.of("tax", 0)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/cases")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/officers/tax")));
        asks(Tokens.administrator(), Map.of("bundle", "home_transfer", "minutes", Map.of("no_such_item", 5)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/minutes/no_such_item"));
        asks(Tokens.administrator(), Map.of("bundle", "no_such_bundle")).andExpect(status().isNotFound());
        asks(Tokens.approver("tax"), Map.of("bundle", "home_transfer")).andExpect(status().isForbidden());
    }

    @Test
    void a_process_that_may_not_be_published_is_not_tried_either() throws Exception {
        asks(
                        Tokens.administrator(),
                        Map.of(
                                "bundle",
                                "home_transfer",
                                "mix",
                                List.of(Map.of("answers", A_SALE)),
                                "drawing",
                                "<bpmn:definitions"
                                        + " xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><bpmn:process"
                                        + " id=\"home_transfer\"><bpmn:scriptTask id=\"x\"/></bpmn:process>"
                                        + "</bpmn:definitions>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/drawing"));
    }

    @Test
    void a_draft_is_tried_before_it_is_published() throws Exception {
        String draft = json.readTree(http.perform(post("/api/editing/drafts")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .contentType("application/json")
                                .content(json.writeValueAsString(Map.of("kind", "bundle", "key", "home_transfer")))
                                .with(Tokens.administrator()))
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .at("/id")
                .asString();
        Map<String, ?> mix = Map.of("answers", A_SALE);
        asks(
                        Tokens.administrator(),
                        Map.of("bundle", "home_transfer", "cases", 100, "mix", List.of(mix), "draft", draft))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.forecast.cases").value(100));
        asks(Tokens.administrator(), Map.of("bundle", "company_start", "mix", List.of(mix), "draft", draft))
                .andExpect(status().isNotFound());
    }

    private static double overdue(tools.jackson.databind.JsonNode forecast, String item) {
        for (var of : forecast.at("/items")) {
            if (of.at("/item").asString().equals(item)) {
                return of.at("/overdue").asDouble();
            }
        }
        throw new AssertionError(item + " is not in " + forecast);
    }

    private ResultActions asks(JwtRequestPostProcessor who, Map<String, ?> question) throws Exception {
        return http.perform(post("/api/simulations")
                .contentType("application/json")
                .content(json.writeValueAsString(question))
                .with(who));
    }

    private static ApplicationSubmitted submitted() {
        String id = UUID.randomUUID().toString();
        return new ApplicationSubmitted(
                UUID.randomUUID(),
                Instant.parse("2026-11-23T01:00:00Z"),
                id,
                "YJS" + id.substring(0, 12),
                "home_transfer",
                2,
                "350502",
                A_SALE,
                List.of("house_tax", "power_transfer", "re_transfer", "transaction_check", "water_transfer"),
                "applicant-1");
    }
}
