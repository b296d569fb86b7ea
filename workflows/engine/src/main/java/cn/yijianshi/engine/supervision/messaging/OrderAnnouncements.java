package cn.yijianshi.engine.supervision.messaging;

import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.SupervisionNews;
import cn.yijianshi.events.ReviewEvent.ReviewSupervised;
import cn.yijianshi.platform.messaging.Announcements;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class OrderAnnouncements implements SupervisionNews {

    private final Announcements announcements;

    OrderAnnouncements(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void tell(Order order, Word word, Instant at) {
        boolean settled = word == Word.RETURNED || word == Word.ACCEPTED;
        announcements.announce(new ReviewSupervised(
                UUID.randomUUID(),
                at,
                order.caseId(),
                order.reviewId(),
                order.department(),
                order.id(),
                order.round(),
                word.name(),
                settled ? order.answer() : order.text(),
                settled ? order.settledByName() : order.issuedByName(),
                order.replyBy(),
                order.reminders()));
    }
}
