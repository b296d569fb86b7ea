package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormFieldsTest {

    private static final Map<String, Object> FORM = Map.of(
            "enterprise", Map.of("name", "旧名", "capital", 100),
            "shareholders", List.of(Map.of("name", "甲", "paid", 1), Map.of("name", "乙")));

    @Test
    void a_dotted_key_changes_its_field_only() {
        assertThat(FormFields.merge(FORM, Map.of("enterprise.name", "新名")).get("enterprise"))
                .isEqualTo(Map.of("name", "新名", "capital", 100));
    }

    @Test
    void nested_values_change_what_they_name() {
        assertThat(FormFields.merge(FORM, Map.of("enterprise", Map.of("name", "新名")))
                        .get("enterprise"))
                .isEqualTo(Map.of("name", "新名", "capital", 100));
    }

    @Test
    void a_place_inside_a_list_can_be_corrected() {
        assertThat(FormFields.merge(FORM, Map.of("shareholders[0].name", "丙")).get("shareholders"))
                .isEqualTo(List.of(Map.of("name", "丙", "paid", 1), Map.of("name", "乙")));
    }

    @Test
    void forms_are_the_same_whatever_type_their_numbers_came_in() {
        assertThat(FormFields.same(
                        Map.of("a", List.of(Map.of("n", 1.5))),
                        Map.of("a", List.of(Map.of("n", new java.math.BigDecimal("1.50"))))))
                .isTrue();
        assertThat(FormFields.same(Map.of("a", 1), Map.of("a", 1, "b", 2))).isFalse();
        assertThat(FormFields.same(List.of("x"), List.of("y"))).isFalse();
    }

    @Test
    void a_list_given_whole_replaces_the_list() {
        assertThat(FormFields.merge(FORM, Map.of("shareholders", List.of())).get("shareholders"))
                .isEqualTo(List.of());
    }
}
