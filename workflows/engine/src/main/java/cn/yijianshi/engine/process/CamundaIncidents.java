package cn.yijianshi.engine.process;

import cn.yijianshi.engine.watching.domain.Incidents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs of the engine that failed so often that it gave up. Each ran in a transaction of its own, which was undone. */
@Component
class CamundaIncidents implements Incidents {

    private static final String FAILED_JOB = "failedJob";
    private static final int MOST = 1_000;
    private static final int TRIES = 3;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient sql;

    CamundaIncidents(RuntimeService runtime, ManagementService management, JdbcClient sql) {
        this.runtime = runtime;
        this.management = management;
        this.sql = sql;
    }

    @Override
    public List<Incident> list(String after, int limit) {
        List<Incident> all = told(
                runtime.createIncidentQuery().orderByIncidentTimestamp().asc().listPage(0, MOST));
        int from = 0;
        for (int i = 0; after != null && i < all.size(); i++) {
            if (all.get(i).id().equals(after)) {
                from = i + 1;
            }
        }
        return all.subList(from, Math.min(all.size(), from + limit));
    }

    @Override
    public Optional<Incident> of(String id) {
        return told(runtime.createIncidentQuery().incidentId(id).list()).stream()
                .findFirst();
    }

    @Override
    public void retry(String id) {
        var incident = runtime.createIncidentQuery().incidentId(id).singleResult();
        if (incident != null && FAILED_JOB.equals(incident.getIncidentType())) {
            management.setJobRetries(incident.getConfiguration(), TRIES);
        }
    }

    private List<Incident> told(List<org.camunda.bpm.engine.runtime.Incident> found) {
        // A failing review shows once more at every process that called it: the place where it happened is enough.
        List<org.camunda.bpm.engine.runtime.Incident> causes = found.stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .toList();
        if (causes.isEmpty()) {
            return List.of();
        }
        Map<String, String> keys = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(causes.stream()
                        .map(org.camunda.bpm.engine.runtime.Incident::getProcessInstanceId)
                        .collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<String, String[]> reviews = new HashMap<>();
        sql.sql("SELECT review_id, case_id, item FROM case_review WHERE review_id IN (:keys)")
                .param("keys", keys.values())
                .query(row -> {
                    reviews.put(
                            row.getString("review_id"), new String[] {row.getString("case_id"), row.getString("item")});
                });
        List<Incident> told = new ArrayList<>();
        causes.forEach(incident -> {
            String key = keys.get(incident.getProcessInstanceId());
            String[] review = reviews.get(key);
            told.add(new Incident(
                    incident.getId(),
                    incident.getIncidentTimestamp().toInstant(),
                    incident.getActivityId(),
                    review == null ? null : review[1],
                    review == null ? key : review[0],
                    FAILED_JOB.equals(incident.getIncidentType())));
        });
        told.sort(Comparator.comparing(Incident::at).thenComparing(Incident::id));
        return told;
    }
}
