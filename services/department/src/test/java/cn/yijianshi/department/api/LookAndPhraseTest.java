package cn.yijianshi.department.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Phrasing;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What the service remembers for one officer alone: what he has seen, and the texts he uses again and again. */
@DepartmentTest
class LookAndPhraseTest {

    private static final RequestPostProcessor POLICE = Tokens.approver("public-security");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    @Test
    void after_a_correction_the_old_value_stands_beside_the_new_one() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        look(acase, POLICE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.seenAt").doesNotExist())
                .andExpect(jsonPath("$.fields", hasSize(0)));
        steps.verb(acase, "claim", "{\"version\":1}", POLICE).andExpect(status().isOk());
        looked(acase, 2, POLICE).andExpect(status().isNoContent());
        looked(acase, 2, POLICE).andExpect(status().isNoContent());
        steps.verb(
                        acase,
                        "correction",
                        "{\"version\":2,\"defects\":[{\"field\":\"seal.pickup\",\"text\":\"请改为自取\"}]}",
                        POLICE)
                .andExpect(status().isOk());
        others.send(acase.correctionAnswered());
        var answered = steps.until(acase, Status.CLAIMED);

        look(acase, POLICE)
                .andExpect(jsonPath("$.seenVersion").value(2))
                .andExpect(jsonPath("$.version").value(answered.version()))
                .andExpect(jsonPath("$.fields[*].after.key").value(hasItem("seal.pickup")))
                .andExpect(jsonPath("$.fields[?(@.after.key=='seal.pickup')].after.value")
                        .value(contains("SELF")))
                .andExpect(jsonPath("$.history[*].act").value(contains("CORRECTION_ANSWERED")));
        looked(acase, 2, POLICE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/review-changed"));
        looked(acase, answered.version(), POLICE).andExpect(status().isNoContent());
        look(acase, POLICE).andExpect(jsonPath("$.fields", hasSize(0))).andExpect(jsonPath("$.history", hasSize(0)));
    }

    @Test
    void what_one_officer_has_seen_says_nothing_of_another_and_strangers_see_nothing() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        looked(acase, 1, POLICE).andExpect(status().isNoContent());

        look(acase, Tokens.approverNamed("another", "public-security"))
                .andExpect(jsonPath("$.seenAt").doesNotExist());
        look(acase, Tokens.approver("bank")).andExpect(status().isNotFound());
        looked(acase, 1, Tokens.approver("bank")).andExpect(status().isNotFound());
        look(acase, Tokens.applicant("a")).andExpect(status().isForbidden());
    }

    @Test
    void phrases_are_kept_changed_and_deleted_by_whoever_made_them() throws Exception {
        var writer = Tokens.approverNamed("phrases", "public-security");
        var key = UUID.randomUUID().toString();
        var body = "{\"use\":\"REFUSAL\",\"name\":\"住所不符\",\"words\":\"住所证明与申报不符 𠮷\",\"basis\":\"第十九条\"}";

        var made = phrase(body, key, writer)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.words").value("住所证明与申报不符 𠮷"))
                .andReturn();
        phrase(body, key, writer).andExpect(status().isCreated());
        phrase(body.replace("不符", "不实"), key, writer)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/phrase-changed"));
        String id = JsonPath.read(made.getResponse().getContentAsString(StandardCharsets.UTF_8), "$.id");
        phrases(writer).andExpect(jsonPath("$[*].id").value(contains(id)));
        phrases(Tokens.approverNamed("other", "public-security")).andExpect(jsonPath("$", hasSize(0)));

        var changed = body.replace("}", ",\"version\":1,\"item\":\"seal_engraving\"}");
        change(id, changed, writer)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        change(id, changed, writer)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        change(id, changed.replace("住所", "地址"), writer).andExpect(status().isConflict());
        change(id, changed, Tokens.approverNamed("other", "public-security")).andExpect(status().isNotFound());

        http.perform(delete("/api/phrases/" + id).with(Tokens.approverNamed("other", "public-security")))
                .andExpect(status().isNoContent());
        phrases(writer).andExpect(jsonPath("$", hasSize(1)));
        http.perform(delete("/api/phrases/" + id).with(writer)).andExpect(status().isNoContent());
        http.perform(delete("/api/phrases/" + id).with(writer)).andExpect(status().isNoContent());
        phrases(writer).andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void a_phrase_needs_a_name_and_words_and_there_are_not_too_many() throws Exception {
        var writer = Tokens.approverNamed("many", "public-security");

        phrase("{\"words\":\" \"}", null, writer)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].pointer").value(hasItems("/use", "/name", "/words")));
        for (int i = 0; i < Phrasing.MOST; i++) {
            phrase("{\"use\":\"COMMENT\",\"name\":\"" + i + "\",\"words\":\"好\"}", null, writer)
                    .andExpect(status().isCreated());
        }
        phrase("{\"use\":\"COMMENT\",\"name\":\"more\",\"words\":\"好\"}", null, writer)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/too-many-phrases"));
    }

    private ResultActions look(ACase acase, RequestPostProcessor officer) throws Exception {
        return http.perform(get("/api/reviews/" + acase.reviewId() + "/look").with(officer));
    }

    private ResultActions looked(ACase acase, int version, RequestPostProcessor officer) throws Exception {
        return http.perform(put("/api/reviews/" + acase.reviewId() + "/look")
                .contentType("application/json")
                .content("{\"version\":" + version + "}")
                .with(officer));
    }

    private ResultActions phrases(RequestPostProcessor officer) throws Exception {
        return http.perform(get("/api/phrases").with(officer)).andExpect(status().isOk());
    }

    private ResultActions phrase(String body, String key, RequestPostProcessor officer) throws Exception {
        var request = post("/api/phrases")
                .contentType("application/json")
                .content(body)
                .with(officer);
        return http.perform(key == null ? request : request.header("Idempotency-Key", key));
    }

    private ResultActions change(String id, String body, RequestPostProcessor officer) throws Exception {
        return http.perform(put("/api/phrases/" + id)
                .contentType("application/json")
                .content(body)
                .with(officer));
    }
}
