package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aChange;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionRulesTest {
    private static final String LEGAL_REP = "350502190001010017";
    private static final String SUPERVISOR = "350521190102030024";

    private final AnOffice office = new AnOffice();

    @ParameterizedTest
    @CsvSource({
        "CRIME,              2021-11-24, person.barred-crime",
        "CRIME,              2021-11-23, ",
        "BANKRUPTCY,         2023-11-24, person.barred-bankruptcy",
        "BANKRUPTCY,         2023-11-23, ",
        "REVOCATION,         2023-11-24, person.barred-revocation",
        "DEBT,               2000-01-01, person.barred-debt",
        "FALSE_REGISTRATION, 2023-11-24, person.barred-false-registration",
        "FALSE_REGISTRATION, 2023-11-23, ",
        "CRIME,              2026-11-24, ",
    })
    void a_bar_lasts_as_long_as_the_law_says(Bar.Ground ground, LocalDate from, String code) {
        bar(LEGAL_REP, ground, from);

        assertThat(blocks(office.establishment, aFounding()).stream().distinct().toList())
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void who_watches_is_barred_like_who_directs() {
        bar(SUPERVISOR, Bar.Ground.CRIME, LocalDate.of(2026, 1, 1));

        assertThat(blocks(office.establishment, aFounding())).containsExactly("person.barred-crime");
    }

    @Test
    void holding_shares_is_no_position_but_a_false_registration_bars_from_founding_too() {
        var crook = holder("郑四", "100", "2030-01-01");
        crook.put("idNumber", "350583190304050049");
        var founding = aFounding().with("shareholders", List.of(crook));

        bar("350583190304050049", Bar.Ground.CRIME, LocalDate.of(2026, 1, 1));
        assertThat(blocks(office.establishment, founding)).isEmpty();
        bar("350583190304050049", Bar.Ground.FALSE_REGISTRATION, LocalDate.of(2026, 1, 1));
        assertThat(blocks(office.establishment, founding)).containsExactly("person.barred-false-registration");
    }

    @Test
    void entering_somebody_again_with_the_same_key_is_entering_him_once() {
        var first = bar(LEGAL_REP, Bar.Ground.DEBT, LocalDate.of(2026, 1, 1));

        assertThat(bar(LEGAL_REP, Bar.Ground.DEBT, LocalDate.of(2026, 1, 1)).id())
                .isEqualTo(first.id());
        assertThat(office.tables.bars().ofPerson(LEGAL_REP)).hasSize(1);
    }

    @Test
    void a_lifted_bar_bars_nobody() {
        var bar = bar(LEGAL_REP, Bar.Ground.DEBT, LocalDate.of(2026, 1, 1));

        office.barring.lift(bar, AnOffice.OFFICER, "debt paid");

        assertThat(blocks(office.establishment, aFounding())).isEmpty();
    }

    @Test
    void an_enterprise_changes_a_barred_legal_representative_before_anything_else() {
        String uscc = office.founded(aFounding());
        bar(LEGAL_REP, Bar.Ground.CRIME, LocalDate.of(2026, 1, 1));

        var longer = aChange(uscc, "TERM").with("change.term", "20");
        assertThat(blocks(office.change, longer)).containsExactly("change.legal-rep-first");
        var replaced = aChange(uscc, "TERM", "LEGAL_REP")
                .with("change.term", "20")
                .with("change.legalRepName", "王三")
                .with("change.legalRepIdNumber", "35058219020304003X");
        assertThat(blocks(office.change, replaced)).isEmpty();
    }

    private Bar bar(String idNumber, Bar.Ground ground, LocalDate from) {
        return office.barring.bar("某人", idNumber, ground, "判决书", from, AnOffice.OFFICER, idNumber + ground + from);
    }
}
