package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SystemTest
@Order(1)
class MainJobTest {

    private static final List<String> AFTER_THE_LICENCE = List.of(
            "seal_engraving",
            "new_taxpayer_package",
            "invoice_first",
            "si_unit_reg",
            "medins_unit_reg",
            "hpf_unit_reg",
            "util_appointment_power",
            "util_appointment_water");

    private final Person applicant = Town.applicant(1);

    @Test
    void a_company_is_started_from_one_application_to_all_its_certificates() {
        var application = applicant.files(Submission.aCompanyAt(Home.registered()));
        assertThat(application.stateOfItems()).containsKeys("domicile_title_check", "company_establishment");

        // The property register answers by its rules, nobody has to look.
        application.awaitItem("domicile_title_check", "APPROVED");
        var establishment = application.review("company_establishment").awaitReleased();
        assertThat(establishment
                        .read()
                        .get("facts")
                        .get("domicile.titleMatched")
                        .asString())
                .isEqualTo("true");
        assertThat(AFTER_THE_LICENCE).allSatisfy(item -> assertThat(
                        application.item(item).get("state").asString())
                .isEqualTo("WAITING"));

        establishment.claim().approve();

        AFTER_THE_LICENCE.forEach(item -> application.review(item).awaitInQueue());
        assertThat(AFTER_THE_LICENCE).as("all departments at once").allSatisfy(item -> assertThat(
                        application.item(item).get("state").asString())
                .isEqualTo("OPEN"));
        assertThat(AFTER_THE_LICENCE).allSatisfy(item -> isDueAsPromised(application.item(item)));

        Desk.approveAll(application);

        assertThat(application.state()).isEqualTo("DONE");
        assertThat(application.stateOfItems().values()).containsOnly("APPROVED");
        assertThat(itemsWithCertificate(application)).containsAll(AFTER_THE_LICENCE);
        assertThat(itemsWithCertificate(application)).contains("company_establishment");
        application.certificates().forEach(this::isReal);
        application.happenedOnce();
        assertThat(Town.openReviews(application.caseNo())).isEmpty();
    }

    @Test
    void a_later_department_decides_with_what_the_earlier_one_gave_out() {
        var application = applicant.files(Submission.aCompany());
        application.review("company_establishment").claim().approve();

        application.awaitItem("company_establishment", "APPROVED");
        var licence = application.certificates().get(0);
        var facts = application.review("new_taxpayer_package").read().get("facts");

        assertThat(facts.get("enterprise.uscc").asString())
                .isEqualTo(licence.get("number").asString());
        Desk.approveAll(application);
        assertThat(application.state()).isEqualTo("DONE");
    }

    @Test
    void a_home_changes_hands_after_one_correction_and_the_tax_comes_before_the_title() {
        var home = Home.registered();
        var application = applicant.files(Submission.aTransferOf(home));

        var check = application.review("transaction_check").claim();
        Desk.letCorrect(check, application);
        var second = check.tryToAskForCorrection(check.fieldToAskAbout());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("type").asString()).isEqualTo("/problems/correction-used");
        check.approve();

        var title = application.review("re_transfer").claim();
        assertThat(title.read().get("review").get("awaits").valueStream().map(JsonNode::asString))
                .containsExactly("house_tax");
        var tooEarly = title.tryToApprove();
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.json().get("type").asString()).isEqualTo("/problems/decision-held");

        application.review("house_tax").claim().approve();
        title.approve();

        Desk.approveAll(application);
        assertThat(application.state()).isEqualTo("DONE");
        assertThat(application.stateOfItems())
                .containsKeys("power_transfer", "water_transfer", "gas_transfer", "catv_transfer");
        assertThat(application.stateOfItems().values()).containsOnly("APPROVED");
        assertThat(application.told("transaction_check"))
                .containsSubsequence(
                        "REVIEW_REQUESTED",
                        "REVIEW_CLAIMED",
                        "CORRECTION_REQUESTED",
                        "CORRECTION_ANSWERED",
                        "REVIEW_APPROVED");
        assertThat(application.certificates())
                .extracting(certificate -> certificate.get("kind").asString())
                .contains("TITLE_CERTIFICATE", "TAX_NOTICE", "UTILITY_NOTICE");
        application.certificates().forEach(this::isReal);
        application.happenedOnce();
        assertThat(ownersOf(home)).containsExactly("陈志明");
    }

    @Test
    void three_surveys_that_ask_for_it_call_for_one_permit_to_dig_before_anything_is_connected() {
        var application = applicant.files(Submission.aJointConnection());
        for (String survey : List.of("power_survey", "water_survey", "gas_survey")) {
            assertThat(application.stateOfItems()).containsEntry("road_dig", "WAITING");
            application.review(survey).claim().approve();
        }

        application.review("road_dig").awaitInQueue();
        assertThat(application.stateOfItems()).containsEntry("water_connect", "WAITING");
        Desk.approveAll(application);

        assertThat(application.state()).isEqualTo("DONE");
        assertThat(application.stateOfItems())
                .containsKeys("road_dig", "power_connect", "water_connect", "gas_connect", "net_install");
        assertThat(application.stateOfItems().values()).containsOnly("APPROVED");
        application.certificates().forEach(this::isReal);
        application.happenedOnce();
    }

    @Test
    void when_the_tax_is_refused_the_title_is_not_transferred_and_what_was_checked_stands() {
        var home = Home.registered();
        var application = applicant.files(Submission.aTransferOf(home));
        application.review("transaction_check").claim().approve();
        application.review("re_transfer").awaitInQueue();

        application.review("house_tax").claim().refuse();

        application.awaitEnd();
        assertThat(application.state()).isEqualTo("PARTIAL");
        assertThat(application.stateOfItems())
                .containsEntry("transaction_check", "APPROVED")
                .containsEntry("house_tax", "REFUSED")
                .containsEntry("re_transfer", "WITHDRAWN")
                .containsEntry("power_transfer", "SKIPPED")
                .containsEntry("catv_transfer", "SKIPPED");
        assertThat(application.item("house_tax").get("reason").asString()).isEqualTo("材料与登记信息不符");
        assertThat(application.item("re_transfer").get("ground").asString()).isEqualTo("PREREQUISITE_REFUSED");
        assertThat(ownersOf(home)).containsExactly(Home.SELLER);
        assertThat(Town.openReviews(application.caseNo())).isEmpty();
    }

    @Test
    void when_the_establishment_is_refused_nothing_else_begins() {
        var application = applicant.files(Submission.aCompany());

        application.review("company_establishment").claim().refuse();

        application.awaitEnd();
        assertThat(application.state()).isEqualTo("REFUSED");
        assertThat(application.stateOfItems()).containsEntry("company_establishment", "REFUSED");
        assertThat(AFTER_THE_LICENCE)
                .allSatisfy(item -> assertThat(application.stateOfItems()).containsEntry(item, "SKIPPED"));
        assertThat(application.certificates()).isEmpty();
        assertThat(Town.openReviews(application.caseNo())).isEmpty();
    }

    @Test
    void an_applicant_takes_back_what_is_not_decided_yet_and_keeps_what_is() {
        var application = applicant.files(Submission.aCompany());
        application.review("company_establishment").claim().approve();
        application.review("seal_engraving").claim().approve();
        application.awaitItem("seal_engraving", "APPROVED");
        application.review("si_unit_reg").claim();
        AFTER_THE_LICENCE.forEach(item -> application.review(item));

        assertThat(application.withdraws("暂不开业").status()).isEqualTo(200);

        application.awaitEnd();
        assertThat(application.state()).isEqualTo("WITHDRAWN");
        assertThat(application.stateOfItems())
                .containsEntry("company_establishment", "APPROVED")
                .containsEntry("seal_engraving", "APPROVED")
                .containsEntry("si_unit_reg", "WITHDRAWN")
                .containsEntry("new_taxpayer_package", "WITHDRAWN");
        assertThat(itemsWithCertificate(application))
                .containsExactlyInAnyOrder("company_establishment", "seal_engraving");
        assertThat(application.withdraws("暂不开业").status()).as("asked again").isEqualTo(200);
        assertThat(Town.openReviews(application.caseNo())).isEmpty();
    }

    private static void isDueAsPromised(JsonNode item) {
        var promised = item.get("promised");
        var due = Town.stranger()
                .get("/api/calendar/due?start=" + item.get("receivedAt").asString() + "&amount="
                        + promised.get("amount").asInt() + "&unit="
                        + promised.get("unit").asString() + "&office=350502")
                .expect(200)
                .json();
        assertThat(Instant.parse(item.get("dueAt").asString()))
                .as("due time of " + item)
                // Clocks count in milliseconds.
                .isCloseTo(OffsetDateTime.parse(due.get("due").asString()).toInstant(), within(1, ChronoUnit.MILLIS));
        assertThat(item.get("statutoryDueAt").isString()).isTrue();
    }

    /** Its PDF is there for the holder, and anybody who has its token can see that it is genuine. */
    private void isReal(JsonNode certificate) {
        String service = certificate.get("service").asString();
        String paper = "/api/departments/" + service + "/certificates/"
                + certificate.get("id").asString();
        byte[] pdf = applicant.get(paper + "/pdf").expect(200).bytes();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Town.applicant(2).get(paper + "/pdf").status()).isEqualTo(404);

        String token = applicant.get(paper).expect(200).json().get("token").asString();
        JsonNode seen = Town.stranger()
                .get("/api/departments/" + service + "/public/certificates/" + token)
                .expect(200)
                .json();
        assertThat(seen.get("number").asString())
                .isEqualTo(certificate.get("number").asString());
        assertThat(seen.get("title").asString())
                .isEqualTo(certificate.get("title").asString());
        // The link in the QR code.
        assertThat(Town.stranger().get("/verify/" + service + "/" + token).status())
                .isEqualTo(200);
    }

    private static Set<String> itemsWithCertificate(FiledApplication application) {
        return application.certificates().stream()
                .map(certificate -> certificate.get("item").asString())
                .collect(Collectors.toSet());
    }

    private static List<String> ownersOf(Home home) {
        return Town.officerOf("property-registration")
                .get("/api/departments/property-registration/register/units/" + home.unitCode())
                .expect(200)
                .json()
                .get("title")
                .get("owners")
                .valueStream()
                .map(owner -> owner.get("name").asString())
                .toList();
    }
}
