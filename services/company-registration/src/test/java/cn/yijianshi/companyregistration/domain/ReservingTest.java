package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.AnOffice.codes;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding.Level;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReservingTest {
    private final AnOffice office = new AnOffice();

    @Test
    void a_name_is_kept_for_two_months_and_for_a_year_where_an_approval_comes_first() {
        assertThat(reserve("刺桐云帆", false).until()).isEqualTo(LocalDate.of(2027, 1, 23));
        assertThat(reserve("洛阳江月", true).until()).isEqualTo(LocalDate.of(2027, 11, 23));
    }

    @Test
    void a_kept_name_is_nobody_elses_and_whoever_knows_its_number_may_take_it() {
        var kept = reserve("刺桐云帆", false);

        assertThat(blocks(office.establishment, aFounding())).containsExactly("name.reserved");
        var own = aFounding().with("name.reservationNo", kept.number());
        assertThat(codes(office.establishment, own, Level.PASS)).contains("name.reserved-for-you");
        office.founded(own);
        assertThat(office.reservations.of(kept.number()).orElseThrow().usedBy()).isEqualTo("case-1");
    }

    @Test
    void a_kept_brand_counts_like_a_registered_one() {
        reserve("刺桐云帆", false);

        assertThat(blocks(office.establishment, aFounding().with("enterprise.nameIndustry", "网络")))
                .containsExactly("name.brand-reserved");
        assertThat(blocks(office.establishment, aFounding().with("enterprise.nameIndustry", "餐饮")))
                .isEmpty();
    }

    @Test
    void when_the_time_is_over_the_name_is_free_for_everybody() {
        var kept = reserve("刺桐云帆", false);
        office.on("2027-01-23");
        assertThat(blocks(office.establishment, aFounding())).contains("name.reserved");

        office.on("2027-01-24");

        assertThat(blocks(office.establishment, aFounding())).isEmpty();
        assertThat(codes(office.establishment, aFounding().with("name.reservationNo", kept.number()), Level.WARN))
                .contains("name.reservation-over");
        assertThat(reserve("刺桐云帆", false).number()).isNotEqualTo(kept.number());
    }

    @Test
    void a_name_given_back_is_free_at_once() {
        var kept = reserve("刺桐云帆", false);

        office.reserving.giveBack(kept);

        assertThat(blocks(office.establishment, aFounding())).isEmpty();
    }

    @Test
    void a_number_of_another_name_helps_nobody() {
        var kept = reserve("洛阳江月", false);

        assertThat(blocks(office.establishment, aFounding().with("name.reservationNo", kept.number())))
                .containsExactly("name.reservation-not-known");
    }

    @Test
    void what_may_not_be_registered_is_not_kept() {
        office.founded(aFounding());

        assertThatThrownBy(() -> reserve("刺桐云帆", false)).isInstanceOf(Blocked.class);
        assertThatThrownBy(() -> reserve("人民政府", false)).isInstanceOf(Blocked.class);
    }

    @Test
    void asking_again_with_the_same_key_is_asking_once() {
        var wish = wish("刺桐云帆", false);

        var first = office.reserving.reserve(wish, "holder", "林一", "key");

        assertThat(office.reserving.reserve(wish, "holder", "林一", "key").number())
                .isEqualTo(first.number());
    }

    private Reservation reserve(String brand, boolean approvalFirst) {
        return office.reserving.reserve(
                wish(brand, approvalFirst), "holder", "林一", brand + approvalFirst + office.today());
    }

    private static Reserving.Wish wish(String brand, boolean approvalFirst) {
        return new Reserving.Wish(
                EnterpriseName.of("泉州市鲤城区", brand, "信息科技", "有限公司"), "LLC", "6513", "350502", approvalFirst);
    }
}
