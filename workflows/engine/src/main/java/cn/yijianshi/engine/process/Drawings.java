package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Drawing;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The drawn processes: each published bundle's own and the one that all reviews share. */
@Component
class Drawings implements Drawn {

    static final String ITEM_REVIEW = "item-review.bpmn";

    private final RepositoryService repository;
    private final JdbcClient sql;
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

    Drawings(
            RepositoryService repository,
            JdbcClient sql,
            TransactionTemplate transaction,
            Catalogue files,
            Published published) {
        this.repository = repository;
        this.sql = sql;
        transaction.executeWithoutResult(status -> {
            deploy(ITEM_REVIEW, ITEM_REVIEW, read(new ClassPathResource(ITEM_REVIEW)));
            files.bundles().forEach(current -> files.versions(current.key()).forEach(bundle -> {
                // A changed file was published under the next version, and so is its drawing.
                published
                        .publishedAs(bundle)
                        .ifPresent(
                                version -> keep(bundle.key(), version, files.drawing(bundle.key(), bundle.version())));
            }));
        });
    }

    /** The process definition that a version of a bundle runs by. */
    String definition(String bundle, int version) {
        return definitions.computeIfAbsent(
                bundle + ":" + version, key -> sql.sql("SELECT process_definition_id FROM published"
                                + " WHERE kind = 'bundle' AND item_key = ? AND version = ?")
                        .params(bundle, version)
                        .query(String.class)
                        .single());
    }

    @Override
    public String drawing(String bundle, int version) {
        return sql.sql("SELECT drawing FROM published WHERE kind = 'bundle' AND item_key = ? AND version = ?")
                .params(bundle, version)
                .query(String.class)
                .optional()
                .orElseThrow();
    }

    @Override
    public void keep(String bundle, int version, String written) {
        // The file may say another version than the one its bundle was published under.
        String drawing = Drawing.numbered(written, version);
        Optional<String> kept = sql.sql("SELECT drawing FROM published"
                        + " WHERE kind = 'bundle' AND item_key = ? AND version = ?"
                        + " AND drawing IS NOT NULL AND process_definition_id IS NOT NULL")
                .params(bundle, version)
                .query(String.class)
                .optional();
        if (kept.isPresent() && kept.get().equals(drawing)) {
            return;
        }
        String definition = deploy(bundle + ":" + version, bundle + ".bpmn", drawing);
        sql.sql("UPDATE published SET drawing = ?, process_definition_id = ?"
                        + " WHERE kind = 'bundle' AND item_key = ? AND version = ?")
                .params(drawing, definition, bundle, version)
                .update();
    }

    /** The only place that hands the engine anything to run; the guard looks at it here and once more inside the engine. */
    private String deploy(String name, String resource, String drawing) {
        GuardedDeployments.demandSound(resource, drawing.getBytes(StandardCharsets.UTF_8));
        Deployment deployment = repository
                .createDeployment()
                .name(name)
                .enableDuplicateFiltering(true)
                .addString(resource, drawing)
                .deploy();
        List<ProcessDefinition> drawn = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment.getId())
                .list();
        return drawn.isEmpty() ? null : drawn.get(0).getId();
    }

    private static String read(ClassPathResource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
