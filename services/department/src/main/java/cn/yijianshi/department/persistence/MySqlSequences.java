package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Sequences;
import org.springframework.jdbc.core.simple.JdbcClient;
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
        sql.sql("INSERT INTO number_sequence (name, taken) VALUES (?, 1) ON DUPLICATE KEY UPDATE taken = taken + 1")
                .param(sequence)
                .update();
        return sql.sql("SELECT taken FROM number_sequence WHERE name = ?")
                .param(sequence)
                .query(Long.class)
                .single();
    }
}
