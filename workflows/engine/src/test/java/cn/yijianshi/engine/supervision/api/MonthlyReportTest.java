package cn.yijianshi.engine.supervision.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockFact.Kind;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockOutcome;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.ClockSubject;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.ExtensionGround;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.Lamp;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.PauseGround;
import cn.yijianshi.engine.supervision.domain.MonthRow;
import cn.yijianshi.engine.supervision.domain.Months;
import cn.yijianshi.engine.supervision.domain.Months.By;
import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/** The month against a slow count over the same facts, in a month that no other test has. */
@RoomTest
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class MonthlyReportTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final String OFFICE = "350500";
    private static final List<String> ITEMS = List.of("house_tax", "re_transfer", "seal_engraving");
    private static final Map<String, String> DEPARTMENTS =
            Map.of("house_tax", "tax", "re_transfer", "property-registration", "seal_engraving", "public-security");

    @TempDir
    Path folder;

    @Autowired
    MockMvc http;

    @Autowired
    Cases cases;

    @Autowired
    Clocks clocks;

    @Autowired
    Calendars calendars;

    @Autowired
    Months months;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    private final List<ClockLedger> facts = new ArrayList<>();
    private final List<Order> issued = new ArrayList<>();

    @BeforeEach
    void lives_of_two_hundred_reviews() {
        transaction.executeWithoutResult(status -> {
            sql.sql("DELETE FROM clock_fact").update();
            sql.sql("DELETE FROM clock_violation").update();
            sql.sql("DELETE FROM clock").update();
            sql.sql("DELETE FROM supervise_order").update();
        });
        Random random = new Random(20_261_122);
        for (int i = 0; i < 200; i++) {
            transaction.executeWithoutResult(status -> live(random));
        }
    }

    @Test
    void the_report_equals_a_slow_count_over_the_same_facts() {
        compare(By.ITEM, ledger -> ledger.subject().item(), Order::item);
        compare(By.DEPARTMENT, ledger -> DEPARTMENTS.get(ledger.subject().item()), Order::department);
        compare(By.ALL, ledger -> "", order -> "");
        assertThat(months.of(MAY, By.DEPARTMENT, Set.of("tax")))
                .containsExactlyElementsOf(months.of(MAY, By.DEPARTMENT, null).stream()
                        .filter(row -> row.key().equals("tax"))
                        .toList());
        assertThat(months.of(MAY, By.DEPARTMENT, Set.of())).isEmpty();
    }

    @Test
    void the_figures_are_rebuilt_from_the_facts_by_one_call() throws Exception {
        List<MonthRow> before = months.of(MAY, By.ITEM, null);
        transaction.executeWithoutResult(status -> sql.sql("UPDATE clock SET ended_month = NULL, received_month = NULL,"
                        + " used_minutes = 7, pauses = 0, extensions = 0, kept_promise = FALSE")
                .update());
        assertThat(months.of(MAY, By.ITEM, null)).isNotEqualTo(before);
        http.perform(post("/api/supervision/reports/figures").with(Tokens.supervisor()))
                .andExpect(status().isForbidden());
        http.perform(post("/api/supervision/reports/figures").with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.clocks").value(200));
        assertThat(months.of(MAY, By.ITEM, null)).isEqualTo(before);
    }

    @Test
    void the_same_numbers_come_as_a_table_as_a_chart_and_as_excel() throws Exception {
        MonthRow tax = months.of(MAY, By.DEPARTMENT, Set.of("tax")).get(0);
        http.perform(get("/api/supervision/reports/monthly?month=2026-05").with(Tokens.supervisor()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows.length()").value(3))
                .andExpect(jsonPath("$.rows[2].name").value("税务局"))
                .andExpect(jsonPath("$.rows[2].decided").value(tax.decided()))
                .andExpect(jsonPath("$.rows[2].promisedRate")
                        .value(tax.promisedRate().doubleValue()))
                .andExpect(jsonPath("$.total.name").value("合计"));
        http.perform(get("/api/supervision/reports/monthly/series?month=2026-05&by=item")
                        .with(Tokens.lead("chief", "tax")))
                .andExpect(jsonPath("$.keys.length()").value(1))
                .andExpect(jsonPath("$.series[1].key").value("decided"))
                .andExpect(jsonPath("$.series[1].values[0]").value(tax.decided()));
        byte[] file = http.perform(get("/api/supervision/reports/monthly.xlsx?month=2026-05&by=item")
                        .with(Tokens.supervisor()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.containsString(".xlsx")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Map<String, String> parts = unzipped(file);
        assertThat(HtmlUtils.htmlUnescape(parts.get("xl/sharedStrings.xml"))).contains("承诺按时办结率", "合计");
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("<v>" + tax.received() + "</v>");
        for (String wrong : List.of("month=May", "month=2026-13", "month=2026-05&by=colour")) {
            http.perform(get("/api/supervision/reports/monthly?" + wrong).with(Tokens.supervisor()))
                    .andExpect(status().isBadRequest());
        }
        http.perform(get("/api/supervision/reports/monthly?month=2001-01").with(Tokens.supervisor()))
                .andExpect(jsonPath("$.rows").isEmpty())
                .andExpect(jsonPath("$.total.promisedRate").doesNotExist());
    }

    private void compare(By by, Function<ClockLedger, String> key, Function<Order, String> orderKey) {
        Map<String, List<ClockLedger>> groups = facts.stream().collect(Collectors.groupingBy(key));
        Map<String, MonthRow> counted =
                months.of(MAY, by, null).stream().collect(Collectors.toMap(MonthRow::key, Function.identity()));
        assertThat(counted.keySet()).isEqualTo(groups.keySet());
        groups.forEach((name, group) -> assertThat(counted.get(name))
                .isEqualTo(slowly(
                        name,
                        group,
                        issued.stream()
                                .filter(order -> orderKey.apply(order).equals(name))
                                .toList())));
    }

    private MonthRow slowly(String key, List<ClockLedger> group, List<Order> orders) {
        List<ClockLedger> ended = group.stream()
                .filter(ledger -> ledger.state() == ClockState.STOPPED
                        && inMay(last(ledger).at()))
                .toList();
        List<ClockLedger> decided = ended.stream()
                .filter(ledger ->
                        List.of("APPROVED", "REFUSED").contains(last(ledger).ground()))
                .toList();
        List<Long> minutes = decided.stream().map(this::minutes).sorted().toList();
        BigDecimal average = minutes.isEmpty()
                ? null
                : BigDecimal.valueOf(minutes.stream().mapToLong(m -> m).sum())
                        .divide(BigDecimal.valueOf(minutes.size()), 1, RoundingMode.HALF_UP);
        BigDecimal median = minutes.isEmpty()
                ? null
                : BigDecimal.valueOf(minutes.get((minutes.size() - 1) / 2) + minutes.get(minutes.size() / 2))
                        .divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP);
        return new MonthRow(
                key,
                group.stream()
                        .filter(ledger -> inMay(ledger.facts().get(0).at()))
                        .count(),
                decided.size(),
                decided.stream()
                        .filter(ledger -> ledger.lamp(last(ledger).at()) != Lamp.RED)
                        .count(),
                decided.stream().filter(MonthlyReportTest::keptTheLaw).count(),
                ended.size() - decided.size(),
                average,
                median,
                many(ended, fact -> fact.kind() == Kind.PAUSED),
                grounds(ended, Kind.PAUSED),
                many(ended, fact -> fact.kind() == Kind.EXTENDED),
                grounds(ended, Kind.EXTENDED),
                many(ended, fact -> fact.kind() == Kind.CORRECTION_NOTICE),
                many(
                        ended,
                        fact -> fact.kind() == Kind.LATE_CORRECTION_NOTICE
                                || fact.kind() == Kind.SECOND_CORRECTION_NOTICE),
                many(ended, fact -> fact.kind() == Kind.DEEMED_ACCEPTED),
                many(ended, fact -> fact.kind().isViolation()),
                orders.size(),
                orders.stream().filter(order -> order.reply() != null).count(),
                orders.stream()
                        .filter(order -> order.reply() != null && !order.late())
                        .count());
    }

    private static boolean keptTheLaw(ClockLedger ledger) {
        return ledger.statutoryDue()
                .map(due -> !stoppedRunning(ledger).isAfter(due))
                .orElse(true);
    }

    /** The last time at which it ran. */
    private static Instant stoppedRunning(ClockLedger ledger) {
        ClockFact before = ledger.facts().get(ledger.facts().size() - 2);
        return before.kind() == Kind.PAUSED ? before.at() : last(ledger).at();
    }

    private long minutes(ClockLedger ledger) {
        Duration used = Duration.ZERO;
        Instant runs = null;
        for (ClockFact fact : ledger.facts()) {
            switch (fact.kind()) {
                case RECEIVED, ACCEPTED, CORRECTION_ANSWERED -> {
                    used = Duration.ZERO;
                    runs = fact.at();
                }
                case RESUMED -> runs = fact.at();
                case PAUSED, STOPPED -> {
                    if (runs != null) {
                        used = used.plus(calendars.dueDates().workingTime(runs, fact.at(), OFFICE));
                    }
                    runs = null;
                }
                case CORRECTION_NOTICE -> {
                    used = Duration.ZERO;
                    runs = null;
                }
                default -> {
                    // Moves nothing.
                }
            }
        }
        return used.toMinutes();
    }

    private static long many(List<ClockLedger> ended, Predicate<ClockFact> what) {
        return ended.stream()
                .flatMap(ledger -> ledger.facts().stream())
                .filter(what)
                .count();
    }

    private static Map<String, Long> grounds(List<ClockLedger> ended, Kind kind) {
        return new TreeMap<>(ended.stream()
                .flatMap(ledger -> ledger.facts().stream())
                .filter(fact -> fact.kind() == kind)
                .collect(Collectors.groupingBy(ClockFact::ground, Collectors.counting())));
    }

    private static ClockFact last(ClockLedger ledger) {
        return ledger.facts().get(ledger.facts().size() - 1);
    }

    private static boolean inMay(Instant at) {
        return YearMonth.from(at.atZone(OfficeHours.ZONE)).equals(MAY);
    }

    /** One review from its receipt, somewhere around May, to its end or to nowhere. */
    private void live(Random random) {
        String caseId = UUID.randomUUID().toString();
        String reviewId = UUID.randomUUID().toString();
        String item = ITEMS.get(random.nextInt(ITEMS.size()));
        Instant at = Instant.parse("2026-04-20T00:00:00Z").plusSeconds(random.nextInt(42 * 86_400));
        cases.open(new CaseFile(
                caseId,
                "YJS" + caseId.substring(0, 8),
                "home_transfer",
                1,
                OFFICE,
                Map.of(),
                Map.of(item, 1),
                CaseFile.CaseState.RUNNING,
                null,
                null,
                at,
                "applicant"));
        cases.keep(new CaseReview(
                reviewId, caseId, item, 1, DEPARTMENTS.get(item), "p", ItemState.OPEN, Set.of(), Map.of()));
        ClockLedger ledger = ClockLedger.open(
                calendars.dueDates(),
                new ClockSubject(reviewId, caseId, item, OFFICE),
                new Limit(1 + random.nextInt(4), LimitUnit.WORKING_DAY),
                new Limit(6, LimitUnit.WORKING_DAY));
        ledger.receive(at, "engine");
        clocks.keep(ledger);
        at = later(at, random);
        if (random.nextInt(4) == 0) {
            if (ledger.correctionNotice(at, "officer", "缺材料")) {
                at = later(at, random);
                ledger.correctionAnswered(at, "applicant");
                at = later(at, random);
            }
        }
        ledger.accept(at, "officer");
        if (random.nextInt(3) == 0) {
            at = later(at, random);
            ledger.pause(at, PauseGround.values()[random.nextInt(3)], "officer", "听证");
            if (random.nextInt(5) > 0) {
                at = later(at, random);
                ledger.resume(at, "officer", "听证结束");
            }
        }
        at = later(at, random);
        if (random.nextInt(4) == 0 && ledger.statutoryDue().filter(at::isBefore).isPresent()) {
            ledger.extend(at, ExtensionGround.OFFICE_HEAD, 2, "局长", "officer", "复杂");
        }
        at = later(at, random);
        int end = random.nextInt(8);
        if (end < 7) {
            ledger.stop(
                    at,
                    end < 5 ? ClockOutcome.APPROVED : end < 6 ? ClockOutcome.REFUSED : ClockOutcome.WITHDRAWN,
                    "officer",
                    "");
        }
        clocks.keep(ledger);
        facts.add(ledger);
        if (random.nextInt(5) == 0) {
            order(ledger, random);
        }
    }

    private void order(ClockLedger ledger, Random random) {
        boolean replied = random.nextBoolean();
        Order order = new Order(
                UUID.randomUUID().toString(),
                ledger.subject().reviewId(),
                ledger.subject().caseId(),
                ledger.subject().item(),
                DEPARTMENTS.get(ledger.subject().item()),
                OFFICE,
                replied ? Order.State.REPLIED : Order.State.ISSUED,
                1,
                "请说明",
                null,
                null,
                Instant.parse("2026-05-20T02:00:00Z"),
                7,
                Instant.parse("2026-05-21T02:00:00Z"),
                0,
                random.nextBoolean(),
                replied ? "已说明" : null,
                replied ? "张三" : null,
                replied ? Instant.parse("2026-05-20T03:00:00Z") : null,
                null,
                null,
                null,
                null);
        orders.issue(order);
        orders.keep(order);
        issued.add(order);
    }

    private static Instant later(Instant at, Random random) {
        return at.plusSeconds(60L * random.nextInt(60 * 40));
    }

    /** By the directory at its end, as Excel reads it. */
    private Map<String, String> unzipped(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("month.xlsx"), content);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(part)) {
                    parts.put(part.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }
}
