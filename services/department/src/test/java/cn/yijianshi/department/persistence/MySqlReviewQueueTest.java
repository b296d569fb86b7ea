package cn.yijianshi.department.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.AQueue;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.NextInLine;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.ReviewQueue.Assignee;
import cn.yijianshi.department.domain.ReviewQueue.Place;
import cn.yijianshi.department.domain.ReviewQueue.Wanted;
import cn.yijianshi.department.domain.ReviewQueue.Whose;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.SearchText;
import cn.yijianshi.department.domain.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class MySqlReviewQueueTest {

    private static final List<String> TEXTS = List.of(
            "思源",
            "陈",
            "𠮷",
            "𠮷田",
            "公司",
            "ａｂｃ",
            "王",
            "100%",
            "_",
            "备案",
            "过户",
            "YJS3505",
            AQueue.caseNo(17).substring(18),
            AQueue.caseNo(23),
            "没有");

    private static final List<String> DEPARTMENTS = List.of("queue-one", "queue-two", "queue-three");

    private static List<Review> all;

    @Autowired
    ReviewQueue queue;

    @Autowired
    Reviews reviews;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void threeDepartmentsFullOfReviews() {
        if (all != null) {
            return;
        }
        var some = new AQueue(20261123);
        all = IntStream.range(0, 300)
                .mapToObj(n -> some.any(some.one(DEPARTMENTS)))
                .toList();
        transactions.executeWithoutResult(tx -> all.forEach(review -> reviews.open(review, List.of())));
    }

    @Test
    void paging_through_any_mix_of_filters_shows_each_review_once_and_no_other() {
        var random = new Random(7);
        for (int i = 0; i < 250; i++) {
            var wanted = any(random);
            var expected = all.stream()
                    .filter(review -> matches(wanted, review))
                    .sorted(Comparator.comparing((Review review) -> review.due().dueAt())
                            .thenComparing(Review::id))
                    .map(Review::id)
                    .toList();
            int size = 1 + random.nextInt(40);

            assertThat(forwards(wanted, size)).as("%s", wanted).isEqualTo(expected);
            assertThat(backwards(wanted, size)).as("%s", wanted).isEqualTo(expected);
        }
    }

    @Test
    void counts_are_those_of_the_list() {
        var random = new Random(11);
        for (int i = 0; i < 100; i++) {
            var wanted = any(random);
            var listed = all.stream().filter(review -> matches(wanted, review)).toList();

            var counts = queue.counts(wanted, "zhang");

            assertThat(counts.stream().mapToLong(ReviewQueue.Count::number).sum())
                    .as("%s", wanted)
                    .isEqualTo(listed.size());
            for (var count : counts) {
                assertThat(listed.stream()
                                .filter(review -> review.status() == count.status()
                                        && review.due().lamp() == count.lamp()
                                        && review.request().item().equals(count.item())
                                        && whose(review, "zhang") == count.whose()))
                        .hasSize((int) count.number());
            }
        }
    }

    @Test
    void the_database_puts_reviews_in_line_as_the_rule_does() {
        var wanted = everything(Set.copyOf(DEPARTMENTS));
        var expected = all.stream()
                .filter(NextInLine::mayBeHandedOut)
                .sorted(NextInLine.ORDER)
                .map(Review::id)
                .toList();

        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(queue.inLine(wanted, 0, 1000)).isEqualTo(expected);
        assertThat(queue.inLine(wanted, 5, 10)).isEqualTo(expected.subList(5, 15));
    }

    @Test
    void a_line_may_be_narrowed_by_a_filter() {
        var random = new Random(13);
        for (int i = 0; i < 50; i++) {
            var wanted = any(random);
            assertThat(queue.inLine(wanted, 0, 1000))
                    .as("%s", wanted)
                    .isEqualTo(all.stream()
                            .filter(NextInLine::mayBeHandedOut)
                            .filter(review -> matches(wanted, review))
                            .sorted(NextInLine.ORDER)
                            .map(Review::id)
                            .toList());
        }
    }

    private List<String> forwards(Wanted wanted, int size) {
        var seen = new ArrayList<String>();
        Place from = null;
        while (true) {
            var page = queue.page(wanted, from, false, size);
            page.forEach(review -> seen.add(review.request().reviewId()));
            if (page.size() < size) {
                return seen;
            }
            var last = page.get(page.size() - 1);
            from = new Place(last.due().dueAt(), last.request().reviewId());
        }
    }

    @Test
    void a_whole_case_number_shows_the_reviews_of_this_case_only() {
        var wanted = all.get(41);
        var found =
                queue.page(everything(Set.copyOf(DEPARTMENTS), wanted.request().caseNo()), null, false, 20);

        assertThat(found).extracting(review -> review.request().reviewId()).containsExactly(wanted.id());
    }

    private List<String> backwards(Wanted wanted, int size) {
        var seen = new ArrayList<String>();
        var from = new Place(AQueue.NOW.plus(Duration.ofDays(999)), "");
        while (true) {
            var page = new ArrayList<>(queue.page(wanted, from, true, size));
            Collections.reverse(page);
            page.forEach(review -> seen.add(review.request().reviewId()));
            if (page.size() < size) {
                Collections.reverse(seen);
                return seen;
            }
            var last = page.get(page.size() - 1);
            from = new Place(last.due().dueAt(), last.request().reviewId());
        }
    }

    private static Wanted everything(Set<String> departments) {
        return everything(departments, null);
    }

    private static Wanted everything(Set<String> departments, String caseNo) {
        return new Wanted(
                departments,
                EnumSet.allOf(Status.class),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                caseNo,
                null,
                null);
    }

    private static Wanted any(Random random) {
        var officer = AQueue.OFFICERS.get(random.nextInt(AQueue.OFFICERS.size()));
        return new Wanted(
                some(DEPARTMENTS, random, 1),
                some(List.of(Status.values()), random, 1),
                some(List.of(Lamp.values()), random, 0),
                some(AQueue.ITEMS, random, 0),
                some(AQueue.REGIONS, random, 0),
                some(AQueue.BUNDLES, random, 0),
                switch (random.nextInt(5)) {
                    case 0 -> Assignee.NOBODY;
                    case 1 -> new Assignee(officer);
                    default -> null;
                },
                switch (random.nextInt(8)) {
                    case 0 -> "YJS35050220261123000" + random.nextInt(4);
                    case 1 -> AQueue.caseNo(1 + random.nextInt(300));
                    default -> null;
                },
                random.nextBoolean()
                        ? SearchText.of(TEXTS.get(random.nextInt(TEXTS.size()))).orElseThrow()
                        : null,
                random.nextInt(3) == 0 ? AQueue.NOW.plus(Duration.ofHours(random.nextInt(80))) : null);
    }

    private static <T> Set<T> some(List<T> of, Random random, int least) {
        var shuffled = new ArrayList<>(of);
        Collections.shuffle(shuffled, random);
        int number = least == 0 && random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(of.size());
        return Set.copyOf(shuffled.subList(0, number));
    }

    private static boolean matches(Wanted wanted, Review review) {
        var request = review.request();
        return wanted.departments().contains(request.department())
                && wanted.statuses().contains(review.status())
                && in(wanted.lamps(), review.due().lamp())
                && in(wanted.items(), request.item())
                && in(wanted.regions(), request.region())
                && in(wanted.bundles(), request.bundle())
                && (wanted.assignee() == null || isOf(wanted.assignee(), review))
                && (wanted.caseNo() == null || request.caseNo().startsWith(wanted.caseNo()))
                && (wanted.text() == null || isFound(wanted.text(), review))
                && (wanted.dueBefore() == null || review.due().dueAt().isBefore(wanted.dueBefore()));
    }

    private static boolean isOf(Assignee assignee, Review review) {
        return assignee.officer() == null
                ? review.claim() == null
                : review.claim() != null && review.claim().by().id().equals(assignee.officer());
    }

    private static boolean isFound(SearchText text, Review review) {
        return text.isIn(review.request().itemName())
                || text.isNumberOf(review.request().caseNo())
                || review.filed() != null && text.isIn(review.filed().applicantName());
    }

    private static Whose whose(Review review, String me) {
        if (review.claim() == null) {
            return Whose.NOBODYS;
        }
        return review.claim().by().id().equals(me) ? Whose.MINE : Whose.OTHERS;
    }

    private static <T> boolean in(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
