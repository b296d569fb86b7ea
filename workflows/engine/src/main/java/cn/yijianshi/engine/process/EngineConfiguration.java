package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.platform.time.TimeMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.PlatformTransactionManager;

/** Camunda, wired by hand: its starter is for an older Spring Boot, the engine itself is not. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** History may go this long after the case's start; no case lives longer (LIC 42: at most 60 working days). */
    private static final String KEEP_HISTORY = "P1825D";

    @Bean
    Catalogue catalogue(@Value("${yijianshi.workflows-dir}") Path workflows) {
        return Catalogue.load(workflows);
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    ProcessEngine processEngine(
            DataSource database,
            PlatformTransactionManager transactions,
            ObjectProvider<OpenReview> openReview,
            ObjectProvider<ReviewClock> clock,
            ObjectProvider<BundlePlan.Plan> plan,
            ObjectProvider<BundlePlan.ReviewIds> reviewIds,
            ObjectProvider<Conductor> conductor) {
        CamundaTables.prepare(database);
        SpringProcessEngineConfiguration camunda = new SpringProcessEngineConfiguration();
        camunda.setDataSource(new LoneRows(database));
        camunda.setTransactionManager(transactions);
        camunda.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        camunda.setIdGenerator(new OrderedIds());
        camunda.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        camunda.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        camunda.setHistoryTimeToLive(KEEP_HISTORY);
        camunda.setHistoryCleanupEnabled(false);
        camunda.setMetricsEnabled(false);
        camunda.setDbMetricsReporterActivate(false);
        camunda.setTaskMetricsEnabled(false);
        camunda.setCmmnEnabled(false);
        camunda.setStandaloneTasksEnabled(false);
        camunda.setAuthorizationEnabled(false);
        camunda.setDefaultNumberOfRetries(10);
        camunda.setJobExecutor(jobExecutor());
        camunda.setJobExecutorActivate(false);
        camunda.setJobExecutorPreferTimerJobs(true);
        camunda.setJobExecutorAcquireByDueDate(true);
        harden(camunda);
        DrawingsInMemory.at(camunda);
        FewerReads.at(camunda);
        HistoryOfItems.at(camunda);
        camunda.setCustomPreDeployers(List.of(new GuardedDeployments()));
        // The only names a drawing can speak of; no other bean is within its reach.
        Map<Object, Object> names = new HashMap<>();
        names.put("openReview", (org.camunda.bpm.engine.delegate.JavaDelegate)
                review -> openReview.getObject().execute(review));
        names.put("clock", new LateClock(clock));
        names.put("plan", new LatePlan(plan));
        names.put("reviewIds", new LateIds(reviewIds));
        camunda.setBeans(names);
        ExecutionListener caseEnds = execution -> conductor.getObject().ended(execution.getProcessBusinessKey());
        camunda.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new CaseEnds(caseEnds))));
        ProcessEngine engine = camunda.buildProcessEngine();
        CamundaTables.indexDueTimers(database);
        CamundaTables.dropUnreadIndexes(database);
        return engine;
    }

    // Defaults of the engine that let a stored model or query run code, switched off.
    private static void harden(ProcessEngineConfigurationImpl camunda) {
        camunda.setEnableExpressionsInAdhocQueries(false);
        camunda.setEnableExpressionsInStoredQueries(false);
        camunda.setDeserializationTypeValidationEnabled(true);
        camunda.setScriptEngineResolver(null);
        camunda.setEnableScriptEngineLoadExternalResources(false);
        camunda.setEnableScriptEngineNashornCompatibility(false);
        camunda.setConfigureScriptEngineHostAccess(false);
        camunda.setAutoStoreScriptVariables(false);
    }

    private static DefaultJobExecutor jobExecutor() {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(4);
        executor.setQueueSize(64);
        executor.setMaxJobsPerAcquisition(64);
        executor.setWaitTimeInMillis(250);
        executor.setMaxWait(500);
        return executor;
    }

    // The engine is built before the beans that use it: each name looks its bean up when a drawing first speaks of it.
    public record LateClock(ObjectProvider<ReviewClock> clock) {
        public java.util.Date nextRung(org.camunda.bpm.engine.delegate.DelegateExecution review) {
            return clock.getObject().nextRung(review);
        }

        public void climb(org.camunda.bpm.engine.delegate.DelegateExecution review) {
            clock.getObject().climb(review);
        }

        public void announce(org.camunda.bpm.engine.delegate.DelegateExecution review, String rung) {
            clock.getObject().announce(review, rung);
        }
    }

    public record LatePlan(ObjectProvider<BundlePlan.Plan> plan) {
        public boolean needs(org.camunda.bpm.engine.delegate.DelegateExecution bundle, String item) {
            return plan.getObject().needs(bundle, item);
        }
    }

    public record LateIds(ObjectProvider<BundlePlan.ReviewIds> ids) {
        public String next() {
            return ids.getObject().next();
        }
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    /** Timers fire once everything else is up, and stop first. */
    @Bean
    SmartLifecycle jobExecutorRuns(ProcessEngine engine, Drawings drawings) {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        return new SmartLifecycle() {
            @Override
            public void start() {
                executor.start();
            }

            @Override
            public void stop() {
                executor.shutdown();
            }

            @Override
            public boolean isRunning() {
                return executor.isActive();
            }
        };
    }

    /** Timers follow the platform's clock where it can be moved. */
    @Bean
    @Profile("development")
    TimeMachine.Follower timersFollow() {
        return fromRealTime -> ClockUtil.offset(fromRealTime.toMillis());
    }
}
