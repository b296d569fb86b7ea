package cn.yijianshi.intake.drafts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.intake.SampleBundles;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.drafts.ShopBundle;
import cn.yijianshi.intake.drafts.domain.Draft.Content;
import cn.yijianshi.intake.drafts.domain.Forwarding.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final ShopBundle SHOP = new ShopBundle("forwarded");

    private final SampleBundles bundles = new SampleBundles();
    private Draft draft;

    @BeforeEach
    void aDraftOfTheFirstVersion() {
        SHOP.first(bundles);
        draft = draft(Map.of("kind", List.of("food"), "sign", List.of("no")));
        SHOP.second(bundles);
    }

    @Test
    void what_must_be_answered_anew_is_named_with_why_and_nothing_else() {
        assertThat(forwarded(draft).changes())
                .filteredOn(Change::anew)
                .extracting(change -> change.kind() + " " + change.key() + " " + change.reason())
                .containsExactlyInAnyOrder(
                        "QUESTION size NEW",
                        "FIELD /declare/truth DECLARED_ANEW",
                        "FIELD /shop/name STRICTER",
                        "FIELD /shop/area TYPE_CHANGED",
                        "FIELD /shop/note STRICTER",
                        "FIELD /shop/street NEW",
                        "FIELD /shop/owners/0/code STRICTER",
                        "MATERIAL promise DECLARED_ANEW",
                        "MATERIAL map NEW");
    }

    @Test
    void what_is_not_asked_any_more_goes_and_is_said() {
        assertThat(forwarded(draft).changes())
                .filteredOn(change -> !change.anew())
                .extracting(change -> change.key() + " " + change.reason())
                .containsExactlyInAnyOrder("/shop/old GONE", "photo GONE");
    }

    @Test
    void what_still_fits_is_kept() {
        var kept = forwarded(draft).content();
        assertThat(kept.answers()).containsOnlyKeys("kind", "sign");
        assertThat(kept.form()).extractingByKey("shop").isEqualTo(new java.util.HashMap<>() {
            {
                put("name", null);
                put("phone", "13600000000");
                put("owners", List.of(Map.of("name", "张三")));
            }
        });
        assertThat(kept.materials()).containsOnlyKeys("lease");
    }

    @Test
    void an_option_that_is_gone_must_be_chosen_anew() {
        SHOP.first(bundles);
        var arms = draft(Map.of("kind", List.of("arms"), "sign", List.of("no")));
        SHOP.second(bundles);
        var forwarding = forwarded(arms);
        assertThat(forwarding.content().answers()).doesNotContainKey("kind");
        assertThat(forwarding.changes())
                .extracting(change -> change.key() + " " + change.reason())
                .contains("kind OPTION_GONE");
    }

    @Test
    void a_draft_that_is_not_outdated_but_for_what_was_declared_changes_nothing() {
        SHOP.first(bundles);
        var forwarding = forwarded(draft(Map.of("kind", List.of("food"), "sign", List.of("no"))));
        assertThat(forwarding.changes()).extracting(Change::key).containsExactlyInAnyOrder("/declare/truth", "promise");
    }

    private Forwarding forwarded(Draft old) {
        return Forwarding.of(
                old,
                Pinned.of(old, bundles),
                Pinned.current(bundles.offered(SHOP.key()).orElseThrow(), bundles),
                (check, value) -> value.startsWith("9"));
    }

    private Draft draft(Map<String, List<String>> answers) {
        var pinned = Pinned.current(bundles.offered(SHOP.key()).orElseThrow(), bundles);
        var empty = new Draft(
                "d",
                new Person("p", "张三"),
                pinned.named(),
                pinned.versions(),
                1,
                Content.EMPTY,
                Map.of(),
                NOW,
                NOW,
                NOW,
                null,
                null);
        return empty.saved(
                new Content(
                        "350502",
                        answers,
                        Map.of(
                                "shop",
                                Map.of(
                                        "name",
                                        "abc",
                                        "old",
                                        "旧",
                                        "area",
                                        "30",
                                        "phone",
                                        "13600000000",
                                        "owners",
                                        List.of(Map.of("name", "张三", "code", "x"))),
                                "declare",
                                Map.of("truth", true)),
                        Map.of("lease", List.of("m1"), "promise", List.of("m2"), "photo", List.of("m3")),
                        Map.of()),
                new Person("p", "张三"),
                NOW,
                Duration.ofDays(30));
    }
}
