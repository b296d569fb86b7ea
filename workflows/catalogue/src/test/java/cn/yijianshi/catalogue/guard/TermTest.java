package cn.yijianshi.catalogue.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {

    @Test
    void what_is_registered_has_a_type() {
        assertThat(Term.read(Kind.BUNDLE, "${plan.needs(execution, 'seal_engraving')}"))
                .contains(new Term(Term.Type.TRUTH, "plan.needs(execution,@)", "seal_engraving"));
        assertThat(Term.read(Kind.BUNDLE, "#{reviewIds.next()}")).isPresent();
        assertThat(Term.read(Kind.REVIEW, "${rung == 'OVERDUE'}")).isPresent();
        assertThat(Term.read(Kind.REVIEW, "${clock.announce(execution, 'ESCALATED')}"))
                .isPresent();
    }

    @Test
    void each_kind_of_drawing_has_its_own_words() {
        assertThat(Term.read(Kind.REVIEW, "#{reviewIds.next()}")).isEmpty();
        assertThat(Term.read(Kind.BUNDLE, "${openReview}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${plan.getClass().forName('x')}",
                "${plan.needs(execution, 'a').toString()}",
                "${plan.needs(execution, 'a')} ",
                "x${plan.needs(execution, 'a')}",
                "${plan.needs(execution, 'a')}${plan.needs(execution, 'b')}",
                "${plan.needs(execution, 'a', 'b')}",
                "${plan.needs(execution, 'a',)}",
                "${plan.needs('a', execution)}",
                "${plan.needs(execution, \"a\")}",
                "${plan.needs(execution, 'A-b')}",
                "${plan.needs(execution, 'a\\'b')}",
                "${plan['needs'](execution, 'a')}",
                "${!plan.needs(execution, 'a')}",
                "${plan.needs(execution, 'a') or true}",
                "${true}",
                "${}",
                "${",
                "plan.needs(execution, 'a')",
                "%{plan.needs(execution, 'a')}",
                "${plan.needs(execution,\n'a')}",
                "${plan .needs(execution, 'a') ? 1 : 2}"
            })
    void nothing_else_is_said(String text) {
        var read = Term.read(Kind.BUNDLE, text);
        // Blanks around the whole are not part of it.
        if (text.strip().equals("${plan.needs(execution, 'a')}"))
            assertThat(read).isPresent();
        else assertThat(read).isEmpty();
    }

    @Property(tries = 2000)
    void no_text_makes_it_stumble(@ForAll String text) {
        assertThat(Term.read(Kind.REVIEW, "${" + text + "}"))
                .satisfiesAnyOf(read -> assertThat(read).isEmpty(), read -> assertThat(text.strip())
                        .isIn("open", "openReview"));
    }
}
