package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;

/**
 * A customer's account at a meter.
 *
 * @param installed phases and meter, as printed
 * @param arrears yuan owed
 * @param lastReading of the last bill; null where nothing is measured
 */
public record Account(
        Supply supply,
        String number,
        String region,
        String unitCode,
        String address,
        String holder,
        String installed,
        BigDecimal arrears,
        BigDecimal lastReading) {

    boolean hasArrears() {
        return arrears.signum() > 0;
    }
}
