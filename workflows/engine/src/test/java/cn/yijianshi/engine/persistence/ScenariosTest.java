package cn.yijianshi.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Scenario;
import cn.yijianshi.engine.domain.BundlePromise;
import cn.yijianshi.engine.domain.CountingRules;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.Progress;
import cn.yijianshi.engine.domain.WorkCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The timelines and endings of the bundles' scenarios, by the city's calendar and office hours. */
class ScenariosTest {

    private static final Path WORKFLOWS = Path.of("..").toAbsolutePath().normalize();
    private static final Catalogue CATALOGUE = Catalogue.load(WORKFLOWS);
    private static final List<Scenario> SCENARIOS = Catalogue.scenarios(WORKFLOWS);
    private static final DueDates DATES = dates();

    private static DueDates dates() {
        CalendarFiles files = new CalendarFiles(WORKFLOWS);
        return new DueDates(new WorkCalendar(files.years()), new Offices(files.officeHours()), CountingRules.DEFAULT);
    }

    @TestFactory
    Stream<DynamicTest> every_timeline_is_kept_to_the_minute() {
        return SCENARIOS.stream()
                .filter(scenario -> scenario.timeline() != null)
                .map(scenario -> DynamicTest.dynamicTest(name(scenario), () -> timeline(scenario)));
    }

    @TestFactory
    Stream<DynamicTest> every_case_ends_as_told() {
        return SCENARIOS.stream().flatMap(scenario -> scenario.endings().stream()
                .map(ending -> DynamicTest.dynamicTest(
                        name(scenario) + ", refused: " + ending.refused(), () -> ends(scenario, ending))));
    }

    private static void timeline(Scenario scenario) {
        Scenario.Timeline told = scenario.timeline();
        Plan plan = plan(scenario);
        Set<String> notNeeded = notNeeded(scenario, plan);
        if (told.notNeeded() != null) {
            assertThat(notNeeded).containsExactlyInAnyOrderElementsOf(told.notNeeded());
        }
        Map<String, Limit> promises = new LinkedHashMap<>();
        for (Item item : plan.chosen()) {
            if (!notNeeded.contains(item.key())) {
                promises.put(item.key(), item.promised(plan.answers(), scenario.facts()));
            }
        }
        Instant start = told.accepted().atZone(OfficeHours.ZONE).toInstant();
        Map<String, LocalDateTime> due = new TreeMap<>();
        BundlePromise.dues(DATES, plan.bundle(), promises, start, told.region())
                .forEach((item, moment) -> due.put(item, local(moment)));
        if (told.due() != null) {
            assertThat(due).containsAllEntriesOf(told.due());
        }
        if (told.promise() != null) {
            assertThat(local(BundlePromise.total(DATES, plan.bundle(), promises, start, told.region())))
                    .isEqualTo(told.promise());
        }
    }

    /** The case wave by wave; in each the refusals come first. */
    private static void ends(Scenario scenario, Scenario.Ending ending) {
        Plan plan = plan(scenario);
        assertThat(plan.items()).as("refused").containsAll(ending.refused());
        Set<String> notNeeded = notNeeded(scenario, plan);
        Map<String, ItemState> states = new TreeMap<>();
        boolean stopped = false;
        List<String> left = new ArrayList<>(plan.items());
        while (!left.isEmpty()) {
            Progress before = new Progress(plan.bundle(), plan.items(), states);
            String next = next(before, left, ending.refused(), plan);
            left.remove(next);
            if (stopped || before.barred(next).isPresent()) {
                states.put(next, ItemState.SKIPPED);
            } else if (notNeeded.contains(next)) {
                states.put(next, ItemState.NOT_NEEDED);
            } else if (ending.refused().contains(next)) {
                states.put(next, ItemState.REFUSED);
                stopped = before.onRefusal(next) == FailurePolicy.STOP_ALL;
            } else {
                states.put(next, ItemState.APPROVED);
            }
        }
        Set<String> automatic = plan.chosen().stream()
                .filter(item -> item.decision() == Decision.AUTOMATIC)
                .map(Item::key)
                .collect(Collectors.toSet());
        assertThat(new Progress(plan.bundle(), plan.items(), states).outcome(false, automatic))
                .as("ends as, with " + states)
                .isEqualTo(ending.state());
        if (ending.stopped() != null) {
            assertThat(states.keySet().stream().filter(item -> states.get(item) == ItemState.SKIPPED))
                    .as("stopped")
                    .containsExactlyInAnyOrderElementsOf(ending.stopped());
        }
    }

    /** Of those whose turn has come: what is refused before what is granted, else in the order of the bundle. */
    private static String next(Progress progress, List<String> left, Collection<String> refused, Plan plan) {
        Set<String> waiting = plan.edges().stream()
                .filter(edge -> left.contains(edge.from()))
                .map(edge -> edge.to())
                .collect(Collectors.toSet());
        List<String> ready = plan.chosen().stream()
                .map(Item::key)
                .filter(left::contains)
                .filter(item -> !waiting.contains(item))
                .toList();
        Optional<String> first = ready.stream().filter(refused::contains).findFirst();
        return first.orElse(ready.get(0));
    }

    private static Set<String> notNeeded(Scenario scenario, Plan plan) {
        return plan.items().stream()
                .filter(item -> plan.bundle()
                        .node(item)
                        .filter(node -> !node.neededFor(scenario.facts()))
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Plan plan(Scenario scenario) {
        return CATALOGUE.plan(CATALOGUE.bundle(scenario.bundle()).orElseThrow(), scenario.answers());
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, OfficeHours.ZONE);
    }

    private static String name(Scenario scenario) {
        return scenario.bundle() + ": " + scenario.nameEn();
    }
}
