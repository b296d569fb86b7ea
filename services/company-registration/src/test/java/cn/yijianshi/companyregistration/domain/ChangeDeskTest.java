package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.AnOffice.codes;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aChange;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.Finding.Level;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeDeskTest {
    private final AnOffice office = new AnOffice();
    private String uscc;

    @BeforeEach
    void founded() {
        uscc = office.founded(aFounding());
    }

    @Test
    void the_register_says_what_is_and_its_book_what_was() {
        var change = renamed("洛阳江月")
                .with("change.kinds", List.of("NAME", "DOMICILE", "LEGAL_REP", "TERM"))
                .with("change.domicileRegion", "350502")
                .with("change.domicileAddress", "泉州市鲤城区新门街2号")
                .with("change.domicileCommitment", true)
                .with("change.legalRepName", "王三")
                .with("change.legalRepIdNumber", "35058219020304003X")
                .with("change.term", "20")
                .ofCase("case-2");

        var grant = office.granted(office.change, change);

        var now = office.register.of(uscc).orElseThrow();
        assertThat(now.name().full()).isEqualTo("泉州市鲤城区洛阳江月信息科技有限公司");
        assertThat(now.domicile()).isEqualTo("泉州市鲤城区新门街2号");
        assertThat(now.legalRep()).isEqualTo("王三");
        assertThat(now.term()).isEqualTo("2026年11月23日至2046年11月22日");
        assertThat(office.register.changesOf(uscc))
                .extracting(RegisterChange::kind)
                .containsExactlyInAnyOrder("NAME", "DOMICILE", "LEGAL_REP", "TERM");
        assertThat(office.register.changesOf(uscc))
                .filteredOn(each -> each.kind().equals("LEGAL_REP"))
                .allSatisfy(each -> assertThat(each.was() + " → " + each.becomes() + ", " + each.caseId())
                        .isEqualTo("林一 → 王三, case-2"));
        assertThat(grant.outputs()).containsEntry("enterprise.name", "泉州市鲤城区洛阳江月信息科技有限公司");
        assertThat(grant.certificates().get(0).lines()).containsEntry("法定代表人", "王三");
        assertThat(grant.certificates().get(0).number()).isEqualTo(uscc + "-5");
    }

    @Test
    void the_old_name_rests_for_others_and_is_free_for_itself() {
        office.granted(office.change, renamed("洛阳江月"));

        assertThat(blocks(office.establishment, aFounding())).containsExactly("name.brand-changed-lately");
        assertThat(blocks(office.change, renamed("刺桐云帆").with("org.name", "泉州市鲤城区洛阳江月信息科技有限公司")))
                .isEmpty();
    }

    @Test
    void a_name_of_another_is_refused_in_a_change_too() {
        office.founded(aFounding().with("enterprise.nameBrand", "洛阳江月"));

        assertThat(blocks(office.change, renamed("洛阳江月"))).contains("name.same");
        assertThat(blocks(office.change, renamed("刺桐云帆"))).containsExactly("change.stays-the-same");
    }

    @ParameterizedTest
    @CsvSource({"2026-10-24, change.in-time", "2026-10-23, change.late", "2026-11-24, change.decided-in-the-future"})
    void a_change_is_filed_within_thirty_days(String decidedOn, String code) {
        var change = aChange(uscc, "TERM").with("change.term", "20").with("change.decidedOn", decidedOn);

        assertThat(office.change.examine(change.filing())).extracting("code").contains(code);
    }

    @Test
    void an_address_elsewhere_needs_a_migration() {
        var away = aChange(uscc, "DOMICILE")
                .with("change.domicileRegion", "350582")
                .with("change.domicileAddress", "晋江市世纪大道1号")
                .with("change.domicileCommitment", true);

        assertThat(blocks(office.change, away)).containsExactly("change.migration-first");
    }

    @ParameterizedTest
    @CsvSource({"2026-10-09, true", "2026-10-10, false", "'', false"})
    void capital_is_cut_only_after_the_creditors_were_told(String noticeOn, boolean allowed) {
        var cut = capital("50").with("change.capitalNoticeOn", noticeOn);

        assertThat(blocks(office.change, cut)).isEqualTo(allowed ? List.of() : List.of("change.capital-notice"));
    }

    @Test
    void new_capital_is_paid_within_five_years_of_the_founding() {
        assertThat(blocks(office.change, capital("200"))).isEmpty();
        assertThat(blocks(
                        office.change,
                        capital("200").with("change.shareholders", List.of(holder("林一", "200", "2031-11-24")))))
                .containsExactly("contribution.due-too-late");
        assertThat(blocks(
                        office.change,
                        capital("200").with("change.shareholders", List.of(holder("林一", "199", "2030-01-01")))))
                .containsExactly("capital.sum-differs");
        office.granted(office.change, capital("200"));
        assertThat(office.register.of(uscc).orElseThrow().capital()).isEqualByComparingTo("200");
    }

    @Test
    void a_new_scope_is_printed_like_the_old_one() {
        office.granted(
                office.change,
                aChange(uscc, "SCOPE").with("change.scope", List.of(java.util.Map.of("text", "软件开发", "main", true))));

        assertThat(office.register.of(uscc).orElseThrow().scope())
                .startsWith("一般项目：软件开发。")
                .doesNotContain("餐饮");
    }

    @Test
    void only_what_is_in_the_register_alive_and_called_so_can_be_changed() {
        assertThat(blocks(office.change, aChange("91350502MA8T00016E", "TERM"))).containsExactly("firm.not-known");
        assertThat(blocks(office.change, aChange(uscc, "TERM").with("org.name", "别的公司")))
                .containsExactly("firm.other-name");
        assertThat(codes(office.change, aChange(uscc), Level.BLOCK)).contains("change.nothing");
    }

    private FilingBuilder renamed(String brand) {
        return aChange(uscc, "NAME")
                .with("change.nameRegion", "泉州市鲤城区")
                .with("change.nameBrand", brand)
                .with("change.nameIndustry", "信息科技")
                .with("change.nameForm", "有限公司");
    }

    private FilingBuilder capital(String tenThousands) {
        return aChange(uscc, "CAPITAL")
                .with("change.capital", tenThousands)
                .with("change.shareholders", List.of(holder("林一", tenThousands, "2031-11-23")));
    }
}
