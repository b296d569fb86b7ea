package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Walk;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Virtual cases take the same way as real ones: the walk opens what Camunda opens, whatever ends first. */
class WalkTest {

    private static final Catalogue SHIPPED = Catalogue.load(Path.of("../../workflows"));
    private static final int CASES_OF_A_BUNDLE = 10;

    private static final String REVIEW = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="r" targetNamespace="t">
              <bpmn:message id="m" name="decided"/>
              <bpmn:process id="item-review" isExecutable="true" camunda:historyTimeToLive="1">
                <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="wait"/>
                <bpmn:receiveTask id="wait" messageRef="m"/><bpmn:sequenceFlow id="b" sourceRef="wait" targetRef="e"/>
                <bpmn:endEvent id="e"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final Map<String, Set<String>> itemsOf = new HashMap<>();

    public final class Plan {
        public boolean needs(DelegateExecution bundle, String item) {
            return itemsOf.get(bundle.getProcessBusinessKey()).contains(item);
        }
    }

    public static final class ReviewIds {
        public String next() {
            return UUID.randomUUID().toString();
        }
    }

    @Test
    void every_drawing_is_walked_as_camunda_walks_it() throws Exception {
        var configuration = (StandaloneInMemProcessEngineConfiguration)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration();
        configuration
                .setJdbcUrl("jdbc:h2:mem:walks;DB_CLOSE_DELAY=-1")
                .setJobExecutorActivate(false)
                .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
                .setProcessEngineName("walks");
        Map<Object, Object> names = new HashMap<>();
        names.put("plan", new Plan());
        names.put("reviewIds", new ReviewIds());
        configuration.setBeans(names);
        ProcessEngine camunda = configuration.buildProcessEngine();
        try {
            camunda.getRepositoryService()
                    .createDeployment()
                    .addString("review.bpmn", REVIEW)
                    .deploy();
            for (Bundle bundle : SHIPPED.bundles()) {
                String drawing = SHIPPED.drawing(bundle.key(), bundle.version());
                camunda.getRepositoryService()
                        .createDeployment()
                        .addInputStream(
                                bundle.key() + ".bpmn",
                                new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)))
                        .deploy();
                Walk.Paths paths = Walk.read(bundle, drawing, SHIPPED::item);
                var chance = new Random(bundle.key().hashCode());
                for (int number = 0; number < CASES_OF_A_BUNDLE; number++) {
                    follow(camunda, bundle, paths, chance);
                }
            }
        } finally {
            camunda.close();
        }
    }

    private void follow(ProcessEngine camunda, Bundle bundle, Walk.Paths paths, Random chance) {
        Set<String> removable = bundle.questions().stream()
                .flatMap(question -> question.options().stream())
                .flatMap(option -> option.effects().remove().stream())
                .collect(Collectors.toSet());
        Set<String> items = bundle.nodes().stream()
                .filter(node -> !node.optional() && !removable.contains(node.item()) || chance.nextBoolean())
                .map(Node::item)
                .collect(Collectors.toCollection(TreeSet::new));
        String key = UUID.randomUUID().toString();
        itemsOf.put(key, items);
        List<String> story = new ArrayList<>(List.of(bundle.key() + " with " + items));
        String process = camunda.getRuntimeService()
                .startProcessInstanceByKey(bundle.key(), key)
                .getId();
        Walk walk = paths.begin(items);
        Set<String> open = new TreeSet<>(walk.begin());
        while (true) {
            assertThat(open).as("%s", story).isEqualTo(openIn(camunda, process).keySet());
            if (open.isEmpty()) {
                break;
            }
            String next = List.copyOf(open).get(chance.nextInt(open.size()));
            story.add(next + " ends");
            camunda.getRuntimeService()
                    .createMessageCorrelation("decided")
                    .processInstanceId(openIn(camunda, process).get(next))
                    .correlate();
            open.remove(next);
            open.addAll(walk.ended(next));
        }
        assertThat(walk.isOver()).as("%s", story).isTrue();
        assertThat(camunda.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(process)
                        .count())
                .as("%s", story)
                .isZero();
    }

    /** The items whose review is open, each with the process of its review. */
    private static Map<String, String> openIn(ProcessEngine camunda, String process) {
        Map<String, String> called =
                camunda.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(process).list().stream()
                        .collect(Collectors.toMap(
                                review -> ((ExecutionEntity) review).getSuperExecutionId(), ProcessInstance::getId));
        Map<String, String> open = new TreeMap<>();
        ActivityInstance tree = camunda.getRuntimeService().getActivityInstance(process);
        if (tree != null) {
            for (ActivityInstance child : tree.getChildActivityInstances()) {
                for (String execution : child.getExecutionIds()) {
                    if (called.containsKey(execution)) {
                        open.put(child.getActivityId(), called.get(execution));
                    }
                }
            }
        }
        return open;
    }
}
