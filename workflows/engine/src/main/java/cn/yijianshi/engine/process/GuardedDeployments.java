package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.guard.Guard;
import cn.yijianshi.catalogue.guard.Kind;
import cn.yijianshi.catalogue.guard.Refusal;
import cn.yijianshi.catalogue.guard.UnsoundDrawing;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** The guard inside the engine: whatever way a deployment took to it, nothing of it is parsed before this has looked. */
class GuardedDeployments implements Deployer {

    private static final String DRAWING = ".bpmn";

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What ran before this guard was there goes on running; it was guarded by the rules of its day.
        if (!deployment.isNew()) {
            return;
        }
        for (ResourceEntity resource : deployment.getResources().values()) {
            demandSound(resource.getName(), resource.getBytes());
        }
    }

    /** @throws UnsoundDrawing if it is anything else than a sound drawing of the process that its name says */
    static void demandSound(String resource, byte[] content) {
        if (!resource.endsWith(DRAWING)) {
            throw new UnsoundDrawing(List.of(Refusal.of("not-a-drawing", 0, null, resource)));
        }
        String process = resource.substring(0, resource.length() - DRAWING.length());
        Guard.demand(resource.equals(Drawings.ITEM_REVIEW) ? Kind.REVIEW : Kind.BUNDLE, process, content);
    }
}
