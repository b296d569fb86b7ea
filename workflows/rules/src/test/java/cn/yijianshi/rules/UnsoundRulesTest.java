package cn.yijianshi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is outside the part of DMN that we know is refused with its place: never guessed at, never skipped. */
class UnsoundRulesTest {

    private static final String GOOD = ADmn.table()
            .input("form.a", "number")
            .row("< 5", "APPROVE")
            .row(">= 5", "MANUAL")
            .xml();

    @Test
    void the_file_that_the_others_spoil_is_sound() {
        RuleBook.read("good.dmn", GOOD);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                Arguments.of("no XML at all", "rules", "once upon a time"),
                Arguments.of("a file cut short", "</rule>", ""),
                Arguments.of("an older DMN", "20191111", "20180521"),
                Arguments.of(
                        "an entity",
                        "<definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions"),
                Arguments.of("an unknown element", "<decisionTable", "<knowledgeSource/><decisionTable"),
                Arguments.of("a literal expression", "<decisionTable", "<literalExpression/><decisionTable"),
                Arguments.of("an unknown hit policy", "\"UNIQUE\"", "\"PRIORITY\""),
                Arguments.of("an unknown type", "typeRef=\"number\"", "typeRef=\"days\""),
                Arguments.of("an unknown input", "name=\"fact\"", "name=\"weather\""),
                Arguments.of("an input nobody declared", "form.a", "weather.a"),
                Arguments.of("no outcome", "name=\"outcome\" typeRef", "name=\"result\" typeRef"),
                Arguments.of(
                        "no decision called outcome",
                        "<decision id=\"outcome\" name=\"outcome\"",
                        "<decision id=\"outcome\" name=\"other\""),
                Arguments.of("an outcome nobody knows", "\"APPROVE\"", "\"MAYBE\""),
                Arguments.of("no reason", "\"because of row 1\"", "\"\""),
                Arguments.of("two rules with one id", "id=\"r2\"", "id=\"r1\""),
                Arguments.of(
                        "a cell too many",
                        "<inputEntry><text>&lt; 5</text></inputEntry>",
                        "<inputEntry><text>&lt; 5</text></inputEntry><inputEntry><text>-</text></inputEntry>"),
                Arguments.of(
                        "an aggregation of outcomes",
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"COLLECT\" aggregation=\"COUNT\""),
                Arguments.of("a requirement of nothing", "href=\"#form\"", "href=\"#nothing\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void is_refused(String what, String good, String bad) {
        var spoilt = what.equals("no XML at all")
                ? bad
                : GOOD.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        assertThat(spoilt).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> RuleBook.read("bad.dmn", spoilt))
                .isInstanceOfSatisfying(
                        UnsoundRules.class,
                        unsound -> assertThat(unsound.findings()).isNotEmpty().allSatisfy(finding -> {
                            assertThat(finding.file()).isEqualTo("bad.dmn");
                            assertThat(finding.line()).isPositive();
                            assertThat(finding.reason()).isNotBlank();
                        }));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "number  | <",
                "number  | \"5\"",
                "number  | 5 6",
                "number  | 1.2.3",
                "number  | [1..",
                "number  | [1..2",
                "number  | five",
                "number  | = 5",
                "number  | not(5",
                "number  | if a then b",
                "number  | 5; drop",
                "number  | date(\"2026-01-01\")",
                "string  | APPROVE",
                "string  | < \"A\"",
                "string  | \"open",
                "string  | [\"A\"..\"B\"]",
                "boolean | 1",
                "boolean | > true",
                "date    | date(\"soon\")",
                "date    | \"2026-01-01\"",
                "string  | matches(\"x\")",
            })
    void a_cell_outside_s_feel_is_refused(String type, String cell) {
        var table = ADmn.table().input("form.a", type).row(cell, "APPROVE");

        assertThatThrownBy(table::book).isInstanceOf(UnsoundRules.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "number  | form.a = 5",
                "number  | form.a +",
                "number  | \"text\"",
                "number  | average(form.a)",
                "string  | form.a * 2",
                "boolean | form.a = ",
                "boolean | 1 < \"x\"",
                "number  | get(form.a)",
            })
    void an_expression_outside_s_feel_is_refused(String type, String expression) {
        var table = ADmn.table().input(expression, type).row("-", "APPROVE");

        assertThatThrownBy(table::book).isInstanceOf(UnsoundRules.class);
    }

    @Test
    void everything_wrong_is_told_at_once_by_line() {
        var bad = ADmn.table()
                .input("form.a", "number")
                .row("x", "APPROVE")
                .row("y", "APPROVE")
                .row("1", "NEVER");

        assertThatThrownBy(bad::book).isInstanceOfSatisfying(UnsoundRules.class, unsound -> {
            assertThat(unsound.findings()).hasSize(3);
            assertThat(unsound.findings())
                    .extracting(UnsoundRules.Finding::line)
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void decisions_that_require_each_other_are_refused() {
        var ring = """
                <decision id="risk" name="risk">
                <informationRequirement><requiredDecision href="#outcome"/></informationRequirement>
                <decisionTable><input><inputExpression typeRef="string"><text>outcome</text></inputExpression></input>
                <output typeRef="number"/>
                <rule id="a"><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                </decisionTable></decision>
                """;
        var table = ADmn.table().required(ring, "risk").input("risk", "number").row("-", "APPROVE");

        assertThatThrownBy(table::book).hasMessageContaining("requires itself");
    }
}
