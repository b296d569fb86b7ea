package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** 不动产登记费 by the table of the administration. */
public interface Fees {

    Optional<Fee> fee(Registration registration, LocalDate day);

    /**
     * What is registered, as far as the fee goes by it.
     *
     * @param kind FIRST, TRANSFER, MORTGAGE, CHANGE, or COPY for each further certificate
     * @param enterpriseParty a party of the transfer is an enterprise
     * @param smallMicro who pays is a small or micro enterprise and has promised so
     * @param lowRisk the project is a simple one of low risk
     */
    record Registration(String kind, String plannedUse, boolean enterpriseParty, boolean smallMicro, boolean lowRisk) {
        static Registration of(String kind, String plannedUse) {
            return new Registration(kind, plannedUse, false, false, false);
        }
    }

    /** @param rule as printed beside the amount */
    record Fee(String rule, BigDecimal amount, String source) {
        public String printed() {
            return amount.toPlainString() + "元（" + rule + "）";
        }
    }
}
