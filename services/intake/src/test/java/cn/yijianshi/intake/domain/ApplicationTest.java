package cn.yijianshi.intake.domain;

import static cn.yijianshi.intake.domain.ApplicationState.DONE;
import static cn.yijianshi.intake.domain.ApplicationState.IN_PROGRESS;
import static cn.yijianshi.intake.domain.ApplicationState.REFUSED;
import static cn.yijianshi.intake.domain.ApplicationState.SUBMITTED;
import static cn.yijianshi.intake.domain.ApplicationState.WITHDRAWAL_REQUESTED;
import static cn.yijianshi.intake.domain.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.intake.domain.Application.FiledBundle;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void a_case_that_ended_never_moves_again() {
        Stream.of(ApplicationState.values())
                .filter(ApplicationState::hasEnded)
                .forEach(end -> assertThat(ApplicationState.values()).noneMatch(end::mayBecome));
    }

    @Test
    void a_department_that_is_asked_late_does_not_undo_the_wish_to_withdraw() {
        assertThat(in(WITHDRAWAL_REQUESTED).started().state()).isEqualTo(WITHDRAWAL_REQUESTED);
    }

    @Test
    void the_end_may_be_heard_of_before_the_start() {
        assertThat(in(SUBMITTED).ended(DONE, NINE).started().state()).isEqualTo(DONE);
    }

    @Test
    void a_wish_to_withdraw_does_not_decide_how_it_ends() {
        assertThat(in(WITHDRAWAL_REQUESTED).ended(DONE, NINE).state()).isEqualTo(DONE);
        assertThat(in(WITHDRAWAL_REQUESTED).ended(WITHDRAWN, NINE).state()).isEqualTo(WITHDRAWN);
    }

    @Test
    void asking_twice_to_withdraw_is_asking_once() {
        var once = in(IN_PROGRESS).withdrawalRequested();
        assertThat(once.withdrawalRequested()).isEqualTo(once);
    }

    @Test
    void what_has_ended_cannot_be_withdrawn() {
        assertThatThrownBy(() -> in(REFUSED).withdrawalRequested()).isInstanceOf(CaseHasEnded.class);
    }

    @Test
    void progress_is_no_end() {
        assertThatThrownBy(() -> in(SUBMITTED).ended(IN_PROGRESS, NINE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Application in(ApplicationState state) {
        return new Application(
                "1", "YJS1", "code", "me", "我", new FiledBundle("b", 1, "一件事", "Bundle"), "350502", state, NINE, null);
    }
}
