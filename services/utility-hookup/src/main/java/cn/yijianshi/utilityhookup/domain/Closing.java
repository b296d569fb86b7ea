package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import java.math.BigDecimal;

/** 销户: closes an account that owes nothing; its point of supply is free for the next one. Twice is once. */
public final class Closing {
    private final Accounts accounts;

    public Closing(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param reading null where nothing is measured */
    public Account close(Supply supply, String number, BigDecimal reading, String reason, Ground ground) {
        Account account = accounts.lock(supply, number)
                .orElseThrow(() -> new Blocked(Finding.block("CLOSE-1", "number", "account.unknown", number)));
        if (account.isClosed()) {
            return account;
        }
        if (account.hasArrears()) {
            throw new Blocked(Finding.block(
                    "CLOSE-2",
                    "number",
                    "account.arrears",
                    number,
                    account.arrears().toPlainString()));
        }
        if (account.lastReading() != null && reading == null) {
            throw new Blocked(Finding.block("CLOSE-3", "reading", "account.no-reading"));
        }
        if (account.lastReading() != null && reading.compareTo(account.lastReading()) < 0) {
            throw new Blocked(Finding.block(
                    "CLOSE-3",
                    "reading",
                    "account.reading-below-last",
                    reading.toPlainString(),
                    account.lastReading().toPlainString()));
        }
        Account closed = account.closed(ground.day(), reading == null ? account.lastReading() : reading);
        accounts.close(closed, reason, ground);
        return closed;
    }
}
