package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.guard.UnsoundDrawing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever asks Camunda itself to deploy meets the guard all the same. */
class GuardedDeploymentsTest {

    private static final String SCRIPT = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
              <process id="evil" isExecutable="true">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
                <scriptTask id="t" scriptFormat="javascript"><script>1</script></scriptTask>
              </process>
            </definitions>
            """;

    private static ProcessEngine engine;
    private static RepositoryService repository;

    @BeforeAll
    static void start() {
        ProcessEngineConfigurationImpl settings = (ProcessEngineConfigurationImpl)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                        .setProcessEngineName("guarded")
                        .setJdbcUrl("jdbc:h2:mem:guarded;DB_CLOSE_DELAY=-1")
                        .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
                        .setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        settings.setDbMetricsReporterActivate(false);
        settings.setEnforceHistoryTimeToLive(false);
        settings.setCustomPreDeployers(List.of(new GuardedDeployments()));
        engine = settings.buildProcessEngine();
        repository = engine.getRepositoryService();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void a_script_is_refused_before_camunda_parses_it() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("evil.bpmn", SCRIPT)
                        .deploy())
                .isInstanceOf(UnsoundDrawing.class)
                .hasMessageContaining("[script]");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("evil")
                        .count())
                .isZero();
    }

    @Test
    void nothing_but_drawings_is_deployed() {
        for (String other : List.of("evil.dmn", "evil.cmmn", "evil.form", "evil.js", "evil.bpmn20.xml")) {
            assertThatThrownBy(() -> repository
                            .createDeployment()
                            .addString(other, SCRIPT)
                            .deploy())
                    .as(other)
                    .isInstanceOf(UnsoundDrawing.class);
        }
    }

    @Test
    void a_bundle_does_not_pass_for_the_shared_review() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("item-review.bpmn", shipped("bundles/company_start/process.bpmn"))
                        .deploy())
                .isInstanceOf(UnsoundDrawing.class);
    }

    @Test
    void what_is_shipped_is_deployed() {
        repository
                .createDeployment()
                .addString("item-review.bpmn", shipped("engine/src/main/resources/item-review.bpmn"))
                .addString("company_start.bpmn", shipped("bundles/company_start/process.bpmn"))
                .deploy();
        assertThat(repository.createProcessDefinitionQuery().list())
                .extracting("key")
                .containsExactlyInAnyOrder("item-review", "company_start");
    }

    private static String shipped(String file) {
        try {
            return Files.readString(Path.of("..").resolve(file), StandardCharsets.UTF_8);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
