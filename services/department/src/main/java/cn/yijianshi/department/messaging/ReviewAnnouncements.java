package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Deferral;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewNews;
import cn.yijianshi.events.ReviewEvent.CorrectionRequested;
import cn.yijianshi.events.ReviewEvent.Defect;
import cn.yijianshi.events.ReviewEvent.DeferredMaterial;
import cn.yijianshi.events.ReviewEvent.ReviewAccepted;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewAssigned;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.events.ReviewEvent.ReviewDeferred;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.platform.messaging.Announcements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Department words become events of the published language. */
@Component
class ReviewAnnouncements implements ReviewNews {

    private final Announcements announcements;
    private final String service;

    ReviewAnnouncements(Announcements announcements, @Value("${spring.application.name}") String service) {
        this.announcements = announcements;
        this.service = service;
    }

    @Override
    public void claimed(Review review) {
        var request = review.request();
        announcements.announce(new ReviewClaimed(
                UUID.randomUUID(),
                review.claim().at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                review.version(),
                review.claim().by().name()));
    }

    @Override
    public void accepted(Review review) {
        var request = review.request();
        announcements.announce(new ReviewAccepted(
                UUID.randomUUID(),
                review.acceptance().at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                request.item(),
                review.version()));
    }

    @Override
    public void assigned(Review review, Instant at) {
        var request = review.request();
        var handler = review.claim() == null ? null : review.claim().by();
        announcements.announce(new ReviewAssigned(
                UUID.randomUUID(),
                at,
                request.caseId(),
                request.reviewId(),
                request.department(),
                review.version(),
                handler == null ? null : handler.id(),
                handler == null ? null : handler.name()));
    }

    @Override
    public void deferred(Review review, Deferral deferral) {
        var request = review.request();
        announcements.announce(new ReviewDeferred(
                UUID.randomUUID(),
                deferral.at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                request.item(),
                review.version(),
                deferral.missing().stream()
                        .map(missing -> new DeferredMaterial(missing.key(), missing.name()))
                        .toList(),
                deferral.days(),
                deferral.text()));
    }

    @Override
    public void correctionRequested(Review review) {
        var request = review.request();
        announcements.announce(new CorrectionRequested(
                UUID.randomUUID(),
                review.correction().at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                request.item(),
                review.version(),
                review.correction().defects().stream()
                        .map(defect -> new Defect(defect.field(), defect.text()))
                        .toList(),
                review.correction().supplementReason(),
                review.correction().supplementReason() == null
                        ? null
                        : review.correction().by().name()));
    }

    @Override
    public void approved(Review review, List<Certificate> issued) {
        var request = review.request();
        announcements.announce(new ReviewApproved(
                UUID.randomUUID(),
                review.decision().at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                request.item(),
                review.version(),
                review.decision().outputs(),
                issued.stream()
                        .map(paper -> CertificateAnnouncements.issued(paper, service))
                        .toList(),
                decidedBy(review),
                acceptedAt(review),
                answeredAt(review),
                review.decision().ground()));
    }

    @Override
    public void refused(Review review) {
        var request = review.request();
        announcements.announce(new ReviewRefused(
                UUID.randomUUID(),
                review.decision().at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                request.item(),
                review.version(),
                review.decision().reason(),
                review.decision().basis(),
                decidedBy(review),
                acceptedAt(review),
                answeredAt(review)));
    }

    // Acceptance and answer travel in other queues: a decision that overtakes them brings them along.
    private static Instant acceptedAt(Review review) {
        return review.acceptance() == null ? null : review.acceptance().at();
    }

    private static Instant answeredAt(Review review) {
        return review.correction() == null ? null : review.correction().answeredAt();
    }

    private static String decidedBy(Review review) {
        if (review.deemedGranted()) {
            return "SILENCE";
        }
        return review.decision().by().nobody() ? "RULES" : "OFFICER";
    }

    @Override
    public void withdrawn(Review review) {
        var request = review.request();
        announcements.announce(new ReviewWithdrawn(
                UUID.randomUUID(),
                review.decision().at(),
                request.caseId(),
                request.reviewId(),
                request.department(),
                request.item(),
                review.version(),
                review.decision().ground()));
    }
}
