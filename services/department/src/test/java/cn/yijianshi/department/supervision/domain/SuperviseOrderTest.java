package cn.yijianshi.department.supervision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Reply;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.State;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Told;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Word;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuperviseOrderTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void a_reminder_that_crosses_the_reply_does_not_ask_for_it_again() {
        var order = issued().replied(reply()).hear(told(Word.REMINDED, 1, 60));
        assertThat(order.state()).isEqualTo(State.REPLIED);
        assertThat(order.reminders()).isEqualTo(1);
    }

    @Test
    void a_returned_reply_is_to_be_given_anew_and_keeps_what_was_demanded() {
        var order = issued().replied(reply()).hear(told(Word.RETURNED, 2, 60));
        assertThat(order.state()).isEqualTo(State.WAITING);
        assertThat(order.round()).isEqualTo(2);
        assertThat(order.text()).isEqualTo("ISSUED");
        assertThat(order.answer()).isEqualTo("RETURNED");
    }

    @Test
    void an_older_word_changes_nothing() {
        var returned = issued().replied(reply()).hear(told(Word.RETURNED, 2, 60));
        assertThat(returned.hear(told(Word.REMINDED, 1, 90))).isSameAs(returned);
        assertThat(returned.hear(told(Word.ACCEPTED, 2, 30))).isSameAs(returned);
        assertThat(returned.hear(told(Word.ACCEPTED, 2, 90)).state()).isEqualTo(State.ACCEPTED);
    }

    private static SuperviseOrder issued() {
        return SuperviseOrder.first(told(Word.ISSUED, 1, 0));
    }

    private static Reply reply() {
        return new Reply("正在办理", null, new Officer("zhang", "张三"), MONDAY.plusSeconds(10));
    }

    private static Told told(Word word, int round, int later) {
        return new Told(
                "order",
                "review",
                "case",
                "tax",
                round,
                word,
                word.name(),
                "督办员",
                MONDAY.plusSeconds(3600),
                word == Word.REMINDED ? 1 : 0,
                MONDAY.plusSeconds(later));
    }
}
