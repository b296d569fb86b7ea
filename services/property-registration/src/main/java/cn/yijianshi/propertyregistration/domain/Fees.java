package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** 不动产登记费 by the table of the administration. */
public interface Fees {

    Optional<Fee> fee(String registration, String plannedUse, boolean enterpriseParty, LocalDate day);

    /** @param rule as printed beside the amount */
    record Fee(String rule, BigDecimal amount, String source) {}
}
