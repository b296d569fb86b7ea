package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.testing.Endpoints;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@IntakeRoomTest
class BundlesAndNoticeTest {

    @Autowired
    private MockMvc http;

    @Autowired
    private ApplicationContext service;

    @Test
    void everybody_may_see_what_is_offered() throws Exception {
        http.perform(get("/api/bundles"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].key").value("company_start"))
                .andExpect(jsonPath("$.items[0].nameEn").value("Starting a company"))
                .andExpect(jsonPath("$.items[0].leadDepartment.name").value("市场监管局"))
                .andExpect(jsonPath("$.items[0].promise.unit").value("WORKING_DAY"));
    }

    @Test
    void a_bundle_comes_with_its_questions_and_the_doors_they_may_lead_to() throws Exception {
        http.perform(get("/api/bundles/company_start"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.questions[*].key").value(contains("kind", "seal")))
                .andExpect(jsonPath("$.questions[0].options[0].stop").doesNotExist())
                .andExpect(jsonPath("$.questions[0].options[1].stop.doorEn")
                        .value("Please use the bundle for foreign investment."));
        http.perform(get("/api/bundles/moon_landing")).andExpect(status().isNotFound());
    }

    @Test
    void the_notice_asks_every_field_once_and_says_whom_it_serves() throws Exception {
        asks("{\"answers\": {\"kind\": [\"llc\"], \"seal\": [\"yes\"]}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].key")
                        .value(contains("company_establishment", "seal_engraving", "new_taxpayer_package")))
                .andExpect(jsonPath("$.items[0].department.service").value("company-registration"))
                .andExpect(jsonPath("$.items[0].promised.amount").value(4))
                .andExpect(jsonPath("$.sections[*].key").value(contains("name", "people")))
                .andExpect(jsonPath("$.sections[0].fields[?(@.key == 'enterprise.nameBrand')]", hasSize(1)))
                .andExpect(jsonPath("$.sections[0].fields[0].departments[*].key")
                        .value(contains("market-regulation", "public-security")))
                .andExpect(jsonPath("$.materials", hasSize(3)))
                .andExpect(jsonPath("$.materials[*].items").value(hasItem(hasSize(3))))
                .andExpect(jsonPath("$.longestWay.items[0]").value("company_establishment"))
                .andExpect(
                        jsonPath("$.sections[0].fields[0].legalBasis[0].text").isNotEmpty())
                .andExpect(jsonPath("$.fees", hasSize(3)));
    }

    @Test
    void the_notice_is_a_paper_too_in_the_language_that_is_asked_for() throws Exception {
        assertThat(paper("?answer=kind:llc&answer=seal:yes")).contains("一次性告知书", "您的情况", "市场监管局", "个工作小时", "不收费");
        assertThat(paper("?answer=kind:llc&answer=seal:yes&lang=en"))
                .contains("One-time notice", "Your situation")
                .doesNotContain("一次性告知书");
        http.perform(get("/api/bundles/company_start/notice.pdf?answer=kind:llc"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/answers/seal"));
        http.perform(get("/api/bundles/company_start/notice.pdf?answer=llc")).andExpect(status().isBadRequest());
        http.perform(get("/api/bundles/moon_landing/notice.pdf")).andExpect(status().isNotFound());
    }

    private String paper(String query) throws Exception {
        var answer = http.perform(get("/api/bundles/company_start/notice.pdf" + query))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andReturn()
                .getResponse();
        try (var read = Loader.loadPDF(answer.getContentAsByteArray())) {
            return new PDFTextStripper().getText(read);
        }
    }

    @Test
    void an_item_nobody_asked_for_is_not_in_the_notice() throws Exception {
        asks("{\"answers\": {\"kind\": [\"llc\"], \"seal\": [\"no\"]}}")
                .andExpect(jsonPath("$.items[*].key").value(contains("company_establishment", "new_taxpayer_package")));
    }

    @Test
    void open_and_odd_answers_are_named() throws Exception {
        asks("{}").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors", hasSize(2)));
        asks("{\"answers\": {\"kind\": [\"llc\"], \"seal\": [\"maybe\"]}}")
                .andExpect(jsonPath("$.errors[0].pointer").value("/answers/seal"))
                .andExpect(jsonPath("$.errors[0].code").value("answer-unknown-option"));
        asks("{\"answers\": {\"kind\": [\"foreign\"]}}")
                .andExpect(jsonPath("$.type").value("/problems/wrong-door"));
    }

    @Test
    void every_endpoint_asks_for_a_role_but_those_that_only_inform() {
        assertThat(Endpoints.askingForNoRole(service))
                .containsExactlyInAnyOrder(
                        "[GET] /api/bundles",
                        "[GET] /api/bundles/{key}",
                        "[GET] /api/bundles/{key}/notice.pdf",
                        "[GET] /api/public/tracking",
                        "[GET] /api/ratings/tags",
                        "[POST] /api/bundles/{key}/notice");
    }

    @Test
    void the_api_describes_itself() throws Exception {
        http.perform(get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/applications'].post.responses['422']")
                        .exists());
    }

    private ResultActions asks(String body) throws Exception {
        return http.perform(post("/api/bundles/company_start/notice")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
