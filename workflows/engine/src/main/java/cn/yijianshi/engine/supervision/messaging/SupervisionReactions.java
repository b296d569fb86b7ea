package cn.yijianshi.engine.supervision.messaging;

import cn.yijianshi.platform.messaging.Reaction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What supervision reacts to. */
@Configuration(proxyBeanMethods = false)
class SupervisionReactions {

    static final String HANDLERS = "engine.handlers";
    static final String REPLIES = "engine.supervision-replies";

    @Bean
    static Reaction handlers() {
        return Reaction.to(HANDLERS, "review.claimed.v1", "review.assigned.v1");
    }

    @Bean
    static Reaction supervisionReplies() {
        return Reaction.to(REPLIES, "review.supervision-replied.v1");
    }
}
