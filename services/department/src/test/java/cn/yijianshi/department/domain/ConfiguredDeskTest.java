package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.registers.domain.InMemoryEntries;
import cn.yijianshi.department.registers.domain.RegisterWriting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredDeskTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static final Map<String, String> RESULT = Map.of("engraver", "泉州刻章店", "doneOn", "2026-12-01");

    private final Map<String, Long> numbers = new HashMap<>();
    private final Desk desk = new Desks(
                    List.of(),
                    sequence -> numbers.merge(sequence, 1L, Long::sum),
                    new RegisterWriting(new InMemoryEntries()))
            .of(ADepartment.sealEngraving());

    @Test
    void numbers_run_on_within_a_region_and_start_anew_in_another() {
        assertThat(numberIn("350502")).isEqualTo("3505020000001");
        assertThat(numberIn("350502")).isEqualTo("3505020000002");
        assertThat(numberIn("350582")).isEqualTo("3505820000001");
    }

    @Test
    void the_paper_says_choices_and_days_in_words() {
        var paper = desk.grant(filing("350502"), RESULT, ADepartment.NOW)
                .certificates()
                .get(0);

        assertThat(paper.lines())
                .containsExactly(Map.entry("印章种类", "公章"), Map.entry("刻章单位", "泉州刻章店"), Map.entry("完成日期", "2026年12月1日"));
    }

    @Test
    void a_line_without_a_value_is_left_out() {
        var paper = desk.grant(filing("350502"), Map.of("engraver", "甲"), ADepartment.NOW)
                .certificates()
                .get(0);

        assertThat(paper.lines()).doesNotContainKey("完成日期");
    }

    @Test
    void a_missing_fact_warns_the_officer() {
        var without = new Filing("c", "n", "r", "seal_engraving", "350502", "陈", Map.of(), Map.of(), DAY);

        assertThat(desk.examine(without)).extracting(Finding::code).containsExactly("fact-missing");
        assertThat(desk.examine(filing("350502"))).isEmpty();
    }

    private String numberIn(String region) {
        return desk.grant(filing(region), RESULT, Instant.parse("2026-11-23T02:00:00Z"))
                .outputs()
                .get("seal.numbers");
    }

    private static Filing filing(String region) {
        return new Filing(
                "c",
                "n",
                "r",
                "seal_engraving",
                region,
                "陈思源",
                Map.of("seal", Map.of("kinds", List.of("OFFICIAL"))),
                Map.of("enterprise.name", "泉州刺桐有限公司"),
                DAY);
    }
}
