package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ApplicationEvent.CertificateReference;
import cn.yijianshi.events.ApplicationEvent.CommitmentGiven;
import cn.yijianshi.events.ApplicationEvent.WithdrawalRequested;
import cn.yijianshi.events.CommitmentEvent.CommitmentReplaced;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.events.ReviewEvent.DeferralSupplied;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.Duty;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.Promise;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.platform.messaging.Announcements;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class OutboxCaseAnnouncements implements CaseAnnouncements {

    private final Announcements announcements;
    private final Clock clock;

    OutboxCaseAnnouncements(Announcements announcements, Clock clock) {
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public void submitted(Application application, Map<String, List<String>> answers, List<FiledItem> items) {
        announcements.announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                application.submittedAt(),
                application.id(),
                application.caseNo(),
                application.bundle().key(),
                application.bundle().version(),
                application.region(),
                answers,
                items.stream().map(FiledItem::key).toList(),
                application.applicantId()));
    }

    @Override
    public void filed(Application application, String department, Map<String, Map<String, Object>> forms, Instant at) {
        filed(application, department, forms, null, null, null, at);
    }

    @Override
    public void filed(
            Application application,
            String department,
            Map<String, Map<String, Object>> forms,
            List<Holdings.Presented> certificates,
            List<Promise> promises,
            Map<String, Map<String, List<String>>> materials,
            Instant at) {
        announcements.announce(new ApplicationFiled(
                UUID.randomUUID(),
                at,
                application.id(),
                application.caseNo(),
                department,
                application.applicantId(),
                application.applicantName(),
                forms,
                certificates == null
                        ? null
                        : certificates.stream()
                                .map(OutboxCaseAnnouncements::reference)
                                .toList(),
                promises == null
                        ? null
                        : promises.stream()
                                .map(one -> new CommitmentGiven(
                                        one.id(), one.item(), one.material(), one.name(), one.text(), one.party()))
                                .toList(),
                materials));
    }

    @Override
    public void promiseReplaced(Application application, Promise promise, String reviewId) {
        announcements.announce(new CommitmentReplaced(
                UUID.randomUUID(),
                promise.changedAt(),
                application.id(),
                reviewId,
                promise.department(),
                promise.id(),
                promise.item(),
                promise.material(),
                promise.said()));
    }

    @Override
    public void withdrawalRequested(Application application, String reason) {
        announcements.announce(new WithdrawalRequested(UUID.randomUUID(), clock.instant(), application.id(), reason));
    }

    @Override
    public void correctionAnswered(
            Application application,
            ReviewProgress review,
            Map<String, Object> fields,
            Map<String, List<String>> materials) {
        announcements.announce(new CorrectionAnswered(
                UUID.randomUUID(),
                clock.instant(),
                application.id(),
                review.reviewId(),
                review.department(),
                review.item(),
                fields,
                materials));
    }

    @Override
    public void deferralSupplied(
            Application application, Duty duty, Map<String, Object> fields, Map<String, List<String>> materials) {
        announcements.announce(new DeferralSupplied(
                UUID.randomUUID(),
                clock.instant(),
                application.id(),
                duty.reviewId(),
                duty.department(),
                duty.item(),
                fields,
                materials));
    }

    private static CertificateReference reference(Holdings.Presented presented) {
        var certificate = presented.certificate();
        return new CertificateReference(
                presented.material(),
                certificate.id(),
                certificate.version(),
                certificate.kind(),
                certificate.number(),
                certificate.service());
    }
}
