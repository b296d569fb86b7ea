package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.CaseNumbers;
import cn.yijianshi.platform.identifiers.CaseNumber;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the daily sequence in small blocks, each in a short transaction of its own: a submit never waits for another
 * submit's commit. What is left of a block when the process ends is never used; the numbers need not be gapless.
 */
@Repository
class SqlCaseNumbers implements CaseNumbers {

    private static final int BLOCK = 10;

    private final JdbcClient sql;
    private final TransactionTemplate ownTransaction;
    private final Map<String, Block> blocks = new HashMap<>();

    SqlCaseNumbers(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public synchronized String next(String region, LocalDate day) {
        var block = blocks.get(region);
        if (block == null || !block.day().equals(day) || block.next() > block.last()) {
            block = draw(region, day);
        }
        blocks.put(region, new Block(day, block.next() + 1, block.last()));
        return CaseNumber.bundle(region, day, block.next());
    }

    private Block draw(String region, LocalDate day) {
        return ownTransaction.execute(status -> {
            // The row stays locked until this short transaction ends, so no two processes draw the same block.
            sql.sql("INSERT INTO case_sequence (region, drawn_on, last_drawn) VALUES (?, ?, " + BLOCK + ")"
                            + " ON DUPLICATE KEY UPDATE last_drawn = last_drawn + " + BLOCK)
                    .params(region, day)
                    .update();
            int last = sql.sql("SELECT last_drawn FROM case_sequence WHERE region = ? AND drawn_on = ?")
                    .params(region, day)
                    .query(Integer.class)
                    .single();
            return new Block(day, last - BLOCK + 1, last);
        });
    }

    private record Block(LocalDate day, int next, int last) {}
}
