package cn.yijianshi.department.commitments.messaging;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.department.commitments.domain.Breach;
import cn.yijianshi.department.commitments.domain.CommitmentNews;
import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.events.CommitmentEvent.BreachLifted;
import cn.yijianshi.events.CommitmentEvent.CommitmentBroken;
import cn.yijianshi.events.CommitmentEvent.CommitmentKept;
import cn.yijianshi.events.CommitmentEvent.VerificationOpened;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.platform.messaging.Announcements;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class CommitmentAnnouncements implements CommitmentNews {

    private final Announcements announcements;

    CommitmentAnnouncements(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void opened(Pledge pledge, Limit within) {
        announcements.announce(new VerificationOpened(
                UUID.randomUUID(),
                pledge.openedAt(),
                pledge.caseId(),
                pledge.reviewId(),
                pledge.department(),
                pledge.id(),
                pledge.item(),
                pledge.material(),
                pledge.region(),
                new ReviewEvent.Limit(within.amount(), within.unit().name())));
    }

    @Override
    public void kept(Pledge pledge) {
        announcements.announce(new CommitmentKept(
                UUID.randomUUID(),
                pledge.looked().at(),
                pledge.caseId(),
                pledge.reviewId(),
                pledge.department(),
                pledge.id(),
                pledge.item(),
                pledge.material(),
                pledge.looked().text()));
    }

    @Override
    public void broken(Breach breach, Pledge pledge) {
        announcements.announce(new CommitmentBroken(
                UUID.randomUUID(),
                breach.at(),
                breach.caseId(),
                breach.caseNo(),
                breach.reviewId(),
                breach.department(),
                breach.id(),
                breach.item(),
                pledge.material(),
                breach.applicantId(),
                breach.party(),
                breach.text()));
    }

    @Override
    public void lifted(Breach breach) {
        var lifting = breach.lifting();
        announcements.announce(new BreachLifted(
                UUID.randomUUID(),
                lifting.at(),
                breach.caseId(),
                breach.reviewId(),
                breach.department(),
                breach.id(),
                breach.applicantId(),
                breach.party(),
                lifting.ground().name(),
                lifting.text()));
    }
}
