package cn.yijianshi.department.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.domain.Sequences;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class MySqlSequencesTest {

    @Autowired
    Sequences sequences;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void many_at_once_never_get_the_same_number() throws Exception {
        var taken = new ConcurrentSkipListSet<Long>();
        var officers = Executors.newFixedThreadPool(8);
        var asked = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 100; i++) {
            asked.add(() -> taken.add(transactions.execute(status -> sequences.next("many"))));
        }
        try {
            for (var answer : officers.invokeAll(asked, 60, TimeUnit.SECONDS)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            officers.shutdownNow();
        }
        assertThat(taken).hasSize(100);
        assertThat(taken.last()).isEqualTo(100);
    }

    @Test
    void a_number_of_a_grant_that_failed_is_given_out_again() {
        transactions.executeWithoutResult(status -> {
            sequences.next("again");
            status.setRollbackOnly();
        });

        assertThat(transactions.<Long>execute(status -> sequences.next("again")))
                .isEqualTo(1);
    }

    @Test
    void nobody_takes_a_number_outside_of_a_transaction() {
        assertThatThrownBy(() -> sequences.next("none")).isInstanceOf(IllegalTransactionStateException.class);
    }
}
