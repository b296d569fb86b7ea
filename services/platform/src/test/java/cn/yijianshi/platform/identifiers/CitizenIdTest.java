package cn.yijianshi.platform.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.platform.identifiers.CitizenId.Fault;
import cn.yijianshi.platform.identifiers.CitizenId.Sex;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void samples_of_the_standard_pass(String sample) {
        assertThat(CitizenId.faultsOf(sample, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "350502190001010017, 1900-01-01, MALE",
        "350521190102030024, 1901-02-03, FEMALE",
        "35058219020304003X, 1902-03-04, MALE",
        "350583190304050049, 1903-04-05, FEMALE",
    })
    void a_number_tells_birth_date_and_sex(String number, LocalDate birth, Sex sex) {
        var id = new CitizenId(number);

        assertThat(id.birthDate()).isEqualTo(birth);
        assertThat(id.sex()).isEqualTo(sex);
    }

    @Test
    void lower_case_x_is_read_and_kept_as_upper_case() {
        assertThat(new CitizenId(" 35058219020304003x ").text()).isEqualTo("35058219020304003X");
    }

    @Test
    void each_fault_is_named() {
        assertThat(CitizenId.faultsOf(null, TODAY)).containsExactly(Fault.SHAPE);
        assertThat(CitizenId.faultsOf("35050219000101001", TODAY)).containsExactly(Fault.SHAPE);
        assertThat(CitizenId.faultsOf("050502190001010017", TODAY)).containsExactly(Fault.SHAPE);
        assertThat(CitizenId.faultsOf("350502190002300017", TODAY)).contains(Fault.BIRTH_DATE);
        assertThat(CitizenId.faultsOf("350502170001010017", TODAY)).contains(Fault.BIRTH_DATE);
        assertThat(CitizenId.faultsOf("350502190001010018", TODAY)).containsExactly(Fault.CHECK);
    }

    @Test
    void a_child_of_tomorrow_has_no_number_today() {
        var tomorrow = CitizenId.of("350502", TODAY.plusDays(1), 1).text();

        assertThat(CitizenId.faultsOf(tomorrow, TODAY)).containsExactly(Fault.BORN_IN_THE_FUTURE);
        assertThat(CitizenId.valid(tomorrow, TODAY.plusDays(1))).isTrue();
    }

    @Test
    void somebody_is_eighteen_on_the_birthday_and_not_the_day_before() {
        var id = CitizenId.of("350502", LocalDate.of(2008, 11, 23), 12);

        assertThat(id.ageOn(LocalDate.of(2026, 11, 22))).isEqualTo(17);
        assertThat(id.ageOn(LocalDate.of(2026, 11, 23))).isEqualTo(18);
    }

    @Test
    void a_wrong_number_cannot_be_held() {
        assertThatThrownBy(() -> new CitizenId("350502190001010018")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void generated_numbers_validate(@ForAll("numbers") String number) {
        assertThat(CitizenId.faultsOf(number, TODAY)).isEmpty();
    }

    @Property
    void one_changed_character_never_validates(
            @ForAll("numbers") String number, @ForAll @IntRange(max = 17) int place, @ForAll("characters") char other) {
        Assume.that(Character.toUpperCase(other) != number.charAt(place));

        assertThat(CitizenId.valid(number.substring(0, place) + other + number.substring(place + 1), TODAY))
                .isFalse();
    }

    @Provide
    Arbitrary<String> numbers() {
        return Combinators.combine(
                        Arbitraries.integers().between(110000, 820000),
                        Arbitraries.longs().between(LocalDate.of(1800, 1, 1).toEpochDay(), TODAY.toEpochDay()),
                        Arbitraries.integers().between(0, 999))
                .as((region, day, order) -> CitizenId.of("" + region, LocalDate.ofEpochDay(day), order)
                        .text());
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with("0123456789XxYA-泉".toCharArray());
    }
}
