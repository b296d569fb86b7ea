package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.CertificateEvent.CertificateCorrected;
import cn.yijianshi.events.CertificateEvent.CertificateRevoked;
import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the applicant sees, and may use again, follows what became of his certificates. */
@Component
@RabbitListener(queues = WhenCertificateChanges.QUEUE)
@Transactional
class WhenCertificateChanges {

    static final String QUEUE = "intake.certificate-changes";

    private final CaseFollower follower;
    private final Holdings holdings;
    private final Timeline timeline;

    WhenCertificateChanges(CaseFollower follower, Holdings holdings, Timeline timeline) {
        this.follower = follower;
        this.holdings = holdings;
        this.timeline = timeline;
    }

    @RabbitHandler
    void on(CertificateCorrected event) {
        follower.once(event, QUEUE, application -> {
            var old = known(event.certificateId());
            var outputs = new HashMap<>(old.outputs());
            outputs.putAll(event.outputs() == null ? Map.of() : event.outputs());
            var next = ReviewMove.certificate(event.supersededBy(), old.reviewId(), old.item(), event.at(), outputs);
            holdings.end(old.id(), Certificate.Status.REPLACED, next.id());
            holdings.add(event.caseId(), List.of(next));
            timeline.add(
                    event.caseId(),
                    new TimelineEntry(
                            event.id().toString(),
                            event.at(),
                            Kind.CERTIFICATE_CORRECTED,
                            old.reviewId(),
                            old.item(),
                            Map.of("certificate", named(old), "reason", event.reason())));
        });
    }

    @RabbitHandler
    void on(CertificateRevoked event) {
        follower.once(event, QUEUE, application -> {
            var certificate = known(event.certificateId());
            holdings.end(certificate.id(), Certificate.Status.valueOf(event.status()), null);
            timeline.add(
                    event.caseId(),
                    new TimelineEntry(
                            event.id().toString(),
                            event.at(),
                            "REVOKED".equals(event.status()) ? Kind.CERTIFICATE_REVOKED : Kind.CERTIFICATE_CANCELLED,
                            certificate.reviewId(),
                            certificate.item(),
                            Map.of("certificate", named(certificate), "reason", event.reason())));
        });
    }

    // The approval travels in another queue: this waits until it is in.
    private Certificate known(String id) {
        return holdings.find(id)
                .orElseThrow(() -> new UnknownCertificate("news of certificate " + id + ", which was not told of yet"));
    }

    private static String named(Certificate certificate) {
        return certificate.title() + " " + certificate.number();
    }

    static class UnknownCertificate extends RuntimeException {
        UnknownCertificate(String message) {
            super(message);
        }
    }

    @Bean
    static Reaction certificateChanges() {
        return Reaction.to(QUEUE, "certificate.corrected.v1", "certificate.revoked.v1");
    }
}
