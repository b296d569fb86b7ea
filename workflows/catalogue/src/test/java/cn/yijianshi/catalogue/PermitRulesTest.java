package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.rules.Outcome;
import cn.yijianshi.rules.Verdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of operating permits and of hiring, row by row. */
class PermitRulesTest {

    private static final Map<String, String> IN_FORCE =
            Map.of("enterprise.uscc", "91350502MA8T00016E", "enterprise.standing", "LIVE");

    @ParameterizedTest(name = "food_licence: {0} with {1}, commitment {2} → {3}")
    @CsvSource({
        "SALES, BULK, true, bulk-by-commitment, APPROVE",
        "SALES, BULK, false, no-commitment, MANUAL",
        "SALES, SPECIAL, true, special-food, MANUAL",
        "CATERING, BULK, true, not-sales, MANUAL",
        "CATERING, HOT, true, made-here-hot, MANUAL",
        "CATERING, COLD, true, made-here-cold, MANUAL",
        "CATERING, RAW, true, made-here-raw, MANUAL",
        "CATERING, PASTRY, true, made-here-pastry, MANUAL",
        "CATERING, DRINKS, true, made-here-drinks, MANUAL",
    })
    void a_food_licence(String type, String item, boolean commitment, String row, Outcome outcome) {
        var food = Map.<String, Object>of("businessType", type, "items", List.of(item), "commitment", commitment);

        assertDecided(decide("food_licence", Map.of("food", food), IN_FORCE), row, outcome);
    }

    @ParameterizedTest(name = "a firm whose standing is {0} → {1}")
    @CsvSource({"LIVE, APPROVE", "UNKNOWN, MANUAL", "OTHER_NAME, MANUAL", "GONE, MANUAL"})
    void what_the_register_says_of_the_firm_comes_first(String standing, Outcome outcome) {
        var food = Map.<String, Object>of("businessType", "SALES", "items", List.of("BULK"), "commitment", true);

        assertThat(decide("food_licence", Map.of("food", food), Map.of("enterprise.standing", standing))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void a_firm_founded_in_the_same_case_need_not_be_looked_up() {
        var form = Map.<String, Object>of("food", Map.of("saleMode", List.of("SHOP"), "kinds", List.of("ORDINARY")));

        assertDecided(decide("prepackaged_filing", form, Map.of()), "complete", Outcome.APPROVE);
    }

    @ParameterizedTest(name = "signboard {0}, {1} m high, {2} m deep, light {3} → {4}")
    @CsvSource({
        "LINTEL, 1.2, 0.3, INNER, by-the-guide, APPROVE",
        "SIDE, 3, 1, NONE, by-the-guide, APPROVE",
        "LINTEL, 3.01, 0.3, INNER, large, MANUAL",
        "WALL, 2, 1.01, INNER, deep, MANUAL",
        "WALL, 2, 0.5, LED, screen, MANUAL",
        "ROOF, 1, 0.3, NONE, roof, REFUSE",
        "WINDOW, 1, 0.3, NONE, windows, REFUSE",
        "BRIDGE, 1, 0.3, NONE, bridge, REFUSE",
    })
    void a_signboard(String place, String height, String depth, String light, String row, Outcome outcome) {
        var sign = Map.<String, Object>of("place", place, "height", height, "depth", depth, "light", light);

        assertDecided(decide("signboard", Map.of("sign", sign), IN_FORCE), row, outcome);
    }

    @ParameterizedTest(name = "pharmacy {0} selling {1} with {2} pharmacists, cold storage {3}, commitment {4} → {5}")
    @CsvSource({
        "OTC_B, PATENT, 0, false, true, otc-b-by-commitment, APPROVE",
        "OTC_B, PATENT, 0, false, false, no-commitment, MANUAL",
        "OTC_B, HERBAL, 0, false, true, herbal, MANUAL",
        "OTC_B, BIOLOGICAL, 0, false, true, biological, MANUAL",
        "RX, CHEMICAL, 0, false, false, no-pharmacist, REFUSE",
        "OTC, CHEMICAL, 0, false, false, no-pharmacist, REFUSE",
        "RX, CHEMICAL, 1, false, false, pharmacist-medicines, MANUAL",
        "RX, COLD, 1, false, false, cold-without-storage, REFUSE",
        "RX, COLD, 1, true, false, cold, MANUAL",
    })
    void a_pharmacy(
            String category,
            String scope,
            int pharmacists,
            boolean cold,
            boolean commitment,
            String row,
            Outcome outcome) {
        var drug = new HashMap<String, Object>(
                Map.of("category", category, "scope", List.of(scope), "coldStorage", cold, "commitment", commitment));
        if (pharmacists > 0) drug.put("pharmacists", List.of(Map.of("name", "林秀英")));

        assertDecided(decide("drug_retail_licence", Map.of("drug", drug), IN_FORCE), row, outcome);
    }

    @Test
    void class_two_devices_are_filed_on_submission() {
        var form = Map.<String, Object>of("device", Map.of("classes2", List.of("MASK")));

        assertDecided(decide("device2_filing", form, IN_FORCE), "filed", Outcome.APPROVE);
    }

    @ParameterizedTest(name = "env_registration {0} → {2}")
    @CsvSource({
        "REGISTRATION, registration, APPROVE",
        "REPORT_FORM, needs-a-report, MANUAL",
        "REPORT, needs-a-report, MANUAL",
    })
    void an_environmental_registration(String category, String row, Outcome outcome) {
        assertDecided(decide("env_registration", Map.of("env", Map.of("category", category)), Map.of()), row, outcome);
    }

    @Test
    void a_restaurant_opens_with_a_food_licence_or_a_filing_and_not_without() {
        var firm = Map.of("enterprise.uscc", "91350502MA8T00016E");
        var licensed = Map.of("enterprise.uscc", "91350502MA8T00016E", "food.licenceNo", "JY23505020000001");
        var filed = Map.of("enterprise.uscc", "91350502MA8T00016E", "food.filingNo", "YB13505020000001");

        assertDecided(decide("restaurant_opening", Map.of(), licensed), "may-open", Outcome.APPROVE);
        assertDecided(decide("restaurant_opening", Map.of(), filed), "may-open", Outcome.APPROVE);
        assertDecided(decide("restaurant_opening", Map.of(), firm), "nothing-granted", Outcome.MANUAL);
    }

    @Test
    void a_pharmacy_gets_its_one_document_with_the_licence_for_medicines() {
        var licensed = Map.of("enterprise.uscc", "91350502MA8T00016E", "drug.licenceNo", "闽DA5950001");

        assertDecided(decide("pharmacy_opening", Map.of(), licensed), "licensed", Outcome.APPROVE);
        assertThat(decide("pharmacy_opening", Map.of(), IN_FORCE).outcome()).isEqualTo(Outcome.MANUAL);
    }

    @ParameterizedTest(name = "{0} people hired → {2}")
    @CsvSource({"0, checked, APPROVE", "100, checked, APPROVE", "101, many, MANUAL"})
    void people_hired(int people, String row, Outcome outcome) {
        var form = new HashMap<String, Object>(Map.of("org", Map.of("uscc", "91350502MA8T00016E")));
        // Nobody is on the list when only foreigners are hired.
        if (people > 0) form.put("employees", Collections.nCopies(people, Map.of("name", "林海")));

        assertDecided(decide("hire_check", form, Map.of()), row, outcome);
    }

    @ParameterizedTest(name = "project of {0} (10 000 CNY) starting {1} → {2}")
    @CsvSource({
        "18600, 2026-12-01, filed, APPROVE",
        "1000000, 2026-11-23, filed, APPROVE",
        "1000000.01, 2026-12-01, large, MANUAL",
        "18600, 2026-11-22, begun-already, MANUAL",
    })
    void a_project_is_filed_before_it_begins(String invest, String startOn, String row, Outcome outcome) {
        var project = Map.<String, Object>of("kind", "INDUSTRIAL", "invest", invest, "startOn", startOn);

        assertDecided(decide("project_filing", Map.of("proj", project), Map.of()), row, outcome);
    }

    @Test
    void a_site_is_supervised_once_its_builder_and_its_head_are_named() {
        var site = Map.<String, Object>of("builderUscc", "91350502MA8T00016E", "siteHeadName", "王建国");

        assertDecided(decide("safety_quality_filing", Map.of("proj", site), Map.of()), "filed", Outcome.APPROVE);
        assertThat(decide("safety_quality_filing", Map.of("proj", Map.of("siteHeadName", "王建国")), Map.of())
                        .outcome())
                .isEqualTo(Outcome.MANUAL);
    }

    @ParameterizedTest(name = "negative list {0}, {1} → {2}")
    @CsvSource({"NONE, NEW, open, APPROVE", "RESTRICTED, NEW, restricted, MANUAL", "NONE, MERGER, merger, MANUAL"})
    void the_negative_list(String list, String form, String row, Outcome outcome) {
        var investment = Map.<String, Object>of("negativeList", list, "form", form);

        assertDecided(decide("fi_negative_list_check", Map.of("fi", investment), Map.of()), row, outcome);
    }

    @Test
    void a_foreign_investment_is_reported_once_the_company_is_registered() {
        var form = Map.<String, Object>of("fi", Map.of("investors", List.of(Map.of("name", "晨曦（香港）有限公司"))));

        assertDecided(decide("fi_initial_report", form, IN_FORCE), "reported", Outcome.APPROVE);
        assertThat(decide("fi_initial_report", form, Map.of()).outcome()).isEqualTo(Outcome.MANUAL);
    }

    @Test
    void files_and_cards_of_people_hired_are_asked_for_at_once() {
        var employer = Map.of("enterprise.name", "泉州市鲤城区晨曦云帆信息科技有限公司");
        var people = Map.<String, Object>of("persons", List.of(Map.of("name", "林海")));
        var card = Map.<String, Object>of("persons", List.of(Map.of("name", "林海")), "bank", "CCB");

        assertDecided(decide("archive_transfer", Map.of("archive", people), employer), "letter", Outcome.APPROVE);
        assertDecided(decide("social_card", Map.of("card", card), employer), "requested", Outcome.APPROVE);
    }

    private static void assertDecided(Verdict verdict, String row, Outcome outcome) {
        assertThat(verdict.hits()).extracting(Verdict.Hit::rule).containsExactly(row);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.text()).isNotBlank();
            assertThat(reason.textEn()).isNotBlank();
        });
    }

    private static Verdict decide(String item, Map<String, Object> form, Map<String, String> facts) {
        var known = CityCatalogue.item(item);
        return ItemRules.read(known, item, known.instant().rules())
                .decide(Map.of("form", form, "fact", facts, "case", Map.of("filedOn", "2026-11-23")));
    }
}
