package cn.yijianshi.engine.editing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Manuscript;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.platform.foureyes.Person;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditingTest {

    private static final Catalogue SHIPPED = Catalogue.load(Path.of("../../workflows"));
    private static final Item SEAL = SHIPPED.item("seal_engraving").orElseThrow();
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final Person CHEN = new Person("1", "陈静");

    private final Drafts drafts = mock(Drafts.class);
    private final Versions versions = mock(Versions.class);
    private final Published published = mock(Published.class);
    private final Editing editing = new Editing(
            drafts, versions, published, mock(Drawn.class), new Manuscript(SHIPPED), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void threeVersionsWerePublished() {
        when(versions.last(Kind.ITEM, SEAL.key())).thenReturn(3);
        when(versions.of(eq(Kind.ITEM), eq(SEAL.key()), anyInt()))
                .thenAnswer(asked ->
                        Optional.of(new Version(asked.getArgument(2), NOW.minusSeconds(9), "", "", NOW, "", null)));
        when(published.item(eq(SEAL.key()), anyInt()))
                .thenAnswer(asked -> Optional.of(
                        asked.<Integer>getArgument(1) == 3
                                ? SEAL.withLimits(3, SEAL.statutory(), SEAL.statutory(), List.of())
                                : SEAL.numbered(asked.getArgument(1))));
        when(published.items()).thenReturn(SHIPPED.items());
    }

    @Test
    void a_version_that_does_not_fit_today_is_not_brought_back() {
        when(versions.source(Kind.ITEM, SEAL.key(), 1))
                .thenReturn(Optional.of(
                        SHIPPED.itemSource(SEAL.key(), SEAL.version()).orElseThrow() + "\ncolour: red\n"));

        assertThatThrownBy(() -> editing.restore(Kind.ITEM, SEAL.key(), 1, "恢复", CHEN))
                .asInstanceOf(InstanceOfAssertFactories.type(EditingRefused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("draft-unsound");
                    assertThat(refused.findings()).isNotEmpty();
                });
        verify(versions, never()).publish(any(Item.class), anyString(), any(), any());
    }

    @Test
    void a_version_that_fits_is_brought_back_under_the_next_number() {
        when(versions.source(Kind.ITEM, SEAL.key(), 1)).thenReturn(SHIPPED.itemSource(SEAL.key(), SEAL.version()));

        assertThat(editing.restore(Kind.ITEM, SEAL.key(), 1, "恢复", CHEN)).isEqualTo(4);
        verify(versions).publish(eq(SEAL.numbered(4)), anyString(), eq(NOW), any());
    }

    @Test
    void of_two_that_begin_with_one_request_at_once_both_get_the_draft_that_was_kept() {
        when(versions.last(Kind.ITEM, "new_item")).thenReturn(0);
        Draft kept = new Draft(
                "kept",
                Kind.ITEM,
                "new_item",
                "",
                0,
                DraftState.DRAFT,
                1,
                "",
                null,
                CHEN,
                null,
                null,
                null,
                0,
                NOW,
                NOW);
        when(drafts.begunWith("1 once")).thenReturn(Optional.empty()).thenReturn(Optional.of(kept));
        when(drafts.begin(any(), eq("1 once"))).thenReturn(false);

        assertThat(editing.begin(Kind.ITEM, "new_item", null, CHEN, "1 once")).isEqualTo(kept);
        verify(drafts, never()).note(anyString(), any());
    }
}
