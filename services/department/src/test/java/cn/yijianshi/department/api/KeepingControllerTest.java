package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.CertificateNews;
import cn.yijianshi.department.domain.CertificateProblem;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Ground;
import cn.yijianshi.department.domain.Issuing;
import cn.yijianshi.department.domain.Keeping;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.PaperChange;
import cn.yijianshi.department.domain.PaperChanges;
import cn.yijianshi.department.domain.Register;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.events.CertificateEvent.CertificateCorrected;
import cn.yijianshi.events.CertificateEvent.CertificateRevoked;
import cn.yijianshi.platform.identifiers.ELicenceId;
import cn.yijianshi.testing.Tokens;
import java.time.Clock;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class KeepingControllerTest {

    private static final String WRONG_NAME = "{\"holderName\":\"泉州刺桐网络有限公司\",\"lines\":{\"刻章单位\":\"泉州第二刻章店\"},"
            + "\"outputs\":{\"seal.engraver\":\"泉州第二刻章店\"},\"reason\":\"打印有误\"}";
    private static final String FRAUD = "{\"ground\":\"FRAUD_OR_BRIBERY\",\"reason\":\"以虚假材料取得\"}";

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Certificates certificates;

    @Autowired
    Register register;

    @Autowired
    PaperChanges changes;

    @Autowired
    Issuing issuing;

    @Autowired
    CertificateNews news;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Surrounding.Others others;

    private final RequestPostProcessor officer = Tokens.approver("public-security");
    private ACase acase;
    private Certificate paper;

    @BeforeEach
    void issued() throws Exception {
        var steps = new DepartmentTest.Steps(reviews, http, others);
        acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", officer).andExpect(status().isOk());
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", officer)
                .andExpect(status().isOk());
        paper = certificates.ofReview(acase.reviewId()).get(0);
    }

    @Test
    void a_correction_is_a_new_version_with_the_same_number_and_the_old_one_points_to_it() throws Exception {
        verb("correction", WRONG_NAME, officer)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("DONE"));

        var old = certificates.of(paper.id()).orElseThrow();
        var next = certificates.of(old.edition().supersededBy()).orElseThrow();
        assertThat(old.status()).isEqualTo(Certificate.Status.REPLACED);
        assertThat(next.number()).isEqualTo(old.number());
        assertThat(next.edition().version()).isEqualTo(2);
        assertThat(next.edition().supersedes()).isEqualTo(old.id());
        assertThat(next.holderName()).isEqualTo("泉州刺桐网络有限公司");
        assertThat(next.lines()).containsEntry("刻章单位", "泉州第二刻章店").containsEntry("印章种类", "公章");
        assertThat(ELicenceId.read(next.licenceId()).orElseThrow().version()).isEqualTo(2);
        assertThat(next.code()).isNotEqualTo(old.code());
        http.perform(get("/api/public/certificates/" + old.token()))
                .andExpect(jsonPath("$.status").value("REPLACED"))
                .andExpect(jsonPath("$.supersededBy.version").value(2))
                .andExpect(jsonPath("$.supersededBy.licenceId").value(next.licenceId()));
        http.perform(get("/api/public/certificates/" + next.token()))
                .andExpect(jsonPath("$.status").value("VALID"));
        await().until(() -> others.heard(CertificateCorrected.class, acase.caseId()), heard -> heard.size() == 1);
        var told = others.heard(CertificateCorrected.class, acase.caseId()).get(0);
        assertThat(told.supersededBy().id()).isEqualTo(next.id());
        assertThat(told.outputs()).containsEntry("seal.engraver", "泉州第二刻章店");
    }

    @Test
    void the_same_correction_again_is_the_same_correction() throws Exception {
        verb("correction", WRONG_NAME, officer).andExpect(status().isOk());
        verb("correction", WRONG_NAME, officer).andExpect(status().isOk());

        assertThat(certificates.ofReview(acase.reviewId())).hasSize(2);
        verb("correction", WRONG_NAME.replace("第二", "第三"), officer)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/certificate-ended"));
    }

    @Test
    void a_correction_names_what_is_wrong_with_it() throws Exception {
        verb("correction", "{\"lines\":{\"没有的\":\"x\"},\"outputs\":{\"no.such\":\"x\"}}", officer)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.length()").value(3));
        verb("correction", "{\"reason\":\"什么也没变\"}", officer)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("nothing-corrected"));
    }

    @Test
    void a_revoked_paper_is_not_valid_any_more_and_everybody_concerned_is_told() throws Exception {
        verb("revocation", FRAUD, officer).andExpect(status().isOk());
        verb("revocation", FRAUD, officer).andExpect(status().isOk());

        http.perform(get("/api/public/certificates/" + paper.token()))
                .andExpect(jsonPath("$.status").value("REVOKED"));
        http.perform(get("/api/certificates/" + paper.id()).with(Tokens.applicant("applicant")))
                .andExpect(jsonPath("$.ended.basis").value("行政许可法第69条第2款"))
                .andExpect(jsonPath("$.ended.reason").value("以虚假材料取得"));
        await().until(() -> others.heard(CertificateRevoked.class, acase.caseId()), heard -> heard.size() == 1);
        assertThat(others.heard(CertificateRevoked.class, acase.caseId()).get(0).status())
                .isEqualTo("REVOKED");
        verb("correction", WRONG_NAME, officer).andExpect(status().isConflict());
    }

    @Test
    void only_officers_of_the_issuing_department_may() throws Exception {
        verb("revocation", FRAUD, Tokens.approver("bank")).andExpect(status().isNotFound());
        verb("revocation", FRAUD, Tokens.applicant("applicant")).andExpect(status().isForbidden());
        verb("revocation", "{}", officer)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.length()").value(2));
    }

    @Test
    void with_four_eyes_one_proposes_and_another_confirms() {
        var keeping = new Keeping(certificates, register, changes, reviews, issuing, news, clock, true);
        var zhang = new Seat(new Officer("zhang", "张三"), Set.of("public-security"));
        var li = new Seat(new Officer("li", "李四"), Set.of("public-security"));

        var proposed = transaction.execute(
                status -> keeping.revoke(zhang, paper.id(), Ground.OTHER_END_BY_LAW, "持有人申请注销", null));

        assertThat(proposed.outcome()).isEqualTo(PaperChange.Outcome.PROPOSED);
        assertThat(certificates.of(paper.id()).orElseThrow().status()).isEqualTo(Certificate.Status.VALID);
        Assertions.assertThatThrownBy(
                        () -> transaction.execute(status -> keeping.confirm(zhang, paper.id(), proposed.id())))
                .isInstanceOf(CertificateProblem.SecondOfficerNeeded.class);
        Assertions.assertThatThrownBy(() ->
                        transaction.execute(status -> keeping.revoke(li, paper.id(), Ground.DERELICTION, "另一项", null)))
                .isInstanceOf(CertificateProblem.ChangePending.class);

        transaction.executeWithoutResult(status -> keeping.confirm(li, paper.id(), proposed.id()));

        var ended = certificates.of(paper.id()).orElseThrow();
        assertThat(ended.status()).isEqualTo(Certificate.Status.CANCELLED);
        assertThat(ended.ending().by().id()).isEqualTo("li");
        Assertions.assertThatThrownBy(
                        () -> transaction.execute(status -> keeping.reject(zhang, paper.id(), proposed.id())))
                .isInstanceOf(CertificateProblem.Decided.class);
    }

    private ResultActions verb(String verb, String body, RequestPostProcessor by) throws Exception {
        return http.perform(post("/api/certificates/" + paper.id() + "/" + verb)
                .contentType("application/json")
                .content(body)
                .with(by));
    }
}
