package cn.yijianshi.department.commitments.messaging;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.commitments.domain.Breach;
import cn.yijianshi.department.commitments.domain.Breach.Ground;
import cn.yijianshi.department.commitments.domain.Breach.Lifting;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.commitments.domain.Verifying;
import cn.yijianshi.events.CommitmentEvent.BreachLifted;
import cn.yijianshi.events.CommitmentEvent.CommitmentBroken;
import cn.yijianshi.events.CommitmentEvent.CommitmentReplaced;
import cn.yijianshi.events.CommitmentEvent.VerificationDue;
import cn.yijianshi.events.Event;
import cn.yijianshi.platform.messaging.Inbox;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.stream.Stream;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proof that came after all, due times of what must be looked at, and broken promises of the whole city. */
@Component
class WhenPromisesMove {

    private static final String CONSUMER = "promises";

    private final Inbox inbox;
    private final Verifying verifying;
    private final Pledges pledges;

    WhenPromisesMove(Inbox inbox, Verifying verifying, Pledges pledges) {
        this.inbox = inbox;
        this.verifying = verifying;
        this.pledges = pledges;
    }

    @RabbitListener(queues = "${spring.application.name}.promises")
    @Transactional
    void on(Event event) {
        if (!inbox.isNew(event.id(), CONSUMER)) {
            return;
        }
        if (event instanceof CommitmentReplaced replaced) {
            known(replaced.commitmentId());
            verifying.broughtInstead(replaced.commitmentId(), replaced.text());
        } else if (event instanceof VerificationDue due) {
            verifying.counted(due.commitmentId(), due.dueAt());
        } else if (event instanceof CommitmentBroken broken) {
            verifying.heard(new Breach(
                    broken.commitmentId(),
                    broken.caseId(),
                    broken.caseNo(),
                    broken.reviewId(),
                    broken.department(),
                    broken.item(),
                    broken.applicantId(),
                    broken.party(),
                    broken.text(),
                    broken.at(),
                    null));
        } else if (event instanceof BreachLifted lifted) {
            verifying.heard(new Breach(
                    lifted.commitmentId(),
                    lifted.caseId(),
                    null,
                    lifted.reviewId(),
                    lifted.department(),
                    null,
                    lifted.applicantId(),
                    lifted.party(),
                    null,
                    null,
                    new Lifting(Ground.valueOf(lifted.ground()), lifted.text(), null, lifted.at())));
        } else {
            throw new IllegalArgumentException("The queue of promises does not take " + event.name());
        }
    }

    // The promise comes with the form, in another queue: what overtook it is tried again.
    private void known(String commitmentId) {
        if (pledges.find(commitmentId).isEmpty()) {
            throw new ConcurrencyFailureException("a promise not heard of yet: " + commitmentId);
        }
    }

    /** Broken promises concern every department, the rest only the one that was promised. */
    @Bean
    static Reaction toDepartmentPromises(
            @Value("${spring.application.name}") String service, DepartmentSettings settings) {
        return Reaction.to(
                service + ".promises",
                Stream.concat(
                                Stream.of("commitment.broken.v1", "commitment.breach-lifted.v1"),
                                settings.departments().stream()
                                        .flatMap(department -> Stream.of(
                                                "commitment.replaced.v1." + department,
                                                "commitment.verification-due.v1." + department)))
                        .toList());
    }
}
