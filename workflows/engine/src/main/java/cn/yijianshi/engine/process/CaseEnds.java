package cn.yijianshi.engine.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Hears the end of every bundle's process, so that no drawing needs a listener of its own. */
class CaseEnds extends AbstractBpmnParseListener {

    private final ExecutionListener whenTheCaseEnds;

    CaseEnds(ExecutionListener whenTheCaseEnds) {
        this.whenTheCaseEnds = whenTheCaseEnds;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addListener(ExecutionListener.EVENTNAME_END, (DelegateExecution execution) -> {
            // A review's process has a caller; only the bundle's own stands alone.
            if (execution.getSuperExecution() == null && execution.getParentId() == null) {
                whenTheCaseEnds.notify(execution);
            }
        });
    }
}
