package cn.yijianshi.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class ReadOnceTest {
    private final PlatformTransactionManager transactions =
            new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:read-once"));
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final ReadOnce<String, Integer> prices = new ReadOnce<>();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void a_transaction_reads_a_thing_once() {
        transaction.executeWithoutResult(status -> {
            assertThat(price("tea")).isEqualTo(1);
            assertThat(price("tea")).isEqualTo(1);
            assertThat(price("rice")).isEqualTo(2);
            assertThat(prices.known("tea")).contains(1);
        });
    }

    @Test
    void the_next_transaction_reads_anew() {
        transaction.executeWithoutResult(status -> price("tea"));

        transaction.executeWithoutResult(status -> assertThat(price("tea")).isEqualTo(2));
    }

    @Test
    void a_transaction_inside_another_reads_for_itself() {
        var inside = template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(status -> {
            price("tea");
            inside.executeWithoutResult(another -> assertThat(price("tea")).isEqualTo(2));
            assertThat(price("tea")).isEqualTo(1);
        });
    }

    @Test
    void what_was_written_is_read_again() {
        transaction.executeWithoutResult(status -> {
            price("tea");
            prices.forget("tea");
            assertThat(prices.known("tea")).isEmpty();
            assertThat(price("tea")).isEqualTo(2);
        });
    }

    @Test
    void what_was_read_before_a_trial_was_undone_is_read_again() {
        var trial = template(TransactionDefinition.PROPAGATION_NESTED);

        transaction.executeWithoutResult(status -> {
            trial.executeWithoutResult(tried -> {
                price("tea");
                tried.setRollbackOnly();
            });
            assertThat(price("tea")).isEqualTo(2);
        });
    }

    @Test
    void without_a_transaction_nothing_is_kept() {
        assertThat(price("tea")).isEqualTo(1);
        assertThat(price("tea")).isEqualTo(2);
        assertThat(prices.known("tea")).isEmpty();
    }

    private int price(String of) {
        return prices.of(of, reads::incrementAndGet);
    }

    private TransactionTemplate template(int propagation) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }
}
