package cn.yijianshi.department.tables.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.tables.domain.Tables;
import cn.yijianshi.testing.SecondAdministrator;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class TableControllerTest {

    @Autowired
    MockMvc http;

    @Autowired
    Tables tables;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private LocalDate today;

    @BeforeEach
    void the_table_as_it_shipped() {
        today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
        transaction.executeWithoutResult(status -> {
            sql.sql("DELETE FROM seal_price WHERE source NOT IN ('old list', 'new list') OR valid_from > '2026-01-01'")
                    .update();
            sql.sql("DELETE FROM seal_price WHERE kind = 'OFFICIAL' AND size_to = 40")
                    .update();
            sql.sql(
                            "INSERT INTO seal_price (kind, size_to, price, percent, grounds, by_post, valid_from, valid_to, source)"
                                    + " VALUES ('OFFICIAL', 40, 100, 3, NULL, NULL, '2024-01-01', '2024-12-31', 'old list'),"
                                    + " ('OFFICIAL', 40, 120, 3, 'POLICE,COURT', TRUE, '2025-01-01', NULL, 'new list')")
                    .update();
            sql.sql("UPDATE seal_price SET valid_to = NULL WHERE size_to = 60 OR kind = 'CONTRACT'")
                    .update();
            sql.sql("UPDATE dated_table SET revision = revision + 1").update();
        });
    }

    @Test
    void a_table_says_what_may_stand_in_it() throws Exception {
        http.perform(get("/api/tables").with(Tokens.applicant("anybody")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].name").value("seal-price"))
                .andExpect(jsonPath("$.items[0].columns[0].kind").value("CHOICE"))
                .andExpect(jsonPath("$.items[0].columns[1].key").value(true))
                .andExpect(jsonPath("$.items[0].columns[2].most").value(999999999999.99))
                .andExpect(jsonPath("$.items[0].columns[3].required").value(false));
        http.perform(get("/api/tables/no-such-table").with(Tokens.administrator()))
                .andExpect(status().isNotFound());
        http.perform(get("/api/tables")).andExpect(status().isUnauthorized());
    }

    @Test
    void it_shows_what_holds_on_a_day_in_parts() throws Exception {
        var first = http.perform(get("/api/tables/seal-price")
                        .param("limit", "2")
                        .param("on", "2024-06-01")
                        .with(Tokens.approver("bank")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].values.kind").value("CONTRACT"))
                .andExpect(jsonPath("$.items[0].values.byPost").value(false))
                .andExpect(jsonPath("$.items[1].values.price").value(100))
                .andReturn()
                .getResponse()
                .getContentAsString();

        http.perform(get("/api/tables/seal-price")
                        .param("limit", "2")
                        .param("on", "2024-06-01")
                        .param("after", JsonPath.<String>read(first, "$.next"))
                        .with(Tokens.approver("bank")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].values.sizeTo").value(60))
                .andExpect(jsonPath("$.next").isEmpty());
        http.perform(get("/api/tables/seal-price").param("after", "nonsense").with(Tokens.administrator()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void a_new_line_holds_from_its_day_and_the_old_one_until_the_day_before() throws Exception {
        // Asked before the change, so that what is remembered would show.
        assertThat(price(today.plusDays(30))).isEqualTo("120");

        var proposal = propose(line("OFFICIAL", 40, "130.50", today.plusDays(10)))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.content.before[0].validTo").isEmpty())
                .andExpect(jsonPath("$.content.after[0].validTo")
                        .value(today.plusDays(9).toString()))
                .andExpect(jsonPath("$.content.after[1].values.price").value(130.5));
        assertThat(price(today.plusDays(10))).as("nobody else has looked at it").isEqualTo("120");
        http.perform(post("/api/editing/changes/" + idOf(proposal) + "/publication")
                        .with(Tokens.administrator()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/four-eyes-change"));
        SecondAdministrator.publishes(http, proposal).andExpect(status().isOk());

        assertThat(price(LocalDate.of(2024, 6, 1))).isEqualTo("100");
        assertThat(price(today)).isEqualTo("120");
        assertThat(price(today.plusDays(9))).isEqualTo("120");
        assertThat(price(today.plusDays(10))).isEqualTo("130.5");
        http.perform(get("/api/tables/seal-price/lines").param("limit", "100").with(Tokens.administrator()))
                .andExpect(jsonPath("$.items.length()").value(5));
    }

    @Test
    void the_book_of_changes_says_who_and_why() throws Exception {
        change(line("OFFICIAL", 40, "140", today.plusDays(3))).andExpect(status().isOk());

        http.perform(get("/api/tables/seal-price/changes").with(Tokens.supervisor()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].act").value("ADDED"))
                .andExpect(jsonPath("$.items[0].by").value("管理员"))
                .andExpect(jsonPath("$.items[0].confirmedBy").value("管理员second"))
                .andExpect(jsonPath("$.items[0].reason").value("调价"))
                .andExpect(jsonPath("$.items[0].before[0].values.price").value(120))
                .andExpect(jsonPath("$.items[0].before[0].values.grounds[1]").value("COURT"))
                .andExpect(jsonPath("$.items[0].after[1].values.price").value(140));
        http.perform(get("/api/tables/seal-price/changes").with(Tokens.approver("bank")))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_repeated_request_changes_nothing_and_gets_the_same_answer() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = line("OFFICIAL", 40, "150", today.plusDays(5));

        var first = propose(key, body, Tokens.administrator()).andExpect(status().isAccepted());
        propose(key, body, Tokens.administrator())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(idOf(first)));
        propose(key, line("OFFICIAL", 40, "151", today.plusDays(5)), Tokens.administrator())
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("/problems/idempotency-key-reused"));
        SecondAdministrator.publishes(http, first).andExpect(status().isOk());
        propose(key, body, Tokens.administrator())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("PUBLISHED"));
    }

    @Test
    void a_proposal_whose_line_was_changed_meanwhile_is_overtaken() throws Exception {
        var late = propose(line("OFFICIAL", 40, "150", today.plusDays(9)));
        change(line("OFFICIAL", 40, "140", today.plusDays(2))).andExpect(status().isOk());

        SecondAdministrator.publishes(http, late)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/change-overtaken"));
        assertThat(price(today.plusDays(9))).isEqualTo("140");
    }

    @Test
    void a_discarded_proposal_never_holds_and_may_be_proposed_again() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = line("OFFICIAL", 40, "150", today.plusDays(5));
        var proposal = propose(key, body, Tokens.administrator());
        http.perform(post("/api/editing/changes/" + idOf(proposal) + "/discarding")
                        .with(Tokens.administratorNamed("second")))
                .andExpect(status().isOk());

        SecondAdministrator.publishes(http, proposal)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/change-state"));
        assertThat(price(today.plusDays(5))).isEqualTo("120");
        propose(key, body, Tokens.administrator()).andExpect(status().isAccepted());
    }

    @Test
    void two_lines_never_hold_on_one_day() throws Exception {
        change(line("OFFICIAL", 40, "150", today.plusDays(5))).andExpect(status().isOk());

        change(line("OFFICIAL", 40, "160", today.plusDays(5)))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.begins").value(today.plusDays(5).toString()));
        change(line("OFFICIAL", 40, "160", today.plusDays(2))).andExpect(status().isConflict());
        change(line("OFFICIAL", 40, "160", today.plusDays(6))).andExpect(status().isOk());
    }

    @Test
    void of_two_administrators_at_the_same_moment_one_is_told_of_the_other() throws Exception {
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            var body = line("CONTRACT", 40, "9" + n, today.plusDays(5));
            writers.add(() -> change(body).andReturn().getResponse().getStatus());
        }
        var pool = Executors.newFixedThreadPool(4);
        var answers = new ArrayList<Integer>();
        for (var answer : pool.invokeAll(writers)) {
            answers.add(answer.get());
        }
        pool.shutdown();

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void who_read_an_older_table_reads_it_again_first() throws Exception {
        long seen = JsonPath.<Integer>read(
                http.perform(get("/api/tables/seal-price").with(Tokens.administrator()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.table.revision");
        change(seenAt(seen, line("OFFICIAL", 60, "160", today.plusDays(5)))).andExpect(status().isOk());

        change(seenAt(seen, line("OFFICIAL", 40, "130", today.plusDays(5))))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/table-changed"));
    }

    @Test
    void the_past_is_changed_only_by_who_says_so() throws Exception {
        var body = line("OFFICIAL", 60, "155", today.minusDays(1));

        change(body).andExpect(status().is(422)).andExpect(jsonPath("$.type").value("/problems/table-in-the-past"));
        change(body.replace("\"reason\"", "\"retroactive\":true,\"reason\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.content.retroactive").value(true));
        change(line("CONTRACT", 40, "81", today)).andExpect(status().isOk());
    }

    @Test
    void a_line_ends_from_a_day_on_and_what_was_planned_is_taken_back() throws Exception {
        change(line("OFFICIAL", 40, "150", today.plusDays(5))).andExpect(status().isOk());

        end("OFFICIAL", 40, today.plusDays(3))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.content.act").value("ENDED"))
                .andExpect(jsonPath("$.content.before.length()").value(2))
                .andExpect(jsonPath("$.content.after.length()").value(1));
        assertThat(price(today.plusDays(2))).isEqualTo("120");
        assertThat(price(today.plusDays(3))).isNull();
        assertThat(price(today.plusDays(6))).isNull();
        end("OFFICIAL", 40, today.plusDays(3)).andExpect(status().is(422));

        change(line("OFFICIAL", 40, "170", today.plusDays(8)))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("/problems/table-gap"));
        change(line("OFFICIAL", 40, "170", today.plusDays(3))).andExpect(status().isOk());
        assertThat(price(today.plusDays(3))).isEqualTo("170");
    }

    @Test
    void wrong_values_are_named_place_by_place() throws Exception {
        change("{\"values\":{\"kind\":\"OFFICIAL\",\"sizeTo\":40.5,\"price\":-1,\"colour\":\"red\"},\"validFrom\":\""
                        + today + "\",\"source\":\"市价\",\"reason\":\"调价\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[?(@.pointer=='/values/sizeTo')].code")
                        .value("too-many-decimals"))
                .andExpect(
                        jsonPath("$.errors[?(@.pointer=='/values/price')].code").value("out-of-range"))
                .andExpect(jsonPath("$.errors[?(@.pointer=='/values/colour')].code")
                        .value("unknown-column"));
        change("{\"values\":{}}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(org.hamcrest.Matchers.contains("/validFrom", "/source", "/reason")));
    }

    @Test
    void only_an_administrator_writes() throws Exception {
        var body = line("OFFICIAL", 40, "150", today.plusDays(5));

        for (var other : List.of(Tokens.approver("bank"), Tokens.supervisor(), Tokens.applicant("somebody"))) {
            propose(UUID.randomUUID().toString(), body, other).andExpect(status().isForbidden());
        }
    }

    private String price(LocalDate day) {
        return tables.on("seal-price", day).stream()
                .filter(line -> line.text("kind").equals("OFFICIAL") && line.whole("sizeTo") == 40)
                .map(line -> line.number("price").toPlainString())
                .findFirst()
                .orElse(null);
    }

    private static String line(String kind, int sizeTo, String price, LocalDate from) {
        return "{\"values\":{\"kind\":\"%s\",\"sizeTo\":%d,\"price\":%s},\"validFrom\":\"%s\",\"source\":\"市价\",\"reason\":\"调价\"}"
                .formatted(kind, sizeTo, price, from);
    }

    private static String seenAt(long revision, String body) {
        return body.replace("\"reason\"", "\"revision\":" + revision + ",\"reason\"");
    }

    /** Proposes, and a second administrator publishes. */
    private ResultActions change(String body) throws Exception {
        return SecondAdministrator.publishes(http, propose(body));
    }

    private ResultActions propose(String body) throws Exception {
        return propose(UUID.randomUUID().toString(), body, Tokens.administrator());
    }

    private ResultActions propose(String key, String body, RequestPostProcessor who) throws Exception {
        return http.perform(post("/api/tables/seal-price/lines")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content(body)
                .with(who));
    }

    private static String idOf(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
    }

    private ResultActions end(String kind, int sizeTo, LocalDate from) throws Exception {
        return SecondAdministrator.publishes(
                http,
                http.perform(post("/api/tables/seal-price/ends")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .content("{\"values\":{\"kind\":\"%s\",\"sizeTo\":%d},\"from\":\"%s\",\"reason\":\"停办\"}"
                                .formatted(kind, sizeTo, from))
                        .with(Tokens.administrator())));
    }
}
