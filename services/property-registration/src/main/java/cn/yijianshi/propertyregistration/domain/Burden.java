package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What lies on a unit.
 *
 * @param number of the registration certificate or the court's notice
 * @param holder mortgagee, court, whoever asked for it
 * @param converts a noted mortgage becomes one by itself when the buyer's title is entered, because both agreed beforehand
 * @param until the day by which the secured debt is to be paid; null when nobody said
 */
public record Burden(
        String number,
        String unitCode,
        Kind kind,
        String holder,
        BigDecimal amount,
        LocalDate since,
        boolean converts,
        LocalDate until) {

    public Burden(String number, String unitCode, Kind kind, String holder, BigDecimal amount, LocalDate since) {
        this(number, unitCode, kind, holder, amount, since, false, null);
    }

    public enum Kind {
        /** 抵押权. */
        MORTGAGE("抵押权"),
        /** 查封. */
        SEAL("查封"),
        /** 异议登记. */
        OBJECTION("异议登记"),
        /** 预告登记. */
        ADVANCE_NOTICE("预告登记"),
        /** 抵押权预告登记. */
        ADVANCE_MORTGAGE("抵押权预告登记"),
        /** 居住权. */
        RIGHT_OF_RESIDENCE("居住权");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    Burden on(String otherUnit) {
        return new Burden(number, otherUnit, kind, holder, amount, since, converts, until);
    }

    Burden until(LocalDate day) {
        return new Burden(number, unitCode, kind, holder, amount, since, converts, day);
    }

    Burden securing(BigDecimal sum) {
        return new Burden(number, unitCode, kind, holder, sum, since, converts, until);
    }

    Burden heldBy(String name) {
        return new Burden(number, unitCode, kind, name, amount, since, converts, until);
    }
}
