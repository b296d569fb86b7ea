package cn.yijianshi.companyregistration.api;

import static cn.yijianshi.companyregistration.domain.FilingBuilder.aBranch;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aChange;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aDeregistration;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aLimitedPartnership;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aSoleProprietorship;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.anExitNotice;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.companyregistration.domain.CalendarDays;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.FilingBuilder;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.platform.identifiers.Uscc;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.SecondAdministrator;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class CompanyRegistrationRoomTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class NoEngine {
        @Bean
        @Primary
        CalendarDays withoutHolidays() {
            return (from, days, registry) -> from.plusDays(days);
        }
    }

    @Autowired
    private Announcements announcements;

    @Autowired
    private List<Desk> desks;

    @Autowired
    private Enterprises register;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ApplicationContext service;

    @Test
    void a_grant_brings_what_the_item_file_promises() throws Exception {
        var item = Catalogue.load(Path.of("../../workflows"))
                .item("company_establishment")
                .orElseThrow();

        Grant grant = granted(inTime(aFounding().with("enterprise.nameBrand", "清源茗舟")));

        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .containsExactly(item.certificate().kind());
        String uscc = grant.outputs().get("enterprise.uscc");
        mvc.perform(get("/api/register/enterprises/" + uscc).with(Tokens.approver("market-regulation")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("泉州市鲤城区清源茗舟信息科技有限公司"))
                .andExpect(jsonPath("$.standing").value("LIVE"));
        mvc.perform(get("/api/register/enterprises/" + uscc).with(Tokens.approver("tax")))
                .andExpect(status().isNotFound());
    }

    @Test
    void each_kind_of_enterprise_ends_in_its_licence() {
        var company = granted(inTime(aFounding().with("enterprise.nameBrand", "百川归海")));
        String name = company.outputs().get("enterprise.name");
        var kinds = Map.of(
                "投资人", aSoleProprietorship(),
                "执行事务合伙人", aLimitedPartnership(),
                "负责人", aBranch(company.outputs().get("enterprise.uscc"), name));

        kinds.forEach((head, founding) -> {
            Grant grant = granted(founding);
            String uscc = grant.outputs().get("enterprise.uscc");
            assertThat(grant.certificates().get(0).kind()).isEqualTo("BUSINESS_LICENCE");
            assertThat(grant.certificates().get(0).lines())
                    .containsEntry(head, "林一")
                    .doesNotContainKeys("法定代表人", "注册资本");
            assertThat(register.of(uscc)).get().satisfies(entry -> {
                assertThat(entry.lives()).isTrue();
                assertThat(entry.legalRep()).isEqualTo("林一");
            });
        });
    }

    @Test
    void of_many_who_want_one_name_at_once_one_gets_it() throws Exception {
        var wanted = inTime(aFounding().with("enterprise.nameBrand", "洛阳江月"));

        assertThat(grantedAtOnce(List.of(wanted, wanted, wanted, wanted))).hasSize(1);
    }

    @Test
    void many_founded_at_once_get_codes_of_their_own() throws Exception {
        var foundings = new ArrayList<FilingBuilder>();
        for (String brand : List.of("晋水东流", "古厝红砖", "番客归来", "石笋安平", "五里长桥", "蟳埔簪花")) {
            foundings.add(inTime(aFounding().with("enterprise.nameBrand", brand)));
        }

        List<String> codes = grantedAtOnce(foundings);

        assertThat(new HashSet<>(codes)).hasSize(6).allMatch(Uscc::valid);
        assertThat(codes).allSatisfy(code -> assertThat(register.of(code)).isPresent());
    }

    // --- names

    @Test
    void a_name_is_looked_up_kept_used_and_given_back() throws Exception {
        var wish = wish("温陵拾光");
        mvc.perform(asked(post("/api/names/check"), wish, Tokens.applicant("anna")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mayBeReserved").value(true));
        var kept = mvc.perform(asked(post("/api/names/reservations"), wish, Tokens.applicant("anna")))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String number = JsonPath.read(kept, "$.number");

        mvc.perform(asked(post("/api/names/reservations"), wish, Tokens.applicant("berta")))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("name.reserved"));
        mvc.perform(get("/api/names/reservations").with(Tokens.applicant("anna")))
                .andExpect(jsonPath("$.items[0].number").value(number));
        mvc.perform(post("/api/names/reservations/" + number + "/return").with(Tokens.applicant("berta")))
                .andExpect(status().isNotFound());
        granted(inTime(aFounding().with("enterprise.nameBrand", "温陵拾光").with("name.reservationNo", number)));
        mvc.perform(get("/api/names/reservations").with(Tokens.applicant("anna")))
                .andExpect(jsonPath("$.items[0].state").value("USED"));

        var other = mvc.perform(asked(post("/api/names/reservations"), wish("温陵晚晴"), Tokens.applicant("anna")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        mvc.perform(post("/api/names/reservations/" + JsonPath.<String>read(other, "$.number") + "/return")
                        .with(Tokens.applicant("anna")))
                .andExpect(jsonPath("$.state").value("GIVEN_BACK"));
        mvc.perform(asked(post("/api/names/reservations"), wish("温陵晚晴"), Tokens.applicant("berta")))
                .andExpect(status().isCreated());
    }

    @Test
    void of_many_who_reserve_one_name_at_once_one_gets_it() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> wishes = List.of("a", "b", "c", "d").stream()
                .<Callable<Integer>>map(who ->
                        () -> mvc.perform(asked(post("/api/names/reservations"), wish("同时想要"), Tokens.applicant(who)))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                .toList();
        var answers = new ArrayList<Integer>();
        for (var answer : pool.invokeAll(wishes)) {
            answers.add(answer.get());
        }
        pool.shutdown();

        assertThat(answers).containsExactlyInAnyOrder(201, 422, 422, 422);
    }

    @Test
    void a_word_forbidden_from_today_on_is_no_obstacle_for_who_filed_before() throws Exception {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
        var body = """
                {"values":{"word":"潮玩","kind":"试用","effect":"REFUSE"},"validFrom":"%s","source":"试用","reason":"试用"}""".formatted(today);
        SecondAdministrator.publishes(
                        mvc, mvc.perform(asked(post("/api/tables/forbidden-word/lines"), body, Tokens.administrator())))
                .andExpect(status().isOk());

        assertThat(blocking(aFounding().with("enterprise.nameBrand", "潮玩古城").filedOn(today.toString())))
                .containsExactly("name.forbidden-word");
        assertThat(blocking(aFounding()
                        .with("enterprise.nameBrand", "潮玩古城")
                        .filedOn(today.minusDays(1).toString())))
                .isEmpty();
    }

    @Test
    void a_likeness_can_be_made_an_obstacle() throws Exception {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
        granted(inTime(aFounding().with("enterprise.nameBrand", "桐荫小筑")));
        var same = aFounding().with("enterprise.nameBrand", "同音小筑");
        assertThat(blocking(same.filedOn(today.toString()))).isEmpty();

        var body = """
                {"values":{"likeness":"SAME_SOUND","effect":"BLOCK","sameTrade":true,"sameRegistry":false,"leastLength":2},
                 "validFrom":"%s","source":"试用","reason":"从严"}""".formatted(today);
        SecondAdministrator.publishes(
                        mvc, mvc.perform(asked(post("/api/tables/name-likeness/lines"), body, Tokens.administrator())))
                .andExpect(status().isOk());

        assertThat(blocking(same.filedOn(today.toString()))).containsExactly("name.same-sound");
        assertThat(blocking(same.filedOn(today.minusDays(1).toString()))).isEmpty();
    }

    // --- bars

    @Test
    void an_officer_bars_a_person_and_lifts_the_bar() throws Exception {
        var body = """
                {"name":"林一","idNumber":"350502190001010017","ground":"DEBT","document":"（2026）闽05执1号","from":"2026-01-01"}""";
        var officer = Tokens.approver("market-regulation");
        mvc.perform(asked(post("/api/register/barred-persons"), body, Tokens.approver("tax")))
                .andExpect(status().isForbidden());
        var entered = mvc.perform(asked(post("/api/register/barred-persons"), body, officer))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.idNumber").value("**************0017"))
                .andExpect(jsonPath("$.name").value("林*"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(entered, "$.id");
        assertThat(blocking(aFounding().with("enterprise.nameBrand", "无人之境"))).contains("person.barred-debt");

        mvc.perform(asked(post("/api/register/barred-persons/" + id + "/lifting"), "{\"reason\":\"已清偿\"}", officer))
                .andExpect(status().isOk());
        assertThat(blocking(aFounding().with("enterprise.nameBrand", "无人之境"))).isEmpty();
        mvc.perform(get("/api/register/barred-persons").with(officer))
                .andExpect(jsonPath("$.items[0].liftedWhy").value("已清偿"));
    }

    // --- leaving

    @Test
    void an_exit_notice_is_published_objected_to_and_shown() throws Exception {
        String uscc = granted(inTime(aFounding().with("enterprise.nameBrand", "曲终人散")))
                .outputs()
                .get("enterprise.uscc");
        var body = "{\"uscc\":\"%s\",\"name\":\"泉州市鲤城区曲终人散信息科技有限公司\"}".formatted(uscc);
        var published = mvc.perform(asked(post("/api/exit-notices"), body, Tokens.applicant("anna")))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();

        mvc.perform(asked(
                        post("/api/exit-notices/{number}/objections", JsonPath.<String>read(published, "$.number")),
                        "{\"reason\":\"欠税\"}",
                        Tokens.approver("tax")))
                .andExpect(status().isCreated());
        mvc.perform(get("/api/exit-notices").with(Tokens.applicant("berta")))
                .andExpect(jsonPath("$.items[0].objections[0].reason").value("欠税"));
    }

    @Test
    void an_office_that_refuses_its_check_is_read_in_the_notice() {
        String uscc = granted(inTime(aFounding().with("enterprise.nameBrand", "人去楼空")))
                .outputs()
                .get("enterprise.uscc");
        var notice = anExitNotice(uscc)
                .with("org.name", "泉州市鲤城区人去楼空信息科技有限公司")
                .ofCase("case-of-an-exit")
                .filing();
        transaction.executeWithoutResult(status -> desk("exit_notice").grant(notice, Map.of(), clock.instant()));
        var refused = refusedBy("tax", "exit_objection_tax", "欠缴增值税");

        // The same event may come twice; another item of the case is no objection.
        transaction.executeWithoutResult(status -> announcements.announce(refused));
        transaction.executeWithoutResult(status -> announcements.announce(refused));
        transaction.executeWithoutResult(status -> announcements.announce(refusedBy("tax", "tax_exit", "发票未缴销")));
        transaction.executeWithoutResult(
                status -> announcements.announce(refusedBy("housing-fund", "exit_objection_hpf", "欠缴")));

        Awaitility.await()
                .untilAsserted(() -> mvc.perform(get("/api/exit-notices").with(Tokens.applicant("berta")))
                        .andExpect(jsonPath("$.items[0].objections[*].raisedBy")
                                .value(Matchers.containsInAnyOrder("国家税务总局泉州市税务局", "泉州市住房公积金管理中心"))));
    }

    private ReviewRefused refusedBy(String department, String item, String reason) {
        return new ReviewRefused(
                UUID.randomUUID(),
                clock.instant(),
                "case-of-an-exit",
                "review-" + item,
                department,
                item,
                1,
                reason,
                "市场主体登记管理条例 第三十三条");
    }

    @Test
    void every_desk_brings_what_its_item_file_promises() {
        String changed = granted(inTime(aFounding().with("enterprise.nameBrand", "旧时王谢")))
                .outputs()
                .get("enterprise.uscc");
        String today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai"))).toString();
        promised(aChange(changed, "TERM")
                .with("org.name", "泉州市鲤城区旧时王谢信息科技有限公司")
                .with("change.decidedOn", today)
                .with("change.term", "20"));
        promised(aDeregistration(changed)
                .with("org.name", "泉州市鲤城区旧时王谢信息科技有限公司")
                .with("exit.reason", "BANKRUPTCY")
                .with("exit.courtRuling", "（2026）闽05破1号"));
        assertThat(register.changesOf(changed)).extracting("kind").containsExactly("DEREGISTRATION", "TERM");
    }

    private void promised(FilingBuilder filing) {
        var item = Catalogue.load(Path.of("../../workflows"))
                .item(filing.filing().item())
                .orElseThrow();
        Grant grant = transaction.execute(status -> desk(item.key()).grant(filing.filing(), Map.of(), clock.instant()));
        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .containsExactly(item.certificate().kind());
    }

    private Desk desk(String item) {
        return desks.stream()
                .filter(each -> each.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private List<String> blocking(FilingBuilder founding) {
        return desk("company_establishment").examine(inTime(founding).filing()).stream()
                .filter(finding -> finding.blocks())
                .map(finding -> finding.code())
                .distinct()
                .toList();
    }

    private static String wish(String brand) {
        return """
                {"region":"泉州市鲤城区","brand":"%s","industry":"信息科技","form":"有限公司","type":"LLC","industryCode":"6513","registry":"350502"}""".formatted(brand);
    }

    private static MockHttpServletRequestBuilder asked(
            MockHttpServletRequestBuilder request, String body, RequestPostProcessor who) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .content(body)
                .with(who);
    }

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private FilingBuilder inTime(FilingBuilder founding) {
        String due = LocalDate.now(clock).plusYears(4).toString();
        return founding.with("shareholders", List.of(holder("林一", "60", due), holder("陈二", "40", due)));
    }

    private Grant granted(FilingBuilder founding) {
        return transaction.execute(
                status -> desk("company_establishment").grant(founding.filing(), Map.of(), clock.instant()));
    }

    private List<String> grantedAtOnce(List<FilingBuilder> foundings) throws Exception {
        var officers = Executors.newFixedThreadPool(foundings.size());
        try {
            var codes = new ArrayList<String>();
            List<Callable<String>> decisions = foundings.stream()
                    .<Callable<String>>map(founding -> () -> {
                        try {
                            return granted(founding).outputs().get("enterprise.uscc");
                        } catch (Blocked tooLate) {
                            return null;
                        }
                    })
                    .toList();
            for (var decision : officers.invokeAll(decisions)) {
                if (decision.get() != null) {
                    codes.add(decision.get());
                }
            }
            return codes;
        } finally {
            officers.shutdownNow();
        }
    }
}
