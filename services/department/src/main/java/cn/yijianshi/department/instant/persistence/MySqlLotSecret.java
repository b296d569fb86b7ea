package cn.yijianshi.department.instant.persistence;

import cn.yijianshi.department.instant.domain.LotSecret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class MySqlLotSecret implements LotSecret {

    private final JdbcClient sql;
    private final TransactionTemplate apart;
    private volatile String known;

    MySqlLotSecret(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        // Kept even when the decision that needed it first is undone: others may have drawn with it by then.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String text() {
        if (known == null) {
            known = read().orElseGet(this::made);
        }
        return known;
    }

    private String made() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        try {
            apart.executeWithoutResult(status -> sql.sql("INSERT INTO recheck_secret (id, secret) VALUES (1, ?)")
                    .param(HexFormat.of().formatHex(bytes))
                    .update());
        } catch (DuplicateKeyException another) {
            // Another process was quicker; its secret is everybody's.
        }
        return read().orElseThrow();
    }

    private Optional<String> read() {
        return apart.execute(status -> sql.sql("SELECT secret FROM recheck_secret WHERE id = 1")
                .query(String.class)
                .optional());
    }
}
