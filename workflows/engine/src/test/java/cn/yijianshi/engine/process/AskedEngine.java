package cn.yijianshi.engine.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
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
                        .setDataSource(listened(DataSource.class, database))
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

    private <T> T listened(Class<T> kind, T real) {
        return kind.cast(
                Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, given) -> {
                    if (method.getName().equals("prepareStatement")) {
                        asked.add((String) given[0]);
                    }
                    try {
                        Object answer = method.invoke(real, given);
                        return answer instanceof Connection connection
                                ? listened(Connection.class, connection)
                                : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
