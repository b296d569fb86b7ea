package cn.yijianshi.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.catalogue.StoppedRow;
import cn.yijianshi.intake.SampleBundles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntriesTest {

    private static final Entry BY_HIMSELF = Entry.of(new Person("a", "甲"), Instant.EPOCH);
    private static final Entry BY_THE_CLERK = Entry.of(new Person("b", "乙"), Instant.EPOCH);

    @Test
    void who_entered_a_row_is_still_said_when_one_before_it_was_left_behind() {
        var list = SampleBundles.field("org.staff", "职工", "Staff", FieldType.LIST, true)
                .build();
        var gone = new StoppedRow(list, 0, Map.of("name", "王建国"), list, new Stop("", "", "", ""));
        assertThat(Entries.without(
                        Map.of(
                                "/org/staff/0/name", BY_HIMSELF,
                                "/org/staff/1/name", BY_THE_CLERK,
                                "/org/staffing", BY_HIMSELF),
                        List.of(gone)))
                .containsOnly(Map.entry("/org/staff/0/name", BY_THE_CLERK), Map.entry("/org/staffing", BY_HIMSELF));
    }
}
