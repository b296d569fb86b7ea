package cn.yijianshi.tax.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What a square metre usually costs; a price far below it is looked at (DEED 4). */
public interface ReferencePrices {

    /** The lowest price of a square metre that raises no question. */
    Optional<BigDecimal> lowest(String region, String plannedUse, LocalDate day);
}
