package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.ProcessDrawer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a graph looks like and whatever is left out: on Camunda itself each item opens in its turn and the case ends. */
class DrawnProcessesRunTest {

    private static final int GRAPHS = 150;
    private static final String REVIEW = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="item-review" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="opened"/>
                <sequenceFlow id="a" sourceRef="opened" targetRef="reviewed"/>
                <receiveTask id="reviewed"/>
                <sequenceFlow id="b" sourceRef="reviewed" targetRef="closed"/>
                <endEvent id="closed"/>
              </process>
            </definitions>
            """;

    private static final Set<String> TAKING = new HashSet<>();
    private static ProcessEngine engine;

    /** Answers the conditions of the drawings. */
    public static final class TakingPart {
        public boolean needs(DelegateExecution bundle, String item) {
            return TAKING.contains(item);
        }
    }

    public static final class Ids {
        public String next() {
            return UUID.randomUUID().toString();
        }
    }

    @BeforeAll
    static void start() {
        ProcessEngineConfigurationImpl settings = (ProcessEngineConfigurationImpl)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                        .setProcessEngineName("drawn-processes")
                        .setJdbcUrl("jdbc:h2:mem:drawn-processes;DB_CLOSE_DELAY=-1")
                        .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
                        .setJobExecutorActivate(false);
        settings.setBeans(new TreeMap<>(Map.of("plan", new TakingPart(), "reviewIds", new Ids())));
        settings.setMetricsEnabled(false);
        settings.setDbMetricsReporterActivate(false);
        settings.setTaskMetricsEnabled(false);
        engine = settings.buildProcessEngine();
        deploy("item-review.bpmn", REVIEW);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void every_item_opens_when_the_last_before_it_is_through_and_the_case_ends() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            Random lot = new Random(seed);
            Bundle bundle = drawn(seed, lot);
            deploy(bundle.key() + ".bpmn", ProcessDrawer.draw(bundle, key -> Optional.empty()));
            TAKING.clear();
            bundle.nodes().stream()
                    .filter(node -> !node.optional() || lot.nextBoolean())
                    .map(Node::item)
                    .forEach(TAKING::add);
            play(bundle, lot);
        }
    }

    private static void play(Bundle bundle, Random lot) {
        String process = engine.getRuntimeService()
                .startProcessInstanceByKey(bundle.key())
                .getId();
        List<Edge> edges = bundle.edges(TAKING).stream()
                .filter(edge -> edge.kind() != EdgeKind.DEC)
                .toList();
        Set<String> done = new HashSet<>();
        Map<String, String> open = open(process);
        while (!open.isEmpty()) {
            Set<String> turn = TAKING.stream()
                    .filter(item -> !done.contains(item))
                    .filter(item ->
                            edges.stream().allMatch(edge -> !edge.to().equals(item) || done.contains(edge.from())))
                    .collect(Collectors.toSet());
            assertThat(open.keySet())
                    .as(bundle.key() + " " + edges + " done " + done)
                    .isEqualTo(turn);
            List<String> items = new ArrayList<>(open.keySet());
            String next = items.get(lot.nextInt(items.size()));
            engine.getRuntimeService().signal(open.get(next));
            done.add(next);
            open = open(process);
        }
        assertThat(done).isEqualTo(TAKING);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(process)
                        .count())
                .as(bundle.key() + " has ended")
                .isZero();
    }

    /** The items whose reviews are open, each with its process. */
    private static Map<String, String> open(String process) {
        Map<String, String> open = new TreeMap<>();
        engine.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(process).list().stream()
                .map(ExecutionEntity.class::cast)
                .forEach(review -> {
                    ExecutionEntity call = (ExecutionEntity) engine.getRuntimeService()
                            .createExecutionQuery()
                            .executionId(review.getSuperExecutionId())
                            .singleResult();
                    open.put(call.getActivityId(), review.getId());
                });
        return open;
    }

    private static Bundle drawn(int seed, Random lot) {
        int size = 1 + lot.nextInt(10);
        int dense = 5 + lot.nextInt(40);
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int to = 0; to < size; to++) {
            nodes.add(new Node("item_" + to, lot.nextInt(3) == 0, FailurePolicy.STOP_DEPENDENTS));
            for (int from = 0; from < to; from++) {
                if (lot.nextInt(100) < dense) {
                    edges.add(new Edge("item_" + from, "item_" + to, lot.nextInt(5) > 0 ? EdgeKind.OUT : EdgeKind.DEC));
                }
            }
        }
        return new Bundle(
                "drawn_" + seed,
                1,
                "抽签的一件事",
                "Drawn by lot",
                "",
                "",
                "x",
                new Limit(1, LimitUnit.WORKING_DAY),
                List.of(),
                nodes,
                edges);
    }

    private static void deploy(String name, String drawing) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(name, drawing)
                .deploy();
    }
}
