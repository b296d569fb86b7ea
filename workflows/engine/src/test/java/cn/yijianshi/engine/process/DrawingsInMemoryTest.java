package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was parsed once is not asked for again while cases go on, and a new version is met all the same. */
class DrawingsInMemoryTest {

    private static final String DRAWING = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <message id="m" name="%1$s"/>
              <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="r"/>
                <receiveTask id="r" messageRef="m"/><sequenceFlow id="b" sourceRef="r" targetRef="e"/>
                <boundaryEvent id="t" attachedToRef="r" cancelActivity="false">
                  <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="c" sourceRef="t" targetRef="f"/><endEvent id="f"/><endEvent id="e"/>
              </process>
            </definitions>
            """;

    /** Calls the other, as a bundle's drawing calls that of a review. */
    private static final String CALLING = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <process id="calling" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="c"/>
                <callActivity id="c" calledElement="p"/><sequenceFlow id="b" sourceRef="c" targetRef="e"/>
                <endEvent id="e"/>
              </process>
            </definitions>
            """;

    private final AskedEngine camunda = new AskedEngine("drawings", DrawingsInMemory::at);
    private final List<String> asked = camunda.asked;
    private final ProcessEngine engine = camunda.engine;

    @AfterEach
    void stop() {
        camunda.close();
    }

    @Test
    void the_second_case_asks_for_no_definition() {
        deploy("decided");
        goesThrough("one", "decided");
        asked.clear();

        goesThrough("two", "decided");

        assertThat(asked).isNotEmpty().noneMatch(DrawingsInMemoryTest::ofDefinitionsByIdentifier);
    }

    @Test
    void a_case_goes_on_by_its_version_and_the_next_one_starts_by_the_new() {
        deploy("decided");
        goesThrough("before", "decided");
        engine.getRuntimeService().startProcessInstanceByKey("p", "old");
        deploy("decided-otherwise");

        goesThrough("new", "decided-otherwise");
        engine.getRuntimeService().correlateMessage("decided", "old");

        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void which_version_is_called_is_asked_again_only_after_a_deployment() {
        deploy("decided");
        String calling = calling();
        assertThat(calls(calling)).isEqualTo(1);
        asked.clear();

        assertThat(calls(calling)).isEqualTo(1);
        assertThat(asked).isNotEmpty().noneMatch(statement -> statement.matches("(?is).*from \\S*ACT_RE_PROCDEF.*"));

        deploy("decided-otherwise");
        assertThat(calls(calling)).isEqualTo(2);
    }

    @Test
    void a_version_whose_deployment_came_to_nothing_is_never_called() {
        deploy("decided");
        String calling = calling();
        var transaction = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();

        assertThatThrownBy(() -> transaction.execute(command -> {
                    deploy("decided-otherwise");
                    engine.getRuntimeService().startProcessInstanceById(calling);
                    throw new IllegalStateException("changed our mind");
                }))
                .hasMessageContaining("changed our mind");

        assertThat(calls(calling)).isEqualTo(1);
    }

    @Test
    void when_a_case_history_may_go_is_written_at_each_step_and_asked_at_none() {
        try (AskedEngine other = new AskedEngine("removals", settings -> {
            settings.setHistoryRemovalTimeStrategy(HISTORY_REMOVAL_TIME_STRATEGY_START);
            DrawingsInMemory.at(settings);
            // Without these the same question is asked for the length of what ends.
            FewerReads.at(settings);
        })) {
            other.deploy(DRAWING.formatted("decided"));
            other.engine.getRuntimeService().startProcessInstanceByKey("p", "one");
            other.asked.clear();

            other.engine.getRuntimeService().correlateMessage("decided", "one");

            assertThat(other.asked)
                    .isNotEmpty()
                    .noneMatch(statement -> statement.matches("(?is)select HPI.START_TIME_, HPI.REMOVAL_TIME_ .*"));
            var history = other.engine.getHistoryService();
            var goes =
                    history.createHistoricProcessInstanceQuery().singleResult().getRemovalTime();
            assertThat(goes).isNotNull();
            assertThat(history.createHistoricActivityInstanceQuery().list())
                    .hasSize(3)
                    .allMatch(step -> goes.equals(step.getRemovalTime()));
        }
    }

    private String calling() {
        camunda.deploy(CALLING);
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("calling")
                .singleResult()
                .getId();
    }

    /** The version of the drawing that a new process called: its definition's identifier begins with key and version. */
    private int calls(String calling) {
        String process =
                engine.getRuntimeService().startProcessInstanceById(calling).getId();
        String called = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(process)
                .singleResult()
                .getProcessDefinitionId();
        return Integer.parseInt(called.split(":")[1]);
    }

    private void goesThrough(String key, String message) {
        engine.getRuntimeService().startProcessInstanceByKey("p", key);
        engine.getRuntimeService().correlateMessage(message, key);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count())
                .isZero();
    }

    private void deploy(String message) {
        camunda.deploy(DRAWING.formatted(message));
    }

    private static boolean ofDefinitionsByIdentifier(String statement) {
        return statement.matches("(?is).*from \\S*ACT_RE_PROCDEF where ID_ .*|.*from \\S*ACT_RU_JOBDEF where ID_ .*");
    }
}
