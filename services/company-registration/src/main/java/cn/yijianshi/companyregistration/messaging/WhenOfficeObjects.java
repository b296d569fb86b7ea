package cn.yijianshi.companyregistration.messaging;

import cn.yijianshi.companyregistration.domain.Exits;
import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.Authority;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.platform.messaging.Inbox;
import java.util.Optional;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 简易注销异议: an office that refuses its check of a notice objects to it, and the notice says so. */
@Component
class WhenOfficeObjects {
    private static final String CHECKS = "exit_objection_";
    private static final int LONGEST_REASON = 500;

    private final Inbox inbox;
    private final Exits exits;
    private final DepartmentSettings settings;

    WhenOfficeObjects(Inbox inbox, Exits exits, DepartmentSettings settings) {
        this.inbox = inbox;
        this.exits = exits;
        this.settings = settings;
    }

    @RabbitListener(queues = "company-registration.objections")
    @Transactional
    void on(ReviewRefused event) {
        if (event.item().startsWith(CHECKS) && inbox.isNew(event.id(), "objections")) {
            exits.objected(event.caseId(), office(event.department()), reason(event), event.at(), event.id());
        }
    }

    private String office(String department) {
        return Optional.ofNullable(settings.authorities().get(department))
                .map(Authority::name)
                .orElse(department);
    }

    private static String reason(ReviewRefused event) {
        String reason = event.reason() == null ? "" : event.reason();
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
