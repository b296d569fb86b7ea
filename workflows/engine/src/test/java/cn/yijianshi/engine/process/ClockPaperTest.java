package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ReviewAccepted;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.papers.CertificateCode;
import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.platform.time.TimeMachine;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** 期限凭证: the ledger as a signed paper that anybody can verify. */
@RoomTest
@ActiveProfiles("development")
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class ClockPaperTest {

    @Autowired
    MockMvc http;

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cases cases;

    @Autowired
    Clocks clocks;

    @Autowired
    MovableClock clock;

    @Autowired
    List<TimeMachine.Follower> followers;

    @BeforeEach
    void before_the_national_day() {
        moveTo(Instant.parse("2026-09-18T01:00:00Z"));
    }

    @AfterEach
    void real_time() {
        moveTo(Instant.now(java.time.Clock.systemUTC()));
    }

    @Test
    @DisplayName("期限凭证 每一事实及其依据、届满时间、调休均在证上，可核验")
    void the_paper_says_every_fact_and_is_verified_by_anybody() throws Exception {
        CaseReview review = submitted();
        accepted(review);
        http.perform(post("/api/cases/" + review.caseId() + "/reviews/" + review.reviewId() + "/clock/pauses")
                        .with(Tokens.approver("market-regulation"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"ground\": \"EXPERT_REVIEW\", \"text\": \"需要专家评审\", \"days\": 3}"))
                .andExpect(status().isOk());
        byte[] pdf = paper(review, "applicant-1")
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String code;
        try (var document = Loader.loadPDF(pdf)) {
            code = document.getDocumentInformation().getCustomMetadataValue(SealedPdf.CODE);
            assertThat(document.getSignatureDictionaries()).hasSize(1);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("办理期限凭证", "企业设立登记", "行政许可法第四十二条", "暂停计时", "专家评审", "需要专家评审")
                    .contains("2026-09-1809:00");
        }
        // While nothing happens to the clock it is the same paper, whenever it is fetched.
        assertThat(paper(review, "applicant-1").andReturn().getResponse().getContentAsByteArray())
                .isEqualTo(pdf);
        paper(review, "somebody-else").andExpect(status().isNotFound());

        CertificateCode seen = CertificateCode.read(code).orElseThrow().content();
        assertThat(seen.title()).isEqualTo("办理期限凭证");
        verified("application/json", ("{\"code\": \"" + code + "\"}").getBytes(StandardCharsets.UTF_8))
                .andExpect(jsonPath("$.genuine").value(true))
                .andExpect(jsonPath("$.certificate.number").value(seen.number()));
        verified("application/pdf", pdf)
                .andExpect(jsonPath("$.unchanged").value(true))
                .andExpect(jsonPath("$.certificate.status").value("VALID"));
        byte[] forged = pdf.clone();
        forged[forged.length / 2] ^= 1;
        verified("application/pdf", forged).andExpect(jsonPath("$.unchanged").value(false));
        verified("application/json", "{\"code\": \"123\"}".getBytes(StandardCharsets.UTF_8))
                .andExpect(jsonPath("$.findings[0]").value("not-readable"));
    }

    @Test
    @DisplayName("R6 期限凭证写明调休上班计入、节假日不计入")
    void weekends_that_count_and_holidays_that_do_not_are_named() throws Exception {
        CaseReview review = submitted();
        String text;
        try (var document = Loader.loadPDF(
                paper(review, "applicant-1").andReturn().getResponse().getContentAsByteArray())) {
            text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
        // Three working days from Friday 18 September: Sunday the 20th is worked, for the Mid-Autumn days.
        assertThat(text).contains("2026-09-20计入调休上班", "2026-09-19不计入");
    }

    @Test
    void a_ledger_that_goes_on_gets_another_paper_and_the_old_one_stays_true() throws Exception {
        CaseReview review = submitted();
        byte[] first = paper(review, "applicant-1").andReturn().getResponse().getContentAsByteArray();
        accepted(review);
        byte[] second = paper(review, "applicant-1").andReturn().getResponse().getContentAsByteArray();
        assertThat(second).isNotEqualTo(first);
        verified("application/pdf", first).andExpect(jsonPath("$.unchanged").value(true));
        verified("application/pdf", second).andExpect(jsonPath("$.unchanged").value(true));
    }

    private ResultActions paper(CaseReview review, String who) throws Exception {
        return http.perform(
                get("/api/cases/" + review.caseId() + "/reviews/" + review.reviewId() + "/clock/certificate")
                        .with(Tokens.applicant(who)));
    }

    private ResultActions verified(String type, byte[] body) throws Exception {
        return http.perform(post("/api/public/certificates/verify")
                        .contentType(type)
                        .content(body))
                .andExpect(status().isOk());
    }

    private CaseReview submitted() {
        String id = UUID.randomUUID().toString();
        announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                id,
                "YJS35050020261123000001O",
                "company_start",
                1,
                "350502",
                Map.of("entity_type", List.of("llc"), "domicile_proof", List.of("commitment")),
                List.of("company_establishment"),
                "applicant-1"));
        await().until(() -> !cases.reviews(id).isEmpty());
        return cases.reviews(id).get(0);
    }

    private void accepted(CaseReview review) {
        announce(new ReviewAccepted(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                2));
        await().until(() -> clocks.of(review.reviewId()).orElseThrow().state() == ClockState.RUNNING);
    }

    private void announce(Event event) {
        transaction.executeWithoutResult(status -> announcements.announce(event));
    }

    private void moveTo(Instant now) {
        clock.moveTo(now);
        followers.forEach(follower -> follower.timeMovedBy(clock.offset()));
    }
}
