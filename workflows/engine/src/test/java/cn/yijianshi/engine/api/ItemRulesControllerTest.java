package cn.yijianshi.engine.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.platform.foureyes.FourEyesConfiguration;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** Rules as administrators read, try and publish them, on the files that are shipped. */
@RoomTest
class ItemRulesControllerTest {

    private static final String RULES = "/api/catalogue/items/bank_appointment/rules";

    @Autowired
    MockMvc http;

    @Autowired
    Published published;

    @Autowired
    Clock clock;

    private final JsonMapper json = JsonMapper.builder().build();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"cn.yijianshi.engine.api", "cn.yijianshi.engine.persistence"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "cn\\.yijianshi\\.engine\\.(persistence\\.MySqlPublished|api\\.(ItemRulesController|ItemPublishing|CataloguePaths))"))
    @Import(FourEyesConfiguration.class)
    static class RulesRooms {
        @Bean
        Catalogue files() {
            return Catalogue.load(Path.of(".."));
        }
    }

    @Test
    void anybody_reads_the_rules() throws Exception {
        http.perform(get(RULES))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].dmn", containsString("decisionTable")));
        http.perform(get("/api/catalogue/items/no_such_item/rules")).andExpect(status().isNotFound());
    }

    @Test
    void a_trial_decides_nothing_and_tells_everything() throws Exception {
        trial(Map.of(
                        "form", Map.of("bank", Map.of("appointDate", "2026-12-01")),
                        "facts", Map.of("enterprise.uscc", "91350500MA8T0A013G"),
                        "filedOn", "2026-11-23"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.verdict.outcome").value("APPROVE"))
                .andExpect(jsonPath("$.verdict.hits[0].rule").value("appointed"));
        trial(Map.of("form", Map.of(), "facts", Map.of()))
                .andExpect(jsonPath("$.verdict.outcome").value("MANUAL"))
                .andExpect(jsonPath("$.verdict.doubt.why").value("MISSING_INPUT"));
        http.perform(post(RULES + "/trial")
                        .contentType("application/json")
                        .content("{}")
                        .with(Tokens.applicant("anybody")))
                .andExpect(status().isForbidden());
    }

    @Test
    void bad_rules_are_refused_with_place_and_reason() throws Exception {
        var bad = rules().replace("&lt;= case.filedOn", "&lt;= yesterday");
        int line = (int) bad.substring(0, bad.indexOf("yesterday")).lines().count();

        trial(Map.of("dmn", bad))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].detail", hasItem(containsString(line + ": 'yesterday'"))));
        publish(1, bad, today()).andExpect(status().isUnprocessableContent());
        publish(1, rules().replace("fact.enterprise.uscc", "fact.weather"), today())
                .andExpect(status().isUnprocessableContent());
        publish(1, rules(), today().minusDays(1)).andExpect(status().isUnprocessableContent());
        publish(1, "", today()).andExpect(status().isUnprocessableContent());
    }

    @Test
    void a_new_version_holds_from_its_day_on() throws Exception {
        int last = published.itemHistory("bank_appointment").stream()
                .mapToInt(edition -> edition.item().version())
                .max()
                .orElseThrow();
        var stricter = rules().replace("APPROVE", "MANUAL");
        var day = today().plusDays(7);

        var proposal = publish(last, stricter, day)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("PROPOSED"))
                .andExpect(jsonPath("$.basedOn").value(last))
                .andReturn();
        String id = JsonPath.read(proposal.getResponse().getContentAsString(), "$.id");
        // Said again it is the same proposal, and nothing holds yet.
        publish(last, stricter, day)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.id").value(id));
        Assertions.assertThat(published.item("bank_appointment", last + 1)).isEmpty();

        settle(id, "publication", Tokens.administrator())
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type", containsString("four-eyes")));
        settle(id, "publication", Tokens.approver("bank")).andExpect(status().isForbidden());
        http.perform(get("/api/editing/changes?subject=bank_appointment&state=PROPOSED")
                        .with(Tokens.administratorNamed("second")))
                .andExpect(jsonPath("$.items[0].id").value(id))
                .andExpect(jsonPath("$.items[0].mine").value(false))
                .andExpect(jsonPath("$.items[0].content.instant.rules").value(stricter));
        for (int twice = 0; twice < 2; twice++) {
            settle(id, "publication", Tokens.administratorNamed("second"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("PUBLISHED"))
                    .andExpect(jsonPath("$.basedOn").value(last));
        }
        settle(id, "discarding", Tokens.administrator()).andExpect(status().isConflict());
        settle("999999", "publication", Tokens.administrator()).andExpect(status().isNotFound());
        // The first proposer's word sent again is answered by what became of it; another word comes too late.
        publish(last, stricter, day)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("PUBLISHED"));
        publish(last, rules(), day).andExpect(status().isConflict());

        Assertions.assertThat(published
                        .itemOn("bank_appointment", clock.instant())
                        .orElseThrow()
                        .version())
                .isEqualTo(last);
        var later = published
                .itemOn("bank_appointment", day.atStartOfDay(OfficeHours.ZONE).toInstant())
                .orElseThrow();
        Assertions.assertThat(later.version()).isEqualTo(last + 1);
        Assertions.assertThat(later.instant().rules()).isEqualTo(stricter);
        http.perform(put(RULES).contentType("application/json").content("{}").with(Tokens.approver("bank")))
                .andExpect(status().isForbidden());
    }

    @Test
    void of_two_proposals_on_one_version_only_one_is_published_and_a_discarded_one_never() throws Exception {
        int last = published.itemHistory("bank_appointment").stream()
                .mapToInt(edition -> edition.item().version())
                .max()
                .orElseThrow();
        var day = today().plusDays(9);
        String put = idOf(publish(last, rules().replace("APPROVE", "REFUSE"), day));
        String aside = idOf(publish(last, rules().replace("APPROVE", "REFUSE"), day.plusDays(1)));
        String late = idOf(publish(last, rules().replace("APPROVE", "REFUSE"), day.plusDays(2)));
        settle(aside, "discarding", Tokens.administrator()).andExpect(status().isOk());
        settle(aside, "publication", Tokens.administratorNamed("second"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.state").value("DISCARDED"));
        settle(put, "publication", Tokens.administratorNamed("second")).andExpect(status().isOk());
        settle(late, "publication", Tokens.administratorNamed("second"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("change-overtaken")));
        Assertions.assertThat(published.itemHistory("bank_appointment"))
                .last()
                .extracting(edition -> edition.item().version())
                .isEqualTo(last + 1);
    }

    @Test
    void what_was_discarded_can_be_proposed_once_more() throws Exception {
        int last = published.itemHistory("bank_appointment").stream()
                .mapToInt(edition -> edition.item().version())
                .max()
                .orElseThrow();
        var day = today().plusDays(12);
        String stricter = rules().replace("APPROVE", "REFUSE");
        String first = idOf(publish(last, stricter, day));
        settle(first, "discarding", Tokens.administratorNamed("second")).andExpect(status().isOk());

        publish(last, stricter, day)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.id").value(not(first)))
                .andExpect(jsonPath("$.state").value("PROPOSED"));
    }

    private static String idOf(ResultActions answer) throws Exception {
        return JsonPath.read(
                answer.andExpect(status().isAccepted())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");
    }

    private ResultActions settle(String id, String act, RequestPostProcessor by) throws Exception {
        return http.perform(post("/api/editing/changes/" + id + "/" + act).with(by));
    }

    private ResultActions trial(Map<String, Object> body) throws Exception {
        return http.perform(post(RULES + "/trial")
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .with(Tokens.administrator()));
    }

    private ResultActions publish(int version, String dmn, LocalDate from) throws Exception {
        var body = new LinkedHashMap<String, Object>();
        body.put("version", version);
        body.put("reason", "银行另有规定");
        body.put("effectiveFrom", from.toString());
        body.put("dmn", dmn);
        return http.perform(put(RULES)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .with(Tokens.administrator()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(OfficeHours.ZONE));
    }

    private static String rules() throws IOException {
        return Files.readString(Path.of("../items/bank/rules/bank_appointment.dmn"));
    }
}
