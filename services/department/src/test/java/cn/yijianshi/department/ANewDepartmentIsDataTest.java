package cn.yijianshi.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.Reaction;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.SecondAdministrator;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A forestry office that exists only as files in {@code new-department}: form, rules, queue, register, certificate.
 * Nothing in Java knows of it.
 */
@RoomTest
@Import(ANewDepartmentIsDataTest.Town.class)
@TestPropertySource(
        properties = {
            "yijianshi.undo-window=0s",
            "yijianshi.items-from=src/test/resources/new-department",
            "yijianshi.departments=forestry",
            "yijianshi.authorities.forestry.name=泉州市林业局",
            "yijianshi.authorities.forestry.uscc=113505000000011185",
            "yijianshi.authorities.forestry.licence-type=113505000000011185001"
        })
class ANewDepartmentIsDataTest {

    private static final RequestPostProcessor FORESTER = Tokens.approverNamed("forester", "forestry");
    private static final RequestPostProcessor COLLEAGUE = Tokens.approverNamed("colleague", "forestry");
    private static final RequestPostProcessor APPLICANT = Tokens.applicant("applicant");
    private static final RequestPostProcessor BANKER = Tokens.approverNamed("banker", "bank");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    private DepartmentTest.Steps steps;

    @TestConfiguration(proxyBeanMethods = false)
    static class Town {
        @Bean
        static Reaction ear() {
            return Reaction.to("department.ear", "#");
        }

        @Bean
        Surrounding.Others others(Announcements announcements, TransactionTemplate transactions) {
            return new Surrounding.Others(announcements, transactions);
        }
    }

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    @Test
    void from_the_request_to_certificate_and_register_without_anybodys_hand() throws Exception {
        var acase = licence();
        var plot = plot();
        file(acase, felling(plot, 3, false));

        var approved = steps.until(acase, Status.APPROVED);

        assertThat(approved.decision().by().nobody()).isTrue();
        assertThat(approved.decision().result()).containsEntry("method", "SELECTIVE");
        var number = approved.decision().outputs().get("felling.licenceNo");
        assertThat(number).startsWith("LC350502");
        var told = Awaitility.await()
                .until(() -> others.heard(ReviewApproved.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0);
        assertThat(told.decidedBy()).isEqualTo("RULES");
        assertThat(told.certificates()).singleElement().satisfies(paper -> assertThat(paper.number())
                .isEqualTo(number));

        http.perform(get("/api/reviews/" + acase.reviewId() + "/trace").with(FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("APPROVE"))
                .andExpect(jsonPath("$.effect").value("APPROVED"))
                .andExpect(jsonPath("$.rows[0].rule").value("few"))
                .andExpect(jsonPath("$.inputs['form.felling.trees']").value("3"))
                .andExpect(jsonPath("$.rulesPrint").isNotEmpty());
        http.perform(get("/api/reviews/" + acase.reviewId() + "/trace").with(BANKER))
                .andExpect(status().isNotFound());

        var page = http.perform(
                        get("/api/registers/FELLING/entries?q=" + number).with(FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].status").value("IN_FORCE"))
                .andExpect(jsonPath("$.items[0].name").value("采伐许可登记簿"))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(page).doesNotContain(plot);
        String id = JsonPath.read(page, "$.items[0].id");
        http.perform(get("/api/registers/FELLING/entries/" + id).with(FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.entry.values[0].value").value(plot))
                .andExpect(jsonPath("$.history[0].act").value("ENTERED"))
                .andExpect(jsonPath("$.history[0].reviewId").value(acase.reviewId()));
        http.perform(get("/api/registers/FELLING/entries/" + id).with(BANKER)).andExpect(status().isNotFound());

        // A later item ends the entry.
        var end = new ACase(uuid(), uuid(), "forestry", "felling_end");
        file(end, Map.of("licenceNo", number));
        approve(end, "{}");
        http.perform(get("/api/registers/FELLING/entries/" + id).with(FORESTER))
                .andExpect(jsonPath("$.entry.status").value("ENDED"))
                .andExpect(jsonPath("$.history[1].act").value("ENDED"));
        http.perform(get("/api/registers").with(FORESTER))
                .andExpect(jsonPath("$[0].kind").value("FELLING"));
    }

    @Test
    void what_the_rules_leave_to_a_person_is_decided_in_the_queue() throws Exception {
        var acase = licence();
        file(acase, felling(plot(), 50, false));
        leftToAPerson(acase, "many");

        var approved = approve(acase, "{\"method\":\"CLEAR\"}");

        assertThat(approved.decision().by().id()).isEqualTo("forester");
        Awaitility.await().untilAsserted(() -> assertThat(others.heard(ReviewApproved.class, acase.caseId()))
                .singleElement()
                .satisfies(told -> assertThat(told.decidedBy()).isEqualTo("OFFICER")));
        http.perform(get("/api/decisions/" + acase.reviewId()).with(APPLICANT))
                .andExpect(jsonPath("$.decidedBy").value("OFFICER"))
                .andExpect(jsonPath("$.mayAskForAPerson").value(false));
        http.perform(ask(acase, "请人工看一看", APPLICANT))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value(org.hamcrest.Matchers.containsString("not-decided-by-rules")));
    }

    @Test
    void a_refusal_by_rules_is_a_persons() throws Exception {
        var acase = licence();
        file(acase, felling(plot(), 1, true));
        leftToAPerson(acase, "protected");

        http.perform(get("/api/reviews/" + acase.reviewId() + "/trace").with(FORESTER))
                .andExpect(jsonPath("$.outcome").value("REFUSE"))
                .andExpect(jsonPath("$.effect").value("LEFT"))
                .andExpect(jsonPath("$.reasons[0].basis").value("森林法 第四十条"));
    }

    @Test
    void a_missing_answer_is_for_a_person() throws Exception {
        var acase = licence();
        file(acase, Map.of("plot", plot(), "protectedTrees", false));
        steps.until(acase, Status.OPEN);

        Awaitility.await().untilAsserted(() -> http.perform(
                        get("/api/reviews/" + acase.reviewId() + "/trace").with(FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.doubt.why").value("MISSING_INPUT"))
                .andExpect(jsonPath("$.doubt.detail").value("form.felling.trees")));
    }

    @Test
    void a_second_licence_for_a_plot_is_for_a_person_and_blocked_by_the_register() throws Exception {
        var plot = plot();
        var first = licence();
        file(first, felling(plot, 2, false));
        steps.until(first, Status.APPROVED);

        var second = licence();
        file(second, felling(plot, 2, false));
        leftToAPerson(second, "few");

        http.perform(get("/api/reviews/" + second.reviewId() + "/trace").with(FORESTER))
                .andExpect(jsonPath("$.outcome").value("APPROVE"))
                .andExpect(jsonPath("$.why").isNotEmpty());
        int version = reviews.of(second.reviewId()).orElseThrow().version();
        steps.verb(second, "claim", "{\"version\":" + version + "}", FORESTER);
        steps.verb(
                        second,
                        "approval",
                        "{\"version\":" + (version + 1) + ",\"result\":{\"method\":\"CLEAR\"}}",
                        FORESTER)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(org.hamcrest.Matchers.containsString("grant-blocked")));
    }

    @Test
    void an_applicant_may_ask_for_a_person_who_may_disagree() throws Exception {
        var acase = licence();
        file(acase, felling(plot(), 4, false));
        steps.until(acase, Status.APPROVED);

        http.perform(get("/api/decisions/" + acase.reviewId()).with(APPLICANT))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.decidedBy").value("RULES"))
                .andExpect(jsonPath("$.reasons[0].text").value("株数在五株以内，当场准予。"))
                .andExpect(jsonPath("$.mayAskForAPerson").value(true));
        http.perform(get("/api/decisions/" + acase.reviewId()).with(Tokens.applicant("another")))
                .andExpect(status().isNotFound());
        http.perform(ask(acase, "", APPLICANT)).andExpect(status().isUnprocessableContent());
        http.perform(ask(acase, "株数不对", APPLICANT))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.recheck.status").value("OPEN"));
        http.perform(ask(acase, "株数不对", APPLICANT)).andExpect(status().isAccepted());

        var id = recheckOf(acase);
        http.perform(word(id, "disagreement", "应为六株", BANKER)).andExpect(status().isNotFound());
        http.perform(word(id, "disagreement", "", FORESTER)).andExpect(status().isUnprocessableContent());
        http.perform(word(id, "disagreement", "应为六株", FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("DISAGREED"));
        http.perform(word(id, "disagreement", "应为六株", FORESTER)).andExpect(status().isOk());
        http.perform(word(id, "confirmation", "没错", COLLEAGUE)).andExpect(status().isConflict());

        var paper = Awaitility.await()
                .until(() -> others.heard(ReviewApproved.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0)
                .certificates()
                .get(0)
                .id();
        http.perform(get("/api/certificates/" + paper + "/changes").with(COLLEAGUE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].outcome").value("PROPOSED"))
                .andExpect(jsonPath("$[0].reason").value("应为六株"));
        http.perform(get("/api/rechecks/figures").with(Tokens.supervisor("forestry")))
                .andExpect(jsonPath("$[0].item").value("felling_licence"))
                .andExpect(jsonPath("$[0].disagreed").value(1));
    }

    @Test
    void how_many_are_drawn_is_an_administrators_from_a_day_on() throws Exception {
        var before = licence();
        file(before, felling(plot(), 1, false));
        steps.until(before, Status.APPROVED);
        http.perform(get("/api/reviews/" + before.reviewId() + "/trace").with(FORESTER))
                .andExpect(jsonPath("$.rate").value(0))
                .andExpect(jsonPath("$.recheck").doesNotExist());

        SecondAdministrator.publishes(
                        http,
                        http.perform(post("/api/tables/recheck-rate/lines")
                                .contentType("application/json")
                                .header("Idempotency-Key", uuid())
                                .content("""
                                        {"values":{"item":"felling_licence","percent":100},"validFrom":"%s",
                                         "source":"林业局办公会","reason":"新规则先全部复核"}""".formatted(LocalDate.now(ZoneId.of("Asia/Shanghai"))))
                                .with(Tokens.administrator())))
                .andExpect(status().isOk());
        var after = licence();
        file(after, felling(plot(), 1, false));
        steps.until(after, Status.APPROVED);

        var id = recheckOf(after);
        http.perform(word(id, "confirmation", "核对无误", FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CONFIRMED"))
                .andExpect(jsonPath("$.origin").value("SAMPLE"));
    }

    private String recheckOf(ACase acase) throws Exception {
        var trace = http.perform(
                        get("/api/reviews/" + acase.reviewId() + "/trace").with(FORESTER))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(trace, "$.recheck.id");
        http.perform(get("/api/rechecks").with(FORESTER))
                .andExpect(jsonPath("$.items[*].id").value(org.hamcrest.Matchers.hasItem(id)));
        return id;
    }

    private void leftToAPerson(ACase acase, String row) throws Exception {
        steps.until(acase, Status.OPEN);
        Awaitility.await().untilAsserted(() -> assertThat(reviews.history(acase.reviewId()))
                .extracting(entry -> entry.act())
                .contains(Act.LEFT_TO_PERSON));
        http.perform(get("/api/reviews/" + acase.reviewId() + "/trace").with(FORESTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[0].rule").value(row));
    }

    private Review approve(ACase acase, String result) throws Exception {
        steps.until(acase, Status.OPEN);
        int version = reviews.of(acase.reviewId()).orElseThrow().version();
        steps.verb(acase, "claim", "{\"version\":" + version + "}", FORESTER).andExpect(status().isOk());
        steps.verb(acase, "approval", "{\"version\":" + (version + 1) + ",\"result\":" + result + "}", FORESTER)
                .andExpect(status().isOk());
        return steps.until(acase, Status.APPROVED);
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder ask(
            ACase acase, String text, RequestPostProcessor who) {
        return post("/api/decisions/" + acase.reviewId() + "/recheck")
                .contentType("application/json")
                .content("{\"text\":\"" + text + "\"}")
                .with(who);
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder word(
            String id, String verb, String text, RequestPostProcessor who) {
        return post("/api/rechecks/" + id + "/" + verb)
                .contentType("application/json")
                .content("{\"text\":\"" + text + "\"}")
                .with(who);
    }

    private void file(ACase acase, Map<String, Object> felling) {
        others.send(
                acase.requested(),
                new ApplicationFiled(
                        UUID.randomUUID(),
                        Instant.parse("2026-11-23T02:00:00Z"),
                        acase.caseId(),
                        acase.caseNo(),
                        "forestry",
                        "applicant",
                        "陈思源",
                        Map.of(acase.item(), Map.of("felling", felling))));
    }

    private static Map<String, Object> felling(String plot, int trees, boolean protectedTrees) {
        return Map.of("plot", plot, "trees", trees, "protectedTrees", protectedTrees);
    }

    private static ACase licence() {
        return new ACase(uuid(), uuid(), "forestry", "felling_licence");
    }

    private static String plot() {
        return "泉州小班" + uuid().substring(0, 8);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
