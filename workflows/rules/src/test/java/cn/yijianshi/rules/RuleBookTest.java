package cn.yijianshi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

    @ParameterizedTest(name = "{0} {1} of {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "number  | 5            | 5     | APPROVE",
                "number  | 5            | 5.00  | APPROVE",
                "number  | 5            | 6     | none",
                "number  | < 5          | 4.99  | APPROVE",
                "number  | < 5          | 5     | none",
                "number  | <= 5         | 5     | APPROVE",
                "number  | > -1         | 0     | APPROVE",
                "number  | >= 5         | 4     | none",
                "number  | [5..12]      | 5     | APPROVE",
                "number  | [5..12]      | 12    | APPROVE",
                "number  | (5..12]      | 5     | none",
                "number  | ]5..12[      | 12    | none",
                "number  | [5..12)      | 12    | none",
                "number  | 1, [5..7], > 100 | 101 | APPROVE",
                "number  | 1, [5..7]    | 4     | none",
                "number  | not([5..7])  | 4     | APPROVE",
                "number  | not([5..7])  | 6     | none",
                "number  | -            | 6     | APPROVE",
                "string  | \"A\", \"B\" | B     | APPROVE",
                "string  | \"A\", \"B\" | C     | none",
                "string  | not(\"A\")   | C     | APPROVE",
                "boolean | true         | true  | APPROVE",
                "boolean | true         | false | none",
                "date    | date(\"2026-11-23\") | 2026-11-23 | APPROVE",
                "date    | > date(\"2026-11-23\") | 2026-11-23 | none",
                "date    | [date(\"2026-01-01\")..date(\"2026-12-31\")] | 2026-12-31 | APPROVE",
                "date    | <= case.filedOn | 2026-11-20 | APPROVE",
                "date    | <= case.filedOn | 2026-11-24 | none",
            })
    void a_cell_holds_for_what_it_says(String type, String cell, String value, String outcome) {
        var verdict = ADmn.table()
                .input("form.a.b", type)
                .row(cell, "APPROVE")
                .book()
                .decide(form(Map.of("a", Map.of("b", value))));

        assertThat(verdict.doubt() == null ? verdict.outcome().name() : "none").isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "count(form.people)                  | 2    | APPROVE",
                "sum(form.people.share)              | 100  | APPROVE",
                "min(form.people.share)              | 40   | APPROVE",
                "max(form.people.share)              | 60   | APPROVE",
                "form.unit + form.staff * 2          | 17   | APPROVE",
                "(form.unit - form.staff) / 2        | -0.5 | APPROVE",
            })
    void numbers_are_counted_and_reckoned(String expression, String cell, String outcome) {
        var verdict = ADmn.table()
                .input(expression, "number")
                .row(cell, outcome)
                .book()
                .decide(form(people()));

        assertThat(verdict.outcome().name()).isEqualTo(outcome);
        assertThat(verdict.doubt()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "form.unit - form.staff = 0           | false",
                "form.unit < form.staff               | true",
                "form.name = fact.enterprise.name     | true",
                "list contains(form.kinds, \"MAIN\")  | true",
                "list contains(form.kinds, \"OTHER\") | false",
                "form.from >= case.filedOn            | true",
            })
    void a_boolean_column_may_compare(String expression, String cell) {
        var verdict = ADmn.table()
                .input(expression, "boolean")
                .row(cell, "APPROVE")
                .book()
                .decide(form(people()));

        assertThat(verdict.doubt()).isNull();
    }

    @Test
    void what_is_missing_is_for_a_person() {
        var verdict = ADmn.table()
                .input("form.a", "number")
                .row("-", "APPROVE")
                .book()
                .decide(form(Map.of()));

        assertThat(verdict.outcome()).isEqualTo(Outcome.MANUAL);
        assertThat(verdict.doubt()).isEqualTo(new Verdict.Doubt(Verdict.Why.MISSING_INPUT, "form.a"));
    }

    @Test
    void a_column_that_asks_for_null_takes_a_missing_value_as_an_answer() {
        var book = ADmn.table()
                .input("form.a", "number")
                .row("null", "APPROVE")
                .row("not(null)", "REFUSE")
                .book();

        assertThat(book.decide(form(Map.of())).outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(book.decide(form(Map.of("a", 1))).outcome()).isEqualTo(Outcome.REFUSE);
    }

    @Test
    void a_word_where_a_number_belongs_is_for_a_person() {
        var verdict = ADmn.table()
                .input("form.a", "number")
                .row("-", "APPROVE")
                .book()
                .decide(form(Map.of("a", "x")));

        assertThat(verdict.doubt().why()).isEqualTo(Verdict.Why.UNEXPECTED_INPUT);
    }

    @Test
    void a_value_the_table_does_not_know_is_for_a_person() {
        var verdict = ADmn.table()
                .input("form.a", "string", "\"A\",\"B\"")
                .row("-", "APPROVE")
                .book()
                .decide(form(Map.of("a", "C")));

        assertThat(verdict.doubt().why()).isEqualTo(Verdict.Why.UNEXPECTED_INPUT);
    }

    @Test
    void no_row_is_for_a_person() {
        var verdict = ADmn.table()
                .input("form.a", "number")
                .row("1", "APPROVE")
                .book()
                .decide(form(Map.of("a", 2)));

        assertThat(verdict.doubt()).isEqualTo(new Verdict.Doubt(Verdict.Why.NO_ROW, "outcome"));
    }

    @Test
    void of_a_unique_table_two_rows_contradict_each_other() {
        var verdict = overlapping("UNIQUE");

        assertThat(verdict.outcome()).isEqualTo(Outcome.MANUAL);
        assertThat(verdict.doubt().why()).isEqualTo(Verdict.Why.CONTRADICTION);
    }

    @Test
    void of_a_first_table_the_first_row_counts() {
        var verdict = overlapping("FIRST");

        assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(verdict.hits()).containsExactly(new Verdict.Hit("outcome", 1, "r1"));
    }

    @Test
    void of_an_any_table_all_rows_must_agree() {
        assertThat(overlapping("ANY").doubt().why()).isEqualTo(Verdict.Why.CONTRADICTION);
    }

    @Test
    void of_a_collect_table_the_most_careful_row_decides() {
        var verdict = overlapping("COLLECT");

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUSE);
        assertThat(verdict.hits()).hasSize(2);
        assertThat(verdict.reasons()).singleElement().satisfies(reason -> assertThat(reason.text())
                .isEqualTo("because of row 2"));
    }

    private static Verdict overlapping(String policy) {
        return ADmn.table()
                .hitPolicy(policy)
                .input("form.a", "number")
                .row("> 1", "APPROVE")
                .row("> 2", "REFUSE")
                .book()
                .decide(form(Map.of("a", 3)));
    }

    @Test
    void a_decision_may_require_another_one() {
        var risk = """
                <decision id="risk" name="risk">
                <informationRequirement><requiredInput href="#form"/></informationRequirement>
                <decisionTable hitPolicy="COLLECT" aggregation="SUM">
                <input><inputExpression typeRef="number"><text>form.a</text></inputExpression></input>
                <output typeRef="number"/>
                <rule id="a"><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>10</text></outputEntry></rule>
                <rule id="b"><inputEntry><text>&gt; 2</text></inputEntry><outputEntry><text>5</text></outputEntry></rule>
                </decisionTable></decision>
                """;
        var book = ADmn.table()
                .required(risk, "risk")
                .input("risk", "number")
                .row("> 10", "MANUAL")
                .row("<= 10", "APPROVE")
                .book();

        assertThat(book.decide(form(Map.of("a", 2))).outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(book.decide(form(Map.of("a", 3))).outcome()).isEqualTo(Outcome.MANUAL);
        assertThat(book.decide(form(Map.of("a", 3))).hits())
                .extracting(Verdict.Hit::rule)
                .containsExactly("a", "b", "r1");
    }

    @Test
    void a_verdict_tells_what_was_looked_at() {
        var verdict = ADmn.table()
                .input("form.a", "number")
                .input("fact.enterprise.name", "string")
                .row("-", "-", "APPROVE")
                .book()
                .decide(form(Map.of("a", new BigDecimal("1.50"))));

        assertThat(verdict.inputs()).containsEntry("form.a", "1.50").containsEntry("fact.enterprise.name", "刺桐");
    }

    @Test
    void what_it_reads_is_known_before() {
        var book = ADmn.table()
                .input("form.a", "number")
                .input("sum(form.people.share)", "number")
                .row("> form.c", "-", "APPROVE")
                .book();

        assertThat(book.reads())
                .isEqualTo(Map.of("form.a", Kind.NUMBER, "form.people.share", Kind.LIST, "form.c", Kind.NUMBER));
    }

    private static Map<String, Object> people() {
        return Map.of(
                "people",
                List.of(Map.of("share", "60"), Map.of("share", new BigDecimal("40.0"))),
                "unit",
                5,
                "staff",
                6,
                "name",
                "刺桐",
                "from",
                "2026-12-01",
                "kinds",
                Arrays.asList("MAIN", "SPARE"));
    }

    static Map<String, Map<String, ?>> form(Map<String, ?> form) {
        var values = new HashMap<String, Map<String, ?>>();
        values.put("form", form);
        values.put("fact", Map.of("enterprise.name", "刺桐"));
        values.put("case", Map.of("filedOn", "2026-11-23", "region", "350502"));
        return values;
    }
}
