package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.local.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What cannot be taken is refused with the right words, and nothing changes. */
@SystemTest
@Order(2)
class BadInputTest {

    private static final String LANGUAGE = "Accept-Language";

    @Nested
    class A_submission {

        private final Person applicant = Town.applicant(20);
        private List<String> before;

        @BeforeEach
        void remember() {
            before = applications();
        }

        @AfterEach
        void nothing_was_filed() {
            assertThat(applications()).isEqualTo(before);
        }

        @Test
        void with_an_identity_number_whose_check_digit_is_wrong() {
            refused(Submission.aCompany().entering("legalRep.idNumber", "350502190001010018"))
                    .onlyAt("/form/legalRep/idNumber check");
        }

        @Test
        void with_a_credit_code_whose_check_digit_is_wrong() {
            refused(Submission.aCompany()
                            .enteringInFirst("shareholders", "kind", "LEGAL")
                            .enteringInFirst("shareholders", "uscc", "91350502MA8T00016F"))
                    .onlyAt("/form/shareholders/0/uscc check");
        }

        @Test
        void without_a_field_that_is_needed() {
            refused(Submission.aCompany().without("enterprise.mobile")).onlyAt("/form/enterprise/mobile required");
        }

        @Test
        void with_many_gaps_hears_of_all_of_them_at_once() {
            refused(Submission.aCompany()
                            .without("enterprise.mobile")
                            .entering("legalRep.idNumber", "1")
                            .entering("enterprise.capital", "much")
                            .answering("seal", "perhaps"))
                    .at("/answers/seal", "answer-unknown-option");
            refused(Submission.aCompany()
                            .without("enterprise.mobile")
                            .entering("legalRep.idNumber", "1")
                            .entering("enterprise.capital", "much"))
                    .at("/form/enterprise/mobile", "required")
                    .at("/form/legalRep/idNumber", "check")
                    .at("/form/enterprise/capital", "not-a-number");
        }

        @Test
        void for_a_bundle_that_does_not_exist() {
            Refusal.of(language -> submit(Submission.aCompany().of("moon_landing"), language), 404, "unknown-bundle");
        }

        @Test
        void for_a_region_elsewhere() {
            var elsewhere = Submission.aCompany();
            elsewhere.body().put("region", "110101");
            Refusal.of(language -> submit(elsewhere, language), 422, "not-acceptable")
                    .onlyAt("/region unknown-region");
        }

        @Test
        void of_fifty_megabytes() {
            byte[] much = new byte[50 * 1024 * 1024];
            java.util.Arrays.fill(much, (byte) ' ');
            Refusal.of(language -> sent(much, language), 413, "body-too-large");
        }

        @Test
        void larger_than_any_form_is() {
            byte[] much = new byte[5 * 1024 * 1024];
            java.util.Arrays.fill(much, (byte) ' ');
            Refusal.of(language -> sent(much, language), 413, "too-large");
        }

        @Test
        void that_is_no_json() {
            Refusal.of(
                    language -> sent("{\"bundle\": \"company_start\", ".getBytes(StandardCharsets.UTF_8), language),
                    400,
                    "unreadable");
        }

        @Test
        void whose_json_has_another_shape() {
            Refusal.of(
                            language -> sent(
                                    "{\"bundle\": \"company_start\", \"answers\": {\"seal\": {\"a\": 1}}}"
                                            .getBytes(StandardCharsets.UTF_8),
                                    language),
                            400,
                            "unreadable")
                    .at("/answers/seal", "unreadable-value");
        }

        @Test
        void without_an_idempotency_key() {
            var body = Submission.aCompany().body();
            Refusal.of(
                    language -> applicant.post("/api/applications", body, LANGUAGE, language), 400, "invalid-request");
        }

        private Refusal refused(Submission submission) {
            return Refusal.of(language -> submit(submission, language), 422, "not-acceptable");
        }

        private Answer submit(Submission submission, String language) {
            return applicant.post(
                    "/api/applications", submission.body(), "Idempotency-Key", aKey(), LANGUAGE, language);
        }

        private Answer sent(byte[] body, String language) {
            return applicant.write(
                    "POST",
                    "/api/applications",
                    body,
                    "application/json",
                    "Idempotency-Key",
                    aKey(),
                    LANGUAGE,
                    language);
        }

        private List<String> applications() {
            return applicationsOf(applicant);
        }
    }

    @Nested
    class The_same_submission_again {

        private final Person applicant = Town.applicant(19);

        @Test
        void gets_the_same_receipt_and_is_one_case() {
            var submission = Submission.aCompany();
            String key = aKey();
            int before = applicationsOf(applicant).size();

            var first = applicant.post("/api/applications", submission.body(), "Idempotency-Key", key);
            var second = applicant.post("/api/applications", submission.body(), "Idempotency-Key", key);

            assertThat(first.status()).isEqualTo(201);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(applicationsOf(applicant)).hasSize(before + 1);
            new FiledApplication(applicant, first.json()).review("company_establishment");
        }

        @Test
        void with_another_content_under_the_same_key_is_refused() {
            var submission = Submission.aCompany();
            String key = aKey();
            var filed = applicant
                    .post("/api/applications", submission.body(), "Idempotency-Key", key)
                    .expect(201)
                    .json();
            var before = applicationsOf(applicant);

            var other = Submission.aCompany().body();
            Refusal.of(
                    language -> applicant.post("/api/applications", other, "Idempotency-Key", key, LANGUAGE, language),
                    422,
                    "idempotency-key-reused");

            assertThat(applicationsOf(applicant)).isEqualTo(before);
            assertThat(new FiledApplication(applicant, filed).view().get("caseNo"))
                    .isEqualTo(filed.get("caseNo"));
        }
    }

    @Nested
    class At_a_department {

        private final FiledApplication application = Town.applicant(18).files(Submission.aCompany());
        private final Review review =
                application.review("company_establishment").awaitInQueue();

        @Test
        void a_second_officer_who_claims_what_a_colleague_has_claimed_hears_who_and_when() {
            int seen = review.version();
            var colleague = Town.person("registrar2");
            review.claim();
            var after = review.read();

            var refusal = Refusal.of(
                    language -> colleague.post(review.path() + "/claim", Map.of("version", seen), LANGUAGE, language),
                    409,
                    "review-claimed");

            assertThat(refusal.member("who")).isEqualTo("林志远");
            assertThat(refusal.member("when"))
                    .isEqualTo(after.get("review").get("claim").get("at").asString());
            Refusal.of(
                    language -> colleague.post(
                            review.path() + "/approval",
                            Map.of("version", after.get("review").get("version").asInt(), "result", Map.of()),
                            LANGUAGE,
                            language),
                    409,
                    "review-claimed");
            assertThat(review.read()).isEqualTo(after);
        }

        @Test
        void a_decision_on_a_version_that_is_no_longer_true_changes_nothing() {
            int seen = review.version();
            review.claim();
            var after = review.read();

            Refusal.of(
                    language -> review.officer()
                            .post(
                                    review.path() + "/approval",
                                    Map.of("version", seen, "result", Map.of()),
                                    LANGUAGE,
                                    language),
                    409,
                    "review-changed");

            assertThat(review.read()).isEqualTo(after);
        }

        @Test
        void a_refusal_needs_a_reason_and_a_basis() {
            review.claim();
            var before = review.read();
            int version = review.version();

            Refusal.of(
                            language -> review.officer()
                                    .post(
                                            review.path() + "/refusal",
                                            Map.of("version", version, "reason", "  "),
                                            LANGUAGE,
                                            language),
                            422,
                            "review-entry")
                    .onlyAt("/reason required", "/basis required");

            assertThat(review.read()).isEqualTo(before);
        }

        @Test
        void a_decision_needs_a_claim() {
            var before = review.read();
            int version = review.version();

            Refusal.of(
                    language -> review.officer()
                            .post(
                                    review.path() + "/approval",
                                    Map.of("version", version, "result", Map.of()),
                                    LANGUAGE,
                                    language),
                    409,
                    "review-not-claimed");

            assertThat(review.read()).isEqualTo(before);
        }

        @Test
        void a_review_of_another_department_does_not_exist() {
            var before = review.read();
            var stranger = Town.officerOf("tax");

            Refusal.of(language -> stranger.get(review.path(), LANGUAGE, language), 404, "not-found");
            for (String act : List.of("claim", "release", "correction", "approval", "refusal")) {
                var body = new LinkedHashMap<String, Object>(Map.of("version", review.version()));
                body.putAll(Map.of("reason", "材料不符", "basis", "行政许可法 第三十八条"));
                body.remove(act.equals("refusal") ? "" : "reason");
                body.remove(act.equals("refusal") ? "" : "basis");
                Refusal.of(
                        language -> stranger.post(review.path() + "/" + act, body, LANGUAGE, language),
                        404,
                        "not-found");
            }

            assertThat(review.read()).isEqualTo(before);
        }

        @Test
        void a_case_of_somebody_else_does_not_exist() {
            var before = application.view();
            var stranger = Town.applicant(17);
            String path = "/api/applications/" + application.id();

            Refusal.of(language -> stranger.get(path, LANGUAGE, language), 404, "not-found");
            Refusal.of(language -> stranger.get(path + "/timeline", LANGUAGE, language), 404, "not-found");
            Refusal.of(
                    language -> stranger.post(path + "/withdrawal", Map.of("reason", "我"), LANGUAGE, language),
                    404,
                    "not-found");
            Refusal.of(
                    language -> stranger.post(
                            path + "/corrections/" + review.id(), Map.of("fields", Map.of()), LANGUAGE, language),
                    404,
                    "not-found");

            assertThat(application.view()).isEqualTo(before);
        }
    }

    /** Which cases there are and what for; how far each has come changes by itself meanwhile. */
    private static List<String> applicationsOf(Person applicant) {
        return applicant
                .get("/api/applications?limit=100")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(line ->
                        line.get("id").asString() + " " + line.get("caseNo").asString() + " "
                                + line.get("bundle").asString())
                .toList();
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }
}
