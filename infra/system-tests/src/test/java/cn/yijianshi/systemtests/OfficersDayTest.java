package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.local.Answer;
import cn.yijianshi.local.DemoOffice;
import cn.yijianshi.local.DemoOffice.Case;
import cn.yijianshi.local.DemoOffice.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * A registrar's day through the HTTP API alone, with the demo data of ./start --demo-office: from the first look at the
 * queue to the colleague who stands in for him tomorrow.
 */
@SystemTest
@Order(7)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficersDayTest {

    private static final long SEED = 20_261_123;
    private static final String SERVICE = "company-registration";

    private final Seat registrar = Seat.of("registrar", SERVICE);
    private final Seat colleague = Seat.of("registrar2", SERVICE);
    private final Seat lead = Seat.of("registrarlead", SERVICE);

    private List<Case> cases;
    private List<Case> waiting;

    @BeforeAll
    void a_working_day_with_work_in_every_state() {
        cases = new DemoOffice(Town.url(), Path.of("../.."), SEED, line -> {}).fill(true);
        waiting = in(Stage.WAITING);
        // Whom one can name is known from his calls.
        List.of(registrar, colleague, lead).forEach(seat -> seat.officer()
                .get("/api/departments/" + SERVICE + "/officers")
                .expect(200));
    }

    @AfterAll
    void back_to_real_time() {
        MovedTime.backToReal();
    }

    @Test
    @Order(1)
    void the_demo_data_has_every_state() {
        assertThat(cases)
                .extracting(this::status)
                .contains("OPEN", "CLAIMED", "CORRECTION_REQUESTED", "REFUSED", "WITHDRAWN", "APPROVED");
        assertThat(Town.supervisor()
                        .get(registrar.reviews() + "/counts?item=company_establishment&status=OPEN")
                        .expect(200)
                        .json()
                        .get("all")
                        .asInt())
                .isEqualTo(open().size());
    }

    @Test
    @Order(2)
    void the_queue_burns_in_every_colour_and_counts_without_lists() {
        Waiting.until(
                "a red, a yellow and a green lamp",
                () -> lamp(waiting.get(0)).equals("RED")
                        && lamp(waiting.get(1)).equals("YELLOW")
                        && lamp(waiting.get(2)).equals("GREEN"));

        var open = open();
        assertThat(open.stream().map(line -> line.get("dueAt").asString())).isSorted();
        JsonNode counts = registrar
                .officer()
                .get(registrar.reviews() + "/counts?status=OPEN&item=company_establishment")
                .expect(200)
                .json();
        assertThat(counts.get("all").asInt()).isEqualTo(open.size());
        for (String lamp : List.of("RED", "YELLOW", "GREEN")) {
            assertThat(counts.get("lamp").path(lamp).asInt()).as(lamp).isEqualTo((int) open.stream()
                    .filter(line -> line.get("lamp").asString().equals(lamp))
                    .count());
        }
    }

    @Test
    @Order(3)
    void a_filter_is_kept_under_a_name_and_used_again() {
        var filter = registrar
                .officer()
                .post(
                        registrar.reviews() + "/filters",
                        Map.of(
                                "name",
                                "快到期的",
                                "criteria",
                                Map.of("lamp", List.of("RED", "YELLOW"), "status", List.of("OPEN"))),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .json();
        var urgent = ids(list("?limit=100&filter=" + filter.get("id").asString()));
        assertThat(urgent)
                .contains(waiting.get(0).reviewId(), waiting.get(1).reviewId())
                .doesNotContain(waiting.get(2).reviewId());
        assertThat(registrar
                        .officer()
                        .get(registrar.reviews() + "/filters")
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(one -> one.get("name").asString()))
                .contains("快到期的");
    }

    @Test
    @Order(4)
    void the_next_one_is_the_one_whose_legal_limit_ends_first() {
        var legalDays = open().stream()
                .filter(line -> line.get("awaits").isEmpty())
                .map(line -> line.get("statutoryDueAt").asString().substring(0, 10))
                .sorted()
                .toList();
        String key = UUID.randomUUID().toString();

        JsonNode taken = takeNext(key);

        assertThat(taken.get("status").asString()).isEqualTo("CLAIMED");
        assertThat(taken.get("claim").get("mine").asBoolean()).isTrue();
        assertThat(taken.get("statutoryDueAt").asString()).startsWith(legalDays.get(0));
        assertThat(takeNext(key).get("id")).as("asked for again").isEqualTo(taken.get("id"));
        registrar.does(taken.get("id").asString(), "release");
    }

    @Test
    @Order(5)
    void of_two_who_take_the_same_one_the_loser_hears_who_was_faster_and_when() {
        String review = waiting.get(2).reviewId();
        int version = registrar.version(review);
        // Both are signed in, so that they are really at it together.
        assertThat(colleague.version(review)).isEqualTo(version);

        var one = CompletableFuture.supplyAsync(() -> registrar.tryTo(review, "claim", version, Map.of()));
        var other = CompletableFuture.supplyAsync(() -> colleague.tryTo(review, "claim", version, Map.of()));
        var answers = List.of(one.join(), other.join());

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        JsonNode lost = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow()
                .json();
        String winner = registrar.line(review).get("claim").get("name").asString();
        assertThat(lost.get("who").asString()).isEqualTo(winner);
        assertThat(Instant.parse(lost.get("when").asString())).isBeforeOrEqualTo(Town.now());
        assertThat(lost.get("detail").asString()).contains(winner);
    }

    @Test
    @Order(6)
    void he_accepts_comments_asks_a_colleague_and_prints_the_sheet() {
        String review = waiting.get(3).reviewId();
        registrar.does(review, "claim");
        registrar.does(review, "acceptance");
        registrar.does(review, "comments", Map.of("text", "已电话核实经营地址"));
        registrar.does(review, "co-reviewers", Map.of("officers", List.of("registrar2"), "text", "名称是否近似？"));

        var tooEarly = registrar.tryTo(review, "approval", approval(review));
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.json().get("officers").get(0).asString()).isEqualTo("苏雅琴");
        assertThat(colleague
                        .officer()
                        .get(colleague.reviews() + "/shared-with-me?limit=100")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(shared -> shared.get("review").get("id").asString()))
                .contains(review);

        colleague.does(review, "opinion", Map.of("voice", "AGREE", "text", "不近似"));
        registrar.does(review, "approval", approval(review));

        byte[] sheet = registrar
                .officer()
                .get(registrar.path(review) + "/print")
                .expect(200)
                .bytes();
        assertThat(new String(sheet, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(acts(registrar, review)).contains("ACCEPTED", "COMMENTED", "APPROVED");
    }

    @Test
    @Order(7)
    void he_hands_one_to_a_colleague_who_decides_it() {
        String review = waiting.get(4).reviewId();
        registrar.does(review, "claim");

        registrar.does(review, "transfer", Map.of("to", "registrar2", "text", "与本人有利害关系，申请回避"));

        assertThat(registrar.tryTo(review, "approval", approval(review)).status())
                .isEqualTo(409);
        assertThat(colleague.line(review).get("claim").get("mine").asBoolean()).isTrue();
        colleague.does(review, "refusal", refusal());
        assertThat(status(waiting.get(4))).isEqualTo("REFUSED");
    }

    @Test
    @Order(8)
    void a_slip_is_taken_back_before_anybody_hears_of_it() {
        Case slip = waiting.get(5);
        String review = slip.reviewId();
        registrar.does(review, "claim");
        var refusal = new LinkedHashMap<>(refusal());
        refusal.remove("effective");
        assertThat(registrar.does(review, "refusal", refusal).get("status").asString())
                .isEqualTo("DECIDING");
        registrar.does(review, "decision/withdrawal", Map.of("reason", "点错了"));

        assertThat(registrar
                        .does(review, "approval", Map.of("result", registrar.result(review)))
                        .get("status")
                        .asString())
                .isEqualTo("DECIDING");
        assertThat(stateOf(slip)).isIn("OPEN", "IN_REVIEW");
        MovedTime.by(Duration.ofSeconds(31));
        Waiting.until("the approval to take effect", () -> status(slip).equals("APPROVED"));
        Waiting.until("the applicant to hear of it", () -> stateOf(slip).equals("APPROVED"));
        var tooLate = registrar.tryTo(review, "decision/withdrawal", Map.of("reason", "又后悔了"));
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.json().get("type").asString()).isEqualTo("/problems/undo-window-over");
        assertThat(told(slip)).doesNotContain("REVIEW_REFUSED");
    }

    @Test
    @Order(9)
    void a_gap_is_asked_about_once_and_comes_back_answered() {
        Case gap = waiting.get(6);
        registrar.does(gap.reviewId(), "claim");
        registrar.does(
                gap.reviewId(),
                "correction",
                Map.of("defects", List.of(Map.of("field", "enterprise.email", "text", "电子邮箱无法送达。"))));
        var applicant = Town.person(gap.applicant());
        String path = "/api/applications/" + gap.id();
        Waiting.until(
                "the notice",
                () -> !applicant.get(path).expect(200).json().get("corrections").isEmpty());
        applicant
                .post(
                        path + "/corrections/" + gap.reviewId(),
                        Map.of("fields", Map.of("enterprise.email", "new@example.cn")))
                .expect(200);
        Waiting.until("the answer", () -> status(gap).equals("CLAIMED"));

        var again = registrar.tryTo(
                gap.reviewId(),
                "correction",
                Map.of("defects", List.of(Map.of("field", "enterprise.mobile", "text", "再问一次。"))));
        assertThat(again.json().get("type").asString()).isEqualTo("/problems/correction-used");
    }

    @Test
    @Order(10)
    void of_five_approved_at_once_two_fail_and_say_why() {
        var five = new ArrayList<>(waiting.subList(7, 11));
        // The fifth wants the name of the first.
        var namesake = Town.applicant(6)
                .files(Submission.aCompany()
                        .entering("enterprise.nameBrand", five.get(0).brand()));
        var reviews = new ArrayList<>(five.stream().map(Case::reviewId).toList());
        reviews.add(namesake.review("company_establishment").awaitInQueue().id());
        for (int i = 0; i < 5; i++) {
            (i == 2 ? colleague : registrar).does(reviews.get(i), "claim");
        }

        var entries = reviews.stream()
                .map(review -> Map.of("id", review, "version", registrar.version(review)))
                .toList();
        JsonNode answer = registrar
                .officer()
                .post(
                        registrar.reviews() + "/bulk",
                        Map.of(
                                "verb",
                                "approval",
                                "effective",
                                "AT_ONCE",
                                "result",
                                registrar.result(reviews.get(0)),
                                "reviews",
                                entries))
                .expect(200)
                .json();

        assertThat(answer.get("done").asInt()).as(answer.toString()).isEqualTo(3);
        assertThat(answer.get("failed").asInt()).isEqualTo(2);
        assertThat(answer.get("results").valueStream().map(result -> result.get("status")
                        .asInt()))
                .containsExactly(200, 200, 409, 200, 422);
        JsonNode anothers = answer.get("results").get(2).get("problem");
        assertThat(anothers.get("type").asString()).isEqualTo("/problems/review-claimed");
        assertThat(anothers.get("who").asString()).isEqualTo("苏雅琴");
        JsonNode taken = answer.get("results").get(4).get("problem");
        assertThat(taken.get("type").asString()).isEqualTo("/problems/grant-blocked");
        assertThat(taken.get("errors").get(0).get("pointer").asString()).startsWith("/enterprise/name");
        Waiting.until("their licences", () -> List.of(0, 1, 3).stream()
                .allMatch(i -> stateOf(five.get(i)).equals("APPROVED")));
    }

    @Test
    @Order(11)
    void an_open_queue_hears_what_a_colleague_does() {
        String review = waiting.get(11).reviewId();
        try (var stream = registrar.officer().listen(registrar.reviews() + "/stream")) {
            colleague.does(review, "claim");
            Waiting.until("word of " + review, () -> stream.data().stream().anyMatch(told -> told.contains(review)));
        }
    }

    @Test
    @Order(12)
    void a_clock_stands_still_for_an_expert_and_the_ledger_says_on_what_ground() {
        Case accepted = in(Stage.ACCEPTED).get(0);
        var applicant = Town.person(accepted.applicant());

        registrar
                .officer()
                .post(clock(accepted) + "/pauses", Map.of("ground", "EXPERT_REVIEW", "text", "需专家评审", "days", 5))
                .expect(200);
        Waiting.until("a clock that stands", () -> registrar
                .line(accepted.reviewId())
                .get("clock")
                .asString()
                .equals("STOPPED"));
        registrar
                .officer()
                .post(clock(accepted) + "/resumption", Map.of("text", "评审结束"))
                .expect(200);
        Waiting.until("a clock that runs", () -> registrar
                .line(accepted.reviewId())
                .get("clock")
                .asString()
                .equals("RUNNING"));

        for (Person reader : List.of(registrar.officer(), applicant)) {
            JsonNode ledger = ledger(reader, accepted);
            assertThat(ledger.get("facts").valueStream().map(fact -> fact.get("kind")
                            .asString()))
                    .containsSubsequence("ACCEPTED", "PAUSED", "RESUMED");
            JsonNode paused = ledger.get("facts")
                    .valueStream()
                    .filter(fact -> fact.get("kind").asString().equals("PAUSED"))
                    .findFirst()
                    .orElseThrow();
            assertThat(paused.get("ground").asString()).isEqualTo("EXPERT_REVIEW");
            assertThat(paused.get("basis").asString()).isEqualTo("行政许可法第四十五条");
            // To the applicant an office speaks, not a person.
            assertThat(paused.get("author").asString()).isEqualTo(reader == applicant ? "market-regulation" : "林志远");
        }
    }

    @Test
    @Order(13)
    void more_time_is_asked_for_by_one_and_granted_by_another() {
        Case complex = in(Stage.ACCEPTED).get(0);
        Instant before = Instant.parse(
                ledger(registrar.officer(), complex).get("statutoryDueAt").asString());
        JsonNode request = registrar
                .officer()
                .post(
                        clock(complex) + "/extensions",
                        Map.of("ground", "COMPLEX_REGISTRATION", "workingDays", 3, "text", "股权结构复杂"))
                .expect(201)
                .json();
        String approval = clock(complex) + "/extensions/" + request.get("id").asString() + "/approval";
        var granted = Map.of("approved", true, "text", "同意延长");
        assertThat(registrar.officer().post(approval, granted).status()).isEqualTo(403);

        lead.officer().post(approval, granted).expect(200);

        JsonNode ledger = ledger(registrar.officer(), complex);
        assertThat(Instant.parse(ledger.get("statutoryDueAt").asString())).isAfter(before);
        JsonNode extended = ledger.get("facts")
                .valueStream()
                .filter(fact -> fact.get("kind").asString().equals("EXTENDED"))
                .findFirst()
                .orElseThrow();
        assertThat(extended.get("author").asString()).isEqualTo("林志远");
        assertThat(extended.get("approvedBy").asString()).isEqualTo("庄建成");
    }

    @Test
    @Order(14)
    void tomorrow_a_colleague_stands_in_for_him() {
        String review = in(Stage.CORRECTION_ANSWERED).get(0).reviewId();
        var tomorrow = Town.today().plusDays(1);
        registrar
                .officer()
                .post(
                        "/api/departments/" + SERVICE + "/delegations",
                        Map.of(
                                "to",
                                "registrar2",
                                "from",
                                tomorrow.toString(),
                                "until",
                                tomorrow.toString(),
                                "text",
                                "外出培训"))
                .expect(201);
        assertThat(colleague.tryTo(review, "approval", approval(review)).status())
                .as("today")
                .isEqualTo(409);

        MovedTime.to(tomorrow.atTime(9, 0).atZone(Town.ZONE_OF_LAW).toInstant());
        Waiting.until(
                "the colleague's turn",
                () -> colleague.tryTo(review, "approval", approval(review)).status() == 200);

        JsonNode decided = registrar
                .read(review)
                .get("history")
                .valueStream()
                .filter(entry -> entry.get("act").asString().equals("APPROVED"))
                .findFirst()
                .orElseThrow();
        assertThat(decided.get("by").asString()).isEqualTo("苏雅琴");
        assertThat(decided.get("actingFor").asString()).isEqualTo("林志远");
        assertThat(Town.deadLetters()).isEmpty();
    }

    private List<Case> in(Stage stage) {
        return cases.stream().filter(one -> one.stage() == stage).toList();
    }

    private String status(Case one) {
        return registrar.line(one.reviewId()).get("status").asString();
    }

    private String lamp(Case one) {
        return registrar.line(one.reviewId()).get("lamp").asString();
    }

    /** How the applicant sees the item. */
    private static String stateOf(Case one) {
        return Town.person(one.applicant())
                .get("/api/applications/" + one.id())
                .expect(200)
                .json()
                .get("reviews")
                .valueStream()
                .filter(review -> review.get("item").asString().equals("company_establishment"))
                .findFirst()
                .orElseThrow()
                .get("state")
                .asString();
    }

    private static List<String> told(Case one) {
        return Town.person(one.applicant())
                .get("/api/applications/" + one.id() + "/timeline?limit=100")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(line -> line.get("kind").asString())
                .toList();
    }

    private static List<String> acts(Seat seat, String review) {
        return seat.read(review)
                .get("history")
                .valueStream()
                .map(entry -> entry.get("act").asString())
                .toList();
    }

    private Map<String, Object> approval(String review) {
        return Map.of("result", registrar.result(review), "effective", "AT_ONCE");
    }

    private static Map<String, Object> refusal() {
        return Map.of("reason", "住所使用证明与申报不符", "basis", "市场主体登记管理条例 第十九条", "effective", "AT_ONCE");
    }

    private JsonNode takeNext(String key) {
        return registrar
                .officer()
                .post(registrar.reviews() + "/next", Map.of(), "Idempotency-Key", key)
                .expect(200)
                .json();
    }

    /** Everything that nobody has taken yet, page after page. */
    private List<JsonNode> open() {
        var lines = new ArrayList<JsonNode>();
        String after = "";
        while (after != null) {
            JsonNode page = registrar
                    .officer()
                    .get(registrar.reviews() + "?status=OPEN&item=company_establishment&limit=5"
                            + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .json();
            page.get("items").forEach(lines::add);
            after = page.path("next").isString() ? page.get("next").asString() : null;
        }
        return lines;
    }

    private JsonNode list(String query) {
        return registrar.officer().get(registrar.reviews() + query).expect(200).json();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(line -> line.get("id").asString())
                .toList();
    }

    private static String clock(Case one) {
        return "/api/cases/" + one.id() + "/reviews/" + one.reviewId() + "/clock";
    }

    private static JsonNode ledger(Person reader, Case one) {
        return reader.get("/api/cases/" + one.id() + "/clocks")
                .expect(200)
                .json()
                .valueStream()
                .filter(clock -> clock.get("reviewId").asString().equals(one.reviewId()))
                .findFirst()
                .orElseThrow();
    }
}
