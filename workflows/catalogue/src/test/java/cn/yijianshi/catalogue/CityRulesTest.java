package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.rules.Outcome;
import cn.yijianshi.rules.RuleBook;
import cn.yijianshi.rules.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The city's own rules, row by row. */
class CityRulesTest {

    private static final Catalogue CITY = CityCatalogue.CATALOGUE;

    @ParameterizedTest(name = "public_hygiene {0}: {1} = {2} → {3}")
    @CsvSource({
        "low-risk, kind, HAIRDRESSING, APPROVE",
        "low-risk, kind, LODGING, APPROVE",
        "low-risk, grantKind, RENEWAL, APPROVE",
        "low-risk, testReportValidTo, 2026-11-23, APPROVE",
        "low-risk, staffHealthCerts, 9, APPROVE",
        "no-longer-needed, kind, RESTAURANT, REFUSE",
        "open-penalty, openPenalty, true, MANUAL",
        "no-commitment, commitment, false, MANUAL",
        "higher-risk, kind, POOL, MANUAL",
        "higher-risk, kind, BATH, MANUAL",
        "changed, grantKind, CHANGE, MANUAL",
        "report-over, testReportValidTo, 2026-11-22, MANUAL",
        "staff-without-proof, staffHealthCerts, 3, MANUAL",
        "no-disinfection, disinfection, false, MANUAL",
    })
    void a_hygiene_licence(String row, String field, String value, Outcome outcome) {
        var hygiene = hygiene();
        hygiene.put(field, value);

        var verdict = decide("public_hygiene", Map.of("hyg", hygiene), Map.of());

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.hits()).extracting(Verdict.Hit::rule).containsExactly(row);
        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.text()).isNotBlank();
            assertThat(reason.textEn()).isNotBlank();
        });
    }

    @Test
    void every_field_a_hygiene_licence_hangs_on_is_needed() {
        for (var field : hygiene().keySet()) {
            var hygiene = hygiene();
            hygiene.remove(field);
            assertThat(decide("public_hygiene", Map.of("hyg", hygiene), Map.of())
                            .doubt())
                    .as(field)
                    .satisfies(doubt -> assertThat(doubt.why()).isEqualTo(Verdict.Why.MISSING_INPUT));
        }
    }

    private static Map<String, Object> hygiene() {
        return new HashMap<>(Map.of(
                "kind",
                "BEAUTY",
                "openPenalty",
                false,
                "commitment",
                true,
                "grantKind",
                "FIRST",
                "testReportValidTo",
                "2027-03-01",
                "staffHealthCerts",
                4,
                "staff",
                4,
                "disinfection",
                true));
    }

    @ParameterizedTest(name = "bank_appointment on {0} → {1}")
    @CsvSource({"2026-11-24, APPROVE", "2026-11-23, MANUAL", "2026-10-01, MANUAL"})
    void an_appointment_at_the_bank(String day, Outcome outcome) {
        var form = Map.<String, Object>of("bank", Map.of("appointDate", day));

        assertThat(decide("bank_appointment", form, Map.of("enterprise.uscc", "91350500MA8T0A013G"))
                        .outcome())
                .isEqualTo(outcome);
        assertThat(decide("bank_appointment", form, Map.of()).doubt().why()).isEqualTo(Verdict.Why.MISSING_INPUT);
    }

    @ParameterizedTest(name = "employee_hpf_add {0} people with {1} → {2}")
    @CsvSource({
        "1, 5000, APPROVE",
        "50, 5000, APPROVE",
        "51, 5000, MANUAL",
        "2, 2265, APPROVE",
        "2, 2264.99, MANUAL",
        "2, 27786, APPROVE",
        "2, 27786.01, MANUAL",
    })
    void accounts_of_employees(int people, String base, Outcome outcome) {
        var employees = new ArrayList<>(IntStream.range(1, people)
                .mapToObj(i -> Map.<String, Object>of("hpfBase", "6000"))
                .toList());
        employees.add(Map.of("hpfBase", base));

        assertThat(decide("employee_hpf_add", Map.of("employees", employees), Map.of("hpf.unitNo", "GJJ1"))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void an_employee_without_a_base_is_for_a_person() {
        var form = Map.<String, Object>of("employees", List.of(Map.of("name", "林海")));

        assertThat(decide("employee_hpf_add", form, Map.of("hpf.unitNo", "GJJ1"))
                        .doubt()
                        .why())
                .isEqualTo(Verdict.Why.UNEXPECTED_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"si_unit_change", "medins_unit_change", "hpf_unit_change"})
    void what_the_registry_registered_is_taken_over_and_nothing_else(String item) {
        var facts = Map.of("enterprise.uscc", "91350500MA8T0A013G", "change.kinds", "NAME");

        assertThat(decide(item, Map.of(), facts).outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(decide(item, Map.of(), Map.of("enterprise.uscc", "91350500MA8T0A013G"))
                        .doubt()
                        .why())
                .isEqualTo(Verdict.Why.MISSING_INPUT);
    }

    @ParameterizedTest(name = "an appointment to close an account on {0} → {1}")
    @CsvSource({"2026-11-24, APPROVE", "2026-11-23, MANUAL"})
    void an_appointment_to_close_or_change_an_account(String day, Outcome outcome) {
        var form = Map.<String, Object>of("bank", Map.of("appointDate", day));

        assertThat(decide("bank_account_close", form, Map.of("dereg.noticeNo", "350502注销2026000001"))
                        .outcome())
                .isEqualTo(outcome);
        assertThat(decide("bank_account_close", form, Map.of()).doubt().why()).isEqualTo(Verdict.Why.MISSING_INPUT);
        assertThat(decide("bank_account_change", form, Map.of("enterprise.uscc", "91350500MA8T0A013G"))
                        .outcome())
                .isEqualTo(outcome);
    }

    private static Verdict decide(String item, Map<String, Object> form, Map<String, String> facts) {
        RuleBook book = ItemRules.read(
                CITY.item(item).orElseThrow(),
                item,
                CITY.item(item).orElseThrow().instant().rules());
        return book.decide(Map.of("form", form, "fact", facts, "case", Map.of("filedOn", "2026-11-23")));
    }
}
