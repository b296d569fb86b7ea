package cn.yijianshi.tax.api;

import static cn.yijianshi.tax.domain.FilingBuilder.aFirstInvoice;
import static cn.yijianshi.tax.domain.FilingBuilder.aNewTaxpayer;
import static cn.yijianshi.tax.domain.FilingBuilder.aQuickSale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.tax.domain.Assessments;
import cn.yijianshi.tax.domain.FilingBuilder;
import cn.yijianshi.tax.domain.Tax;
import cn.yijianshi.tax.domain.Taxpayers;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class TaxRoomTest {
    @Autowired
    private List<Desk> desks;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Taxpayers taxpayers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext service;

    @Test
    void an_assessment_is_kept_line_by_line() {
        LocalDate signed = LocalDate.now(clock).minusDays(3);
        Grant grant = granted(
                aQuickSale()
                        .with("deal.signedOn", signed.toString())
                        .with("tax.sellerHoldFrom", signed.minusYears(1).toString()),
                Map.of("paid", "true"));

        var kept = assessments.ofReview("review-house_tax").orElseThrow();
        assertThat(kept.assessment().amount(Tax.DEED_TAX))
                .isEqualByComparingTo(grant.outputs().get("tax.deed"));
        assertThat(kept.assessment().total())
                .isEqualByComparingTo(grant.outputs().get("tax.total"));
        assertThat(kept.lines()).hasSize(7);
    }

    @Test
    void a_new_taxpayer_is_entered_once() {
        granted(aNewTaxpayer(), Map.of());

        assertThat(taxpayers.of("91350502MA8T00016E")).isPresent();
        assertThatThrownBy(() -> granted(aNewTaxpayer(), Map.of())).isInstanceOf(Blocked.class);
    }

    @Test
    void the_first_invoices_have_a_quota() {
        assertThat(granted(aFirstInvoice(), Map.of()).outputs()).containsEntry("invoice.quota", "80000.00");
    }

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private Grant granted(FilingBuilder filing, Map<String, String> result) {
        Item item = Catalogue.load(Path.of("../../workflows"))
                .item(filing.filing().item())
                .orElseThrow();
        Desk desk = desks.stream()
                .filter(each -> each.item().equals(item.key()))
                .findFirst()
                .orElseThrow();
        Grant grant = transaction.execute(status -> desk.grant(filing.filing(), result, clock.instant()));
        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .containsExactly(item.certificate().kind());
        return grant;
    }
}
