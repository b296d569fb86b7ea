package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a case Camunda keeps what was called and what came, not what a token walked through between them. */
class HistoryOfItemsTest {

    private static final String CASE = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <process id="case" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="filed"/><sequenceFlow id="a" sourceRef="filed" targetRef="fork"/>
                <inclusiveGateway id="fork"/><sequenceFlow id="b" sourceRef="fork" targetRef="item"/>
                <callActivity id="item" calledElement="item"/><sequenceFlow id="c" sourceRef="item" targetRef="done"/>
                <endEvent id="done"/>
              </process>
            </definitions>
            """;
    private static final String ITEM = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <message id="m" name="decided"/>
              <process id="item" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="received"/><sequenceFlow id="a" sourceRef="received" targetRef="open"/>
                <serviceTask id="open" camunda:expression="${true}"/>
                <sequenceFlow id="b" sourceRef="open" targetRef="wait"/>
                <eventBasedGateway id="wait"/>
                <sequenceFlow id="c" sourceRef="wait" targetRef="decided"/>
                <sequenceFlow id="d" sourceRef="wait" targetRef="late"/>
                <intermediateCatchEvent id="decided"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
                <intermediateCatchEvent id="late">
                  <timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition>
                </intermediateCatchEvent>
                <sequenceFlow id="e" sourceRef="decided" targetRef="ended"/>
                <sequenceFlow id="f" sourceRef="late" targetRef="ended"/>
                <endEvent id="ended"/>
              </process>
            </definitions>
            """;

    private final AskedEngine camunda = new AskedEngine("history", HistoryOfItems::at);

    @BeforeEach
    void drawn() {
        camunda.deploy(CASE);
        camunda.deploy(ITEM);
        camunda.engine.getRuntimeService().startProcessInstanceByKey("case", "one", Map.of());
    }

    @AfterEach
    void stop() {
        camunda.close();
    }

    @Test
    void an_item_and_the_decision_on_it_are_kept_with_beginning_and_end() {
        camunda.engine.getRuntimeService().createMessageCorrelation("decided").correlate();

        assertThat(nodes()).containsExactlyInAnyOrder("item", "decided");
        assertThat(camunda.engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .list())
                .allMatch(node -> node.getStartTime() != null && node.getEndTime() != null);
        assertThat(camunda.engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .list())
                .hasSize(2)
                .extracting(HistoricProcessInstance::getState)
                .containsOnly(HistoricProcessInstance.STATE_COMPLETED);
    }

    @Test
    void a_timer_that_came_is_kept() {
        var management = camunda.engine.getManagementService();
        management.executeJob(management.createJobQuery().singleResult().getId());

        assertThat(nodes()).containsExactlyInAnyOrder("item", "late");
    }

    @Test
    void an_item_under_way_is_kept_without_an_end() {
        assertThat(camunda.engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .unfinished()
                        .singleResult()
                        .getActivityId())
                .isEqualTo("item");
    }

    @Test
    void the_database_still_says_audit() {
        assertThat(camunda.engine.getManagementService().getProperties()).containsEntry("historyLevel", "2");
    }

    private java.util.List<String> nodes() {
        return camunda.engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
