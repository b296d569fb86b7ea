package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.Attempts;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class SqlAttempts implements Attempts {

    private final JdbcClient sql;
    private final TransactionTemplate own;

    SqlAttempts(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.own = new TransactionTemplate(transactions);
        // A refusal rolls back what it stopped, never the count of refusals.
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Counted(int failures, Instant since, Instant lockedUntil) {}

    @Override
    public Optional<Instant> lockedUntil(String place, Instant now) {
        return read(place, false).map(Counted::lockedUntil).filter(now::isBefore);
    }

    @Override
    public void failed(String place, Instant now, Rule rule) {
        try {
            own.executeWithoutResult(status -> count(place, now, rule));
        } catch (DuplicateKeyException countedAtOnce) {
            own.executeWithoutResult(status -> count(place, now, rule));
        }
    }

    private void count(String place, Instant now, Rule rule) {
        var before = read(place, true);
        if (before.isEmpty()) {
            sql.sql("INSERT INTO failed_attempt (place, failures, counted_since) VALUES (?, 1, ?)")
                    .params(place, Moments.toColumn(now))
                    .update();
            return;
        }
        var old = before.get();
        var fresh = old.since().plus(rule.within()).isBefore(now)
                || old.lockedUntil() != null && !now.isBefore(old.lockedUntil());
        var failures = fresh ? 1 : old.failures() + 1;
        sql.sql("UPDATE failed_attempt SET failures = ?, counted_since = ?, locked_until = ? WHERE place = ?")
                .params(
                        failures,
                        Moments.toColumn(fresh ? now : old.since()),
                        failures >= rule.most() ? Moments.toColumn(now.plus(rule.lockedFor())) : null,
                        place)
                .update();
    }

    @Override
    public void succeeded(String place) {
        if (read(place, false).isPresent()) {
            own.executeWithoutResult(status -> sql.sql("DELETE FROM failed_attempt WHERE place = ?")
                    .param(place)
                    .update());
        }
    }

    @Override
    public void forgetBefore(Instant moment) {
        sql.sql("DELETE FROM failed_attempt WHERE counted_since < ?")
                .param(Moments.toColumn(moment))
                .update();
    }

    private Optional<Counted> read(String place, boolean locking) {
        return sql.sql("SELECT failures, counted_since, locked_until FROM failed_attempt WHERE place = ?"
                        + (locking ? " FOR UPDATE" : ""))
                .param(place)
                .query((row, number) -> new Counted(
                        row.getInt("failures"),
                        Columns.moment(row, "counted_since"),
                        Columns.moment(row, "locked_until")))
                .optional();
    }
}
