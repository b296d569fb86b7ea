package cn.yijianshi.department.messaging;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a department service listens to: for each reaction one queue, bound for every department it serves. */
@Configuration(proxyBeanMethods = false)
class DepartmentReactions {

    private final String service;
    private final List<String> departments;

    DepartmentReactions(@Value("${spring.application.name}") String service, DepartmentSettings settings) {
        this.service = service;
        this.departments = settings.departments();
    }

    @Bean
    Reaction toDepartmentReviewRequested() {
        return to("review-requested", "review.requested.v1");
    }

    @Bean
    Reaction toDepartmentApplicationFiled() {
        return to("application-filed", "application.filed.v1");
    }

    @Bean
    Reaction toDepartmentReviewReleased() {
        return to("review-released", "review.released.v1");
    }

    @Bean
    Reaction toDepartmentWithdrawalRequested() {
        return to("withdrawal-requested", "review.withdrawal-requested.v1");
    }

    @Bean
    Reaction toDepartmentCorrectionAnswered() {
        return to("correction-answered", "correction.answered.v1");
    }

    @Bean
    Reaction toDepartmentDeferrals() {
        return to("deferrals", "deferral.supplied.v1", "review.applicant-duty.v1");
    }

    // On its own: it may have to wait until an officer can no longer take his decision back.
    @Bean
    Reaction toDepartmentSilence() {
        return to("silence", "review.deemed-granted.v1");
    }

    @Bean
    Reaction toDepartmentClock() {
        return to("clock", "review.due-soon.v1", "review.overdue.v1", "review.escalated.v1", "review.clock-moved.v1");
    }

    // One queue for all of it, so that an order and its reminders keep their order.
    @Bean
    Reaction toDepartmentSupervision() {
        return to(
                "supervision",
                "review.due-soon.v1",
                "review.overdue.v1",
                "review.escalated.v1",
                "review.supervised.v1");
    }

    private Reaction to(String queue, String... events) {
        return Reaction.to(
                service + "." + queue,
                Stream.of(events)
                        .flatMap(event -> departments.stream().map(department -> event + "." + department))
                        .toList());
    }
}
