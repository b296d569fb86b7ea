package cn.yijianshi.platform.persistence;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whether what is read now will be written upon: then it is locked, while who only looks holds nobody up. */
public final class WritingTransaction {

    private WritingTransaction() {}

    /** Inside a transaction that may write. */
    public static boolean isUnderWay() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
