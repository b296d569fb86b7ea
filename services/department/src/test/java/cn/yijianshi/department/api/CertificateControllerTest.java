package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.ApplicationEvent.CertificateReference;
import cn.yijianshi.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class CertificateControllerTest {

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Certificates certificates;

    @Autowired
    Surrounding.Others others;

    @Autowired
    JdbcClient sql;

    private Certificate paper;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void issued() throws Exception {
        var steps = new DepartmentTest.Steps(reviews, http, others);
        var acase = ACase.atThePolice();
        var officer = Tokens.approver("public-security");
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", officer).andExpect(status().isOk());
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", officer)
                .andExpect(status().isOk());
        paper = certificates.ofReview(acase.reviewId()).get(0);
    }

    @Test
    void its_holder_and_the_issuing_department_see_it_and_nobody_else() throws Exception {
        var path = "/api/certificates/" + paper.id();

        http.perform(get(path).with(Tokens.applicant("applicant")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(paper.number()))
                .andExpect(jsonPath("$.lines['印章种类']").value("公章"));
        http.perform(get(path).with(Tokens.approver("public-security"))).andExpect(status().isOk());
        http.perform(get(path).with(Tokens.applicant("somebody-else"))).andExpect(status().isNotFound());
        http.perform(get(path).with(Tokens.approver("bank"))).andExpect(status().isNotFound());
        http.perform(get(path + "/pdf").with(Tokens.applicant("somebody-else"))).andExpect(status().isNotFound());
    }

    @Test
    void a_holder_finds_his_papers() throws Exception {
        http.perform(get("/api/certificates").param("limit", "100").with(Tokens.applicant("applicant")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id").value(hasItem(paper.id())));
        http.perform(get("/api/certificates").with(Tokens.applicant("somebody-else")))
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void anybody_can_verify_it_without_learning_the_holder() throws Exception {
        http.perform(get("/api/public/certificates/" + paper.token()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(paper.number()))
                .andExpect(jsonPath("$.holder").value("泉州****公司"))
                .andExpect(jsonPath("$.status").value("VALID"))
                .andExpect(jsonPath("$.authority").value("泉州市公安局"))
                .andExpect(jsonPath("$.lines").doesNotExist());
        http.perform(get("/api/public/certificates/aaaaaaaaaaaaaaaaaaaaaaaaaa")).andExpect(status().isNotFound());
    }

    @Test
    void a_number_is_given_to_one_paper_of_its_kind() throws Exception {
        moveTheSequence("- 1");
        var steps = new DepartmentTest.Steps(reviews, http, others);
        var next = ACase.atThePolice();
        var officer = Tokens.approver("public-security");
        steps.open(next);
        steps.verb(next, "claim", "{\"version\":1}", officer).andExpect(status().isOk());

        steps.verb(next, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", officer)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("certificate-number-taken"));

        assertThat(reviews.of(next.reviewId()).orElseThrow().status())
                .isEqualTo(cn.yijianshi.department.domain.Status.CLAIMED);
        moveTheSequence("+ 1");
    }

    @Test
    void another_departments_paper_may_have_the_same_number() throws Exception {
        moveTheSequence("- 1");
        var steps = new DepartmentTest.Steps(reviews, http, others);
        var elsewhere = ACase.at("bank");
        var officer = Tokens.approver("bank");
        steps.open(elsewhere);
        steps.verb(elsewhere, "claim", "{\"version\":1}", officer).andExpect(status().isOk());

        steps.verb(
                        elsewhere,
                        "approval",
                        "{\"version\":2,\"effective\":\"AT_ONCE\",\"result\":{\"engraver\":\"泉州刻章店\"}}",
                        officer)
                .andExpect(status().isOk());

        assertThat(certificates.ofReview(elsewhere.reviewId()).get(0).number()).isEqualTo(paper.number());
    }

    private void moveTheSequence(String by) {
        transaction.executeWithoutResult(status -> sql.sql(
                        "UPDATE number_sequence SET taken = taken " + by + " WHERE name LIKE 'seal_engraving/%'")
                .update());
    }

    @Test
    void a_code_and_a_file_are_recognised_by_the_service_that_signed_them() throws Exception {
        var file = http.perform(get("/api/certificates/" + paper.id() + "/pdf").with(Tokens.applicant("applicant")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        checked("application/json", ("{\"code\":\"https://x.example/verify/y/z#" + paper.code() + "\"}").getBytes())
                .andExpect(jsonPath("$.genuine").value(true))
                .andExpect(jsonPath("$.certificate.number").value(paper.number()))
                .andExpect(jsonPath("$.certificate.status").value("VALID"));
        checked("application/pdf", file)
                .andExpect(jsonPath("$.genuine").value(true))
                .andExpect(jsonPath("$.unchanged").value(true))
                .andExpect(jsonPath("$.certificate.licenceId").value(paper.licenceId()));
    }

    @Test
    void a_file_is_recognised_by_its_own_signature_even_where_its_bytes_are_not_known() throws Exception {
        var file = http.perform(get("/api/certificates/" + paper.id() + "/pdf").with(Tokens.applicant("applicant")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        for (int place = 20; place < file.length; place += file.length / 20) {
            var changed = file.clone();
            changed[place] ^= 1;
            checked("application/pdf", changed)
                    .andExpect(jsonPath("$.unchanged").value(false));
        }
        transaction.executeWithoutResult(status -> sql.sql("DELETE FROM certificate_file WHERE certificate_id = ?")
                .param(paper.id())
                .update());

        checked("application/pdf", file).andExpect(jsonPath("$.unchanged").value(true));
        var behind = java.util.Arrays.copyOf(file, file.length + 1);
        checked("application/pdf", behind)
                .andExpect(jsonPath("$.genuine").value(false))
                .andExpect(jsonPath("$.findings[0]").value("changed"));
        for (int place = 20; place < file.length / 2; place += file.length / 20) {
            var changed = file.clone();
            changed[place] ^= 1;
            checked("application/pdf", changed)
                    .andExpect(jsonPath("$.unchanged").value(false));
        }
        checked("application/pdf", "%PDF-1.7".getBytes())
                .andExpect(jsonPath("$.findings[0]").value("not-readable"));
        checked("application/json", "{\"code\":\"123\"}".getBytes())
                .andExpect(jsonPath("$.findings[0]").value("not-readable"));
    }

    @Test
    void officers_find_what_their_department_issued_and_see_holders_in_part() throws Exception {
        http.perform(get("/api/certificates/issued")
                        .param("number", paper.number())
                        .with(Tokens.approver("public-security")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").value(paper.id()))
                .andExpect(jsonPath("$.items[0].holder").value("泉州****公司"));
        http.perform(get("/api/certificates/issued")
                        .param("holder", "泉州刺桐")
                        .param("limit", "1")
                        .with(Tokens.approver("public-security")))
                .andExpect(jsonPath("$.items.length()").value(1));
        http.perform(get("/api/certificates/issued").param("number", "%").with(Tokens.approver("public-security")))
                .andExpect(jsonPath("$.items").isEmpty());
        http.perform(get("/api/certificates/issued").with(Tokens.approver("bank")))
                .andExpect(jsonPath("$.items").isEmpty());
        http.perform(get("/api/certificates/issued").with(Tokens.applicant("applicant")))
                .andExpect(status().isForbidden());
    }

    @Test
    void officers_see_the_certificates_that_stand_for_materials_and_how_those_of_this_service_stand() throws Exception {
        var next = ACase.atThePolice();
        var told = next.filed();
        others.send(
                next.requested(),
                new ApplicationFiled(
                        told.id(),
                        told.at(),
                        told.caseId(),
                        told.caseNo(),
                        told.department(),
                        told.applicantId(),
                        told.applicantName(),
                        told.forms(),
                        List.of(
                                new CertificateReference(
                                        "seal", paper.id(), 1, paper.kind(), paper.number(), "department"),
                                new CertificateReference(
                                        "licence", "x", 2, "BUSINESS_LICENCE", "9135", "company-registration"))));
        new DepartmentTest.Steps(reviews, http, others).until(next, cn.yijianshi.department.domain.Status.OPEN);

        var path = "/api/reviews/" + next.reviewId() + "/certificates-presented";
        http.perform(get(path).with(Tokens.approver("public-security")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].material").value("licence"))
                .andExpect(jsonPath("$[0].status").doesNotExist())
                .andExpect(jsonPath("$[1].status").value("VALID"));
        http.perform(get(path).with(Tokens.approver("bank"))).andExpect(status().isNotFound());
    }

    private org.springframework.test.web.servlet.ResultActions checked(String type, byte[] body) throws Exception {
        return http.perform(post("/api/public/certificates/verify")
                        .contentType(type)
                        .content(body))
                .andExpect(status().isOk());
    }

    @Test
    void a_token_cannot_be_guessed() {
        assertThat(paper.token()).matches("[a-z2-7]{26}");
    }

    @Test
    void the_pdf_is_drawn_once_and_its_code_leads_to_the_verification() throws Exception {
        var path = "/api/certificates/" + paper.id() + "/pdf";
        var holder = Tokens.applicant("applicant");

        var first = http.perform(get(path).with(holder))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var second =
                http.perform(get(path).with(holder)).andReturn().getResponse().getContentAsByteArray();

        assertThat(second).isEqualTo(first);
        assertThat(CertificatePrinterTest.textOf(first)).contains("泉州刺桐有限公司", "泉州市公安局");
        assertThat(CertificatePrinterTest.codeOn(first))
                .isEqualTo("http://localhost:8080/verify/department/" + paper.token() + "#" + paper.code());
        assertThat(sql.sql("SELECT sha256 FROM certificate_file WHERE certificate_id = ?")
                        .param(paper.id())
                        .query(String.class)
                        .single())
                .isEqualTo(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(first)));
    }
}
