package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void every_way_of_a_review_ends_in_a_decision_or_a_withdrawal() {
        var ends = EnumSet.allOf(Status.class).stream().filter(Status::ended).toList();

        assertThat(ends).containsExactly(Status.APPROVED, Status.REFUSED, Status.WITHDRAWN);
    }

    @Test
    void whatever_is_not_ended_can_be_withdrawn() {
        for (var status : Status.values()) {
            assertThat(status.mayBecome(Status.WITHDRAWN)).isEqualTo(!status.ended());
        }
    }

    @Test
    void a_review_is_not_decided_while_the_applicant_corrects() {
        assertThat(Status.CORRECTION_REQUESTED.mayBecome(Status.APPROVED)).isFalse();
        assertThat(Status.CORRECTION_REQUESTED.mayBecome(Status.REFUSED)).isFalse();
    }
}
