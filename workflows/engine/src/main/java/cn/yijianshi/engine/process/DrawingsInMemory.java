package cn.yijianshi.engine.process;

import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Drawings that are deployed stay as they are: a change is a new version under a new identifier, and nothing here
 * suspends one. Camunda asks the database for their rows at each step of each case all the same, in case somebody did;
 * this takes what it has parsed already. Which version of a drawing is the latest is asked again after each deployment.
 * When a case's history may go is set at its start and stays too: of the cases seen lately it is known.
 */
final class DrawingsInMemory {

    private DrawingsInMemory() {}

    static void at(ProcessEngineConfigurationImpl camunda) {
        Map<String, JobDefinitionEntity> timers = new ConcurrentHashMap<>();
        Latest latest = new Latest(new ConcurrentHashMap<>(), new AtomicInteger());
        camunda.setHistoryEventProducer(new History());
        Sessions.add(camunda, ProcessDefinitionManager.class, () -> new Processes(latest));
        Sessions.add(camunda, JobDefinitionManager.class, () -> new Timers(timers));
    }

    private static ProcessDefinitionEntity parsed(String id) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(id);
    }

    /** What was the latest version of a drawing when so many had been deployed. */
    private record Latest(Map<String, Of> known, AtomicInteger deployments) {
        record Of(String id, int deployments) {}
    }

    private static final class Processes extends ProcessDefinitionManager {
        private final Latest latest;

        Processes(Latest latest) {
            this.latest = latest;
        }

        @Override
        public ProcessDefinitionEntity findLatestProcessDefinitionByKeyAndTenantId(String key, String tenant) {
            int deployments = latest.deployments().get();
            Latest.Of known = tenant == null ? latest.known().get(key) : null;
            ProcessDefinitionEntity parsed =
                    known == null || known.deployments() != deployments ? null : parsed(known.id());
            if (parsed != null) {
                return parsed;
            }
            ProcessDefinitionEntity found = super.findLatestProcessDefinitionByKeyAndTenantId(key, tenant);
            if (found != null && tenant == null) {
                latest.known().put(key, new Latest.Of(found.getId(), deployments));
            }
            return found;
        }

        @Override
        public void insertProcessDefinition(ProcessDefinitionEntity drawing) {
            super.insertProcessDefinition(drawing);
            // Whoever asked before the end has had the version before, or one that came to nothing.
            var end = Context.getCommandContext().getTransactionContext();
            end.addTransactionListener(
                    TransactionState.COMMITTED, ended -> latest.deployments().incrementAndGet());
            end.addTransactionListener(
                    TransactionState.ROLLED_BACK, ended -> latest.deployments().incrementAndGet());
        }

        @Override
        public ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
            ProcessDefinitionEntity parsed = parsed(id);
            return parsed == null ? super.findLatestProcessDefinitionById(id) : parsed;
        }
    }

    private static final class History extends CacheAwareHistoryEventProducer {
        private static final int LATELY = 10_000;

        private final Map<String, Date> removals = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Date> eldest) {
                return size() > LATELY;
            }
        });

        @Override
        protected void provideRemovalTime(HistoryEvent event) {
            String process = event.getRootProcessInstanceId();
            Date known = process == null ? null : removals.get(process);
            if (known != null) {
                event.setRemovalTime(known);
                return;
            }
            super.provideRemovalTime(event);
            if (process != null && event.getRemovalTime() != null) {
                removals.put(process, event.getRemovalTime());
            }
        }

        @Override
        protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            ProcessDefinitionEntity parsed = id == null ? null : parsed(id);
            return parsed == null ? super.getProcessDefinitionEntity(id) : parsed;
        }
    }

    private static final class Timers extends JobDefinitionManager {
        private final Map<String, JobDefinitionEntity> known;

        Timers(Map<String, JobDefinitionEntity> known) {
            this.known = known;
        }

        @Override
        public JobDefinitionEntity findById(String id) {
            return known.computeIfAbsent(id, super::findById);
        }
    }
}
