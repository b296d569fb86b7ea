package cn.yijianshi.companyregistration.domain;

import java.time.Instant;
import java.time.LocalDate;

/** What keeps an enterprise from leaving the register the simple way (MERi 48). */
public record Restraint(
        String id,
        String uscc,
        Ground ground,
        String document,
        LocalDate since,
        String enteredBy,
        String enteredByName,
        Instant enteredAt,
        LocalDate liftedOn,
        String liftedByName,
        String liftedWhy) {

    public enum Ground {
        /** 经营异常名录 */
        ABNORMAL_LIST,
        /** 严重违法失信名单 */
        DISHONESTY_LIST,
        EQUITY_FROZEN,
        EQUITY_PLEDGED,
        CHATTEL_MORTGAGE,
        UNDER_INVESTIGATION,
        LITIGATION,
        UNPAID_PENALTY,
        APPROVAL_NEEDED;

        String code() {
            return "exit.restraint-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !since.isAfter(day) && (liftedOn == null || liftedOn.isAfter(day));
    }
}
