package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.platform.identifiers.CaseNumber;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntakeRoomTest
class SubmitTest {

    @Autowired
    private Applicant applicant;

    @Autowired
    private MockMvc http;

    @Autowired
    private JdbcClient sql;

    @Test
    void a_flawless_application_gets_a_receipt() throws Exception {
        var answer = applicant
                .submits("a", key(), Applicant.goodSubmission())
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", matchesPattern("/api/applications/.{36}")))
                .andExpect(jsonPath("$.bundleName").value("企业开办"))
                .andExpect(jsonPath("$.bundleVersion").value(3))
                .andExpect(jsonPath("$.trackingCode", matchesPattern("[0-9a-f]{24}")))
                .andExpect(jsonPath("$.items[*].item")
                        .value(contains("company_establishment", "seal_engraving", "new_taxpayer_package")))
                .andReturn()
                .getResponse();
        assertThat(CaseNumber.valid(JsonPath.read(answer.getContentAsString(), "$.caseNo")))
                .isTrue();
    }

    @Test
    void the_same_again_gets_the_same_receipt_and_nothing_happens_twice() throws Exception {
        var key = key();
        var first = applicant
                .submits("b", key, Applicant.goodSubmission())
                .andReturn()
                .getResponse();
        var second = applicant
                .submits("b", key, Applicant.goodSubmission())
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(casesOf("b")).isEqualTo(1);
    }

    @Test
    void what_was_answered_and_filled_in_can_be_read_again_by_its_applicant() throws Exception {
        var id = applicant.files("again");
        applicant
                .reads("again", "/api/applications/{id}/filing", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.answers[0].text").value("企业类型"))
                .andExpect(jsonPath("$.answers[0].chosen[0].text").value("有限责任公司"))
                .andExpect(jsonPath("$.form.enterprise.nameBrand").value("清源"));
        applicant.reads("other", "/api/applications/{id}/filing", id).andExpect(status().isNotFound());
    }

    @Test
    void sent_many_times_at_once_it_is_received_once() throws Exception {
        var key = key();
        Callable<String> submit = () -> applicant
                .submits("c", key, Applicant.goodSubmission())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var receipts = new ArrayList<String>();
        var crowd = Executors.newFixedThreadPool(6);
        try {
            for (var answer : crowd.invokeAll(List.of(submit, submit, submit, submit, submit, submit))) {
                receipts.add(answer.get());
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(receipts).allMatch(receipts.get(0)::equals).allMatch(receipt -> receipt.contains("caseNo"));
        assertThat(casesOf("c")).isEqualTo(1);
    }

    @Test
    void the_key_of_another_submission_is_refused() throws Exception {
        var key = key();
        applicant.submits("d", key, Applicant.goodSubmission());
        applicant
                .submits("d", key, Applicant.goodSubmission().replace("清源", "清泉"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/idempotency-key-reused"));
        assertThat(casesOf("d")).isEqualTo(1);
    }

    @Test
    void another_applicant_may_use_the_same_key() throws Exception {
        var key = key();
        applicant.submits("e1", key, Applicant.goodSubmission()).andExpect(status().isCreated());
        applicant.submits("e2", key, Applicant.goodSubmission()).andExpect(status().isCreated());
    }

    @Test
    void a_key_is_needed() throws Exception {
        http.perform(post("/api/applications")
                        .with(Tokens.applicant("f"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(Applicant.goodSubmission()))
                .andExpect(status().isBadRequest());
        applicant.submits("f", " ", Applicant.goodSubmission()).andExpect(status().isBadRequest());
        applicant.submits("f", "k".repeat(121), Applicant.goodSubmission()).andExpect(status().isBadRequest());
    }

    @Test
    void a_broken_identity_number_is_named_in_chinese_and_in_english() throws Exception {
        var broken = Applicant.goodSubmission().replace("350502190001010017", "350502190001010018");
        applicant
                .submits("g", key(), broken, "zh-CN")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/not-acceptable"))
                .andExpect(jsonPath("$.errors", hasSize(1)))
                .andExpect(jsonPath("$.errors[0].pointer").value("/form/legalRep/idNumber"))
                .andExpect(jsonPath("$.errors[0].code").value("check"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("公民身份号码有误")));
        applicant
                .submits("g", key(), broken, "en")
                .andExpect(jsonPath("$.errors[0].detail", containsString("not a valid identity number")));
        assertThat(casesOf("g")).isZero();
    }

    @Test
    void a_broken_credit_code_is_named_in_its_row() throws Exception {
        applicant
                .submits(
                        "h",
                        key(),
                        Applicant.goodSubmission().replace("91350502MA8T00016E", "91350502MA8T00016F"),
                        "en")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/form/shareholders/0/uscc"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("unified social credit code")));
    }

    @Test
    void everything_that_is_missing_is_named_at_once() throws Exception {
        applicant
                .submits("i", key(), Applicant.submission("{\"enterprise.nameBrand\": \"清源\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(contains(
                                "/form/enterprise/capital",
                                "/form/legalRep/idNumber",
                                "/form/shareholders",
                                "/form/seal/kinds",
                                "/form/tax/vatKind")))
                .andExpect(jsonPath("$.errors[0].detail").value("此项必填。"));
    }

    @Test
    void a_bound_is_told() throws Exception {
        applicant
                .submits("j", key(), Applicant.goodSubmission().replace("100.50", "0"), "en")
                .andExpect(jsonPath("$.errors[0].detail").value("This must be at least 0.01."));
    }

    @Test
    void an_unknown_bundle_is_not_found() throws Exception {
        applicant
                .submits("k", key(), Applicant.goodSubmission().replace("company_start", "moon_landing"), "en")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("/problems/unknown-bundle"))
                .andExpect(jsonPath("$.detail", containsString("moon_landing")));
        applicant.submits("k", key(), "{}").andExpect(status().isNotFound());
    }

    @Test
    void an_unknown_region_is_refused() throws Exception {
        applicant
                .submits("l", key(), Applicant.goodSubmission().replace("350502\",", "110101\","))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/region"));
    }

    @Test
    void an_answer_that_leads_elsewhere_names_the_right_door() throws Exception {
        var foreign = Applicant.goodSubmission().replace("llc", "foreign");
        applicant
                .submits("m", key(), foreign, "zh-CN")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/wrong-door"))
                .andExpect(jsonPath("$.door").value("请到“外商投资一件事”办理。"));
        applicant
                .submits("m", key(), foreign, "en")
                .andExpect(jsonPath("$.door").value("Please use the bundle for foreign investment."));
    }

    @Test
    void a_question_left_open_is_named() throws Exception {
        applicant
                .submits("n", key(), Applicant.goodSubmission().replace("\"kind\": [\"llc\"], ", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/answers/kind"))
                .andExpect(jsonPath("$.errors[0].code").value("answer-required"));
    }

    @Test
    void what_is_no_json_is_a_bad_request() throws Exception {
        applicant.submits("o", key(), "{\"bundle\": ").andExpect(status().isBadRequest());
        applicant.submits("o", key(), "{\"answers\": 7}").andExpect(status().isBadRequest());
    }

    @Test
    void a_null_in_an_answer_is_named_not_stumbled_over() throws Exception {
        applicant
                .submits("o", key(), Applicant.goodSubmission().replace("[\"llc\"]", "[null]"))
                .andExpect(status().is4xxClientError());
        applicant
                .submits("o", key(), Applicant.goodSubmission().replace("[\"llc\"]", "null"))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void a_body_no_form_can_have_is_not_read() throws Exception {
        var endless = Applicant.goodSubmission().replace("清源", "清".repeat(1_000_000));
        applicant
                .submits("q", key(), endless)
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("/problems/too-large"))
                .andExpect(jsonPath("$.title").value("内容过大"));
        assertThat(casesOf("q")).isZero();
    }

    @Test
    void who_is_no_applicant_may_not_submit() throws Exception {
        http.perform(post("/api/applications")
                        .with(Tokens.approver("tax"))
                        .header("Idempotency-Key", key())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(Applicant.goodSubmission()))
                .andExpect(status().isForbidden());
        http.perform(post("/api/applications")
                        .header("Idempotency-Key", key())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(Applicant.goodSubmission()))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void numbers_of_a_day_are_all_different() throws Exception {
        for (int i = 0; i < 12; i++) {
            applicant.files("p");
        }
        var numbers = sql.sql("SELECT case_no FROM application WHERE applicant_id = 'p'")
                .query(String.class)
                .list();
        assertThat(numbers).hasSize(12).doesNotHaveDuplicates().allMatch(CaseNumber::valid);
    }

    private long casesOf(String applicantId) {
        return sql.sql("SELECT COUNT(*) FROM application WHERE applicant_id = ?")
                .param(applicantId)
                .query(Long.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
