package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.local.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An administrator changes numbers of the law from a day on. The last of all specifications: what it changes stays
 * changed, from its tomorrow on.
 */
@SystemTest
@Order(9)
class LawChangesTest {

    private static final String RATES = "/api/departments/tax/tables/house-tax-rate";
    private static final String LIMITS = "/api/catalogue/items/company_establishment/limits";

    @AfterEach
    void back_to_real_time() {
        MovedTime.backToReal();
    }

    @Test
    void a_deed_tax_rate_changes_from_tomorrow_for_contracts_signed_from_then_on() {
        LocalDate today = Town.today();
        LocalDate tomorrow = today.plusDays(1);
        var filedToday = transfer(today);
        // What is decided tomorrow was filed today.
        JsonNode taxToday = filedToday.review("house_tax").awaitInQueue().read();
        assertThat(taxToday.get("review").get("status").asString()).isEqualTo("OPEN");

        BigDecimal old = changeTheRate("DEED-1-140", new BigDecimal("0.8"), tomorrow);

        assertThat(old).isEqualByComparingTo("1");
        assertThat(rateOn("DEED-1-140", today)).isEqualByComparingTo("1");
        assertThat(rateOn("DEED-1-140", tomorrow)).isEqualByComparingTo("0.8");
        MovedTime.to(tomorrow.atTime(10, 0).atZone(Town.ZONE_OF_LAW).toInstant());
        assertThat(deedTax(filedToday)).isEqualByComparingTo("10000");
        assertThat(deedTax(transfer(tomorrow))).isEqualByComparingTo("8000");
        // The tax arises when the contract is signed (契税法 第九条), whenever it is filed.
        assertThat(deedTax(transfer(today))).isEqualByComparingTo("10000");
        JsonNode change = Town.supervisor()
                .get(RATES + "/changes")
                .expect(200)
                .json()
                .get("items")
                .get(0);
        assertThat(change.toString()).contains("许美玲", "DEED-1-140", "地方减税");
    }

    @Test
    void an_items_promise_gets_shorter_for_cases_filed_from_tomorrow_on() {
        LocalDate tomorrow = Town.today().plusDays(1);
        var filedToday = Town.applicant(7).files(Submission.aCompany());
        var review = filedToday.review("company_establishment").awaitInQueue();
        assertThat(promise(filedToday)).isEqualTo("4 WORKING_HOUR");
        JsonNode before = last(Town.stranger().get(LIMITS).expect(200).json());

        var change = new LinkedHashMap<String, Object>();
        change.put("version", before.get("version").asInt());
        change.put("reason", "再提速");
        change.put("effectiveFrom", tomorrow.toString());
        change.put("promised", Map.of("amount", 2, "unit", "WORKING_HOUR"));
        change.put("statutory", before.get("statutory"));
        Refusal.of(language -> Town.supervisor().put(LIMITS, change, "Accept-Language", language), 403, "not-allowed");
        anotherPublishes(Town.administrator().put(LIMITS, change), "/api/editing/changes/");

        assertThat(promise(Town.applicant(7).files(Submission.aCompany())))
                .as("still today")
                .isEqualTo("4 WORKING_HOUR");
        MovedTime.to(tomorrow.atTime(9, 0).atZone(Town.ZONE_OF_LAW).toInstant());
        var filedTomorrow = Town.applicant(7).files(Submission.aCompany());
        assertThat(promise(filedTomorrow)).isEqualTo("2 WORKING_HOUR");
        assertThat(promise(filedToday)).isEqualTo("4 WORKING_HOUR");
        // Each is decided as it was filed.
        review.claim().refuse();
        filedTomorrow.review("company_establishment").claim().refuse();
        List.of(filedToday, filedTomorrow).forEach(FiledApplication::awaitEnd);
    }

    private static FiledApplication transfer(LocalDate signedOn) {
        var application = Town.applicant(8)
                .files(Submission.aTransferOf(Home.registered()).entering("deal.signedOn", signedOn.toString()));
        application.review("transaction_check").claim().approve();
        return application;
    }

    private static BigDecimal deedTax(FiledApplication application) {
        var review = application.review("house_tax").claim().approve();
        String tax =
                review.read().get("decision").get("outputs").get("tax.deed").asString();
        Desk.approveAll(application);
        return new BigDecimal(tax);
    }

    /** @return the rate until then */
    private static BigDecimal changeTheRate(String rule, BigDecimal percent, LocalDate from) {
        JsonNode line = line(rule, null);
        var values = new LinkedHashMap<String, Object>();
        line.get("values").properties().forEach(value -> values.put(value.getKey(), value.getValue()));
        values.put("percent", percent);
        var proposal = Town.administrator()
                .post(
                        RATES + "/lines",
                        Map.of("values", values, "validFrom", from.toString(), "source", "地方规定（演示）", "reason", "地方减税"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        anotherPublishes(proposal, "/api/departments/tax/editing/changes/");
        return line.get("values").get("percent").decimalValue();
    }

    /** What one administrator proposed he cannot publish himself; the other one can. */
    private static void anotherPublishes(Answer proposal, String changes) {
        String id = proposal.expect(202).json().get("id").asString();
        String publication = changes + id + "/publication";
        Refusal.of(
                language -> Town.administrator().post(publication, Map.of(), "Accept-Language", language),
                403,
                "four-eyes-change");
        Town.person("admin2").post(publication, Map.of()).expect(200);
    }

    private static BigDecimal rateOn(String rule, LocalDate day) {
        return line(rule, day).get("values").get("percent").decimalValue();
    }

    private static JsonNode line(String rule, LocalDate day) {
        return Town.administrator()
                .get(RATES + "?limit=100" + (day == null ? "" : "&on=" + day))
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(row -> row.get("values").get("ruleId").asString().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static String promise(FiledApplication application) {
        application.review("company_establishment");
        JsonNode promised = application.item("company_establishment").get("promised");
        return promised.get("amount").asInt() + " " + promised.get("unit").asString();
    }

    private static JsonNode last(JsonNode editions) {
        return editions.get(editions.size() - 1);
    }
}
