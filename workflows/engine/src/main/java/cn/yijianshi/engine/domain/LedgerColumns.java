package cn.yijianshi.engine.domain;

/** What the tables keep beside a ledger's facts to search and to count by. */
public interface LedgerColumns {

    /** Reads every ledger again and writes them anew; how many clocks there are. */
    int rebuild();
}
