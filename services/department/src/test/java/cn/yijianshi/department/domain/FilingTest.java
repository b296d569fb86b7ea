package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilingTest {

    private final Filing filing = new Filing(
            "case",
            "no",
            "review",
            "item",
            "350502",
            "陈思源",
            Map.of(
                    "enterprise", Map.of("nameBrand", " 刺桐 ", "capital", 100.5, "blank", " ", "agreed", true),
                    "shareholders",
                            List.of(
                                    Map.of("name", "陈思源", "subscribed", new BigDecimal("60.25")),
                                    Map.of("name", "林海", "subscribed", "39.75"))),
            Map.of("enterprise.uscc", "91350502MA8T00016E"),
            LocalDate.of(2026, 11, 23));

    @Test
    void texts_are_found_by_dotted_key_and_trimmed() {
        assertThat(filing.text("enterprise.nameBrand")).contains("刺桐");
        assertThat(filing.text("enterprise.blank")).isEmpty();
        assertThat(filing.text("enterprise.nameBrand.deeper")).isEmpty();
        assertThat(filing.text("nothing.here")).isEmpty();
        assertThat(filing.yes("enterprise.agreed")).isTrue();
    }

    @Test
    void amounts_are_exact() {
        assertThat(filing.amount("enterprise.capital")).isEqualByComparingTo("100.5");
        assertThat(filing.rows("shareholders").stream()
                        .map(row -> row.amount("subscribed"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100.00");
        assertThat(filing.amount("enterprise.nameBrand")).isZero();
    }

    @Test
    void facts_come_from_earlier_items() {
        assertThat(filing.fact("enterprise.uscc")).contains("91350502MA8T00016E");
        assertThat(filing.fact("enterprise.name")).isEmpty();
    }
}
