package cn.yijianshi.department.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.domain.Dossier;
import cn.yijianshi.department.domain.Dossiers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class MySqlDossiersTest {

    private static final String HERE = "public-security";
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    Dossiers dossiers;

    @Autowired
    TransactionTemplate transactions;

    private final String caseId = UUID.randomUUID().toString();

    @Test
    void what_is_filed_first_is_kept_whole() {
        var filed = filed(caseId, "陈思源");

        assertThat(inTransaction(() -> dossiers.keepFirst(filed))).isEmpty();

        assertThat(inTransaction(() -> dossiers.lock(caseId, HERE))).isEqualTo(filed);
    }

    @Test
    void what_is_filed_later_finds_the_dossier_as_it_was_and_leaves_it() {
        var first = filed(caseId, "陈思源");
        inTransaction(() -> dossiers.keepFirst(first));

        assertThat(inTransaction(() -> dossiers.keepFirst(filed(caseId, "林海")))).contains(first);

        assertThat(inTransaction(() -> dossiers.lock(caseId, HERE))).isEqualTo(first);
    }

    @Test
    void a_dossier_that_a_request_opened_is_there_and_can_be_written_in_the_same_transaction() {
        inTransaction(() -> dossiers.lock(caseId, HERE));
        var filed = filed(caseId, "陈思源");

        var before = inTransaction(() -> {
            var found = dossiers.keepFirst(filed);
            dossiers.keep(filed);
            return found;
        });

        assertThat(before).contains(Dossier.unheardOf(caseId, HERE));
        assertThat(inTransaction(() -> dossiers.lock(caseId, HERE))).isEqualTo(filed);
    }

    @Test
    void form_and_request_at_the_same_moment_never_miss_each_other() {
        for (int i = 0; i < 40; i++) {
            var id = UUID.randomUUID().toString();
            var filed = filed(id, "陈思源");

            var requested = CompletableFuture.supplyAsync(() -> inTransaction(() -> dossiers.lock(id, HERE)));
            Optional<Dossier> before = inTransaction(() -> dossiers.keepFirst(filed));

            // Whichever was first, the other one sees what it left.
            assertThat(requested.join()).isEqualTo(before.isEmpty() ? filed : Dossier.unheardOf(id, HERE));
        }
    }

    @Test
    void a_name_that_is_too_long_is_refused_not_cut() {
        var endless = filed(caseId, "陈".repeat(201));

        assertThatThrownBy(() -> inTransaction(() -> dossiers.keepFirst(endless)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Dossier filed(String caseId, String applicant) {
        return new Dossier(
                caseId, HERE, "YJS1", "applicant", applicant, Map.of("seal_engraving", Map.of("pickup", "POST")), AT);
    }

    private <T> T inTransaction(Supplier<T> what) {
        return transactions.execute(status -> what.get());
    }
}
