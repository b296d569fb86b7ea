package cn.yijianshi.intake.drafts.api;

import cn.yijianshi.intake.drafts.domain.DraftExpiry;
import cn.yijianshi.intake.drafts.domain.DraftSettings;
import cn.yijianshi.intake.drafts.domain.Drafts;
import cn.yijianshi.intake.notices.domain.Notices;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long drafts are kept is the city's to say. */
@Configuration(proxyBeanMethods = false)
class DraftDesk {

    /**
     * @param keptFor so long after it was last saved
     * @param warnedBefore its owner is told so long before it goes
     * @param most open ones of one person
     */
    @ConfigurationProperties("yijianshi.intake.drafts")
    record Kept(
            @DefaultValue("30d") Duration keptFor,
            @DefaultValue("5d") Duration warnedBefore,
            @DefaultValue("50") int most) {}

    @Bean
    DraftSettings draftSettings(Kept kept) {
        return new DraftSettings(kept.keptFor(), kept.warnedBefore(), kept.most());
    }

    @Bean
    DraftExpiry draftExpiry(Drafts drafts, Notices notices, DraftSettings settings, Clock clock) {
        return new DraftExpiry(drafts, notices, settings, clock);
    }
}
