package cn.yijianshi.companyregistration.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody the law keeps from positions (MER 12) or from registering at all (MER 40).
 *
 * @param until the last day; null until it is lifted
 */
public record Bar(
        String id,
        String name,
        String idNumber,
        Ground ground,
        String document,
        LocalDate from,
        LocalDate until,
        String enteredBy,
        String enteredByName,
        Instant enteredAt,
        LocalDate liftedOn,
        String liftedByName,
        String liftedWhy) {

    public enum Ground {
        /** Sentenced for corruption, bribery, embezzlement or disturbing the market. */
        CRIME("bar.crime-years"),
        /** Answered for an enterprise that went bankrupt. */
        BANKRUPTCY("bar.bankruptcy-years"),
        /** Answered for an enterprise whose licence was revoked or that was closed. */
        REVOCATION("bar.revocation-years"),
        /** A large debt is overdue: for as long as it is. */
        DEBT(null),
        /** Answers for a registration got with false papers. */
        FALSE_REGISTRATION("bar.false-registration-years");

        private final String years;

        Ground(String years) {
            this.years = years;
        }

        /** @param law the day whose figures count: a bar that began earlier is measured by the law it is entered under */
        LocalDate until(LocalDate from, LocalDate law, Figures figures) {
            return years == null
                    ? null
                    : from.plusYears(figures.on(law, years).intValue()).minusDays(1);
        }

        String code() {
            return "person.barred-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !from.isAfter(day)
                && (until == null || !until.isBefore(day))
                && (liftedOn == null || liftedOn.isAfter(day));
    }
}
