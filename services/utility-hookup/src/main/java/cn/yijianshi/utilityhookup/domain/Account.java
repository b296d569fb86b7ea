package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A customer's account at a point of supply. A point has one open account, and a meter counts for one.
 *
 * @param installed phases and meter, as printed
 * @param arrears yuan owed
 * @param lastReading of the last bill; null where nothing is measured
 * @param point what is supplied: the unit, or the address where there is no unit; with a mark where it has several meters
 * @param meterNo null in old books
 * @param closedOn null while it is open
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
        BigDecimal lastReading,
        String point,
        String meterNo,
        LocalDate closedOn) {

    boolean hasArrears() {
        return arrears.signum() > 0;
    }

    boolean isClosed() {
        return closedOn != null;
    }

    Account heldBy(String newHolder, String unit, BigDecimal reading) {
        return new Account(
                supply, number, region, unit, address, newHolder, installed, arrears, reading, point, meterNo,
                closedOn);
    }

    Account closed(LocalDate day, BigDecimal reading) {
        return new Account(
                supply, number, region, unitCode, address, holder, installed, arrears, reading, point, meterNo, day);
    }
}
