package cn.yijianshi.companyregistration.api;

import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.FilingBuilder;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.Uscc;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class CompanyRegistrationRoomTest {
    @Autowired
    private Desk desk;

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

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private FilingBuilder inTime(FilingBuilder founding) {
        String due = LocalDate.now(clock).plusYears(4).toString();
        return founding.with("shareholders", List.of(holder("林一", "60", due), holder("陈二", "40", due)));
    }

    private Grant granted(FilingBuilder founding) {
        return transaction.execute(status -> desk.grant(founding.filing(), Map.of(), clock.instant()));
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
