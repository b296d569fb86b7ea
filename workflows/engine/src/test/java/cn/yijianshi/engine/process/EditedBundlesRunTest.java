package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a draft to a case that runs by it, and back: two administrators, as the portal asks. */
@RoomTest
@Import(CasesRunTest.Ears.class)
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class EditedBundlesRunTest {

    private static final String DRAFTS = "/api/editing/drafts";

    @Autowired
    MockMvc http;

    @Autowired
    Published published;

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CasesRunTest.Heard heard;

    @Autowired
    Drawings drawings;

    @Autowired
    Clock clock;

    @Autowired
    Drafts drafts;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void the_next_case_is_filed_under_what_two_administrators_published() throws Exception {
        int before = published.bundle("handover_title").orElseThrow().version();
        JsonNode draft = begin("bundle", "handover_title");
        String source = draft.path("source").asString();
        String id = draft.path("id").asString();

        String renamed = source.replaceFirst("promise: \\d+ WORKING_DAY", "promise: 9 WORKING_DAY");
        assertThat(renamed).isNotEqualTo(source);
        JsonNode written = read(ask(put(DRAFTS + "/" + id), "a", Map.of("revision", 1, "source", renamed))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(2))
                .andExpect(jsonPath("$.findings", empty())));
        assertThat(written.path("drawing").asString()).contains("callActivity");
        ask(put(DRAFTS + "/" + id), "b", Map.of("revision", 1, "source", source))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("draft-stale")))
                .andExpect(jsonPath("$.changedBy").value("管理员a"))
                .andExpect(jsonPath("$.revision").value(2));

        ask(
                        get("/api/versions/bundle/handover_title/differences?draft=" + id)
                                .header("Accept-Language", "zh"),
                        "b",
                        null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.words", hasItem(containsString("承诺总时限由"))))
                .andExpect(jsonPath("$.words", hasItem(containsString("9 个工作日"))));
        ask(
                        get("/api/versions/bundle/handover_title/differences?draft=" + id)
                                .header("Accept-Language", "en"),
                        "b",
                        null)
                .andExpect(jsonPath("$.words", hasItem(containsString("to 9 working days"))));

        ask(post(DRAFTS + "/" + id + "/publication"), "b", Map.of("revision", 2))
                .andExpect(status().isConflict());
        ask(post(DRAFTS + "/" + id + "/proposal"), "a", Map.of("revision", 2, "why", "承诺调整"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(3))
                .andExpect(jsonPath("$.state").value("PROPOSED"));
        ask(post(DRAFTS + "/" + id + "/publication"), "a", Map.of("revision", 3))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type", containsString("four-eyes")));
        assertThat(published.bundle("handover_title").orElseThrow().version()).isEqualTo(before);
        ask(post(DRAFTS + "/" + id + "/publication"), "b", Map.of("revision", 3))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(before + 1));

        // What intake asks for when the next application comes.
        http.perform(get("/api/catalogue/bundles"))
                .andExpect(jsonPath("$[?(@.key == 'handover_title')].version", hasItem(before + 1)));
        http.perform(get("/api/catalogue/bundles/handover_title?version=" + (before + 1)))
                .andExpect(jsonPath("$.promise.amount").value(9));
        assertThat(drawings.definition("handover_title", before + 1))
                .isNotEqualTo(drawings.definition("handover_title", before));
        String caseId = UUID.randomUUID().toString();
        List<String> items = published.bundle("handover_title").orElseThrow().nodes().stream()
                .filter(node -> !node.optional())
                .map(node -> node.item())
                .toList();
        transaction.executeWithoutResult(status -> announcements.announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                caseId,
                "YJS35050020261123000009M",
                "handover_title",
                before + 1,
                "350502",
                Map.of(),
                items,
                "applicant-1")));
        await().until(() -> heard.events.stream()
                .anyMatch(event ->
                        event instanceof ReviewRequested && event.caseId().equals(caseId)));

        ask(get(DRAFTS + "/" + id), "b", null)
                .andExpect(jsonPath("$.state").value("PUBLISHED"))
                .andExpect(jsonPath("$.history[*].act", hasItems("BEGUN", "WRITTEN", "PROPOSED", "PUBLISHED")));
        ask(get("/api/versions/bundle/handover_title"), "b", null)
                .andExpect(jsonPath("$.items[0].version").value(before + 1))
                .andExpect(jsonPath("$.items[0].author").value("管理员a"))
                .andExpect(jsonPath("$.items[0].publisher").value("管理员b"))
                .andExpect(jsonPath("$.items[0].why").value("承诺调整"));

        ask(post("/api/versions/bundle/handover_title/restoration"), "a", Map.of("version", before, "why", "恢复"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(before + 2));
        var restored = published.bundle("handover_title").orElseThrow();
        assertThat(restored.version()).isEqualTo(before + 2);
        assertThat(restored.promise())
                .isEqualTo(
                        published.bundle("handover_title", before).orElseThrow().promise());
        assertThat(drawings.definition("handover_title", before + 2)).isNotNull();
        ask(get("/api/versions/bundle/handover_title/" + (before + 2)), "a", null)
                .andExpect(jsonPath("$.source", containsString("version: " + (before + 2))))
                .andExpect(jsonPath("$.drawing", containsString("camunda:versionTag=\"" + (before + 2) + "\"")));
        // Asked again, it is there already.
        ask(post("/api/versions/bundle/handover_title/restoration"), "a", Map.of("version", before, "why", "恢复"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(before + 2));
        ask(post(DRAFTS + "/" + id + "/discarding"), "a", Map.of("revision", 4))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("draft-state")));
    }

    @Test
    void a_draft_that_would_run_code_is_never_proposed() throws Exception {
        JsonNode draft = begin("bundle", "mortgage_link");
        String id = draft.path("id").asString();
        String evil = draft.path("drawing")
                .asString()
                .replaceFirst("<bpmn:endEvent", "<bpmn:scriptTask id=\"evil\"/><bpmn:endEvent");
        ask(put(DRAFTS + "/" + id), "a", Map.of("revision", 1, "drawing", evil))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.findings[0].code").value("script"))
                .andExpect(jsonPath("$.findings[0].where").value("DRAWING"))
                .andExpect(jsonPath("$.findings[0].element").value("evil"));
        ask(post(DRAFTS + "/" + id + "/proposal"), "a", Map.of("revision", 2, "why", "试"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.findings[0].code").value("script"));
        ask(post(DRAFTS + "/" + id + "/drawing"), "b", Map.of("revision", 1))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("draft-stale")))
                .andExpect(jsonPath("$.changedBy").value("管理员a"));
        ask(post(DRAFTS + "/" + id + "/drawing"), "a", Map.of("revision", 2))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(3))
                .andExpect(jsonPath("$.findings", empty()));
        ask(post(DRAFTS + "/" + id + "/discarding"), "b", Map.of("revision", 2)).andExpect(status().isConflict());
        ask(post(DRAFTS + "/" + id + "/discarding"), "b", Map.of("revision", 3))
                .andExpect(jsonPath("$.state").value("DISCARDED"));
    }

    @Test
    void an_item_holds_from_the_day_that_was_proposed() throws Exception {
        JsonNode draft = begin("item", "bank_appointment");
        String id = draft.path("id").asString();
        int before = published.item("bank_appointment").orElseThrow().version();
        String longer = draft.path("source").asString().replace("promised: 1 WORKING_DAY", "promised: 3 WORKING_DAY");
        ask(put(DRAFTS + "/" + id), "a", Map.of("revision", 1, "source", longer))
                .andExpect(jsonPath("$.findings", not(empty())))
                .andExpect(jsonPath("$.findings[0].where").value("SOURCE"));
        ask(put(DRAFTS + "/" + id), "a", Map.of("revision", 2, "source", longer.replace("3 WORKING", "2 WORKING")))
                .andExpect(jsonPath("$.findings", empty()));
        var day = java.time.LocalDate.ofInstant(clock.instant(), cn.yijianshi.engine.domain.OfficeHours.ZONE)
                .plusDays(3);
        ask(
                        post(DRAFTS + "/" + id + "/proposal"),
                        "a",
                        Map.of("revision", 3, "why", "调整", "effectiveFrom", day.toString()))
                .andExpect(status().isOk());
        ask(post(DRAFTS + "/" + id + "/publication"), "b", Map.of("revision", 4, "why", "同意"))
                .andExpect(status().isOk());
        ask(post("/api/versions/item/bank_appointment/restoration"), "b", Map.of("version", before + 1, "why", "提前恢复"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("version-ahead")));
        assertThat(published.item("bank_appointment").orElseThrow().version()).isEqualTo(before);
        var later = published
                .itemOn("bank_appointment", clock.instant().plus(java.time.Duration.ofDays(4)))
                .orElseThrow();
        assertThat(later.version()).isEqualTo(before + 1);
        assertThat(later.promised().amount()).isEqualTo(2);
        assertThat(later.instant().rules())
                .isEqualTo(published
                        .item("bank_appointment")
                        .orElseThrow()
                        .instant()
                        .rules());
    }

    @Test
    void something_new_begins_with_an_empty_sheet() throws Exception {
        JsonNode draft = begin("bundle", "pet_shop_open");
        assertThat(draft.path("basedOn").asInt()).isZero();
        assertThat(draft.path("findings").size()).isPositive();
        String id = draft.path("id").asString();
        String source = """
            key: pet_shop_open
            version: 1
            name: [开办宠物店, Opening a pet shop]
            description: [说明, Description]
            leadDepartment: market-regulation
            promise: 5 WORKING_DAY
            questions: []
            nodes:
              - {item: bank_appointment}
            edges: []
            """;
        ask(put(DRAFTS + "/" + id), "a", Map.of("revision", 1, "source", source))
                .andExpect(status().isOk());
        ask(post(DRAFTS + "/" + id + "/drawing"), "a", Map.of("revision", 2))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.drawing", containsString("bank_appointment")))
                .andExpect(jsonPath("$.title").value("开办宠物店"));
    }

    @Test
    void what_is_being_typed_is_checked_and_nothing_kept() throws Exception {
        String source = begin("item", "house_tax").path("source").asString();
        check("item", source).andExpect(jsonPath("$.findings", empty()));
        check("item", source + "\ncolour: red\n")
                .andExpect(jsonPath("$.findings[0].message").value("不认识的键“colour”"))
                .andExpect(jsonPath("$.findings[0].line")
                        .value((int) source.lines().count() + 2));
        check("bundle", "not: [yaml").andExpect(jsonPath("$.findings", not(empty())));
        check("bundle", "").andExpect(jsonPath("$.findings[0].message").value("内容为空"));
    }

    @Test
    void nothing_is_published_but_what_the_second_administrator_has_read() throws Exception {
        JsonNode draft = begin("bundle", "hire_staff");
        String id = draft.path("id").asString();
        String source = draft.path("source").asString();
        write(id, 1, source + "\n# 第一稿\n", "a");
        ask(post(DRAFTS + "/" + id + "/proposal"), "a", Map.of("revision", 2, "why", "试"))
                .andExpect(jsonPath("$.revision").value(3));
        ask(post(DRAFTS + "/" + id + "/reopening"), "b", Map.of("revision", 2, "why", "再改"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("draft-stale")));
        ask(post(DRAFTS + "/" + id + "/reopening"), "a", Map.of("revision", 3, "why", "再改"))
                .andExpect(jsonPath("$.revision").value(4));
        write(id, 4, source + "\n# 第二稿\n", "a");
        ask(post(DRAFTS + "/" + id + "/proposal"), "a", Map.of("revision", 5, "why", "试"))
                .andExpect(status().isOk());
        ask(post(DRAFTS + "/" + id + "/publication"), "b", Map.of("revision", 3))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", containsString("draft-stale")));
        ask(post(DRAFTS + "/" + id + "/publication"), "b", Map.of())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/revision"));
        ask(post(DRAFTS + "/" + id + "/publication"), "b", Map.of("revision", 6))
                .andExpect(status().isOk());
    }

    @Test
    void nobody_who_had_a_hand_in_a_draft_publishes_it() throws Exception {
        JsonNode draft = begin("bundle", "pharmacy_open");
        String id = draft.path("id").asString();
        String source = draft.path("source").asString();
        write(id, 1, source + "\n# 乙\n", "b");
        write(id, 2, source + "\n# 丙\n", "c");
        // Who saves what stands there already has written nothing.
        write(id, 3, source + "\n# 丙\n", "d")
                .andExpect(jsonPath("$.revision").value(3))
                .andExpect(jsonPath("$.author").value("管理员c"));
        ask(post(DRAFTS + "/" + id + "/proposal"), "c", Map.of("revision", 3, "why", "试"))
                .andExpect(status().isOk());
        for (String hand : List.of("a", "b", "c")) {
            ask(post(DRAFTS + "/" + id + "/publication"), hand, Map.of("revision", 4))
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.type", containsString("four-eyes")));
        }
        ask(post(DRAFTS + "/" + id + "/publication"), "d", Map.of("revision", 4))
                .andExpect(status().isOk());
    }

    @Test
    void a_text_does_not_choose_its_own_number() throws Exception {
        JsonNode draft = begin("item", "house_tax");
        String source = draft.path("source").asString();
        for (String escaping : List.of("version : 99", "\"version\": 99")) {
            String said = source.replaceFirst("(?m)^version:.*$", escaping);
            assertThat(said).isNotEqualTo(source);
            check("item", said).andExpect(jsonPath("$.findings[0].message", containsString("请另起一行写“version: ")));
        }
        check("bundle", "{key: some_thing, version: 99}")
                .andExpect(jsonPath("$.findings[*].message", hasItem("请另起一行写“version: 1”")));
    }

    @Test
    void a_name_too_long_for_its_column_is_cut_in_the_title_only() throws Exception {
        JsonNode draft = begin("item", "house_tax");
        String said =
                draft.path("source").asString().replaceFirst("(?m)^name: \\[[^,]+,", "name: [" + "税".repeat(260) + ",");
        JsonNode written = read(write(draft.path("id").asString(), 1, said, "a").andExpect(status().isOk()));
        assertThat(written.path("title").asString()).isEqualTo("税".repeat(200));
        assertThat(written.path("source").asString()).contains("税".repeat(260));
    }

    private ResultActions write(String id, int revision, String source, String who) throws Exception {
        return ask(put(DRAFTS + "/" + id), who, Map.of("revision", revision, "source", source))
                .andExpect(status().isOk());
    }

    private ResultActions check(String kind, String source) throws Exception {
        return ask(post(DRAFTS + "/check").header("Accept-Language", "zh"), "a", Map.of("kind", kind, "source", source))
                .andExpect(status().isOk());
    }

    @Test
    void the_same_request_begins_one_draft_and_nobody_else_sees_any() throws Exception {
        String key = UUID.randomUUID().toString();
        var one = http.perform(post(DRAFTS)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content("{\"kind\":\"item\",\"key\":\"house_tax\"}")
                .with(Tokens.administratorNamed("a")));
        var again = http.perform(post(DRAFTS)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content("{\"kind\":\"item\",\"key\":\"house_tax\"}")
                .with(Tokens.administratorNamed("a")));
        assertThat(read(one).path("id")).isEqualTo(read(again).path("id"));
        http.perform(get(DRAFTS).with(Tokens.supervisor())).andExpect(status().isForbidden());
        ask(get(DRAFTS + "?kind=item&size=1"), "b", null)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].findings").isNumber());
        ask(post(DRAFTS), "a", Map.of("kind", "bundle", "key", "Not A Key"))
                .andExpect(status().isUnprocessableContent());
        ask(post(DRAFTS), "a", Map.of("kind", "bundle", "key", "company_start", "from", 99))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_request_begins_no_second_draft_even_where_nobody_looked_first() throws Exception {
        String id = begin("item", "house_tax").path("id").asString();
        Draft draft = drafts.of(id).orElseThrow();
        String request = UUID.randomUUID().toString();
        Boolean first = transaction.execute(status -> drafts.begin(another(draft), request));
        Boolean second = transaction.execute(status -> drafts.begin(another(draft), request));
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    private static Draft another(Draft draft) {
        return new Draft(
                UUID.randomUUID().toString(),
                draft.kind(),
                draft.key(),
                draft.title(),
                draft.basedOn(),
                draft.state(),
                draft.revision(),
                draft.source(),
                draft.drawing(),
                draft.author(),
                null,
                null,
                null,
                draft.errors(),
                draft.createdAt(),
                draft.updatedAt());
    }

    private JsonNode begin(String kind, String key) throws Exception {
        return read(ask(post(DRAFTS), "a", Map.of("kind", kind, "key", key)).andExpect(status().isCreated()));
    }

    private ResultActions ask(MockHttpServletRequestBuilder request, String who, Map<String, Object> body)
            throws Exception {
        if (body != null) {
            request.contentType("application/json").content(json.writeValueAsString(new HashMap<>(body)));
        }
        return http.perform(
                request.header("Idempotency-Key", UUID.randomUUID().toString()).with(Tokens.administratorNamed(who)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
