package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What this repository offers today. */
class CityCatalogueTest {
    private final Catalogue catalogue = CityCatalogue.CATALOGUE;

    @Test
    void the_city_offers_what_stands_in_its_folders() throws IOException {
        try (var folders = Files.list(CityCatalogue.FOLDER.resolve("bundles"))) {
            assertThat(catalogue.bundles())
                    .extracting(Bundle::key)
                    .contains("company_start", "home_transfer", "utility_joint")
                    .containsExactlyElementsOf(
                            folders.map(folder -> folder.getFileName().toString())
                                    .sorted()
                                    .toList());
        }
    }

    @Test
    void what_a_field_is_known_from_is_issued_to_the_applicant() {
        var fields = catalogue.items().stream()
                .flatMap(item -> item.fields().stream())
                .filter(field -> field.known() != null)
                .toList();
        assertThat(fields).extracting(Field::key).contains("org.uscc", "org.name", "domicile.unitCode");
        assertThat(fields).allSatisfy(field -> assertThat(Knowable.isTold(field.known(), catalogue.items()))
                .as(field.key())
                .isTrue());
    }

    @Test
    void every_item_belongs_to_a_department_that_runs_somewhere() {
        assertThat(catalogue.items()).isNotEmpty().allSatisfy(item -> assertThat(
                        catalogue.department(item.department()))
                .get()
                .extracting(Department::service)
                .isIn("company-registration", "tax", "property-registration", "utility-hookup", "department"));
    }

    @Test
    void a_licence_is_promised_in_four_working_hours_and_owed_in_three_working_days() {
        var establishment = CityCatalogue.item("company_establishment");
        assertThat(establishment.promised()).isEqualTo(new Limit(4, LimitUnit.WORKING_HOUR));
        assertThat(establishment.statutory()).isEqualTo(new Limit(3, LimitUnit.WORKING_DAY));
    }

    @Test
    void a_title_is_promised_a_day_earlier_when_a_party_is_an_enterprise() {
        var transfer = CityCatalogue.item("re_transfer");
        assertThat(transfer.promised(Map.of("enterprise_party", List.of("no"))))
                .isEqualTo(new Limit(3, LimitUnit.WORKING_DAY));
        assertThat(transfer.promised(Map.of("enterprise_party", List.of("yes"))))
                .isEqualTo(new Limit(2, LimitUnit.WORKING_DAY));
    }

    @Test
    void a_home_costs_80_yuan_an_office_550_and_an_enterprise_nothing() {
        var transfer = CityCatalogue.item("re_transfer");
        assertThat(transfer.fees(Map.of("realty_use", List.of("home"), "enterprise_party", List.of("no"))))
                .singleElement()
                .satisfies(fee -> assertThat(fee.amount()).isEqualByComparingTo("80"));
        assertThat(transfer.fees(Map.of("realty_use", List.of("non_home"), "enterprise_party", List.of("no"))))
                .singleElement()
                .satisfies(fee -> assertThat(fee.amount()).isEqualByComparingTo("550"));
        assertThat(transfer.fees(Map.of("realty_use", List.of("home"), "enterprise_party", List.of("yes"))))
                .singleElement()
                .satisfies(fee -> assertThat(fee.amount()).isEqualByComparingTo("0"));
    }

    @Test
    void a_refused_registration_stops_the_whole_start_of_a_company() {
        assertThat(CityCatalogue.bundle("company_start").node("company_establishment"))
                .get()
                .extracting(Node::onRefusal)
                .isEqualTo(FailurePolicy.STOP_ALL);
    }

    @Test
    void every_text_for_people_is_there_in_both_languages() {
        assertThat(catalogue.items()).allSatisfy(item -> {
            assertThat(item.nameEn()).isNotBlank();
            assertThat(item.fields()).allSatisfy(field -> {
                assertThat(field.label()).isNotBlank();
                assertThat(field.labelEn()).isNotBlank();
                assertThat(field.help() == null).isEqualTo(field.helpEn() == null);
            });
        });
    }

    @Test
    void items_and_bundles_come_back_from_json_as_they_went() {
        var json = JsonMapper.shared();
        assertThat(catalogue.items())
                .allSatisfy(item -> assertThat(json.readValue(json.writeValueAsString(item), Item.class))
                        .isEqualTo(item));
        assertThat(catalogue.bundles())
                .allSatisfy(bundle -> assertThat(json.readValue(json.writeValueAsString(bundle), Bundle.class))
                        .isEqualTo(bundle));
        assertThat(catalogue.departments()).allSatisfy(department -> assertThat(
                        json.readValue(json.writeValueAsString(department), Department.class))
                .isEqualTo(department));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void the_sample_application_has_nothing_wrong_with_it(String bundle) {
        var sample = SampleApplication.of(bundle);
        var plan = sample.plan();
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.stop()).isEmpty();
        assertThat(MergedForm.of(plan).check(sample.form(), new SyntheticChecks()))
                .isEmpty();
    }

    static Stream<String> bundles() {
        return CityCatalogue.CATALOGUE.bundles().stream().map(Bundle::key);
    }

    @Test
    void a_plain_company_needs_these_items() {
        assertThat(SampleApplication.of("company_start").plan().items())
                .containsExactly(
                        "company_establishment",
                        "hpf_unit_reg",
                        "invoice_first",
                        "medins_unit_reg",
                        "new_taxpayer_package",
                        "seal_engraving",
                        "si_unit_reg",
                        "util_appointment_power",
                        "util_appointment_water");
    }

    @Test
    void a_plain_sale_needs_these_items() {
        assertThat(SampleApplication.of("home_transfer").plan().items())
                .containsExactly(
                        "catv_transfer",
                        "gas_transfer",
                        "house_tax",
                        "power_transfer",
                        "re_transfer",
                        "transaction_check",
                        "water_transfer");
    }
}
