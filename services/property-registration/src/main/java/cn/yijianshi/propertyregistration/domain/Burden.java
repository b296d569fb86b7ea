package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What lies on a unit.
 *
 * @param number of the registration certificate or the court's notice
 * @param holder mortgagee, court, whoever asked for it
 */
public record Burden(String number, String unitCode, Kind kind, String holder, BigDecimal amount, LocalDate since) {

    public enum Kind {
        /** 抵押权. */
        MORTGAGE,
        /** 查封. */
        SEAL,
        /** 异议登记. */
        OBJECTION,
        /** 预告登记. */
        ADVANCE_NOTICE,
        /** 居住权. */
        RIGHT_OF_RESIDENCE
    }
}
