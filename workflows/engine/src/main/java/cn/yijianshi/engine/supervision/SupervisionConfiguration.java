package cn.yijianshi.engine.supervision;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.supervision.domain.Alarms;
import cn.yijianshi.engine.supervision.domain.Notices;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.engine.supervision.domain.RuleBook;
import cn.yijianshi.engine.supervision.domain.Supervision;
import cn.yijianshi.engine.supervision.domain.SupervisionNews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionConfiguration {

    @Bean
    Supervision supervision(
            RuleBook rules,
            Orders orders,
            Alarms alarms,
            Notices notices,
            SupervisionNews news,
            Cases cases,
            Clocks clocks,
            Calendars calendars,
            Clock clock) {
        return new Supervision(rules, orders, alarms, notices, news, cases, clocks, calendars, clock);
    }
}
