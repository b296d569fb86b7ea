package cn.yijianshi.engine.simulation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemKind;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.engine.domain.CountingRules;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.Season;
import cn.yijianshi.engine.domain.Session;
import cn.yijianshi.engine.domain.Timetable;
import cn.yijianshi.engine.domain.WorkCalendar;
import cn.yijianshi.engine.simulation.domain.Forecast.Count;
import cn.yijianshi.engine.simulation.domain.Forecast.DepartmentForecast;
import cn.yijianshi.engine.simulation.domain.Forecast.ItemForecast;
import cn.yijianshi.engine.simulation.domain.Study.Answers;
import cn.yijianshi.engine.simulation.domain.Study.Conduct;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Catalogue SHIPPED = Catalogue.load(Path.of("../../workflows"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    /** 7 hours, as the city's offices work. */
    private static final double MINUTES_A_DAY = 420;

    @Test
    void a_line_before_one_officer_is_as_long_as_the_textbook_says() {
        // M/M/1: time in the system is exponential with the rate mu - lambda.
        double lambda = 14 / MINUTES_A_DAY;
        double mu = 1 / 20.0;
        var runs = replications(1, 14, 20);

        agrees(runs, forecast -> forecast.completion().mean(), 1 / (mu - lambda));
        agrees(runs, forecast -> forecast.completion().p50(), Math.log(2) / (mu - lambda));
        agrees(runs, forecast -> forecast.completion().p90(), Math.log(10) / (mu - lambda));
        agrees(runs, forecast -> department(forecast, "power").utilisation(), lambda / mu);
        agrees(runs, forecast -> department(forecast, "power").queueMean(), lambda * lambda / mu / (mu - lambda));
    }

    @Test
    void a_line_before_three_officers_is_as_long_as_erlang_says() {
        double lambda = 50 / MINUTES_A_DAY;
        double mu = 1 / 20.0;
        var runs = replications(3, 50, 20);

        double wait = erlangC(3, lambda / mu) / (3 * mu - lambda);
        agrees(runs, forecast -> department(forecast, "power").waited().mean(), wait);
        agrees(runs, forecast -> forecast.completion().mean(), wait + 1 / mu);
    }

    @Test
    void the_same_seed_tells_the_same_and_another_seed_something_else() {
        var study = companyStart(Map.of("market-regulation", 2, "tax", 1), Map.of(), 5);
        assertThat(Simulation.run(study)).isEqualTo(Simulation.run(study));
        assertThat(Simulation.run(companyStart(Map.of("market-regulation", 2, "tax", 1), Map.of(), 6)))
                .isNotEqualTo(Simulation.run(study));
    }

    @Test
    void with_two_officers_fewer_the_same_cases_take_longer_and_more_are_late() {
        var staffed = Simulation.run(companyStart(Map.of("market-regulation", 4), Map.of(), 1));
        var short_ = Simulation.run(companyStart(Map.of("market-regulation", 2), Map.of(), 1));

        assertThat(short_.completion().p50()).isGreaterThan(staffed.completion().p50());
        assertThat(item(short_, "company_establishment").overdue())
                .isGreaterThan(item(staffed, "company_establishment").overdue());
        assertThat(short_.bottleneck()).isEqualTo("market-regulation");
        assertThat(department(short_, "market-regulation").utilisation())
                .isCloseTo(2 * department(staffed, "market-regulation").utilisation(), within(0.02));
    }

    @Test
    void a_week_of_closed_offices_costs_days_and_no_office_time() {
        var open = Simulation.run(companyStart(Map.of(), Map.of(), 1));
        var week = IntStream.range(0, 5).mapToObj(MONDAY::plusDays).collect(Collectors.toSet());
        var closed = Simulation.run(with(companyStart(Map.of(), Map.of(), 1), week));

        // The same office minutes, laid on other days: whatever was in hand over the week took longer by the clock.
        assertThat(closed.completion()).isEqualTo(open.completion());
        assertThat(closed.elapsedHours().most())
                .isGreaterThanOrEqualTo(open.elapsedHours().most());
    }

    @Test
    void what_a_refusal_stops_is_not_worked_on_and_the_case_is_refused() {
        var refused =
                Simulation.run(companyStart(Map.of(), Map.of("company_establishment", new Conduct(0, 0, 0, 1)), 1));

        assertThat(refused.outcomes()).containsExactly(new Count("REFUSED", refused.cases()));
        assertThat(refused.items())
                .extracting(ItemForecast::item)
                .contains("company_establishment")
                .doesNotContain("seal_engraving", "new_taxpayer_package");
    }

    @Test
    void a_correction_lengthens_the_way_and_the_clock_begins_anew_with_the_answer() {
        var plain = Simulation.run(companyStart(Map.of(), Map.of(), 1));
        var corrected =
                Simulation.run(companyStart(Map.of(), Map.of("company_establishment", new Conduct(0, 1, 600, 0)), 1));

        assertThat(item(corrected, "company_establishment").took().mean())
                .isCloseTo(item(plain, "company_establishment").took().mean() + 600, within(60.0));
        // The applicant's days are not the office's.
        assertThat(item(corrected, "company_establishment").overdue()).isLessThan(0.05);
    }

    @Test
    void an_item_that_nobody_asks_for_any_more_is_not_worked_on() {
        var study = companyStart(Map.of(), Map.of(), 1);
        var without = Simulation.run(new Study(
                study.bundle(),
                study.walk(),
                study.items(),
                study.mix(),
                study.from(),
                study.cases(),
                study.warmUp(),
                study.arrivalsPerDay(),
                study.officers(),
                study.service(),
                study.conduct(),
                study.facts(),
                Set.of("seal_engraving"),
                study.closed(),
                study.dueDates(),
                study.office(),
                study.seed()));
        assertThat(without.items()).extracting(ItemForecast::item).doesNotContain("seal_engraving");
        assertThat(without.outcomes()).containsExactly(new Count("DONE", without.cases()));
    }

    @Test
    void an_office_that_could_never_finish_is_named() {
        assertThatThrownBy(() -> Simulation.run(oneItem(1, 2000, 60, 20_000, 1)))
                .isInstanceOfSatisfying(UnsoundStudy.class, unsound -> {
                    assertThat(unsound.code()).isEqualTo("study-overloaded");
                    assertThat(unsound.args()).containsExactly("power");
                });
    }

    private static List<Forecast> replications(int officers, double arrivalsPerDay, double minutes) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(seed -> Simulation.run(oneItem(officers, arrivalsPerDay, minutes, 16_000, seed)))
                .toList();
    }

    /** The textbook's value lies in the interval that independent runs give with 99.9 % confidence. */
    private static void agrees(List<Forecast> runs, ToDoubleFunction<Forecast> figure, double textbook) {
        double mean = runs.stream().mapToDouble(figure).average().orElseThrow();
        double variance = runs.stream()
                        .mapToDouble(run -> Math.pow(figure.applyAsDouble(run) - mean, 2))
                        .sum()
                / (runs.size() - 1);
        double t11 = 4.437;
        double halfWidth = t11 * Math.sqrt(variance / runs.size());
        assertThat(mean).isCloseTo(textbook, within(halfWidth));
        // An interval as wide as the value would agree with anything.
        assertThat(halfWidth).isLessThan(0.2 * textbook);
    }

    private static double erlangC(int servers, double load) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < servers; k++) {
            term *= load / k;
            sum += term;
        }
        double last = term * load / servers * servers / (servers - load);
        return last / (sum + last);
    }

    private static Study oneItem(int officers, double arrivalsPerDay, double minutes, int cases, long seed) {
        var item = new Item(
                "review",
                1,
                "审核",
                "Review",
                "power",
                ItemKind.LICENCE,
                List.of(),
                new Limit(3, LimitUnit.WORKING_DAY),
                new Limit(20, LimitUnit.WORKING_DAY),
                List.of(),
                Decision.OFFICER,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
        var bundle = new Bundle(
                "one",
                1,
                "一件",
                "One",
                "",
                "",
                "power",
                new Limit(3, LimitUnit.WORKING_DAY),
                List.of(),
                List.of(new Node("review", false, FailurePolicy.STOP_DEPENDENTS)),
                List.of());
        return new Study(
                bundle,
                Walk.read(bundle, ONE_ITEM, key -> Optional.of(item)),
                Map.of("review", item),
                List.of(new Answers(Map.of(), 1)),
                MONDAY,
                cases,
                cases / 10,
                arrivalsPerDay,
                Map.of("power", officers),
                Map.of("review", new ServiceTime.Exponential(minutes)),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                dueDates(),
                Offices.CITY,
                seed);
    }

    private static Study companyStart(Map<String, Integer> officers, Map<String, Conduct> conduct, long seed) {
        Bundle bundle = SHIPPED.bundle("company_start").orElseThrow();
        Map<String, Item> items = new HashMap<>();
        Map<String, ServiceTime> service = new HashMap<>();
        bundle.nodes().forEach(node -> {
            items.put(node.item(), SHIPPED.item(node.item()).orElseThrow());
            service.put(node.item(), new ServiceTime.Exponential(30));
        });
        return new Study(
                bundle,
                Walk.read(bundle, SHIPPED.drawing(bundle.key(), bundle.version()), SHIPPED::item),
                items,
                List.of(new Answers(firstOptions(bundle), 1)),
                MONDAY,
                500,
                50,
                24,
                officers,
                service,
                conduct,
                Map.of(),
                Set.of(),
                Set.of(),
                dueDates(),
                Offices.CITY,
                seed);
    }

    private static Study with(Study study, Set<LocalDate> closed) {
        return new Study(
                study.bundle(),
                study.walk(),
                study.items(),
                study.mix(),
                study.from(),
                study.cases(),
                study.warmUp(),
                study.arrivalsPerDay(),
                study.officers(),
                study.service(),
                study.conduct(),
                study.facts(),
                study.without(),
                closed,
                study.dueDates(),
                study.office(),
                study.seed());
    }

    /** The first option of every question that is asked and does not lead elsewhere. */
    private static Map<String, List<String>> firstOptions(Bundle bundle) {
        Map<String, List<String>> answers = new HashMap<>();
        bundle.questions().stream()
                .filter(question ->
                        question.required() && cn.yijianshi.catalogue.Conditions.hold(question.when(), answers))
                .forEach(question -> answers.put(
                        question.key(),
                        List.of(question.options().stream()
                                .filter(option -> option.effects().stop() == null)
                                .findFirst()
                                .orElseThrow()
                                .key())));
        return answers;
    }

    private static DueDates dueDates() {
        var hours = new OfficeHours(
                Offices.CITY,
                "",
                List.of(new Timetable(
                        null,
                        List.of(new Season(
                                MonthDay.of(1, 1),
                                MonthDay.of(12, 31),
                                List.of(
                                        new Session(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                                        new Session(LocalTime.of(14, 30), LocalTime.of(17, 30))))))));
        return new DueDates(new WorkCalendar(List.of()), new Offices(List.of(hours)), CountingRules.DEFAULT);
    }

    private static ItemForecast item(Forecast forecast, String key) {
        return forecast.items().stream()
                .filter(item -> item.item().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static DepartmentForecast department(Forecast forecast, String key) {
        return forecast.departments().stream()
                .filter(department -> department.department().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static final String ONE_ITEM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="d" targetNamespace="t">
              <bpmn:process id="one" isExecutable="true" camunda:versionTag="1">
                <bpmn:startEvent id="s"/>
                <bpmn:callActivity id="review" calledElement="item-review">
                  <bpmn:extensionElements><camunda:in businessKey="#{reviewIds.next()}"/></bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:endEvent id="e"/>
                <bpmn:sequenceFlow id="a" sourceRef="s" targetRef="review"/>
                <bpmn:sequenceFlow id="b" sourceRef="review" targetRef="e"/>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="p" bpmnElement="one">
                <bpmndi:BPMNShape id="s1" bpmnElement="s"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="s2" bpmnElement="review"><dc:Bounds x="80" y="0" width="100" height="80"/></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="s3" bpmnElement="e"><dc:Bounds x="220" y="0" width="36" height="36"/></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="e1" bpmnElement="a"><di:waypoint x="36" y="18"/><di:waypoint x="80" y="18"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="e2" bpmnElement="b"><di:waypoint x="180" y="18"/><di:waypoint x="220" y="18"/></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;
}
