package cn.yijianshi.engine.process;

import cn.yijianshi.engine.domain.Rung;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The clock as item-review.bpmn speaks of it: when its timer fires next, and what it has come to then. */
@Component
public class ReviewClock {

    // A timer that were due at once would fire again and again until the clock is set anew.
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final Conductor conductor;
    private final Clock clock;

    ReviewClock(Conductor conductor, Clock clock) {
        this.conductor = conductor;
        this.clock = clock;
    }

    /** The timer's date: the moment of the ledger's next rung; far away while there is nothing to wait for. */
    public Date nextRung(DelegateExecution review) {
        return CamundaProcesses.onTheSecond(conductor
                .nextRung(caseOf(review), review.getProcessBusinessKey())
                .orElseGet(() -> clock.instant().plus(NEVER)));
    }

    /** Service task "看钟": takes the rung whose moment has come. */
    public void climb(DelegateExecution review) {
        String rung = conductor
                .climb(caseOf(review), review.getProcessBusinessKey())
                .map(Rung::name)
                .orElse("NONE");
        review.setVariable("rung", Variables.stringValue(rung, true));
    }

    /** Service tasks "临期提醒", "超期亮红灯", "升级督办". */
    public void announce(DelegateExecution review, String rung) {
        conductor.announce(Rung.valueOf(rung), caseOf(review), review.getProcessBusinessKey());
    }

    // The timer's gateway is a scope of its own; the caller is known to the review's process as a whole.
    private static String caseOf(DelegateExecution review) {
        return review.getProcessInstance().getSuperExecution().getProcessBusinessKey();
    }
}
