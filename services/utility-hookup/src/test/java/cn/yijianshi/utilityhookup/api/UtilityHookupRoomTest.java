package cn.yijianshi.utilityhookup.api;

import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aConnectionOf;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aSurveyFor;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aTransferOf;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.anAppointmentFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.FilingBuilder;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class UtilityHookupRoomTest {
    @Autowired
    private List<Desk> desks;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ApplicationContext service;

    @ParameterizedTest
    @EnumSource
    void grants_bring_what_the_item_files_promise(Supply supply) {
        Grant moved = granted(aTransferOf(supply));
        Grant reserved = granted(anAppointmentFor(supply));

        assertThat(accounts.of(supply, moved.outputs().get("util.accountNo"))
                        .orElseThrow()
                        .holder())
                .isEqualTo("许思敏");
        assertThat(reserved.outputs()).containsKey("util.appointmentNo");
    }

    @ParameterizedTest
    @EnumSource
    void surveys_and_connections_bring_what_the_item_files_promise(Supply supply) {
        String key = supply == Supply.CATV ? "net" : supply.department();
        if (supply != Supply.CATV) {
            granted(aSurveyFor(supply), Map.of(key + ".externalLine", "false", key + ".roadDig", "false"));
        }
        Grant connected = granted(
                aConnectionOf(supply).with("place.unitCode", "350502003002GB00012F0002006" + supply.ordinal()),
                Map.of(key + ".meterNo", "ROOM-" + supply));

        assertThat(accounts.of(supply, connected.outputs().get(key + ".account")))
                .isPresent();
    }

    @Test
    void of_two_who_connect_the_same_point_at_once_one_gets_an_account() throws Exception {
        var filing = aConnectionOf(Supply.WATER).with("place.unitCode", "350502003002GB00012F00020099");
        Desk desk = desk(filing.filing().item());
        Callable<Boolean> first = () -> connects(desk, filing, "TWICE-1");
        Callable<Boolean> second = () -> connects(desk, filing, "TWICE-2");
        var both = Executors.newFixedThreadPool(2);
        try {
            int opened = 0;
            for (var result : both.invokeAll(List.of(first, second))) {
                opened += result.get() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void a_clerk_closes_an_account_of_his_own_provider() throws Exception {
        String at = "/api/accounts/water/W05020105";
        String body = "{\"reading\":700,\"reason\":\"拆迁\"}";
        mvc.perform(post(at + "/closure")
                        .with(Tokens.approver("power"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isNotFound());
        mvc.perform(post(at + "/closure")
                        .with(Tokens.approver("water"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"拆迁\"}"))
                .andExpect(status().isUnprocessableContent());
        for (int twice = 0; twice < 2; twice++) {
            mvc.perform(post(at + "/closure")
                            .with(Tokens.approver("water"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.lastReading").value(700));
        }
        mvc.perform(get(at + "/history").with(Tokens.approver("water")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].act").value("CLOSED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meter-step", "sizing-figure", "usual-demand", "utility-charge"})
    void the_administrator_finds_the_numbers_among_the_tables_of_the_law(String table) throws Exception {
        mvc.perform(get("/api/tables/" + table).with(Tokens.administrator())).andExpect(status().isOk());
    }

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private Grant granted(FilingBuilder filing) {
        return granted(filing, Map.of());
    }

    private Grant granted(FilingBuilder filing, Map<String, String> result) {
        Item item = Catalogue.load(Path.of("../../workflows"))
                .item(filing.filing().item())
                .orElseThrow();
        Grant grant = transaction.execute(status -> desk(item.key()).grant(filing.filing(), result, clock.instant()));
        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .isEqualTo(
                        item.certificate() == null
                                ? List.of()
                                : List.of(item.certificate().kind()));
        return grant;
    }

    private boolean connects(Desk desk, FilingBuilder filing, String meter) {
        try {
            transaction.executeWithoutResult(
                    status -> desk.grant(filing.filing(), Map.of("water.meterNo", meter), clock.instant()));
            return true;
        } catch (Blocked tooLate) {
            return false;
        }
    }

    private Desk desk(String item) {
        return desks.stream()
                .filter(each -> each.item().equals(item))
                .findFirst()
                .orElseThrow();
    }
}
