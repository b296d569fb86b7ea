package cn.yijianshi.department.tables.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatedTableTest {

    private final Map<String, Object> line =
            new HashMap<>(Map.of("kind", "OFFICIAL", "sizeTo", 40, "price", "120.00", "percent", 0.05));

    @Test
    void a_line_is_kept_as_its_columns_say() {
        line.put("grounds", List.of("COURT", "POLICE", "COURT"));
        line.put("byPost", true);

        assertThat(read())
                .containsEntry("sizeTo", 40)
                .containsEntry("price", new BigDecimal("120"))
                .containsEntry("percent", new BigDecimal("0.05"))
                .containsEntry("grounds", List.of("COURT", "POLICE"))
                .containsEntry("byPost", true);
        assertThat(faults()).isEmpty();
    }

    @Test
    void what_is_empty_and_may_be_is_left_out() {
        line.put("percent", " ");

        assertThat(read()).doesNotContainKeys("percent", "grounds", "byPost");
        assertThat(faults()).isEmpty();
    }

    @Test
    void every_fault_is_named_at_once() {
        line.put("kind", "PERSONAL");
        line.put("sizeTo", 101);
        line.remove("price");
        line.put("percent", "much");
        line.put("byPost", "perhaps");
        line.put("colour", "red");

        assertThat(faults())
                .extracting(fault -> fault.column() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "kind option",
                        "sizeTo out-of-range",
                        "price required",
                        "percent not-a-number",
                        "byPost type",
                        "colour unknown-column");
    }

    @Test
    void a_rate_is_never_rounded_in_silence() {
        line.put("percent", "0.00005");

        assertThat(faults()).containsExactly(new Fault("percent", "too-many-decimals", "4"));
    }

    @Test
    void a_rule_between_columns_is_asked_last() {
        line.put("price", 1001);

        assertThat(faults()).containsExactly(new Fault("price", "out-of-range", "0", "1000"));
    }

    private Map<String, Object> read() {
        return SealPrices.table().read(line, new ArrayList<>());
    }

    private List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        SealPrices.table().read(line, faults);
        return faults;
    }
}
