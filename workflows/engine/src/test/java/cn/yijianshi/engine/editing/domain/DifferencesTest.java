package cn.yijianshi.engine.editing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Drawing;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.editing.domain.Change.Step;
import cn.yijianshi.engine.editing.domain.Differences.What;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Catalogue SHIPPED = Catalogue.load(Path.of("../../workflows"));
    private static final Item SEAL = SHIPPED.item("seal_engraving").orElseThrow();
    private static final Bundle START = SHIPPED.bundle("company_start").orElseThrow();

    @Test
    void the_same_under_another_number_is_no_difference() {
        assertThat(Differences.between(SEAL, SEAL.numbered(9))).isEmpty();
        assertThat(Differences.between(START, START.numbered(9))).isEmpty();
    }

    @Test
    void a_limit_is_told_as_a_whole() {
        Limit shorter = new Limit(SEAL.promised().amount() + 1, SEAL.promised().unit());
        assertThat(Differences.between(SEAL, SEAL.withLimits(2, shorter, SEAL.statutory(), SEAL.limitVariants())))
                .containsExactly(new Change(List.of(new Step("promised", null)), SEAL.promised(), shorter));
    }

    @Test
    void an_item_that_is_left_out_is_told_by_its_name_with_its_edges() {
        var nodes = START.nodes().stream()
                .filter(node -> !node.item().equals("seal_engraving"))
                .toList();
        var edges = START.edges().stream()
                .filter(edge -> !edge.to().equals("seal_engraving"))
                .toList();
        Bundle without = new Bundle(
                START.key(),
                START.version(),
                START.name(),
                START.nameEn(),
                START.description(),
                START.descriptionEn(),
                START.leadDepartment(),
                new Limit(9, LimitUnit.WORKING_DAY),
                START.questions(),
                nodes,
                edges);
        assertThat(Differences.between(START, without))
                .anySatisfy(change -> {
                    assertThat(change.path()).containsExactly(new Step("nodes", "seal_engraving"));
                    assertThat(change.after()).isNull();
                })
                .anySatisfy(change -> assertThat(change.path())
                        .containsExactly(new Step("edges", "company_establishment → seal_engraving")))
                .anySatisfy(change -> assertThat(change.path()).containsExactly(new Step("promise", null)));
    }

    private record Asking(List<?> options) {}

    @Test
    void options_are_told_one_by_one() {
        var options = START.questions().get(0).options();
        assertThat(Differences.between(new Asking(List.of(options.get(0))), new Asking(options)))
                .hasSize(options.size() - 1)
                .allSatisfy(change -> assertThat(change.before()).isNull());
        assertThat(Differences.between(new Asking(options), new Asking(List.of())))
                .hasSize(options.size())
                .allSatisfy(change -> assertThat(change.after()).isNull());
    }

    @Test
    void what_is_drawn_otherwise_is_added_removed_changed_or_moved() {
        String was = SHIPPED.drawing("company_start");
        String is = was.replace("name=\"公章刻制备案\"", "name=\"刻章\"")
                .replace("id=\"closed\"", "id=\"ended\"")
                .replace("targetRef=\"closed\"", "targetRef=\"ended\"")
                .replaceFirst("(bpmnElement=\"opening\".*\\s*.*)x=\"\\d+\"", "$1x=\"1\"");
        assertThat(Differences.drawn(Drawing.sketched(was), Drawing.sketched(is)))
                .anySatisfy(element -> {
                    assertThat(element.id()).isEqualTo("seal_engraving");
                    assertThat(element.change()).isEqualTo(What.CHANGED);
                    assertThat(element.fields()).containsExactly(new Differences.ElementField("name", "公章刻制备案", "刻章"));
                })
                .anySatisfy(element -> {
                    assertThat(element.id()).isEqualTo("ended");
                    assertThat(element.change()).isEqualTo(What.ADDED);
                })
                .anySatisfy(element -> {
                    assertThat(element.id()).isEqualTo("closed");
                    assertThat(element.change()).isEqualTo(What.REMOVED);
                })
                .anySatisfy(element -> {
                    assertThat(element.id()).isEqualTo("opening");
                    assertThat(element.change()).isEqualTo(What.MOVED);
                });
        assertThat(Differences.drawn(Drawing.sketched(was), Drawing.sketched(was)))
                .isEmpty();
    }
}
