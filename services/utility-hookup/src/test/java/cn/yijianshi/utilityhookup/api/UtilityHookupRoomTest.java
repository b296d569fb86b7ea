package cn.yijianshi.utilityhookup.api;

import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aTransferOf;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.anAppointmentFor;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.FilingBuilder;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private Grant granted(FilingBuilder filing) {
        Item item = Catalogue.load(Path.of("../../workflows"))
                .item(filing.filing().item())
                .orElseThrow();
        Desk desk = desks.stream()
                .filter(each -> each.item().equals(item.key()))
                .findFirst()
                .orElseThrow();
        Grant grant = transaction.execute(status -> desk.grant(filing.filing(), Map.of(), clock.instant()));
        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .containsExactly(item.certificate().kind());
        return grant;
    }
}
