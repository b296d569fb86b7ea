package cn.yijianshi.department.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.domain.Sequences;
import java.util.UUID;
import java.util.stream.LongStream;
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

    private final String sequence = "permit " + UUID.randomUUID();

    @Test
    void numbers_follow_each_other_from_one_on_within_a_transaction_and_across() {
        assertThat(numbers(sequence, 3)).containsExactly(1, 2, 3);
        assertThat(numbers(sequence, 2)).containsExactly(4, 5);
    }

    @Test
    void each_sequence_counts_for_itself() {
        numbers(sequence, 7);
        String another = sequence + " of another year";

        long[] mixed = transactions.execute(
                status -> new long[] {sequences.next(sequence), sequences.next(another), sequences.next(sequence)});

        assertThat(mixed).containsExactly(8, 1, 9);
    }

    @Test
    void the_number_of_what_did_not_happen_is_given_to_the_next() {
        numbers(sequence, 1);

        long undone = transactions.execute(status -> {
            status.setRollbackOnly();
            return sequences.next(sequence);
        });

        assertThat(undone).isEqualTo(2);
        assertThat(numbers(sequence, 1)).containsExactly(2);
    }

    @Test
    void many_at_once_never_get_the_same_number() {
        long[] taken = LongStream.range(0, 60)
                .parallel()
                .map(n -> numbers(sequence, 1)[0])
                .sorted()
                .toArray();

        assertThat(taken).containsExactly(LongStream.rangeClosed(1, 60).toArray());
    }

    @Test
    void without_a_transaction_no_number_is_given() {
        assertThatThrownBy(() -> sequences.next(sequence)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private long[] numbers(String of, int many) {
        return transactions.execute(
                status -> LongStream.range(0, many).map(n -> sequences.next(of)).toArray());
    }
}
