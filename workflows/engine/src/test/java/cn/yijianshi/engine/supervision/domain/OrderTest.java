package cn.yijianshi.engine.supervision.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.engine.supervision.domain.Order.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final Instant ISSUED = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant REPLY_BY = Instant.parse("2026-11-24T01:00:00Z");

    @Test
    void a_reply_in_time_is_not_late_and_one_after_the_limit_is_even_if_nobody_was_reminded_yet() {
        assertThat(anOrder().replied("在办", null, "张三", REPLY_BY).late()).isFalse();
        assertThat(anOrder().replied("在办", null, "张三", REPLY_BY.plusSeconds(1)).late())
                .isTrue();
    }

    @Test
    void what_was_late_once_stays_late_through_every_round() {
        Order returned = anOrder()
                .reminded()
                .replied("在办", null, "张三", REPLY_BY.plusSeconds(60))
                .returned("请写明日期", 3, REPLY_BY.plusSeconds(9_000), "督办员", REPLY_BY.plusSeconds(120));
        assertThat(returned.reminders()).isZero();
        assertThat(returned.round()).isEqualTo(2);
        assertThat(returned.state().waits()).isTrue();
        assertThat(returned.replied("明日办结", LocalDate.of(2026, 11, 25), "张三", REPLY_BY.plusSeconds(180))
                        .late())
                .isTrue();
    }

    @Test
    void only_what_was_replied_is_accepted_or_returned_and_what_is_settled_stays_so() {
        assertThatThrownBy(() -> anOrder().accepted("", "督办员", ISSUED)).isInstanceOf(OrderRefused.class);
        assertThatThrownBy(() -> anOrder().returned("", 1, REPLY_BY, "督办员", ISSUED))
                .isInstanceOf(OrderRefused.class);
        Order accepted = anOrder().replied("在办", null, "张三", ISSUED).accepted("同意", "督办员", ISSUED);
        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThatThrownBy(() -> accepted.returned("再说", 1, REPLY_BY, "督办员", ISSUED))
                .isInstanceOf(OrderRefused.class);
        assertThatThrownBy(() -> accepted.ended(ISSUED)).isInstanceOf(OrderRefused.class);
    }

    @Test
    void an_order_that_ends_unanswered_after_its_limit_was_late() {
        assertThat(anOrder().ended(REPLY_BY.minusSeconds(1)).late()).isFalse();
        assertThat(anOrder().ended(REPLY_BY.plusSeconds(1)).late()).isTrue();
    }

    @Test
    void rules_without_limits_do_not_stand() {
        assertThat(Rules.FIRST.flaws()).isEmpty();
        assertThat(Rules.FIRST.orderAfterWorkingDays()).isEqualTo(2);
        assertThat(new Rules(null, Set.of(), null, Set.of(), Set.of(), true, -1, 0, 0, " ").flaws())
                .containsExactly(
                        "validFrom",
                        "orderAfterWorkingDays",
                        "replyWithinWorkingHours",
                        "remindEveryWorkingHours",
                        "orderText");
    }

    @Test
    void a_rate_is_a_percentage_of_what_was_decided_and_of_nothing_there_is_none() {
        assertThat(aMonth(3, 2).promisedRate()).isEqualTo(new BigDecimal("66.67"));
        assertThat(aMonth(3, 3).promisedRate()).isEqualTo(new BigDecimal("100.00"));
        assertThat(aMonth(0, 0).promisedRate()).isNull();
    }

    private static MonthRow aMonth(long decided, long kept) {
        return new MonthRow(
                "tax", 9, decided, kept, kept, 1, null, null, 0, Map.of(), 0, Map.of(), 0, 0, 0, 0, 0, 0, 0);
    }

    private static Order anOrder() {
        return new Order(
                "order",
                "review",
                "case",
                "house_tax",
                "tax",
                "350500",
                State.ISSUED,
                1,
                "请说明",
                null,
                null,
                ISSUED,
                7,
                REPLY_BY,
                0,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
