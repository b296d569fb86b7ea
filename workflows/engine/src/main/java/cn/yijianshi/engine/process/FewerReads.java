package cn.yijianshi.engine.process;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * What Camunda asks the database at each step of each case although the answer is known, or nobody wants it:
 *
 * <ul>
 *   <li>when what ends now began, for the length it keeps beside beginning and end: the length stays empty;
 *   <li>whether a message that was taken also waits as a job: none is ever sent so;
 *   <li>whether a timer that goes has an incident: only one that has no tries left can have one, as long as nobody gives
 *       tries to all jobs of a definition at once, which leaves incidents behind (nothing here does);
 *   <li>which of all processes waits for a message that names its process: that one is read, which it is next anyway;
 *   <li>which step has called the process that a message ends: the process of that step is read, which it is next anyway;
 *   <li>which variables an execution left in the database: a drawing can say nothing that would leave any (the guard
 *       before them), and ours live no longer than a step.
 * </ul>
 */
final class FewerReads {

    private FewerReads() {}

    static void at(ProcessEngineConfigurationImpl camunda) {
        camunda.setHistoryEventHandler(new Ends());
        camunda.setCustomIncidentHandlers(List.of(new OfSpentJobs()));
        camunda.setCorrelationHandler(new InTheProcessNamed());
        Sessions.add(camunda, JobManager.class, Jobs::new);
        Sessions.add(camunda, VariableInstanceManager.class, NoVariables::new);
    }

    private static final class Ends extends DbHistoryEventHandler {
        @Override
        protected void insertOrUpdate(HistoryEvent event) {
            if (event instanceof HistoricScopeInstanceEvent && !isInitialEvent(event) && !isAtHand(event)) {
                getDbEntityManager().merge(event);
            } else {
                super.insertOrUpdate(event);
            }
        }

        private boolean isAtHand(HistoryEvent event) {
            return getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) != null;
        }
    }

    private static final class Jobs extends JobManager {
        @Override
        public List<JobEntity> findJobsByConfiguration(String handler, String configuration, String tenant) {
            return ProcessEventJobHandler.TYPE.equals(handler)
                    ? List.of()
                    : super.findJobsByConfiguration(handler, configuration, tenant);
        }
    }

    private static final class InTheProcessNamed extends DefaultCorrelationHandler {
        @Override
        public CorrelationHandlerResult correlateMessage(CommandContext command, String message, CorrelationSet which) {
            if (which.getProcessInstanceId() == null) {
                return super.correlateMessage(command, message, which);
            }
            ExecutionEntity taker = read(command, which.getProcessInstanceId()).stream()
                    .filter(execution -> execution.getEventSubscriptions().stream()
                            .anyMatch(waiting -> waiting.isSubscriptionForEventType(EventType.MESSAGE)
                                    && message.equals(waiting.getEventName())))
                    .findFirst()
                    .orElse(null);
            if (taker == null) {
                return null;
            }
            if (!taker.getRootProcessInstanceId().equals(taker.getProcessInstanceId())) {
                read(command, taker.getRootProcessInstanceId());
            }
            return CorrelationHandlerResult.matchedExecution(taker);
        }

        private static List<ExecutionEntity> read(CommandContext command, String process) {
            List<ExecutionEntity> all = command.getExecutionManager().findExecutionsByProcessInstanceId(process);
            all.stream()
                    .filter(ExecutionEntity::isProcessInstanceExecution)
                    .forEach(one -> one.restoreProcessInstance(all, null, null, null, null, null, null));
            return all;
        }
    }

    private static final class NoVariables extends VariableInstanceManager {
        @Override
        public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(
                String execution, Collection<String> names) {
            return List.of();
        }
    }

    private static final class OfSpentJobs extends DefaultIncidentHandler {
        OfSpentJobs() {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
        }

        @Override
        protected void removeIncident(IncidentContext context, boolean resolved) {
            JobEntity job = Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntity(JobEntity.class, context.getConfiguration());
            if (job == null || job.getRetries() == 0) {
                super.removeIncident(context, resolved);
            }
        }
    }
}
