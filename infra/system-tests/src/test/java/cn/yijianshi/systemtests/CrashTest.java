package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The power fails anywhere, at any step. People send again what got no answer; the case still ends as it should, and
 * nothing happens twice or gets lost.
 */
@SystemTest
@Order(5)
class CrashTest {

    private static final List<String> IN_PARALLEL =
            List.of("new_taxpayer_package", "util_appointment_power", "si_unit_reg", "medins_unit_reg", "hpf_unit_reg");

    /** Everything of ours that runs; Keycloak is not ours, and whoever is signed in does not notice it. */
    static Stream<String> processes() {
        return Town.platform().names().stream().filter(name -> !name.equals("keycloak"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("processes")
    void a_case_survives_the_crash_of_one_process_at_every_step(String process) {
        var home = Home.registered();
        var submission = Submission.aCompanyAt(home).withoutInvoices().withoutWater();

        var application = Town.applicant(2).files(submission);
        crash(process);

        application.awaitItem("domicile_title_check", "APPROVED");
        var establishment = application.review("company_establishment").claim();
        crash(process);
        establishment.approve();
        crash(process);

        var seal = application.review("seal_engraving").claim();
        String asked = seal.fieldToAskAbout();
        String value = seal.valueOf(asked);
        seal.askForCorrection(asked);
        crash(process);
        Desk.letOthersSpeak(application, seal);
        application.answers(seal, Map.of(asked, value));
        seal.awaitStatus("CLAIMED");

        IN_PARALLEL.forEach(item -> application.review(item).claim().approve());
        crash(process);
        seal.approve();

        application.awaitEnd();
        assertThat(application.state()).as(application.toString()).isEqualTo("DONE");
        application.happenedOnce();
        assertThat(application.certificates()).hasSize(IN_PARALLEL.size() + 2);
        assertThat(Town.openReviews(application.caseNo())).isEmpty();
        assertThat(Town.deadLetters()).isEmpty();
    }

    @AfterEach
    void everything_stands_again() {
        Town.platform().awaitHealthy();
    }

    /** A running process, not one that has not come up again since the last time. */
    private static void crash(String process) {
        Town.platform().awaitHealthy();
        Town.platform().kill(process);
    }
}
