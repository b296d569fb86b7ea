package cn.yijianshi.intake.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What the holder of a receipt sees without a login, and what nobody sees. */
@IntakeRoomTest
class TrackingTest {

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private MockMvc http;

    private String id;
    private String caseNo;
    private String code;

    @BeforeEach
    void aReceipt() throws Exception {
        var receipt = applicant
                .submits("陈小明", UUID.randomUUID().toString(), Applicant.goodSubmission())
                .andReturn()
                .getResponse()
                .getContentAsString();
        id = JsonPath.read(receipt, "$.id");
        caseNo = JsonPath.read(receipt, "$.caseNo");
        code = JsonPath.read(receipt, "$.trackingCode");
    }

    @Test
    void the_receipt_shows_the_progress_and_nothing_else() throws Exception {
        others.tell(Others.requested(id, UUID.randomUUID().toString()));
        await().untilAsserted(() -> tracks(caseNo, code)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bundleName").value("企业开办"))
                .andExpect(jsonPath("$.applicantName").value("申请***"))
                .andExpect(jsonPath("$.steps", hasSize(3)))
                .andExpect(jsonPath("$.steps[0].state").value("OPEN"))
                .andExpect(jsonPath("$.steps[0].departmentName").value("市场监管局"))
                .andExpect(jsonPath("$.steps[1].state").value("WAITING"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(not(containsString("清源"))))
                .andExpect(content().string(not(containsString(code))))
                .andExpect(content().string(not(containsString(id)))));
    }

    @Test
    void a_wrong_code_and_a_wrong_number_get_the_same_answer() throws Exception {
        var wrongCode = tracks(caseNo, "0".repeat(24)).andExpect(status().isNotFound());
        var wrongNumber = tracks("YJS", code).andExpect(status().isNotFound());
        assertThat(wrongCode.andReturn().getResponse().getContentAsString())
                .isEqualTo(wrongNumber.andReturn().getResponse().getContentAsString());
    }

    @Test
    void after_five_wrong_codes_even_the_right_one_has_to_wait() throws Exception {
        for (int i = 0; i < 5; i++) {
            tracks(caseNo, "wrong" + i).andExpect(status().isNotFound());
        }
        tracks(caseNo, code)
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.retryAfter").isNotEmpty());
    }

    @Test
    void a_right_code_forgives_the_wrong_ones_before() throws Exception {
        for (int i = 0; i < 8; i++) {
            tracks(caseNo, "wrong").andExpect(status().isNotFound());
            tracks(caseNo, code).andExpect(status().isOk());
        }
    }

    @Test
    void names_are_shown_so_far_that_their_owners_know_them() {
        assertThat(TrackingController.masked("张三")).isEqualTo("张*");
        assertThat(TrackingController.masked("欧阳𠮷")).isEqualTo("欧**");
        assertThat(TrackingController.masked("泉州清源贸易有限公司")).isEqualTo("泉州***");
        assertThat(TrackingController.masked("")).isEmpty();
    }

    private ResultActions tracks(String number, String with) throws Exception {
        return http.perform(get("/api/public/tracking").param("caseNo", number).param("code", with));
    }
}
