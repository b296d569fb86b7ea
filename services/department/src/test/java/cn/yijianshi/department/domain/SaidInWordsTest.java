package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands behind a value, people read words: of every field that is shipped. */
class SaidInWordsTest {

    /** A word of capitals that a pattern lets through as it stands, such as LONG. */
    private static final Pattern CODE_WORD = Pattern.compile("(?<![\\w\\\\\\[-])[A-Z]{3,}(?![\\w-])");

    private static final Catalogue SHIPPED =
            Catalogue.load(Path.of("../../workflows").toAbsolutePath().normalize());

    @Test
    void every_coded_value_is_shown_in_both_languages() {
        assertThat(fields().flatMap(field -> field.options().stream())).hasSizeGreaterThan(100);
        assertThat(fields()).allSatisfy(field -> field.options().forEach(option -> {
            assertThat(ItemFields.shown(field, option.value(), true)).isEqualTo(option.label());
            assertThat(ItemFields.shown(field, option.value(), false)).isEqualTo(option.labelEn());
            assertThat(option.label()).doesNotMatch("[A-Z_]{2,}");
        }));
    }

    @Test
    void choices_in_a_row_of_a_list_too() {
        var list = fields().filter(field -> field.type() == FieldType.LIST)
                .filter(field -> field.rows().stream()
                        .anyMatch(column -> !column.options().isEmpty()))
                .findFirst()
                .orElseThrow();
        var column = list.rows().stream()
                .filter(one -> !one.options().isEmpty())
                .findFirst()
                .orElseThrow();
        var option = column.options().get(0);

        assertThat(ItemFields.shown(list, List.of(Map.of(column.key(), option.value())), true))
                .isEqualTo(option.label());
    }

    @Test
    void no_pattern_lets_a_code_through_that_has_no_words() {
        assertThat(fields().filter(field -> field.pattern() != null))
                .isNotEmpty()
                .allSatisfy(
                        field -> assertThat(CODE_WORD.matcher(field.pattern()).results())
                                .allSatisfy(code -> assertThat(field.options())
                                        .anyMatch(option -> option.value().equals(code.group()))));
    }

    private static Stream<Field> fields() {
        return SHIPPED.items().stream()
                .flatMap(item -> item.fields().stream())
                .flatMap(field -> Stream.concat(Stream.of(field), field.rows().stream()));
    }
}
