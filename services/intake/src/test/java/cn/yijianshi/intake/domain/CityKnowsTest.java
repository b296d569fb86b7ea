package cn.yijianshi.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The city's own bundles: what one of them brought out, no other asks for again. */
class CityKnowsTest {

    private static final Catalogue CITY = Catalogue.load(Path.of("../../workflows"));
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final List<Certificate> held = new ArrayList<>();
    private final Reuse reuse = new Reuse(new Held(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "who got {0} is not asked {2} of {1}")
    @CsvSource({
        "company_establishment, restaurant_open,     licence,       yes",
        "foreign_establishment, pharmacy_open,       licence,       yes",
        "new_taxpayer_package,  company_change_all,  taxpayer,      yes",
        "si_unit_reg,           company_change_all,  staff,         yes",
        "employee_si_add,       company_move,        staff,         yes",
        "invoice_first,         company_simple_exit, invoices,      yes",
        "si_unit_reg,           company_simple_exit, staff,         yes",
        "seal_engraving,        company_simple_exit, seals,         yes",
        "exit_notice_result,    company_simple_exit, notice_result, clean",
        "project_filing,        land_to_start,       filed,         yes",
        "dry_run_planning,      land_to_start,       dry_run,       yes",
        "project_filing,        warehouse_project,   filed,         yes",
        "drainage_permit,       utility_joint,       discharge,     held",
    })
    void what_was_issued_answers(String item, String bundle, String question, String option) {
        var city = CITY.bundle(bundle).orElseThrow();
        assertThat(reuse.answers("p", city)).isEmpty();

        holds(item, Map.of("exit.noticeResult", "CLEAN"));

        assertThat(reuse.answers("p", city).stream()
                        .collect(Collectors.toMap(Reuse.KnownAnswer::question, Reuse.KnownAnswer::option)))
                .containsEntry(question, option);
    }

    @Test
    void every_question_of_a_shipped_bundle_that_says_it_is_known_is_answered() {
        var asked = CITY.bundles().stream()
                .flatMap(bundle -> bundle.questions().stream())
                .filter(question -> question.known() != null)
                .toList();
        assertThat(asked).isNotEmpty().allSatisfy(question -> {
            var from = question.known().from();
            var value = question.known().options().keySet().iterator().next();
            assertThat(question.multiple()).as(question.key()).isFalse();
            assertThat(question.known().answer(Map.of(from, value)))
                    .as(question.key())
                    .isPresent();
        });
    }

    @Test
    void a_notice_that_lapsed_is_not_taken_for_the_one_that_runs_now() {
        holds("exit_notice_result", Map.of("exit.noticeResult", "LAPSED"));
        assertThat(reuse.answers("p", CITY.bundle("company_simple_exit").orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest(name = "who got {0} does not type {2} of {1}")
    @CsvSource({
        "company_establishment, utility_joint,      org.uscc,          enterprise.uscc",
        "company_establishment, company_change_all, org.name,          enterprise.name",
        "re_transfer,           company_start,      domicile.unitCode, realty.unitCode",
        "re_transfer,           company_move,       domicile.certNo,   realty.certNo",
        "re_mortgage,           mortgage_link,      deal.oldMortgageNo, mortgage.certNo",
        "project_filing,        warehouse_project,  proj.code,         proj.code",
    })
    void what_was_issued_fills_the_form(String item, String bundle, String field, String output) {
        holds(item, Map.of());

        assertThat(reuse.offers("p", CITY.bundle(bundle).orElseThrow(), CITY::item))
                .singleElement()
                .extracting(Reuse.Offer::values)
                .satisfies(values -> assertThat(values).containsEntry(field, "value of " + output));
    }

    /** The certificate that this item issues, with all that it brings out. */
    private void holds(String key, Map<String, String> told) {
        Item item = CITY.item(key).orElseThrow();
        assertThat(item.certificate()).as(key + " issues a certificate").isNotNull();
        var outputs = new LinkedHashMap<String, String>();
        item.outputs()
                .forEach(output ->
                        outputs.put(output.key(), told.getOrDefault(output.key(), "value of " + output.key())));
        held.add(new Certificate(
                key,
                "r",
                key,
                item.certificate().kind(),
                "n",
                "t",
                "s",
                1,
                Certificate.Status.VALID,
                NOW,
                null,
                null,
                outputs));
    }

    private final class Held implements Holdings {
        @Override
        public void add(String applicationId, List<Certificate> certificates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Certificate> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<Certificate> ofCase(String applicationId) {
            return List.of();
        }

        @Override
        public List<Certificate> ofApplicant(String applicantId) {
            return held;
        }

        @Override
        public Optional<Certificate> heldBy(String applicantId, String id) {
            return Optional.empty();
        }

        @Override
        public void end(String id, Certificate.Status how, String supersededBy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void present(String applicationId, List<Presented> presented) {
            throw new UnsupportedOperationException();
        }
    }
}
