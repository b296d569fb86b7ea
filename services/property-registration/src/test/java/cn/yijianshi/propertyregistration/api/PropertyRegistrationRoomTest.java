package cn.yijianshi.propertyregistration.api;

import static cn.yijianshi.propertyregistration.domain.FilingBuilder.UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aDomicile;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aMortgage;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aMortgageToCancel;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aTransfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.propertyregistration.domain.FilingBuilder;
import cn.yijianshi.propertyregistration.domain.Owner;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class PropertyRegistrationRoomTest {
    @Autowired
    private List<Desk> desks;

    @Autowired
    private RealtyRegister register;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ApplicationContext service;

    @Test
    void of_two_who_buy_the_same_flat_at_once_one_is_entered() throws Exception {
        Filing filing = aTransfer()
                .with("deal.signedOn", LocalDate.now(clock).minusDays(3).toString())
                .filing();
        Callable<Boolean> purchase = () -> wasGranted(filing);
        var both = Executors.newFixedThreadPool(2);
        try {
            int entered = 0;
            for (var result : both.invokeAll(List.of(purchase, purchase))) {
                entered += result.get() ? 1 : 0;
            }

            assertThat(entered).isEqualTo(1);
            assertThat(register.liveTitle(UNIT).orElseThrow().owners())
                    .extracting("name")
                    .containsExactly("许思敏");
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void however_many_decide_about_one_unit_at_once_it_has_one_set_of_owners_and_loses_no_mortgage() throws Exception {
        String unit = "350503001006GB00011F00010012";
        var title = register.liveTitle(unit).orElseThrow();
        var flat = register.unit(unit).orElseThrow();
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var sale = aTransfer()
                    .ofCase("sale-" + i)
                    .with("realty.unitCode", unit)
                    .with("realty.certNo", title.number())
                    .with("realty.location", flat.location())
                    .with("realty.buildingArea", flat.buildingArea().toPlainString())
                    .with("deal.signedOn", LocalDate.now(clock).toString())
                    .with("deal.sellers", names(title.owners()))
                    .with("deal.buyers", List.of(Map.of("name", "买方" + i, "share", 100)))
                    .with("deal.withMortgage", true)
                    .with("deal.mortgagee", "某银行")
                    .with("deal.mortgageConsentNo", "同意1号")
                    .filing();
            var loan = FilingBuilder.of("re_mortgage")
                    .ofCase("loan-" + i)
                    .with("realty.unitCode", unit)
                    .with("realty.certNo", title.number())
                    .with("deal.buyers", names(title.owners()))
                    .with("deal.loanBank", "某银行")
                    .with("deal.loanAmount", "1000")
                    .filing();
            all.add(() -> wasGranted(sale));
            all.add(() -> wasGranted(loan));
        }
        var together = Executors.newFixedThreadPool(6);
        try {
            int sold = 0;
            int lent = 0;
            var answers = together.invokeAll(all);
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).get()) {
                    sold += i % 2 == 0 ? 1 : 0;
                    lent += i % 2;
                }
            }

            assertThat(sold).isEqualTo(1);
            assertThat(register.liveTitle(unit).orElseThrow().owners()).hasSize(1);
            assertThat(register.burdens(unit)).hasSize(lent);
            assertThat(register.history(unit, null, 100)).hasSize(1 + 2 + lent);
        } finally {
            together.shutdownNow();
        }
    }

    private static List<Map<String, Object>> names(List<Owner> owners) {
        return owners.stream()
                .map(owner -> Map.<String, Object>of("name", owner.name()))
                .toList();
    }

    @Test
    void an_application_that_came_in_later_waits_for_the_earlier_one() throws Exception {
        String unit = "350583003004GB00010F00020010";
        var title = register.liveTitle(unit).orElseThrow();
        var order = FilingBuilder.of("re_mortgage")
                .with("realty.unitCode", unit)
                .with("realty.certNo", title.number())
                .with(
                        "deal.buyers",
                        title.owners().stream()
                                .map(owner -> Map.of("name", owner.name()))
                                .toList())
                .with("deal.loanBank", "某银行")
                .with("deal.loanAmount", "1000");
        Filing first = order.ofCase("first").filing();
        Filing second = order.ofCase("second").filing();
        transaction.executeWithoutResult(status -> desk("re_mortgage").received(first, clock.instant()));
        transaction.executeWithoutResult(
                status -> desk("re_mortgage").received(second, clock.instant().plusSeconds(1)));

        assertThat(wasGranted(second)).isFalse();
        assertThat(wasGranted(first)).isTrue();
        assertThat(wasGranted(second)).isTrue();
        assertThat(register.burdens(unit)).hasSize(2);
    }

    @Test
    void of_two_who_enter_the_same_new_unit_at_once_one_is_entered() throws Exception {
        Filing filing = FilingBuilder.of("re_first_house")
                .with("first.owners", List.of(Map.of("name", "某公司", "uscc", "91350502MA8T00016E", "share", 100)))
                .with(
                        "first.units",
                        List.of(Map.of(
                                "unitCode", "350583001001GB00077F00010001", "location", "某处", "buildingArea", 80)))
                .with("first.planningNo", "1")
                .with("first.acceptanceNo", "2")
                .with("first.surveyNo", "3")
                .filing();
        Callable<Boolean> entry = () -> wasGranted(filing);
        var both = Executors.newFixedThreadPool(2);
        try {
            int entered = 0;
            for (var result : both.invokeAll(List.of(entry, entry))) {
                entered += result.get() ? 1 : 0;
            }
            assertThat(entered).isEqualTo(1);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void an_owner_reads_his_unit_with_its_history_and_nobody_elses() throws Exception {
        String unit = "350502003002GB00012F00020022";
        var title = register.liveTitle(unit).orElseThrow();
        var owner = title.owners().get(0);
        String body = "{\"unitCode\":\"%s\",\"certNo\":\"%s\",\"idNumber\":\"%s\"}"
                .formatted(unit, title.number(), owner.idNumber());

        mvc.perform(post("/api/register/units/own")
                        .with(Tokens.applicantNamed("somebody", owner.name()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unit.title.owners[0].name").value(owner.name()))
                .andExpect(jsonPath("$.unit.title.owners[0].idNumber").value(""))
                .andExpect(jsonPath("$.history[0].act").value("TITLE_ENTERED"));
        mvc.perform(post("/api/register/units/own")
                        .with(Tokens.applicantNamed("somebody", "别人"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/register/units/" + unit + "/history").with(Tokens.approver("property-registration")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].number").value(title.number()));
        mvc.perform(get("/api/register/units/" + unit + "/history").with(Tokens.approver("tax")))
                .andExpect(status().isNotFound());
    }

    @Test
    void the_administrator_finds_the_fees_among_the_tables_of_the_law() throws Exception {
        mvc.perform(get("/api/tables/registration-fee").with(Tokens.administrator()))
                .andExpect(status().isOk());
    }

    @Test
    void grants_bring_what_the_item_files_promise() {
        promised(aDomicile());
        promised(aMortgageToCancel());
        // A flat of its own: the other tests sell theirs.
        promised(aTransfer()
                .with("realty.unitCode", "350502001001GB00001F00010006")
                .with("realty.certNo", "闽（2017）泉州市不动产权第0000106号")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢302室")
                .with("realty.buildingArea", "88.60")
                .with("deal.signedOn", LocalDate.now(clock).toString())
                .with("deal.sellers", List.of(Map.of("name", "李振兴", "share", 60), Map.of("name", "张雅婷", "share", 40))));
        String certNo =
                register.liveTitle("350502001001GB00001F00010006").orElseThrow().number();
        promised(aMortgage()
                .with("deal.buyers", List.of(Map.of("name", "许思敏")))
                .fact("realty.unitCode", "350502001001GB00001F00010006")
                .fact("realty.certNo", certNo));
    }

    @Test
    void an_administrator_takes_over_units_and_an_officer_finds_them() throws Exception {
        String code = "350583001001GB00001F00010001";
        String units = "{\"units\":[{\"unitCode\":\"" + code + "\",\"location\":\"南安市成功街1号1幢101室\","
                + "\"buildingArea\":99.5,\"owners\":[{\"name\":\"某甲\",\"idNumber\":\"350502190001010017\"}],"
                + "\"mortgage\":{\"holder\":\"某银行\",\"amount\":100000}}]}";

        mvc.perform(post("/api/register/units")
                        .with(Tokens.administrator())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(units))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.units[0].added").value(true))
                .andExpect(jsonPath("$.units[0].titleNumber", startsWith("闽（")));
        mvc.perform(post("/api/register/units")
                        .with(Tokens.administrator())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(units))
                .andExpect(jsonPath("$.units[0].added").value(false));
        mvc.perform(get("/api/register/units/" + code).with(Tokens.approver("property-registration")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title.owners[0].name").value("某甲"))
                .andExpect(jsonPath("$.burdens", hasSize(1)));
    }

    @Test
    void faults_are_named_by_their_place_and_nothing_is_entered() throws Exception {
        mvc.perform(post("/api/register/units")
                        .with(Tokens.administrator())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"units\":[{\"unitCode\":\"1\",\"location\":\"x\",\"buildingArea\":1}]}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/units-wrong"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/units/0/unitCode"))
                .andExpect(jsonPath("$.errors[0].detail").value("不动产单元号应为 28 位代码。"))
                .andExpect(jsonPath("$.errors[1].pointer").value("/units/0/owners"));
    }

    @Test
    void to_other_departments_no_unit_exists() throws Exception {
        mvc.perform(get("/api/register/units/" + UNIT).with(Tokens.approver("tax")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/register/units/" + UNIT).with(Tokens.applicant("somebody")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/register/units/" + UNIT)).andExpect(status().isUnauthorized());
        mvc.perform(post("/api/register/units")
                        .with(Tokens.approver("property-registration"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"units\":[]}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private void promised(FilingBuilder filing) {
        Item item = Catalogue.load(Path.of("../../workflows"))
                .item(filing.filing().item())
                .orElseThrow();
        Grant grant = transaction.execute(status -> desk(item.key()).grant(filing.filing(), Map.of(), clock.instant()));
        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .isEqualTo(
                        item.certificate() == null
                                ? List.of()
                                : List.of(item.certificate().kind()));
    }

    private Desk desk(String item) {
        return desks.stream()
                .filter(each -> each.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    /** As any decision is made: it is examined first, in the same transaction. */
    private boolean wasGranted(Filing filing) {
        try {
            transaction.executeWithoutResult(status -> {
                desk(filing.item()).examine(filing);
                desk(filing.item()).grant(filing, Map.of(), clock.instant());
            });
            return true;
        } catch (Blocked tooLate) {
            return false;
        }
    }
}
