package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;

/** One line of an account's history; lines are only added. */
public record AccountEntry(long id, Act act, String holder, String detail, BigDecimal reading, Ground ground) {

    public enum Act {
        OPENED,
        /** From the provider's old books. */
        TAKEN_OVER,
        MOVED,
        CLOSED
    }
}
