package cn.yijianshi.engine.process;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.h2.jdbcx.JdbcConnectionPool;

/** Camunda by itself on a database in memory, with an ear on the statements it prepares. */
final class AskedEngine implements AutoCloseable {

    final JdbcConnectionPool database;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final ProcessEngine engine;

    AskedEngine(String name, Consumer<ProcessEngineConfigurationImpl> changes) {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        var settings =
                (ProcessEngineConfigurationImpl) ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                        .setProcessEngineName(name)
                        .setDataSource(Listened.database(database, this::hear))
                        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                        .setHistory(ProcessEngineConfiguration.HISTORY_AUDIT)
                        .setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        settings.setDbMetricsReporterActivate(false);
        changes.accept(settings);
        engine = settings.buildProcessEngine();
    }

    void deploy(String drawing) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("p.bpmn", drawing)
                .deploy();
    }

    @Override
    public void close() {
        engine.close();
        database.dispose();
    }

    private void hear(String method, Object[] given) {
        if (method.equals("prepareStatement")) {
            asked.add((String) given[0]);
        }
    }
}
