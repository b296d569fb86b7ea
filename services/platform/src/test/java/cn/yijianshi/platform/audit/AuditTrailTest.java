package cn.yijianshi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** The chain while acts go on beside it, and acts whose commit fails. */
class AuditTrailTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final AtomicInteger failures = new AtomicInteger();
    private JdbcClient sql;
    private DataSourceTransactionManager transactions;
    private TransactionTemplate transaction;

    @BeforeEach
    void an_empty_chain() {
        DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/platform/V155__every_act_is_kept_in_a_chain.sql"))
                .execute(database);
        sql = JdbcClient.create(database);
        transactions = new DataSourceTransactionManager(database) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    doRollback(status);
                    throw new ConcurrencyFailureException("chosen as the victim");
                }
                super.doCommit(status);
            }
        };
        transaction = new TransactionTemplate(transactions);
    }

    @AfterEach
    void nobody_asks_any_more() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    @Test
    void what_is_sealed_while_the_chain_is_verified_is_no_alarm() {
        AuditTrail trail = new AuditTrail(sql, transaction) {
            @Override
            void each(Consumer<AuditEntry> reader) {
                super.each(reader);
                act(this);
                seal();
            }
        };
        act(trail);
        trail.seal();
        assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(true, 1, null));
        assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(true, 2, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 130, 501})
    void however_many_wait_all_are_sealed_once_and_in_their_order(int many) {
        AuditTrail trail = new AuditTrail(sql, transaction);
        act(trail);
        trail.seal();
        for (int i = 0; i < many; i++) {
            act(trail);
        }

        assertThat(trail.seal()).isEqualTo(many);
        assertThat(trail.seal()).isZero();

        assertThat(sql.sql("SELECT seq FROM audit_entry ORDER BY id")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, many + 1).boxed().toList());
        assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(true, many + 1, null));
    }

    @Test
    void a_last_entry_that_was_written_anew_with_its_hash_shows_at_the_end_that_was_kept() {
        AuditTrail trail = new AuditTrail(sql, transaction);
        act(trail);
        act(trail);
        trail.seal();
        AuditEntry last = trail.find(new AuditTrail.Question(null, null, null, null, null), Long.MAX_VALUE, 1)
                .get(0);
        AuditEntry another = new AuditEntry(
                last.id(),
                last.seq(),
                last.at(),
                "b",
                "乙",
                last.act(),
                last.subject(),
                last.detail(),
                last.previous(),
                null);
        sql.sql("UPDATE audit_entry SET actor_id = 'b', actor = '乙', hash = ? WHERE seq = 2")
                .param(AuditEntry.hash(2, another, last.previous()))
                .update();
        assertThat(trail.verify().firstBroken()).isEqualTo(new AuditTrail.Broken(2, "content"));
    }

    @Test
    void an_act_whose_commit_failed_is_noted_with_the_one_that_succeeds_and_once() {
        AuditTrail trail = new AuditTrail(sql, transaction);
        AtomicInteger woken = new AtomicInteger();
        transactions.setTransactionExecutionListeners(
                List.of(new Acting.Notes(() -> trail, () -> NOW, Map::toString, woken::incrementAndGet)));
        somebodyAsks();
        failures.set(1);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {}))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(entries()).isZero();
        assertThat(woken).hasValue(0);
        transaction.executeWithoutResult(status -> {});
        transaction.executeWithoutResult(status -> {});
        assertThat(entries()).isEqualTo(1);
        assertThat(woken).hasValue(1);
    }

    @Test
    void what_is_decided_without_a_person_is_told_as_what_decided_it_with_the_decision_or_not_at_all() {
        AuditTrail trail = new AuditTrail(sql, transaction);
        AtomicInteger woken = new AtomicInteger();
        Unattended unattended = new UnattendedNotes(trail, () -> NOW, Map::toString, woken::incrementAndGet);
        Decider rules = Decider.rules("seal_engraving", 3, "公章刻制备案");
        failures.set(1);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> unattended.note(rules, "APPROVED", "r1", Map.of("article", "第一条"))))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(entries()).isZero();
        assertThat(woken).hasValue(0);
        assertThatThrownBy(() -> unattended.note(rules, "APPROVED", "r1", Map.of()))
                .isInstanceOf(IllegalStateException.class);

        transaction.executeWithoutResult(status -> unattended.note(rules, "APPROVED", "r1", Map.of("article", "第一条")));
        act(trail);
        trail.seal();
        assertThat(woken).hasValue(1);
        assertThat(by(trail, AuditTrail.By.RULES)).singleElement().satisfies(entry -> {
            assertThat(entry.actorId()).isEqualTo("rules:seal_engraving@3");
            assertThat(entry.actor()).isEqualTo("公章刻制备案");
            assertThat(entry.act()).isEqualTo("APPROVED");
            assertThat(entry.detail()).contains("第一条");
        });
        assertThat(by(trail, AuditTrail.By.PERSON))
                .extracting(AuditEntry::actorId)
                .containsExactly("a");
        assertThat(by(trail, AuditTrail.By.CLOCK)).isEmpty();
        assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(true, 2, null));
    }

    private static List<AuditEntry> by(AuditTrail trail, AuditTrail.By whom) {
        return trail.find(new AuditTrail.Question(null, whom, null, null, null), Long.MAX_VALUE, 10);
    }

    @Test
    void a_failure_of_any_kind_does_not_end_the_sealing() {
        AtomicInteger rounds = new AtomicInteger();
        Sealing sealing = new Sealing(new AuditTrail(sql, transaction) {
            @Override
            public int seal() {
                if (rounds.incrementAndGet() == 1) {
                    throw new IllegalStateException("out of connections");
                }
                return 0;
            }
        });
        sealing.start();
        try {
            sealing.wake();
            await().until(() -> rounds.get() >= 1);
            sealing.wake();
            await().until(() -> rounds.get() >= 2);
        } finally {
            sealing.stop();
        }
    }

    @Test
    void a_sealing_that_was_stopped_in_the_middle_goes_on_when_it_is_started_again() {
        AtomicInteger rounds = new AtomicInteger();
        Sealing[] made = new Sealing[1];
        Sealing sealing = new Sealing(new AuditTrail(sql, transaction) {
            @Override
            public int seal() {
                if (rounds.incrementAndGet() == 1) {
                    await().until(() -> !made[0].isRunning());
                }
                return 0;
            }
        });
        made[0] = sealing;
        sealing.start();
        sealing.wake();
        await().until(() -> rounds.get() == 1);
        sealing.stop();
        sealing.start();
        try {
            sealing.wake();
            await().until(() -> rounds.get() >= 2);
            sealing.wake();
            await().until(() -> rounds.get() >= 3);
            assertThat(sealing.isRunning()).isTrue();
        } finally {
            sealing.stop();
        }
    }

    private static void act(AuditTrail trail) {
        trail.add(NOW, "a", "甲", "POST /api/reviews/{id}/approve", "1", "{}");
    }

    private int entries() {
        return sql.sql("SELECT COUNT(*) FROM audit_entry").query(Integer.class).single();
    }

    private static void somebodyAsks() {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject("administrator")
                .claim("name", "管理员")
                .claim("realm_access", Map.of("roles", List.of("administrator")))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token, List.of()));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/watching/incidents/1/retry");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/watching/incidents/{id}/retry");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        new Acting.Watch().preHandle(request, new MockHttpServletResponse(), new Object());
    }
}
