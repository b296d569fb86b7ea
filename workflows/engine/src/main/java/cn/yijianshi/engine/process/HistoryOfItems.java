package cn.yijianshi.engine.process;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Camunda's history as its level {@code audit} keeps it, but without the nodes that a token only walks through: it names
 * a case's processes, its items, and the decisions and timers that came. Everything else about a case stands in the ledger
 * of its clocks and in the audit log; this is read when one wants to know what the engine did with it.
 */
final class HistoryOfItems extends HistoryLevelAudit {

    private static final Set<HistoryEventType> OF_NODES =
            Set.of(HistoryEventTypes.ACTIVITY_INSTANCE_START, HistoryEventTypes.ACTIVITY_INSTANCE_END);

    private static final Set<Object> WALKED_THROUGH = Set.of(
            ActivityTypes.START_EVENT,
            ActivityTypes.END_EVENT_NONE,
            ActivityTypes.GATEWAY_EXCLUSIVE,
            ActivityTypes.GATEWAY_INCLUSIVE,
            ActivityTypes.GATEWAY_PARALLEL,
            // The event that ends its waiting is kept.
            ActivityTypes.GATEWAY_EVENT_BASED,
            ActivityTypes.TASK_SERVICE);

    /** Under the name and number of {@code audit}, so that a database is still the same one to Camunda. */
    static void at(ProcessEngineConfigurationImpl camunda) {
        // Of two with one name it takes the later.
        camunda.setCustomHistoryLevels(List.of(new HistoryOfItems()));
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return super.isHistoryEventProduced(event, entity) && !(OF_NODES.contains(event) && isWalkedThrough(entity));
    }

    // While a drawing is read it is asked in general, without an entity.
    private static boolean isWalkedThrough(Object entity) {
        return entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && WALKED_THROUGH.contains(execution.getActivity().getProperty("type"));
    }
}
