package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void a_paper_for_several_items_is_told_once() {
        var notice = Notice.of(SampleApplication.of("home_transfer").plan());
        assertThat(notice.materials())
                .extracting(material -> material.material().key())
                .doesNotHaveDuplicates();
        var title = notice.materials().stream()
                .filter(material -> material.material().key().equals("title"))
                .findFirst()
                .orElseThrow();
        assertThat(title.items()).contains("house_tax", "re_transfer", "power_transfer");
        // To the registrar it is fetched, to the power company it comes from the registrar: the dearer way is told.
        assertThat(title.source()).isEqualTo(MaterialSource.E_LICENCE);
        assertThat(title.sources()).containsEntry("power_transfer", MaterialSource.FROM_ITEM);
    }

    @Test
    void what_costs_the_applicant_most_stands_first() {
        var notice = Notice.of(SampleApplication.of("utility_joint").plan());
        assertThat(notice.materials()).extracting(Notice.NoticeMaterial::source).isSorted();
    }

    @Test
    void fees_stay_apart() {
        var notice = Notice.of(SampleApplication.of("home_transfer").plan());
        assertThat(notice.fees()).singleElement().satisfies(fees -> {
            assertThat(fees.item()).isEqualTo("re_transfer");
            assertThat(fees.total()).isEqualByComparingTo("80");
        });
    }

    @Test
    void the_promise_is_the_longest_way_unit_by_unit() {
        var path = CriticalPath.of(SampleApplication.of("company_start").plan());
        assertThat(path.items()).startsWith("company_establishment");
        assertThat(path.limits()).contains(new Limit(4, LimitUnit.WORKING_HOUR));
        var bundle = ProcessDrawerTest.bundle("a b c d", "a>b b>c a=d");
        var promises = Map.of(
                "a", new Limit(4, LimitUnit.WORKING_HOUR),
                "b", new Limit(2, LimitUnit.WORKING_HOUR),
                "c", new Limit(3, LimitUnit.WORKING_DAY),
                "d", new Limit(1, LimitUnit.WORKING_DAY));
        var way = CriticalPath.of(bundle, List.of("a", "b", "c", "d"), promises::get);
        assertThat(way.items()).containsExactly("a", "b", "c");
        assertThat(way.limits())
                .containsExactly(new Limit(6, LimitUnit.WORKING_HOUR), new Limit(3, LimitUnit.WORKING_DAY));
        // Held until a is decided, d runs beside it.
        assertThat(CriticalPath.of(bundle, List.of("a", "d"), promises::get).items())
                .containsExactly("d");
        assertThat(way.longerThan(new Limit(3, LimitUnit.WORKING_DAY))).isPositive();
        assertThat(way.longerThan(new Limit(4, LimitUnit.WORKING_DAY))).isNegative();
    }

    @Test
    void a_field_rests_on_its_article_or_on_those_of_its_items() {
        var plan = SampleApplication.of("home_transfer").plan();
        for (var field : MergedForm.of(plan).fields())
            assertThat(Notice.basis(field, plan)).as(field.field().key()).isNotEmpty();
    }

    @Test
    void a_joint_visit_is_told_when_two_of_its_items_take_part() {
        var base = ProcessDrawerTest.bundle("a b c?", "a=b");
        var bundle = new Bundle(
                base.key(),
                1,
                base.name(),
                base.nameEn(),
                "",
                "",
                "x",
                base.promise(),
                List.of(),
                base.nodes(),
                base.edges(),
                List.of(
                        new Inspection("one", "一", "One", List.of("a", "b", "c")),
                        new Inspection("two", "二", "Two", List.of("a", "c"))),
                null,
                null,
                null);
        var item = CityCatalogue.item("re_query");
        var plan = Plan.of(bundle, Map.of(), key -> java.util.Optional.of(named(item, key)));
        assertThat(Notice.of(plan).inspections()).containsExactly(new Inspection("one", "一", "One", List.of("a", "b")));
    }

    private static Item named(Item like, String key) {
        return new Item(
                key,
                1,
                key,
                key,
                like.department(),
                like.kind(),
                like.legalBasis(),
                like.promised(),
                like.statutory(),
                List.of(),
                like.decision(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
