package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Sequences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlSequences implements Sequences {

    private final JdbcClient sql;

    MySqlSequences(JdbcClient sql) {
        this.sql = sql;
    }

    // Without a transaction the lock would be gone before the number is read.
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String sequence) {
        var taken = new GeneratedKeyHolder();
        sql.sql("INSERT INTO number_sequence (name, taken) VALUES (?, LAST_INSERT_ID(1))"
                        + " ON DUPLICATE KEY UPDATE taken = LAST_INSERT_ID(taken + 1)")
                .param(sequence)
                .update(taken, "taken");
        // MySQL tells what LAST_INSERT_ID was given, and once more when it changed a row; H2 nothing of a changed row.
        return taken.getKeyList().stream()
                .findFirst()
                .map(told -> ((Number) told.values().iterator().next()).longValue())
                .orElseGet(() -> sql.sql("SELECT taken FROM number_sequence WHERE name = ?")
                        .param(sequence)
                        .query(Long.class)
                        .single());
    }
}
