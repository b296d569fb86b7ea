package cn.yijianshi.intake.materials.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.intake.materials.Papers;
import cn.yijianshi.intake.materials.Samples;
import cn.yijianshi.platform.messaging.Reaction;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** One set of materials for all departments: filed, shown to those who need it, replaced, and every look told. */
@IntakeRoomTest
@Import({Papers.class, MaterialsOfACaseTest.Ear.class})
class MaterialsOfACaseTest {

    @Autowired
    private Papers papers;

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private MockMvc http;

    @Autowired
    private Ear ear;

    private final String review = UUID.randomUUID().toString();

    static class Ear {
        final List<Event> heard = new CopyOnWriteArrayList<>();

        @RabbitListener(queues = "test.ear-of-materials")
        void on(Event event) {
            heard.add(event);
        }

        @Bean
        static Reaction everything() {
            return Reaction.to("test.ear-of-materials", "#");
        }

        <E extends Event> List<E> heard(String caseId, Class<E> kind) {
            return heard.stream()
                    .filter(event -> event.caseId().equals(caseId))
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    @Test
    void what_must_be_uploaded_is_asked_for_with_everything_else_that_is_wrong() throws Exception {
        var flawed = Papers.branch("{}").replace("清源", "x");
        applicant
                .submits("a", key(), flawed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(containsInAnyOrder("/form/enterprise/nameBrand", "/materials/proof")));
    }

    @Test
    void only_ones_own_clean_files_for_what_is_asked_are_taken() throws Exception {
        var foreign = papers.clean("somebody", "x.pdf");
        var rejected = papers.checked("b", "y.pdf", Samples.pdfWith("/S /Launch"), "REJECTED");
        applicant
                .submits(
                        "b",
                        key(),
                        Papers.branch("{\"proof\": [\"%s\", \"%s\", \"none\"], \"articles\": [\"%s\"], \"hat\": []}"
                                .formatted(foreign, rejected, rejected)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(containsInAnyOrder(
                                "/materials/proof/0",
                                "/materials/proof/1",
                                "/materials/proof/2",
                                "/materials/articles",
                                "/materials/articles/0",
                                "/materials/hat")))
                .andExpect(jsonPath("$.errors[*].code").value(hasItem("material-rejected")));
    }

    @Test
    void each_department_learns_what_its_items_need_and_the_same_again_gets_the_same_receipt() throws Exception {
        var proof = papers.clean("c", "执照.pdf");
        var lease = papers.clean("c", "租约.pdf");
        var body = Papers.branch("{\"proof\": [\"%s\"], \"lease\": [\"%s\"]}".formatted(proof, lease));
        var key = key();
        var first = applicant
                .submits("c", key, body)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        var again = applicant
                .submits("c", key, body)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        String id = JsonPath.read(first.getContentAsString(), "$.id");

        await().until(() -> ear.heard(id, ApplicationFiled.class).size() == 3);
        var told = new java.util.TreeMap<String, Map<String, Map<String, List<String>>>>();
        ear.heard(id, ApplicationFiled.class).forEach(filed -> told.put(filed.department(), filed.materials()));
        assertThat(told.get("market-regulation"))
                .isEqualTo(Map.of("company_establishment", Map.of("proof", List.of(proof), "lease", List.of(lease))));
        assertThat(told.get("public-security")).isEqualTo(Map.of("seal_engraving", Map.of("proof", List.of(proof))));
        assertThat(told.get("tax")).isEqualTo(Map.of("new_taxpayer_package", Map.of()));

        papers.reads("c", "/api/materials/{id}", proof)
                .andExpect(jsonPath("$.filed").value(true));
        http.perform(delete("/api/materials/{id}", proof).with(Tokens.applicant("c")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/material-filed"));
    }

    @Test
    void an_officer_sees_what_his_item_needs_and_the_applicant_sees_that_he_looked() throws Exception {
        var proof = papers.clean("d", "执照.pdf");
        var other = papers.clean("d", "别的.pdf");
        var id = opened("d", proof);
        var seal = UUID.randomUUID().toString();

        papers.officerReads("market-regulation", "/api/materials/reviews/{review}", review)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.item").value("company_establishment"))
                .andExpect(jsonPath("$.materials[*].key").value(contains("articles", "proof", "lease")))
                .andExpect(jsonPath("$.materials[1].files[0].id").value(proof))
                .andExpect(jsonPath("$.materials[1].files[0].name").value("执照.pdf"))
                .andExpect(jsonPath("$.materials[2].files.length()").value(0));
        papers.officerReads("market-regulation", "/api/materials/{id}/content?review={review}", proof, review)
                .andExpect(status().isOk());

        // Another department, another file, another review, an applicant: there is nothing.
        papers.officerReads("tax", "/api/materials/reviews/{review}", review).andExpect(status().isNotFound());
        papers.officerReads("tax", "/api/materials/{id}/content?review={review}", proof, review)
                .andExpect(status().isNotFound());
        papers.officerReads("market-regulation", "/api/materials/{id}/content?review={review}", other, review)
                .andExpect(status().isNotFound());
        papers.officerReads("market-regulation", "/api/materials/reviews/{review}", seal)
                .andExpect(status().isNotFound());
        papers.reads("d", "/api/materials/{id}/content?review={review}", proof, review)
                .andExpect(status().isNotFound());
        papers.reads("d", "/api/materials/reviews/{review}", review).andExpect(status().isForbidden());

        papers.reads("d", "/api/applications/{id}/looks", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].act").value(contains("OPENED", "LISTED")))
                .andExpect(jsonPath("$.items[0].departmentName").value("市场监管局"))
                .andExpect(jsonPath("$.items[0].officer").value("审***"))
                .andExpect(jsonPath("$.items[0].file").value("执照.pdf"))
                .andExpect(jsonPath("$.items[0].at").isNotEmpty());
        papers.reads("d", "/api/applications/{id}/looks?limit=1", id)
                .andExpect(jsonPath("$.next").isNotEmpty());
        papers.reads("somebody", "/api/applications/{id}/looks", id).andExpect(status().isNotFound());
    }

    @Test
    void a_material_found_wanting_is_answered_with_a_new_one_and_the_old_one_stays_beside_it() throws Exception {
        var proof = papers.clean("e", "旧.pdf");
        var better = papers.clean("e", "新.pdf");
        var id = opened("e", proof);
        others.tell(Others.correction(id, review, "material:proof"));
        await().untilAsserted(() -> applicant
                .reads("e", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.reviews[0].state").value("CORRECTION_REQUESTED")));

        answers("e", id, proof)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/fields/material:proof/0")))
                .andExpect(jsonPath("$.errors[0].code").value("material-twice"));
        answers("e", id, better).andExpect(status().isOk());
        answers("e", id, better).andExpect(status().isOk());

        papers.officerReads("market-regulation", "/api/materials/reviews/{review}", review)
                .andExpect(jsonPath("$.materials[1].files.length()").value(2))
                .andExpect(jsonPath("$.materials[1].files[0].name").value("旧.pdf"))
                .andExpect(jsonPath("$.materials[1].files[0].replacedAt").isNotEmpty())
                .andExpect(jsonPath("$.materials[1].files[1].name").value("新.pdf"))
                .andExpect(jsonPath("$.materials[1].files[1].reviewId").value(review))
                .andExpect(jsonPath("$.materials[1].files[1].replacedAt").doesNotExist());
        await().until(() -> !ear.heard(id, CorrectionAnswered.class).isEmpty());
        var told = ear.heard(id, CorrectionAnswered.class).get(0);
        assertThat(told.fields()).isEqualTo(Map.of("material:proof", "新.pdf"));
        assertThat(told.materials()).isEqualTo(Map.of("proof", List.of(better)));
    }

    @Test
    void a_statement_still_answers_what_is_no_file() throws Exception {
        var id = opened("f", papers.clean("f", "x.pdf"));
        others.tell(Others.correction(id, review, "material:articles"));
        await().untilAsserted(() -> applicant
                .sends("f", "{\"fields\": {\"material:articles\": \"已重签\"}}", "/api/applications/{id}/corrections", id)
                .andExpect(status().isOk()));
    }

    @Test
    void an_officer_of_another_place_sees_nothing() throws Exception {
        opened("g", papers.clean("g", "x.pdf"));
        http.perform(get("/api/materials/reviews/{review}", review).with(Tokens.approver("public-security")))
                .andExpect(status().isNotFound());
    }

    private String opened(String who, String proof) throws Exception {
        var id = papers.files(who, proof);
        others.tell(Others.requested(id, review), Others.claimed(id, review, 1));
        await().untilAsserted(() -> applicant
                .reads(who, "/api/applications/{id}", id)
                .andExpect(jsonPath("$.reviews[0].state").value("IN_REVIEW")));
        return id;
    }

    private org.springframework.test.web.servlet.ResultActions answers(String who, String id, String material)
            throws Exception {
        return applicant.sends(
                who,
                "{\"fields\": {\"material:proof\": [\"%s\"]}}".formatted(material),
                "/api/applications/{id}/corrections/{review}",
                id,
                review);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
