package cn.yijianshi.engine.process;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.testing.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases that have ended, walked through another version. */
class ReplayTest extends LotCityRoom {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Test
    void what_would_have_gone_otherwise_is_told_case_by_case() throws Exception {
        String granted = filed("replayed", Map.of(), Duration.ofHours(1));
        approve(granted, "item_0");
        approve(granted, "item_1");
        approve(granted, "item_2");
        String refused = filed("replayed", Map.of(), Duration.ofHours(1));
        approve(refused, "item_0");
        refuse(open(refused).get(0));

        // By their own version they go as they went.
        replay(Map.of("bundle", "replayed", "version", 1, "last", 2))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cases").value(2))
                .andExpect(jsonPath("$.same").value(2));
        // The refusal of the first no longer keeps the second from being opened and granted.
        replay(Map.of("bundle", "replayed", "version", 2, "last", 2))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.same").value(0))
                .andExpect(jsonPath("$.differences[*].kind", hasItem("ROUTE")))
                .andExpect(jsonPath("$.differences[*].would", hasItem(containsString("事项0 之后：事项1、事项2"))))
                .andExpect(jsonPath("$.differences[*].kind", everyItem(not(is("STUCK")))))
                .andExpect(jsonPath("$.differences[*].caseNo", everyItem(containsString("***"))));
    }

    @Test
    void a_draft_is_tried_as_it_is_written() throws Exception {
        String draft = json.readTree(http.perform(post("/api/editing/drafts")
                                .header("Idempotency-Key", "tried")
                                .contentType("application/json")
                                .content("{\"kind\":\"bundle\",\"key\":\"replayed\"}")
                                .with(Tokens.administrator()))
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("id")
                .asString();
        String ended = filed("replayed", Map.of(), Duration.ofHours(1));
        approve(ended, "item_0");
        approve(ended, "item_1");
        approve(ended, "item_2");
        replay(Map.of("bundle", "replayed", "draft", draft, "last", 1))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cases").value(1))
                .andExpect(jsonPath("$.differences[0].would", containsString("事项1 之后：事项3")));
        replay(Map.of("bundle", "replayed", "draft", "none")).andExpect(status().isNotFound());
        replay(Map.of("bundle", "calm", "draft", draft)).andExpect(status().isNotFound());
    }

    @Test
    void a_draft_with_new_items_says_what_a_case_would_also_need_and_answers_for_nobody() throws Exception {
        JsonNode draft = json.readTree(http.perform(post("/api/editing/drafts")
                        .header("Idempotency-Key", "new items")
                        .contentType("application/json")
                        .content("{\"kind\":\"bundle\",\"key\":\"replayed\"}")
                        .with(Tokens.administrator()))
                .andReturn()
                .getResponse()
                .getContentAsString());
        String id = draft.get("id").asString();
        String source = draft.get("source")
                .asString()
                .replace("{item: item_3}]", "{item: item_3}, {item: item_4, optional: true}]");
        var body = new HashMap<String, Object>();
        body.put("source", source + """
                questions:
                  - key: more
                    text: [还要办事项四吗？, Item four too?]
                    options:
                      - {key: 'no', text: [否, 'No']}
                      - {key: 'yes', text: [是, 'Yes'], add: [item_4]}
                """);
        body.put("revision", draft.get("revision").asInt());
        String kept = http.perform(put("/api/editing/drafts/" + id)
                        .contentType("application/json")
                        .content(json.writeValueAsString(body))
                        .with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        http.perform(post("/api/editing/drafts/" + id + "/drawing")
                        .contentType("application/json")
                        .content("{\"revision\":"
                                + json.readTree(kept).get("revision").asInt() + "}")
                        .with(Tokens.administrator()))
                .andExpect(status().isOk());
        String ended = filed("replayed", Map.of(), Duration.ofHours(1));
        approve(ended, "item_0");
        approve(ended, "item_1");
        approve(ended, "item_2");

        replay(Map.of("bundle", "replayed", "draft", id, "last", 1))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.differences[?(@.kind=='NEEDS')].would", hasItem(containsString("还需要办理：事项3"))))
                // Nobody knows the answer: the item it would bring is needed by nobody for certain.
                .andExpect(jsonPath("$.differences[*].would", everyItem(not(containsString("事项4")))))
                .andExpect(jsonPath("$.same").value(0))
                .andExpect(jsonPath("$.notAskedThen[0].question").value("还要办事项四吗？"))
                .andExpect(jsonPath("$.notAskedThen[0].cases").value(1))
                .andExpect(jsonPath("$.notAskedThen[0].mayAdd[0]").value("事项4"));
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_place() throws Exception {
        replay(Map.of("last", 0))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/bundle")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/last")));
        replay(Map.of("bundle", "none")).andExpect(status().isNotFound());
        replay(Map.of("bundle", "replayed", "drawing", "<no/>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/drawing"));
    }

    private ResultActions replay(Map<String, ?> question) throws Exception {
        return http.perform(post("/api/replays")
                .contentType("application/json")
                .content(json.writeValueAsString(question))
                .with(Tokens.administrator()));
    }
}
