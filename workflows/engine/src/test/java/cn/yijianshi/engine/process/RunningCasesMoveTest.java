package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFile.CaseState;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.Progress;
import cn.yijianshi.engine.migration.domain.MigratedCase;
import cn.yijianshi.engine.migration.domain.MigratedCase.Outcome;
import cn.yijianshi.engine.migration.domain.Migration;
import cn.yijianshi.engine.migration.domain.Migration.State;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import cn.yijianshi.engine.migration.domain.Migrations;
import cn.yijianshi.engine.migration.domain.Movement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever two versions of a bundle look like and wherever its cases stand: what the trial says of each is what becomes
 * of it, and every case runs to its end, moved, returned or left alone.
 */
class RunningCasesMoveTest extends LotCityRoom {

    private static final int CASES = 9;
    private static final String OF_THE_LOT = " WHERE bundle LIKE 'lot%'";
    private static final String ITS = " WHERE case_id IN (SELECT case_id FROM bundle_case" + OF_THE_LOT + ")";

    @Autowired
    Drawings drawings;

    @Autowired
    Movement movement;

    @Autowired
    Migrations migrations;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient sql;

    @Test
    void what_the_trial_says_is_what_happens_and_no_case_is_lost() {
        promiseOtherwise();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int number = 0; number < BUNDLES; number++) {
            Random lot = new Random(1_000L + number);
            String bundle = "lot_" + number;
            List<String> filed = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                filed.add(begun(bundle, lot));
            }
            Migration migration = movement.plan(planned(bundle), null, null);
            List<String> before = everything();
            tried(migration);
            assertThat(everything()).as("the trial of " + bundle).isEqualTo(before);
            Map<String, MigratedCase> predicted = rows(migration);
            executed(migration);
            Map<String, MigratedCase> happened = rows(migration);
            predicted.forEach((id, said) -> {
                MigratedCase became = happened.get(id);
                assertThat(became.outcome())
                        .as(bundle + " " + id + " " + became)
                        .isEqualTo(said.outcome() == Outcome.WOULD_MOVE ? Outcome.MOVED : Outcome.STAYS);
                assertThat(became.reason()).isEqualTo(said.reason());
                standsWhole(id, became.outcome() == Outcome.MOVED ? 2 : 1);
            });
            if (number % 2 == 0) {
                returned(migration);
                rows(migration)
                        .forEach((id, row) -> standsWhole(
                                id, row.outcome() == Outcome.RETURNED || row.outcome() == Outcome.STAYS ? 1 : 2));
            }
            rows(migration).values().forEach(row -> outcomes.merge(row.outcome(), 1, Integer::sum));
            filed.forEach(id -> runsToItsEnd(id, lot));
        }
        // Otherwise nothing was shown.
        assertThat(outcomes.getOrDefault(Outcome.MOVED, 0)).isGreaterThan(20);
        assertThat(outcomes.getOrDefault(Outcome.RETURNED, 0)).isGreaterThan(10);
        assertThat(outcomes.getOrDefault(Outcome.STAYS, 0)).isGreaterThan(3);
        assertThat(outcomes).doesNotContainKey(Outcome.FAILED);
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    /** After the cases were filed: some items promise more, the others less. */
    private void promiseOtherwise() {
        for (Item item : published.items()) {
            int amount = item.promised().amount();
            boolean better = item.key().endsWith("0") || item.key().endsWith("4");
            published.publish(
                    item.withLimits(
                            2,
                            new Limit(better ? amount - 1 : amount + 1, LimitUnit.WORKING_DAY),
                            item.statutory(),
                            List.of()),
                    clock.instant().minus(Duration.ofMinutes(10)),
                    "管理员",
                    "承诺有变");
        }
    }

    /** A case somewhere on its way. */
    private String begun(String key, Random lot) {
        Bundle bundle = published.bundle(key, 1).orElseThrow();
        Map<String, List<String>> answers = new HashMap<>();
        for (Question question : bundle.questions()) {
            answers.put(question.key(), List.of(lot.nextBoolean() ? "yes" : "no"));
        }
        String id = filed(key, answers, Duration.ofHours(1));
        int steps = lot.nextInt(4);
        for (int i = 0; i < steps && !open(id).isEmpty(); i++) {
            decide(id, lot);
        }
        return id;
    }

    private void runsToItsEnd(String id, Random lot) {
        int steps = 0;
        while (!open(id).isEmpty()) {
            decide(id, lot);
            assertThat(steps++).as("steps of " + id).isLessThan(2 * LotCity.ITEMS);
        }
        CaseFile file = cases.of(id).orElseThrow();
        assertThat(file.state()).as(id + " " + file + cases.reviews(id)).isEqualTo(CaseState.ENDED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id)
                        .count())
                .isZero();
        // Every item that takes part was reached, each once (the table holds to that).
        Set<String> reached =
                cases.reviews(id).stream().map(CaseReview::item).collect(Collectors.toCollection(TreeSet::new));
        assertThat(reached).as(file.toString()).containsAll(file.items().keySet());
    }

    private void decide(String id, Random lot) {
        List<CaseReview> open = open(id);
        List<CaseReview> ready =
                open.stream().filter(review -> review.awaits().isEmpty()).toList();
        if (ready.isEmpty()) {
            // Held, and never to be released: its department was asked to stop, and answers.
            assertThat(open).allMatch(review -> wasAskedToStop(id, review));
            takeOut(open.get(0));
            return;
        }
        CaseReview review = ready.get(lot.nextInt(ready.size()));
        if (lot.nextInt(6) == 0) {
            refuse(review);
        } else {
            approve(review);
        }
    }

    private boolean wasAskedToStop(String id, CaseReview review) {
        CaseFile file = cases.of(id).orElseThrow();
        Map<String, ItemState> states =
                cases.reviews(id).stream().collect(Collectors.toMap(CaseReview::item, CaseReview::state));
        return file.stopping()
                || Stream.of(1, 2).anyMatch(version -> new Progress(
                                published.bundle(file.bundle(), version).orElseThrow(),
                                file.items().keySet(),
                                states)
                        .barred(review.item())
                        .isPresent());
    }

    /** What the tables say is open is what the process has in hand, and it runs by that version. */
    private void standsWhole(String id, int version) {
        CaseFile file = cases.of(id).orElseThrow();
        if (file.state() == CaseState.ENDED) {
            return;
        }
        assertThat(file.bundleVersion()).isEqualTo(version);
        ProcessInstance process = runtime.createProcessInstanceQuery()
                .processInstanceId(file.processId())
                .singleResult();
        assertThat(process.getProcessDefinitionId()).isEqualTo(drawings.definition(file.bundle(), version));
        Set<String> inHand = Stream.of(
                        runtime.getActivityInstance(file.processId()).getChildActivityInstances())
                .filter(activity -> activity.getActivityType().equals("callActivity"))
                .map(ActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        assertThat(open(id).stream().map(CaseReview::item).collect(Collectors.toSet()))
                .isEqualTo(inHand);
    }

    private Migration planned(String bundle) {
        return new Migration(
                UUID.randomUUID().toString(),
                bundle,
                1,
                2,
                State.PLANNED,
                Work.NONE,
                "新版本更好",
                "管理员",
                clock.instant(),
                null,
                migrations.running(bundle, 1));
    }

    private void tried(Migration migration) {
        begin(migration, Work.TRIAL, State.TRIED);
    }

    private void executed(Migration migration) {
        begin(migration, Work.EXECUTION, State.DONE);
    }

    private void returned(Migration migration) {
        begin(migration, Work.RETURN, State.RETURNED);
    }

    private void begin(Migration migration, Work work, State until) {
        movement.begin(migration.id(), work);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> migrations.of(migration.id()).orElseThrow(),
                        now -> now.work() == Work.NONE && now.state() == until);
    }

    private Map<String, MigratedCase> rows(Migration migration) {
        return migrations.cases(migration.id(), null, null, 1_000).stream()
                .collect(Collectors.toMap(MigratedCase::caseId, row -> row, (one, other) -> one, TreeMap::new));
    }

    /** All that a move could change. */
    private List<String> everything() {
        return Stream.of(
                        "SELECT * FROM bundle_case" + OF_THE_LOT + " ORDER BY case_id",
                        "SELECT * FROM case_review" + ITS + " ORDER BY review_id",
                        "SELECT * FROM clock" + ITS + " ORDER BY review_id",
                        "SELECT ID_, REV_, ACT_ID_, PROC_DEF_ID_ FROM ACT_RU_EXECUTION"
                                + " WHERE PROC_DEF_ID_ LIKE 'lot%' ORDER BY ID_")
                .flatMap(query -> sql.sql(query).query().listOfRows().stream())
                .map(row -> new TreeMap<>(row).toString())
                .toList();
    }
}
