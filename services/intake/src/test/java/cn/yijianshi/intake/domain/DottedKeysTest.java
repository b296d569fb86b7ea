package cn.yijianshi.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DottedKeysTest {

    @Test
    void dotted_and_nested_keys_meet_in_one_object() {
        var given = new LinkedHashMap<String, Object>();
        given.put("enterprise.nameBrand", "清源");
        given.put("enterprise", Map.of("capital", 100));
        assertThat(DottedKeys.nested(given)).isEqualTo(Map.of("enterprise", Map.of("nameBrand", "清源", "capital", 100)));
    }

    @Test
    void rows_of_a_list_stay_as_they_are() {
        var rows = List.of(Map.of("a.b", 1));
        assertThat(DottedKeys.nested(Map.of("list.rows", rows))).isEqualTo(Map.of("list", Map.of("rows", rows)));
    }

    @Test
    void odd_keys_break_nothing() {
        for (var odd : List.of("", ".", "..", "a.", ".a", "a..b")) {
            assertThat(DottedKeys.nested(Map.of(odd, 1))).hasSize(1);
        }
    }

    @Test
    void what_is_not_there_is_null() {
        assertThat(DottedKeys.get(Map.of("a", Map.of("b", 1)), "a.c.d")).isNull();
        assertThat(DottedKeys.get(Map.of("a", 1), "a.b")).isNull();
    }
}
