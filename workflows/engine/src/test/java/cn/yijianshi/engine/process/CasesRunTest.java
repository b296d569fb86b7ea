package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFindings;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ApplicationEvent.CorrectionNotice;
import cn.yijianshi.events.ApplicationEvent.ItemSkipped;
import cn.yijianshi.events.ApplicationEvent.NoticedDefect;
import cn.yijianshi.events.ApplicationEvent.WithdrawalRequested;
import cn.yijianshi.events.CommitmentEvent.VerificationDue;
import cn.yijianshi.events.CommitmentEvent.VerificationOpened;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ApplicantDuty;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.events.ReviewEvent.CorrectionRequested;
import cn.yijianshi.events.ReviewEvent.Defect;
import cn.yijianshi.events.ReviewEvent.DeferralSupplied;
import cn.yijianshi.events.ReviewEvent.DeferredMaterial;
import cn.yijianshi.events.ReviewEvent.ReviewAccepted;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewClockMoved;
import cn.yijianshi.events.ReviewEvent.ReviewDeferred;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewEscalated;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewReleased;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawalRequested;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.DeadLetters;
import cn.yijianshi.platform.messaging.Reaction;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.platform.time.TimeMachine;
import cn.yijianshi.testing.RoomTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** Real cases of the real bundles through the real engine, a broker and a database; the departments are played. */
@RoomTest
@ActiveProfiles("development")
@Import(CasesRunTest.Ears.class)
@org.springframework.test.context.TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class CasesRunTest {

    // The moved clock goes on: a test takes its time between setting it and reading it.
    private static final org.assertj.core.data.TemporalUnitOffset A_MOMENT =
            org.assertj.core.api.Assertions.within(30, java.time.temporal.ChronoUnit.SECONDS);
    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T01:00:00Z");

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cases cases;

    @Autowired
    Clocks clocks;

    @Autowired
    CaseFindings caseFindings;

    @Autowired
    MovableClock clock;

    @Autowired
    List<TimeMachine.Follower> followers;

    @Autowired
    Heard heard;

    @Autowired
    RuntimeService runtime;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    JdbcClient sql;

    static class Heard {
        final List<Event> events = new CopyOnWriteArrayList<>();
    }

    @Test
    void until_when_a_promise_must_be_looked_at_is_counted_in_working_days() {
        String id = UUID.randomUUID().toString();
        VerificationOpened opened = new VerificationOpened(
                UUID.randomUUID(),
                Instant.parse("2026-09-30T02:00:00Z"),
                id,
                "review",
                "power",
                "promise",
                "power_connect",
                "premises",
                "350502",
                new ReviewEvent.Limit(2, "WORKING_DAY"));
        announce(opened);
        announce(opened);
        await().until(() -> heard(id, VerificationDue.class).count() > 0);
        // The week of the National Day is passed over.
        assertThat(heard(id, VerificationDue.class)).singleElement().satisfies(due -> {
            assertThat(due.dueAt()).isEqualTo("2026-10-09T09:30:00Z");
            assertThat(due.commitmentId()).isEqualTo("promise");
            assertThat(due.routingKey()).endsWith(".power");
        });
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Ears {
        @Bean
        static Reaction everything() {
            return Reaction.to("test.everything", "review.#", "application.#", "commitment.#");
        }

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Ear ear(Heard heard) {
            return new Ear(heard);
        }
    }

    static class Ear {
        private final Heard heard;

        Ear(Heard heard) {
            this.heard = heard;
        }

        @RabbitListener(queues = "test.everything")
        public void on(Event event) {
            heard.events.add(event);
        }
    }

    @BeforeEach
    void monday() {
        moveTo(MONDAY_NINE);
    }

    @AfterEach
    void nothing_was_parked() {
        assertThat(deadLetters.open(null, 100)).isEmpty();
        moveTo(Instant.now(java.time.Clock.systemUTC()));
    }

    @Test
    void company_start_opens_registration_first_and_the_rest_in_parallel_with_its_output() {
        String id = submit(
                "company_start",
                companyAnswers(),
                "company_establishment",
                "seal_engraving",
                "invoice_first",
                "new_taxpayer_package",
                "si_unit_reg",
                "medins_unit_reg",
                "hpf_unit_reg");
        ReviewRequested registration = requested(id, "company_establishment");
        assertThat(registration.dueAt()).isCloseTo(Instant.parse("2026-11-23T07:30:00Z"), A_MOMENT);
        assertThat(opened(id)).containsExactly("company_establishment");

        approve(registration, Map.of("enterprise.uscc", "91350502MA8T00016E", "enterprise.name", "泉州市鲤城区清源茗茶业有限公司"));
        ReviewRequested seal = requested(id, "seal_engraving");
        assertThat(seal.facts()).containsEntry("enterprise.uscc", "91350502MA8T00016E");
        await().untilAsserted(() -> assertThat(opened(id)).hasSize(7));

        for (String item : List.of(
                "seal_engraving",
                "invoice_first",
                "new_taxpayer_package",
                "si_unit_reg",
                "medins_unit_reg",
                "hpf_unit_reg")) {
            approve(requested(id, item), Map.of());
        }
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(running(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sole_proprietorship", "general_partnership", "limited_partnership", "branch"})
    void every_kind_of_enterprise_gets_its_licence_and_then_the_rest(String kind) {
        String id = submit(
                "company_start",
                with(companyAnswers(), "entity_type", kind),
                "company_establishment",
                "seal_engraving",
                "new_taxpayer_package",
                "si_unit_reg");
        ReviewRequested registration = requested(id, "company_establishment");
        assertThat(registration.dueAt()).isCloseTo(Instant.parse("2026-11-23T07:30:00Z"), A_MOMENT);

        approve(registration, Map.of("enterprise.uscc", "91350502MA8T00016E"));
        for (String item : List.of("seal_engraving", "new_taxpayer_package", "si_unit_reg")) {
            ReviewRequested review = requested(id, item);
            assertThat(review.facts()).containsEntry("enterprise.uscc", "91350502MA8T00016E");
            approve(review, Map.of());
        }
        assertThat(completed(id).outcome()).isEqualTo("DONE");
    }

    @Test
    void a_title_check_holds_the_decision_on_the_registration_but_not_its_work() {
        String id = submit(
                "company_start",
                with(companyAnswers(), "domicile_proof", "title"),
                "domicile_title_check",
                "company_establishment");
        ReviewRequested registration = requested(id, "company_establishment");
        assertThat(registration.awaits()).containsExactly("domicile_title_check");
        approve(requested(id, "domicile_title_check"), Map.of("domicile.titleMatched", "true"));
        ReviewReleased released =
                await().until(() -> heard(id, ReviewReleased.class).findAny().orElse(null), event -> event != null);
        assertThat(released.reviewId()).isEqualTo(registration.reviewId());
        assertThat(released.facts()).containsEntry("domicile.titleMatched", "true");
        approve(registration, Map.of("enterprise.uscc", "91350502MA8T00016E"));
        assertThat(completed(id).outcome()).isEqualTo("DONE");
    }

    @Test
    void a_refused_registration_stops_the_whole_bundle() {
        String id =
                submit("company_start", companyAnswers(), "company_establishment", "seal_engraving", "invoice_first");
        refuse(requested(id, "company_establishment"));
        assertThat(completed(id).outcome()).isEqualTo("REFUSED");
        assertThat(heard(id, ItemSkipped.class).map(ItemSkipped::item).toList())
                .containsExactlyInAnyOrder("seal_engraving", "invoice_first");
        assertThat(running(id)).isZero();
        assertThat(decidedByNobody(id))
                .containsExactlyInAnyOrder(
                        "bundle:company_start CASE_STOPPED",
                        "bundle:company_start ITEM_SKIPPED",
                        "bundle:company_start ITEM_SKIPPED");
    }

    @Test
    void home_transfer_runs_tax_beside_the_check_and_holds_the_title_until_the_tax_is_decided() {
        String id = submit(
                "home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer", "water_transfer");
        await().untilAsserted(() -> assertThat(opened(id)).containsExactly("house_tax", "transaction_check"));
        approve(requested(id, "transaction_check"), Map.of());
        ReviewRequested title = requested(id, "re_transfer");
        assertThat(title.awaits()).containsExactly("house_tax");
        approve(requested(id, "house_tax"), Map.of("tax.paid", "true"));
        await().until(() -> heard(id, ReviewReleased.class).count() == 1);
        approve(title, Map.of("realty.certNo", "闽（2026）泉州市不动产权第0000123号"));
        approve(requested(id, "water_transfer"), Map.of());
        assertThat(completed(id).outcome()).isEqualTo("DONE");
    }

    @Test
    void a_refused_tax_stops_what_depends_on_it_and_the_department_has_the_last_word() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        approve(requested(id, "transaction_check"), Map.of());
        ReviewRequested title = requested(id, "re_transfer");
        refuse(requested(id, "house_tax"));
        ReviewWithdrawalRequested asked = withdrawalAsked(id, "re_transfer");
        assertThat(asked.ground()).isEqualTo("PREREQUISITE_REFUSED");
        assertThat(decidedByNobody(title.reviewId()))
                .contains("bundle:home_transfer REVIEW_STOPPED")
                .allMatch(act -> act.startsWith("bundle:") || act.startsWith("rules:re_transfer ACCEPTED"));
        takeOut(title);
        assertThat(completed(id).outcome()).isEqualTo("PARTIAL");
    }

    @Test
    void a_withdrawal_ends_the_case_once_every_department_has_answered_and_keeps_what_was_granted() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        ReviewRequested tax = requested(id, "house_tax");
        ReviewRequested check = requested(id, "transaction_check");
        announce(new WithdrawalRequested(UUID.randomUUID(), clock.instant(), id, "不卖了"));
        withdrawalAsked(id, "house_tax");
        withdrawalAsked(id, "transaction_check");
        // The tax office had decided a moment before: its decision stands.
        approve(tax, Map.of("tax.paid", "true"));
        takeOut(check);
        ApplicationCompleted completed = completed(id);
        assertThat(completed.outcome()).isEqualTo("WITHDRAWN");
        assertThat(completed.items())
                .containsEntry("house_tax", "APPROVED")
                .containsEntry("transaction_check", "WITHDRAWN");
    }

    @Test
    void a_survey_changes_the_limit_of_the_connection_and_calls_the_road_works_once_for_all() {
        String id = submit(
                "utility_joint",
                utilityAnswers(),
                "power_survey",
                "water_survey",
                "gas_survey",
                "road_dig",
                "power_connect",
                "water_connect",
                "gas_connect");
        approve(
                requested(id, "power_survey"),
                Map.of("power.externalLine", "true", "power.roadDig", "true", "power.voltage", "LOW"));
        approve(requested(id, "gas_survey"), Map.of("gas.externalLine", "false", "gas.roadDig", "false"));
        approve(requested(id, "water_survey"), Map.of("water.externalLine", "true", "water.roadDig", "true"));

        ReviewRequested road = requested(id, "road_dig");
        assertThat(road.promised().amount()).isEqualTo(3);
        assertThat(road.facts())
                .containsEntry("power.roadDig", "true")
                .containsEntry("water.roadDig", "true")
                .containsEntry("gas.roadDig", "false");
        assertThat(opened(id)).doesNotContain("water_connect", "gas_connect");
        approve(road, Map.of("road.permitNo", "WJ350502202600001"));

        ReviewRequested water = requested(id, "water_connect");
        assertThat(water.promised().amount()).isEqualTo(4);
        assertThat(water.facts())
                .containsEntry("water.externalLine", "true")
                .containsEntry("road.permitNo", "WJ350502202600001");
        approve(water, Map.of());
        approve(requested(id, "gas_connect"), Map.of());
        approve(requested(id, "power_connect"), Map.of());
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(heard(id, ReviewRequested.class).filter(event -> event.item().equals("road_dig")))
                .hasSize(1);
    }

    @Test
    void road_works_asked_for_with_the_supplies_run_once_for_all_after_the_surveys() {
        String id = submit(
                "utility_joint",
                with(with(utilityAnswers(), "external_line", "yes"), "road_dug", "yes"),
                "power_survey",
                "water_survey",
                "road_age_check",
                "road_government_approval",
                "pipeline_planning",
                "road_dig_permit",
                "power_connect",
                "water_connect");
        assertThat(opened(id)).doesNotContain("pipeline_planning", "road_dig_permit");
        approve(
                requested(id, "power_survey"),
                Map.of("power.externalLine", "true", "power.roadDig", "true", "power.voltage", "LOW"));
        approve(requested(id, "water_survey"), Map.of("water.externalLine", "true", "water.roadDig", "true"));

        ReviewRequested permit = requested(id, "road_dig_permit");
        assertThat(permit.promised().amount()).isEqualTo(3);
        assertThat(permit.awaits()).contains("road_age_check", "pipeline_planning");
        approve(requested(id, "road_age_check"), Map.of("road.young", "false"));
        approve(requested(id, "pipeline_planning"), Map.of("road.planningNo", "350502管规202600001"));
        assertThat(opened(id)).doesNotContain("water_connect", "road_government_approval");
        approve(permit, Map.of("road.permitNo", "WJ350502202600002"));

        ReviewRequested water = requested(id, "water_connect");
        assertThat(water.facts()).containsEntry("road.permitNo", "WJ350502202600002");
        approve(water, Map.of());
        approve(requested(id, "power_connect"), Map.of());
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(opened(id)).doesNotContain("road_government_approval");
    }

    @Test
    void where_no_survey_asks_to_dig_no_permit_is_opened_and_nobody_waits_for_one() {
        String id = submit(
                "utility_joint",
                utilityAnswers(),
                "power_survey",
                "water_survey",
                "road_dig",
                "power_connect",
                "water_connect");
        ReviewRequested power = requested(id, "power_connect");
        assertThat(power.awaits()).containsExactly("power_survey", "road_dig");
        approve(requested(id, "power_survey"), Map.of("power.externalLine", "false", "power.roadDig", "false"));
        approve(requested(id, "water_survey"), Map.of("water.externalLine", "false", "water.roadDig", "false"));

        ReviewRequested water = requested(id, "water_connect");
        assertThat(water.promised().amount()).isEqualTo(2);
        ReviewReleased released =
                await().until(() -> heard(id, ReviewReleased.class).findAny().orElse(null), event -> event != null);
        assertThat(released.reviewId()).isEqualTo(power.reviewId());
        assertThat(heard(id, ItemSkipped.class).map(skip -> skip.item() + " " + skip.ground()))
                .containsExactly("road_dig NOT_NEEDED");
        approve(power, Map.of());
        approve(water, Map.of());
        ApplicationCompleted completed = completed(id);
        assertThat(completed.outcome()).isEqualTo("DONE");
        assertThat(completed.items()).containsEntry("road_dig", "NOT_NEEDED");
    }

    @Test
    @DisplayName("R7 受理先于决定：后到的受理和补正答复随决定记入台账")
    void a_decision_that_overtakes_acceptance_and_answer_brings_them_along() {
        String id = submit("company_start", companyAnswers(), "company_establishment");
        ReviewRequested registration = requested(id, "company_establishment");
        announce(found(registration, "enterprise.nameBrand", "字号重复"));
        CorrectionNotice notice = noticed(id, 1);
        // What the city asks for is data (correction_answer): fifteen working days.
        assertThat(notice.answerBy()).isEqualTo("2026-12-14T09:30:00Z");

        moveTo(Instant.parse("2026-11-25T02:00:00Z"));
        ReviewApproved granted = granted(registration, Map.of());
        announce(new ReviewApproved(
                granted.id(),
                granted.at(),
                id,
                granted.reviewId(),
                granted.department(),
                granted.item(),
                5,
                Map.of(),
                List.of(),
                "OFFICER",
                Instant.parse("2026-11-25T01:30:00Z"),
                Instant.parse("2026-11-25T01:00:00Z"),
                null));
        completed(id);
        // They arrive when everything is over, and change nothing.
        announce(accepted(registration));
        assertThat(clocks.of(registration.reviewId()).orElseThrow().facts())
                .extracting(
                        fact -> fact.kind().name() + " " + fact.at().toString().substring(0, 16))
                .endsWith(
                        "CORRECTION_ANSWERED 2026-11-25T01:00",
                        "ACCEPTED 2026-11-25T01:30",
                        "STOPPED 2026-11-25T02:00");
    }

    @Test
    void a_correction_notice_stops_the_clock_and_the_answer_starts_it_anew() {
        String id = submit("company_start", companyAnswers(), "company_establishment");
        ReviewRequested registration = requested(id, "company_establishment");
        moveTo(Instant.parse("2026-11-23T06:30:00Z"));
        announce(new CorrectionRequested(
                UUID.randomUUID(),
                clock.instant(),
                id,
                registration.reviewId(),
                registration.department(),
                registration.item(),
                2,
                List.of(new Defect("enterprise.nameBrand", "字号重复"))));
        await().until(() -> heard(id, ReviewClockMoved.class).count() == 1);
        assertThat(heard(id, ReviewClockMoved.class).findFirst().orElseThrow().state())
                .isEqualTo("STOPPED");

        moveTo(Instant.parse("2026-12-01T01:00:00Z"));
        announce(new CorrectionAnswered(
                UUID.randomUUID(),
                clock.instant(),
                id,
                registration.reviewId(),
                registration.department(),
                registration.item(),
                Map.of("enterprise.nameBrand", "清源茗")));
        await().until(() -> heard(id, ReviewClockMoved.class).count() == 2);
        ReviewClockMoved anew =
                heard(id, ReviewClockMoved.class).skip(1).findFirst().orElseThrow();
        assertThat(anew.dueAt()).isCloseTo(Instant.parse("2026-12-01T07:30:00Z"), A_MOMENT);
        assertThat(heard(id, ReviewOverdue.class)).isEmpty();
        refuse(registration);
        completed(id);
    }

    @Test
    void acceptance_starts_the_decision_clock_with_its_full_budget() {
        String id = submit("company_start", companyAnswers(), "company_establishment");
        ReviewRequested registration = requested(id, "company_establishment");
        // A moment before eleven: four hours from eleven end with the office hours, a moment later the next morning.
        moveTo(Instant.parse("2026-11-23T02:59:40Z"));
        announce(accepted(registration));
        ReviewClockMoved moved = clockMoved(id, "ACCEPTED");
        assertThat(moved.dueAt()).isCloseTo(Instant.parse("2026-11-23T09:30:00Z"), A_MOMENT);
        // Said again it changes nothing.
        announce(accepted(registration));
        refuse(registration);
        completed(id);
        assertThat(heard(id, ReviewClockMoved.class)).hasSize(1);
    }

    @Test
    void five_working_days_without_a_word_accept_from_the_day_of_receipt_and_a_later_notice_comes_too_late() {
        String id = submit("company_start", companyAnswers(), "company_establishment");
        ReviewRequested registration = requested(id, "company_establishment");
        moveTo(Instant.parse("2026-11-30T09:30:02Z"));
        ReviewClockMoved deemed = clockMoved(id, "DEEMED_ACCEPTED");
        assertThat(deemed.dueAt()).isEqualTo(registration.dueAt());
        assertThat(deemed.basis()).contains("第三十二条");
        // Nobody accepted it: the chain of acts names the clock and its article.
        assertThat(sql.sql("SELECT CONCAT(actor_id, ' ', actor) FROM audit_entry WHERE subject = ? AND act = ?")
                        .params(registration.reviewId(), "DEEMED_ACCEPTED")
                        .query(String.class)
                        .list())
                .containsExactly("clock:DEEMED_ACCEPTED 行政许可法第三十二条第一款第四项");

        announce(new CorrectionRequested(
                UUID.randomUUID(),
                clock.instant(),
                id,
                registration.reviewId(),
                registration.department(),
                registration.item(),
                2,
                List.of(new Defect("enterprise.nameBrand", "字号重复"))));
        ReviewClockMoved late = clockMoved(id, "LATE_CORRECTION_NOTICE");
        assertThat(late.state()).isEqualTo("RUNNING");
        assertThat(late.text()).isEqualTo("字号重复");
        assertThat(late.dueAt()).isEqualTo(registration.dueAt());
        refuse(registration);
        completed(id);
    }

    @Test
    void a_second_demand_is_kept_against_the_office_and_moves_nothing() {
        String id = submit("company_start", companyAnswers(), "company_establishment");
        ReviewRequested registration = requested(id, "company_establishment");
        for (int demand = 0; demand < 2; demand++) {
            announce(new CorrectionRequested(
                    UUID.randomUUID(),
                    clock.instant(),
                    id,
                    registration.reviewId(),
                    registration.department(),
                    registration.item(),
                    2 + demand,
                    List.of(new Defect("enterprise.nameBrand", "字号重复"))));
            if (demand == 0) {
                clockMoved(id, "CORRECTION_NOTICE");
                announce(new CorrectionAnswered(
                        UUID.randomUUID(),
                        clock.instant(),
                        id,
                        registration.reviewId(),
                        registration.department(),
                        registration.item(),
                        Map.of()));
                clockMoved(id, "CORRECTION_ANSWERED");
            }
        }
        ReviewClockMoved second = clockMoved(id, "SECOND_CORRECTION_NOTICE");
        assertThat(second.state()).isEqualTo("RUNNING");
        assertThat(clocks.violations(null, 1000))
                .anyMatch(violation ->
                        violation.caseId().equals(id) && violation.kind().equals("SECOND_CORRECTION_NOTICE"));
        refuse(registration);
        completed(id);
    }

    @Test
    void what_two_departments_find_reaches_the_applicant_in_one_notice_and_their_clocks_stop_with_it() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        ReviewRequested tax = requested(id, "house_tax");
        ReviewRequested check = requested(id, "transaction_check");
        announce(found(tax, "house.price", "请核对成交价"));
        await().until(() -> caseFindings.of(id).pending().size() == 1);
        assertThat(heard(id, CorrectionNotice.class)).isEmpty();
        assertThat(clocks.of(tax.reviewId()).orElseThrow().state()).isEqualTo(ClockState.RECEIVED);

        announce(found(check, "material:contract", "请重新签署合同"));
        CorrectionNotice notice = noticed(id, 1);
        assertThat(notice.defects())
                .extracting(NoticedDefect::item)
                .containsExactlyInAnyOrder("house_tax", "transaction_check");
        await().untilAsserted(() -> assertThat(heard(id, ReviewClockMoved.class)
                        .filter(moved -> moved.ground().equals("CORRECTION_NOTICE"))
                        .map(ReviewClockMoved::reviewId))
                .containsExactlyInAnyOrder(tax.reviewId(), check.reviewId()));
        refuse(tax);
        refuse(check);
        completed(id);
        assertThat(heard(id, CorrectionNotice.class)).hasSize(1);
    }

    @Test
    void a_silent_department_is_waited_for_two_working_hours_and_accepts_by_its_silence() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        ReviewRequested tax = requested(id, "house_tax");
        ReviewRequested silent = requested(id, "transaction_check");
        announce(found(tax, "house.price", "请核对成交价"));
        await().until(() -> caseFindings.of(id).pending().size() == 1);
        moveTo(Instant.parse("2026-11-23T03:00:10Z"));
        assertThat(noticed(id, 1).defects()).extracting(NoticedDefect::item).containsExactly("house_tax");

        moveTo(Instant.parse("2026-11-30T09:30:02Z"));
        await().until(() -> clocks.of(silent.reviewId()).orElseThrow().state() == ClockState.RUNNING);
        assertThat(clocks.of(tax.reviewId()).orElseThrow().state()).isEqualTo(ClockState.AWAITING_CORRECTION);
        // After its five days it is late, and after the notice it is a supplement that nobody excused.
        announce(found(silent, "material:contract", "请重新签署合同"));
        assertThat(noticed(id, 2).defects()).extracting(NoticedDefect::item).containsExactly("transaction_check");
        assertThat(clocks.violations(null, 1000).stream()
                        .filter(violation -> violation.caseId().equals(id))
                        .map(violation -> violation.kind()))
                .contains("DEEMED_ACCEPTED", "SUPPLEMENTARY_NOTICE", "LATE_CORRECTION_NOTICE");
        assertThat(decidedByNobody(id)).contains("clock:CORRECTION_NOTICE CORRECTION_NOTICE");
        refuse(tax);
        refuse(silent);
        completed(id);
    }

    @Test
    void what_may_follow_has_a_limit_of_its_own_that_is_met_or_missed() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        ReviewRequested tax = requested(id, "house_tax");
        ReviewRequested check = requested(id, "transaction_check");
        announce(deferred(tax));
        announce(deferred(check));
        await().until(() -> heard(id, ApplicantDuty.class).count() == 2);
        assertThat(heard(id, ApplicantDuty.class)).allSatisfy(duty -> {
            assertThat(duty.state()).isEqualTo("OPEN");
            assertThat(duty.dueAt()).isNotNull();
            assertThat(duty.missing()).isNotEmpty();
        });
        announce(new DeferralSupplied(
                UUID.randomUUID(),
                clock.instant(),
                id,
                tax.reviewId(),
                tax.department(),
                tax.item(),
                Map.of("material:contract", "已交")));
        await().until(() -> heard(id, ApplicantDuty.class)
                .anyMatch(duty -> duty.state().equals("MET") && duty.reviewId().equals(tax.reviewId())));
        moveTo(Instant.parse("2026-11-24T09:30:02Z"));
        await().until(() -> heard(id, ApplicantDuty.class)
                .anyMatch(
                        duty -> duty.state().equals("MISSED") && duty.reviewId().equals(check.reviewId())));
        refuse(tax);
        refuse(check);
        completed(id);
    }

    @Test
    void a_registration_of_property_is_accepted_at_once() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        approve(requested(id, "transaction_check"), Map.of());
        ReviewRequested title = requested(id, "re_transfer");
        assertThat(clocks.of(title.reviewId()).orElseThrow().state()).isEqualTo(ClockState.RUNNING);
        announce(new WithdrawalRequested(UUID.randomUUID(), clock.instant(), id, "不卖了"));
        withdrawalAsked(id, "re_transfer");
        takeOut(title);
        takeOut(requested(id, "house_tax"));
        completed(id);
    }

    @Test
    void a_clock_nobody_answers_warns_then_turns_red_then_goes_to_the_supervisor() {
        String id = submit("home_transfer", homeAnswers(), "house_tax", "transaction_check", "re_transfer");
        approve(requested(id, "transaction_check"), Map.of());
        ReviewRequested title = requested(id, "re_transfer");
        moveTo(title.dueAt().minus(Duration.ofHours(4)));
        await().until(() -> heard(id, ReviewDueSoon.class)
                .anyMatch(event -> event.reviewId().equals(title.reviewId())));
        moveTo(title.dueAt().plusSeconds(2));
        await().until(() -> heard(id, ReviewOverdue.class)
                .anyMatch(event -> event.reviewId().equals(title.reviewId())));
        moveTo(title.dueAt().plus(Duration.ofDays(6)));
        await().until(() -> heard(id, ReviewEscalated.class)
                .anyMatch(event -> event.reviewId().equals(title.reviewId())));
        announce(new WithdrawalRequested(UUID.randomUUID(), clock.instant(), id, "不等了"));
        withdrawalAsked(id, "re_transfer");
        takeOut(title);
        takeOut(requested(id, "house_tax"));
        completed(id);
    }

    @Test
    void a_report_goes_out_without_the_late_and_once_more_when_they_have_spoken() {
        String id = submit(
                "bankrupt_query",
                bankruptcyAnswers(),
                "bankr_auth",
                "bankr_query_amr",
                "bankr_query_tax",
                "bankr_report",
                "bankr_report_full");
        approve(requested(id, "bankr_auth"), Map.of("bankr.authNo", "1"));
        ReviewRequested report = requested(id, "bankr_report");
        assertThat(report.awaits()).containsExactly("bankr_query_amr", "bankr_query_tax");
        approve(requested(id, "bankr_query_amr"), Map.of("bankr.amr", "持股两家"));
        ReviewRequested tax = requested(id, "bankr_query_tax");

        moveTo(report.dueAt().minus(Duration.ofHours(4)));
        ReviewReleased released = await().until(() -> released(id, report).findFirst(), Optional::isPresent)
                .orElseThrow();
        assertThat(released.facts())
                .containsEntry("bankr.amr", "持股两家")
                .containsEntry("awaited.late", "true")
                .containsEntry("awaited.missing", "破产企业信息查询（税务）");
        approve(report, Map.of("bankr.reportNo", "1", "bankr.partial", "true", "bankr.missing", "破产企业信息查询（税务）"));
        moveTo(tax.dueAt().plusSeconds(2));
        await().until(() -> heard(id, ReviewOverdue.class)
                .anyMatch(event -> event.reviewId().equals(tax.reviewId())));
        assertThat(opened(id)).doesNotContain("bankr_report_full");

        approve(tax, Map.of("bankr.tax", "欠税三万"));
        ReviewRequested full = requested(id, "bankr_report_full");
        assertThat(full.facts())
                .containsEntry("bankr.tax", "欠税三万")
                .containsEntry("bankr.amr", "持股两家")
                .containsEntry("bankr.reportNo", "1");
        approve(full, Map.of());
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(released(id, report)).hasSize(1);
    }

    @Test
    void a_report_for_which_all_have_spoken_is_the_only_one() {
        String id = submit(
                "bankrupt_query",
                bankruptcyAnswers(),
                "bankr_auth",
                "bankr_query_tax",
                "bankr_report",
                "bankr_report_full");
        approve(requested(id, "bankr_auth"), Map.of());
        ReviewRequested report = requested(id, "bankr_report");
        approve(requested(id, "bankr_query_tax"), Map.of("bankr.tax", "无欠税"));
        ReviewReleased released = await().until(() -> released(id, report).findFirst(), Optional::isPresent)
                .orElseThrow();
        assertThat(released.facts()).containsOnly(Map.entry("bankr.tax", "无欠税"));

        approve(report, Map.of("bankr.reportNo", "1"));

        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(opened(id)).doesNotContain("bankr_report_full");
    }

    private Stream<ReviewReleased> released(String caseId, ReviewRequested review) {
        return heard(caseId, ReviewReleased.class)
                .filter(event -> event.reviewId().equals(review.reviewId()));
    }

    private static Map<String, List<String>> bankruptcyAnswers() {
        return Map.of("ruling", List.of("yes"), "proceedings", List.of("liquidation"));
    }

    @Test
    void the_same_submission_and_the_same_decision_twice_act_once() {
        String id = UUID.randomUUID().toString();
        ApplicationSubmitted event =
                submitted(id, "company_start", companyAnswers(), "company_establishment", "seal_engraving");
        announce(event);
        announce(event);
        ReviewRequested registration = requested(id, "company_establishment");
        ReviewApproved granted = granted(registration, Map.of("enterprise.uscc", "91350502MA8T00016E"));
        announce(granted);
        announce(granted);
        ReviewRequested seal = requested(id, "seal_engraving");
        // A second word of a department about a review that has ended changes nothing either.
        refuse(registration);
        approve(seal, Map.of());
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(heard(id, ReviewRequested.class)).hasSize(2);
        assertThat(heard(id, ApplicationCompleted.class)).hasSize(1);
    }

    @Test
    void branches_that_finish_at_the_same_instant_do_not_trip_over_one_another() {
        String id = submit(
                "company_start",
                companyAnswers(),
                "company_establishment",
                "seal_engraving",
                "invoice_first",
                "new_taxpayer_package",
                "si_unit_reg",
                "medins_unit_reg",
                "hpf_unit_reg");
        approve(requested(id, "company_establishment"), Map.of("enterprise.uscc", "91350502MA8T00016E"));
        await().until(() -> opened(id).size() == 7);
        List<ReviewRequested> rest = heard(id, ReviewRequested.class)
                .filter(review -> !review.item().equals("company_establishment"))
                .toList();
        transaction.executeWithoutResult(
                status -> rest.forEach(review -> announcements.announce(granted(review, Map.of()))));
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(cases.reviews(id)).allMatch(review -> review.state() == ItemState.APPROVED);
        assertThat(cases.of(id).orElseThrow().state()).isEqualTo(CaseFile.CaseState.ENDED);
    }

    private String submit(String bundle, Map<String, List<String>> answers, String... items) {
        String id = UUID.randomUUID().toString();
        announce(submitted(id, bundle, answers, items));
        return id;
    }

    private ApplicationSubmitted submitted(
            String id, String bundle, Map<String, List<String>> answers, String... items) {
        return new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                id,
                "YJS35050020261123000001O",
                bundle,
                1,
                "350502",
                answers,
                List.of(items),
                "applicant-1");
    }

    private static Map<String, List<String>> companyAnswers() {
        return Map.of("entity_type", List.of("llc"), "domicile_proof", List.of("commitment"));
    }

    private static Map<String, List<String>> homeAnswers() {
        return Map.of("cause", List.of("sale"));
    }

    private static Map<String, List<String>> utilityAnswers() {
        return Map.of(
                "purpose", List.of("non_resident"),
                "services", List.of("power", "water", "gas"),
                "power_capacity", List.of("upto160"),
                "discharge", List.of("no"),
                "external_line", List.of("no"));
    }

    private static Map<String, List<String>> with(Map<String, List<String>> answers, String key, String value) {
        Map<String, List<String>> more = new java.util.HashMap<>(answers);
        more.put(key, List.of(value));
        return more;
    }

    private void approve(ReviewRequested review, Map<String, String> outputs) {
        announce(granted(review, outputs));
    }

    private ReviewApproved granted(ReviewRequested review, Map<String, String> outputs) {
        return new ReviewApproved(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                3,
                outputs,
                List.of());
    }

    private ReviewAccepted accepted(ReviewRequested review) {
        return new ReviewAccepted(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                2);
    }

    private ReviewClockMoved clockMoved(String id, String ground) {
        return await().until(
                        () -> heard(id, ReviewClockMoved.class)
                                .filter(event -> event.ground().equals(ground))
                                .findAny()
                                .orElse(null),
                        found -> found != null);
    }

    private CorrectionRequested found(ReviewRequested review, String field, String text) {
        return new CorrectionRequested(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                2,
                List.of(new Defect(field, text)));
    }

    private ReviewDeferred deferred(ReviewRequested review) {
        return new ReviewDeferred(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                2,
                List.of(new DeferredMaterial("contract", "合同")),
                1,
                "请于一个工作日内补交");
    }

    private CorrectionNotice noticed(String id, int number) {
        return await().until(
                        () -> heard(id, CorrectionNotice.class)
                                .filter(notice -> notice.number() == number)
                                .findAny()
                                .orElse(null),
                        notice -> notice != null);
    }

    private void refuse(ReviewRequested review) {
        announce(new ReviewRefused(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                3,
                "不符合规定",
                "行政许可法 38"));
    }

    private void takeOut(ReviewRequested review) {
        announce(new ReviewWithdrawn(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                3,
                "APPLICANT_WITHDREW"));
    }

    private void announce(Event event) {
        transaction.executeWithoutResult(status -> announcements.announce(event));
    }

    private ReviewRequested requested(String id, String item) {
        return await().until(
                        () -> heard(id, ReviewRequested.class)
                                .filter(review -> review.item().equals(item))
                                .findAny()
                                .orElse(null),
                        found -> found != null);
    }

    private ReviewWithdrawalRequested withdrawalAsked(String id, String item) {
        Set<String> reviews = cases.reviews(id).stream()
                .filter(review -> review.item().equals(item))
                .map(CaseReview::reviewId)
                .collect(Collectors.toSet());
        return await().until(
                        () -> heard(id, ReviewWithdrawalRequested.class)
                                .filter(asked -> reviews.contains(asked.reviewId()))
                                .findAny()
                                .orElse(null),
                        found -> found != null);
    }

    private ApplicationCompleted completed(String id) {
        return await().until(
                        () -> heard(id, ApplicationCompleted.class).findAny().orElse(null), found -> found != null);
    }

    private Set<String> opened(String id) {
        return heard(id, ReviewRequested.class)
                .map(ReviewRequested::item)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private <T extends Event> Stream<T> heard(String id, Class<T> kind) {
        return heard.events.stream()
                .filter(event -> event.caseId().equals(id))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private long running(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .count();
    }

    private void moveTo(Instant now) {
        clock.moveTo(now);
        followers.forEach(follower -> follower.timeMovedBy(clock.offset()));
    }

    /** What the chain of acts says of a case or a review that no person did; versions are left out. */
    private List<String> decidedByNobody(String subject) {
        return sql.sql("SELECT actor_id, act FROM audit_entry WHERE subject = ? AND actor_id LIKE '%:%' ORDER BY id")
                .param(subject)
                .query((row, n) -> row.getString("actor_id").replaceAll("@\\d+$", "") + " " + row.getString("act"))
                .list();
    }
}
