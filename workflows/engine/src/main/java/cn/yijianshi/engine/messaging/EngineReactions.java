package cn.yijianshi.engine.messaging;

import cn.yijianshi.platform.messaging.Reaction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine reacts to. */
@Configuration(proxyBeanMethods = false)
class EngineReactions {

    static final String APPLICATIONS = "engine.applications";
    static final String DECISIONS = "engine.decisions";
    static final String CORRECTIONS = "engine.corrections";
    static final String VERIFICATIONS = "engine.verifications";

    @Bean
    static Reaction applications() {
        return Reaction.to(APPLICATIONS, "application.submitted.v1", "application.withdrawal-requested.v1");
    }

    @Bean
    static Reaction decisions() {
        return Reaction.to(DECISIONS, "review.approved.v1", "review.refused.v1", "review.withdrawn.v1");
    }

    // One queue for acceptance, notice and answer, so that they keep their order.
    @Bean
    static Reaction corrections() {
        return Reaction.to(
                CORRECTIONS,
                "review.accepted.v1",
                "review.deferred.v1",
                "review.correction-requested.v1",
                "correction.answered.v1.#",
                "deferral.supplied.v1.#");
    }

    @Bean
    static Reaction verifications() {
        return Reaction.to(VERIFICATIONS, "commitment.verification-opened.v1");
    }
}
