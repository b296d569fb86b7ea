package cn.yijianshi.engine.process;

import cn.yijianshi.engine.domain.Processes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.stereotype.Component;

/** The processes, run by Camunda. */
@Component
class CamundaProcesses implements Processes {

    static final String DECIDED = "review-decided";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Drawings drawings;

    CamundaProcesses(RuntimeService runtime, ManagementService management, Drawings drawings) {
        this.runtime = runtime;
        this.management = management;
        this.drawings = drawings;
    }

    @Override
    public String start(String bundle, int version, String caseId) {
        return runtime.startProcessInstanceById(drawings.definition(bundle, version), caseId)
                .getProcessInstanceId();
    }

    @Override
    public void move(
            String processId,
            String bundle,
            int version,
            Set<String> inHand,
            Set<String> opens,
            Map<String, Integer> tokens) {
        // Asked as where it stands, not as a query of process instances: that one looks at all that run.
        ActivityInstance standing = runtime.getActivityInstance(processId);
        leaveGateways(processId, standing);
        // The drawing it really runs by: that of its version may have been drawn anew since it began.
        MigrationPlanBuilder plan =
                runtime.createMigrationPlan(standing.getProcessDefinitionId(), drawings.definition(bundle, version));
        inHand.forEach(item -> plan.mapActivities(item, item));
        runtime.newMigration(plan.build()).processInstanceIds(processId).execute();
        if (opens.isEmpty() && tokens.isEmpty()) {
            return;
        }
        ProcessInstanceModificationBuilder arrive = runtime.createProcessInstanceModification(processId);
        // First what opens: a gateway that sees it come waits for it.
        opens.forEach(arrive::startBeforeActivity);
        tokens.forEach((flow, count) -> {
            for (int token = 0; token < count; token++) {
                arrive.startTransition(flow);
            }
        });
        arrive.execute();
    }

    // Gateways of two drawings have nothing to do with one another, even where they are called alike.
    private void leaveGateways(String processId, ActivityInstance standing) {
        Set<String> gateways = Arrays.stream(standing.getChildActivityInstances())
                .filter(waiting -> waiting.getActivityType().endsWith("Gateway"))
                .map(ActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        if (!gateways.isEmpty()) {
            ProcessInstanceModificationBuilder leave = runtime.createProcessInstanceModification(processId);
            gateways.forEach(leave::cancelAllForActivity);
            leave.execute();
        }
    }

    @Override
    public void moveOn(String reviewProcessId) {
        // By the process's own id: it alone is read (see FewerReads).
        runtime.createMessageCorrelation(DECIDED)
                .processInstanceId(reviewProcessId)
                .correlate();
    }

    @Override
    public void rearm(String reviewProcessId, Optional<Instant> nextRung) {
        Job timer = management
                .createJobQuery()
                .processInstanceId(reviewProcessId)
                .timers()
                .singleResult();
        if (nextRung.isEmpty()) {
            management.suspendJobById(timer.getId());
            return;
        }
        // The date first: a timer that wakes with its old date would fire at once.
        management.setJobDuedate(timer.getId(), onTheSecond(nextRung.get()));
        if (timer.isSuspended()) {
            management.activateJobById(timer.getId());
        }
    }

    /** Camunda's columns keep whole seconds: rounded up, or a timer would fire before its rung's moment has come. */
    static Date onTheSecond(Instant moment) {
        return Date.from(
                moment.getNano() == 0
                        ? moment
                        : moment.plusSeconds(1).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
}
