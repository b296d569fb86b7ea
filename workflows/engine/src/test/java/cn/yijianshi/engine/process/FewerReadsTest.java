package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step asks for less than Camunda would by itself, and leaves all behind that anybody reads. */
class FewerReadsTest {

    private static final String DRAWING = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <message id="m" name="decided"/>
              <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="r"/>
                <receiveTask id="r" messageRef="m"/><sequenceFlow id="b" sourceRef="r" targetRef="e"/>
                <boundaryEvent id="t" attachedToRef="r" cancelActivity="false">
                  <timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="c" sourceRef="t" targetRef="w"/>
                <scriptTask id="w" scriptFormat="none"><script>nothing</script></scriptTask>
                <sequenceFlow id="d" sourceRef="w" targetRef="f"/><endEvent id="f"/><endEvent id="e"/>
              </process>
            </definitions>
            """;

    /** Calls the other beside a branch that is through, as a bundle's drawing calls that of a review. */
    private static final String CALLING = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <process id="calling" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="fork"/>
                <parallelGateway id="fork"/>
                <sequenceFlow id="b" sourceRef="fork" targetRef="c"/><callActivity id="c" calledElement="p"/>
                <sequenceFlow id="d" sourceRef="fork" targetRef="join"/>
                <sequenceFlow id="f" sourceRef="c" targetRef="join"/><parallelGateway id="join"/>
                <sequenceFlow id="g" sourceRef="join" targetRef="after"/><endEvent id="after"/>
              </process>
            </definitions>
            """;

    private final AskedEngine camunda = new AskedEngine("fewer", FewerReads::at);
    private final ProcessEngine engine = camunda.engine;

    @BeforeEach
    void drawn() {
        camunda.deploy(DRAWING);
    }

    @AfterEach
    void stop() {
        camunda.close();
    }

    @Test
    void a_decision_asks_for_no_beginning_no_incident_and_no_job_of_its_message() {
        start("one");
        camunda.asked.clear();

        decided("one");

        assertThat(camunda.asked)
                .isNotEmpty()
                .noneMatch(statement -> statement.contains("START_TIME_ from"))
                .noneMatch(statement -> statement.contains("ACT_RU_INCIDENT"))
                .noneMatch(statement -> statement.matches("(?is)select .*ACT_RU_JOB.* where.* HANDLER_TYPE_ = .*"));
    }

    @Test
    void a_message_that_names_its_process_reads_that_process_once_and_no_variables() {
        String named = start("named");
        String other = start("other");
        camunda.asked.clear();

        decidedIn(named, "decided");

        assertThat(camunda.asked)
                .filteredOn(statement -> statement.matches("(?is)select .*from \\S*ACT_RU_EXECUTION.*"))
                .hasSize(1);
        assertThat(camunda.asked).noneMatch(statement -> statement.matches("(?is)select .*ACT_RU_VARIABLE.*"));
        assertThat(waiting()).containsExactly(other);
    }

    @Test
    void a_message_that_ends_a_called_process_reads_both_processes_once_and_the_caller_goes_on() {
        camunda.deploy(CALLING);
        engine.getRuntimeService().startProcessInstanceByKey("calling", "case");
        String called = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("p")
                .singleResult()
                .getId();
        camunda.asked.clear();

        decidedIn(called, "decided");

        assertThat(camunda.asked)
                .filteredOn(statement -> statement.matches("(?is)select .*from \\S*ACT_RU_EXECUTION.*"))
                .hasSize(2);
        assertThat(waiting()).isEmpty();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("after")
                        .count())
                .isOne();
    }

    @Test
    void a_message_that_its_process_does_not_wait_for_is_refused() {
        String named = start("named");

        assertThatThrownBy(() -> decidedIn(named, "otherwise"))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThat(waiting()).containsExactly(named);

        decidedIn(named, "decided");
        assertThatThrownBy(() -> decidedIn(named, "decided"))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    void beginnings_and_ends_stand_in_the_history_and_the_timer_is_gone() {
        start("two");
        decided("two");

        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("two")
                        .singleResult())
                .satisfies(ended -> assertThat(ended.getStartTime()).isNotNull())
                .satisfies(ended -> assertThat(ended.getEndTime()).isNotNull())
                .returns(HistoricProcessInstance.STATE_COMPLETED, HistoricProcessInstance::getState);
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .list())
                .extracting(HistoricActivityInstance::getActivityId)
                .containsExactlyInAnyOrder("s", "r", "e");
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .list())
                .allMatch(one -> one.getStartTime() != null && one.getEndTime() != null);
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
    }

    @Test
    void a_timer_that_was_given_up_loses_its_incident_with_the_decision() {
        givenUp("three");
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isOne();

        decided("three");

        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
    }

    @Test
    void a_timer_that_is_given_new_tries_loses_its_incident_at_once() {
        Job timer = givenUp("four");

        engine.getManagementService().setJobRetries(timer.getId(), 3);

        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    private Job givenUp(String key) {
        start(key);
        Job timer = engine.getManagementService().createJobQuery().singleResult();
        engine.getManagementService().setJobRetries(timer.getId(), 1);
        // Nothing here runs scripts in the language "none".
        assertThatThrownBy(() -> engine.getManagementService().executeJob(timer.getId()))
                .isInstanceOf(RuntimeException.class);
        return timer;
    }

    private String start(String key) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("p", key, Map.of())
                .getProcessInstanceId();
    }

    private void decided(String key) {
        engine.getRuntimeService().correlateMessage("decided", key);
    }

    private void decidedIn(String process, String message) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(process)
                .correlate();
    }

    private List<String> waiting() {
        return engine.getRuntimeService().createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getId)
                .toList();
    }
}
