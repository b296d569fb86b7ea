package cn.yijianshi.engine.supervision.domain;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** The figures of a month, by Beijing time. */
public interface Months {

    enum By {
        DEPARTMENT,
        ITEM,
        /** One row for everything. */
        ALL
    }

    /** @param departments null for all */
    List<MonthRow> of(YearMonth month, By by, Set<String> departments);

    /** Reads every ledger again and writes what the months are counted from; how many clocks there are. */
    int rebuild();
}
