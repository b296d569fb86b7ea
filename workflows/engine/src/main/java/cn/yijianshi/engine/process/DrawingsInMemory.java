package cn.yijianshi.engine.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Drawings that are deployed stay as they are: a change is a new version under a new identifier, and nothing here
 * suspends one. Camunda asks the database for their rows at each step of each case all the same, in case somebody did;
 * this takes what it has parsed already.
 */
final class DrawingsInMemory {

    private DrawingsInMemory() {}

    static void at(ProcessEngineConfigurationImpl camunda) {
        Map<String, JobDefinitionEntity> timers = new ConcurrentHashMap<>();
        camunda.setHistoryEventProducer(new History());
        Sessions.add(camunda, ProcessDefinitionManager.class, Processes::new);
        Sessions.add(camunda, JobDefinitionManager.class, () -> new Timers(timers));
    }

    private static ProcessDefinitionEntity parsed(String id) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(id);
    }

    private static final class Processes extends ProcessDefinitionManager {
        @Override
        public ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
            ProcessDefinitionEntity parsed = parsed(id);
            return parsed == null ? super.findLatestProcessDefinitionById(id) : parsed;
        }
    }

    private static final class History extends CacheAwareHistoryEventProducer {
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
