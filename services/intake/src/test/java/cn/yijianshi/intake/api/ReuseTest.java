package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.CertificateEvent.CertificateCorrected;
import cn.yijianshi.events.CertificateEvent.CertificateRevoked;
import cn.yijianshi.events.ReviewEvent.IssuedCertificate;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.Holdings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** 证照复用: a licence of one case in the next case of the same applicant. */
@IntakeRoomTest
@Import(WhatIntakeTellsTest.Ear.class)
class ReuseTest {

    private static final String USCC = "91350502MA8T00016E";

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private Holdings holdings;

    @Autowired
    private WhatIntakeTellsTest.Ear ear;

    @Autowired
    private MockMvc http;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    private final String who = "holder-" + UUID.randomUUID();
    private final String review = UUID.randomUUID().toString();
    private final String licence = UUID.randomUUID().toString();
    private String earlierCase;

    @BeforeEach
    void aLicenceOfAnEarlierCase() throws Exception {
        earlierCase = applicant.files(who);
        approved(null);
    }

    @Test
    void fields_a_certificate_tells_are_offered_with_their_origin() throws Exception {
        applicant
                .reads(who, "/api/applications/prefill?bundle=company_start")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].values['enterprise.uscc']").value(USCC))
                .andExpect(jsonPath("$[0].values['something.else']").doesNotExist())
                .andExpect(jsonPath("$[0].certificate.certificateId").value(licence))
                .andExpect(jsonPath("$[0].certificate.version").value(1));
        applicant
                .reads("somebody-else", "/api/applications/prefill?bundle=company_start")
                .andExpect(jsonPath("$").isEmpty());
        applicant.reads(who, "/api/applications/prefill?bundle=nothing").andExpect(status().isNotFound());
    }

    @Test
    void the_notice_asks_its_holder_for_nothing_the_platform_issued() throws Exception {
        applicant
                .sends(who, SITUATION, "/api/bundles/company_start/notice")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.materials[?(@.key == 'licence')].note").value("平台已有，无需提交"))
                .andExpect(jsonPath("$.materials[?(@.key == 'licence')].held.certificateId")
                        .value(licence));
        http.perform(post("/api/bundles/company_start/notice")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SITUATION))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.materials[?(@.key == 'licence')].held.certificateId")
                        .isEmpty());
    }

    @Test
    void the_reference_travels_to_the_department_whose_item_asks_and_to_no_other() throws Exception {
        var id = filed(submits(licence).andExpect(status().isCreated()));

        assertThat(toldTo(id, "tax").certificates()).singleElement().satisfies(reference -> {
            assertThat(reference.certificateId()).isEqualTo(licence);
            assertThat(reference.version()).isEqualTo(1);
            assertThat(reference.material()).isEqualTo("licence");
            assertThat(reference.service()).isEqualTo("company-registration");
        });
        assertThat(toldTo(id, "market-regulation").certificates()).isEmpty();
    }

    @Test
    void a_revoked_certificate_is_not_offered_refused_at_submission_and_shown_as_revoked() throws Exception {
        others.tell(new CertificateRevoked(
                UUID.randomUUID(),
                Others.NINE.plusSeconds(600),
                earlierCase,
                "market-regulation",
                review,
                licence,
                "REVOKED",
                "FRAUD_OR_BRIBERY",
                "以虚假材料取得登记",
                "行政许可法第69条第2款"));
        await().until(() -> holdings.find(licence).orElseThrow().status() == Certificate.Status.REVOKED);

        applicant
                .reads(who, "/api/applications/prefill?bundle=company_start")
                .andExpect(jsonPath("$").isEmpty());
        submits(licence)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/certificates/licence"))
                .andExpect(jsonPath("$.errors[0].code").value("certificate-not-usable"));
        applicant
                .reads(who, "/api/applications/{id}", earlierCase)
                .andExpect(jsonPath("$.certificates[0].status").value("REVOKED"));
        applicant
                .reads(who, "/api/applications/{id}/timeline", earlierCase)
                .andExpect(jsonPath("$.items[?(@.kind == 'CERTIFICATE_REVOKED')].text")
                        .value("市场监管局已撤销营业执照 " + USCC + "（以虚假材料取得登记）"));
    }

    @Test
    void a_corrected_one_is_used_in_its_new_version() throws Exception {
        var next = UUID.randomUUID().toString();
        others.tell(new CertificateCorrected(
                UUID.randomUUID(),
                Others.NINE.plusSeconds(600),
                earlierCase,
                "market-regulation",
                review,
                licence,
                new IssuedCertificate(next, "BUSINESS_LICENCE", USCC, "营业执照", "company-registration", 2, null),
                Map.of("enterprise.uscc", "91350502MA8T00024A"),
                "打印有误"));
        await().until(() -> holdings.find(next).isPresent());

        applicant
                .reads(who, "/api/applications/prefill?bundle=company_start")
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].certificate.version").value(2))
                .andExpect(jsonPath("$[0].values['enterprise.uscc']").value("91350502MA8T00024A"));
        submits(licence).andExpect(status().is(422));
        submits(next).andExpect(status().isCreated());
        applicant
                .reads(who, "/api/applications/{id}", earlierCase)
                .andExpect(jsonPath("$.certificates.length()").value(2))
                .andExpect(jsonPath("$.certificates[?(@.version == 1)].supersededBy")
                        .value(next));
    }

    @Test
    void only_ones_own_valid_ones_of_the_right_kind_can_be_used() throws Exception {
        submits(UUID.randomUUID().toString()).andExpect(status().is(422));
        applicant
                .submits(
                        who,
                        UUID.randomUUID().toString(),
                        Applicant.goodSubmission()
                                .stripTrailing()
                                .replaceFirst("}$", ", \"certificates\": {\"nothing\": \"" + licence + "\"}}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/certificates/nothing"));
        transaction.executeWithoutResult(status -> sql.sql("UPDATE issued_certificate SET valid_until = ? WHERE id = ?")
                .params(LocalDate.parse("2020-01-01"), licence)
                .update());
        submits(licence).andExpect(status().is(422));
    }

    @Test
    void a_draft_is_begun_with_what_certificates_tell_and_says_who_entered_it() throws Exception {
        applicant
                .sends(who, "{\"bundle\": \"company_start\"}", "/api/drafts")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.form.enterprise.uscc").value(USCC))
                .andExpect(jsonPath("$.entries['/enterprise/uscc'].source").value("CERTIFICATE"))
                .andExpect(jsonPath("$.entries['/enterprise/uscc'].by").value(licence));
    }

    private static final String SITUATION = "{\"answers\": {\"kind\": [\"llc\"], \"seal\": [\"no\"]}}";

    private ResultActions submits(String certificate) throws Exception {
        return applicant.submits(
                who,
                UUID.randomUUID().toString(),
                Applicant.goodSubmission()
                        .stripTrailing()
                        .replaceFirst("}$", ", \"certificates\": {\"licence\": \"" + certificate + "\"}}"));
    }

    private static String filed(ResultActions answer) throws Exception {
        return com.jayway.jsonpath.JsonPath.read(
                answer.andReturn().getResponse().getContentAsString(), "$.id");
    }

    private void approved(LocalDate validUntil) {
        others.tell(
                Others.requested(earlierCase, review),
                new ReviewApproved(
                        UUID.randomUUID(),
                        Others.NINE.plusSeconds(180),
                        earlierCase,
                        review,
                        "market-regulation",
                        "company_establishment",
                        2,
                        Map.of("enterprise.uscc", USCC, "something.else", "x"),
                        List.of(new IssuedCertificate(
                                licence, "BUSINESS_LICENCE", USCC, "营业执照", "company-registration", 1, validUntil))));
        await().until(() -> holdings.find(licence).isPresent());
    }

    private ApplicationFiled toldTo(String id, String department) {
        return await().until(
                        () -> ear.heard(id, ApplicationFiled.class).stream()
                                .filter(filed -> filed.department().equals(department))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
