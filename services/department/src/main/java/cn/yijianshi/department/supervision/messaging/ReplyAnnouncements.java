package cn.yijianshi.department.supervision.messaging;

import cn.yijianshi.department.supervision.domain.SuperviseOrder;
import cn.yijianshi.department.supervision.domain.SupervisionNews;
import cn.yijianshi.events.ReviewEvent.ReviewSupervisionReplied;
import cn.yijianshi.platform.messaging.Announcements;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class ReplyAnnouncements implements SupervisionNews {

    private final Announcements announcements;

    ReplyAnnouncements(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void replied(SuperviseOrder order) {
        var reply = order.reply();
        announcements.announce(new ReviewSupervisionReplied(
                UUID.randomUUID(),
                reply.at(),
                order.caseId(),
                order.reviewId(),
                order.department(),
                order.id(),
                order.round(),
                reply.text(),
                reply.expectedDate(),
                reply.by().id(),
                reply.by().name()));
    }
}
