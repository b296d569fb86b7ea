package cn.yijianshi.engine.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Service task "受理并分派" of item-review.bpmn: the call activity's id is the item, its process's key the case. */
@Component
class OpenReview implements JavaDelegate {

    private final Conductor conductor;

    OpenReview(Conductor conductor) {
        this.conductor = conductor;
    }

    @Override
    public void execute(DelegateExecution review) {
        DelegateExecution item = review.getSuperExecution();
        boolean open = conductor.open(
                review.getProcessBusinessKey(),
                item.getProcessBusinessKey(),
                item.getCurrentActivityId(),
                review.getProcessInstanceId());
        // Transient: the next gateway reads it in the same breath, nothing is written.
        review.setVariable("open", Variables.booleanValue(open, true));
    }
}
