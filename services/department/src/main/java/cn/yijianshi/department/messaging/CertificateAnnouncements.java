package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.CertificateNews;
import cn.yijianshi.events.CertificateEvent.CertificateCorrected;
import cn.yijianshi.events.CertificateEvent.CertificateRevoked;
import cn.yijianshi.events.ReviewEvent.IssuedCertificate;
import cn.yijianshi.platform.messaging.Announcements;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class CertificateAnnouncements implements CertificateNews {

    private final Announcements announcements;
    private final String service;

    CertificateAnnouncements(Announcements announcements, @Value("${spring.application.name}") String service) {
        this.announcements = announcements;
        this.service = service;
    }

    @Override
    public void corrected(Certificate old, Certificate next, Map<String, String> outputs) {
        announcements.announce(new CertificateCorrected(
                UUID.randomUUID(),
                old.ending().at(),
                old.caseId(),
                old.department(),
                old.reviewId(),
                old.id(),
                issued(next, service),
                outputs,
                old.ending().reason()));
    }

    @Override
    public void ended(Certificate certificate) {
        var ending = certificate.ending();
        announcements.announce(new CertificateRevoked(
                UUID.randomUUID(),
                ending.at(),
                certificate.caseId(),
                certificate.department(),
                certificate.reviewId(),
                certificate.id(),
                certificate.status().name(),
                ending.ground(),
                ending.reason(),
                ending.basis()));
    }

    static IssuedCertificate issued(Certificate paper, String service) {
        return new IssuedCertificate(
                paper.id(),
                paper.kind(),
                paper.number(),
                paper.title(),
                service,
                paper.edition().version(),
                paper.edition().validUntil());
    }
}
