package cn.yijianshi.department.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Officers give their work into another's hands for some days (委派), and take it back. */
public final class StandingIn {

    /** Whole days where the offices are, not where the server is. */
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final Delegations delegations;
    private final Officers officers;
    private final Clock clock;

    public StandingIn(Delegations delegations, Officers officers, Clock clock) {
        this.delegations = delegations;
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * @param officer whose reviews; null for the caller's own, another's only by who directs his department
     * @param until the last day
     */
    public Delegation delegate(Seat seat, String officer, String to, LocalDate from, LocalDate until, String text) {
        var now = clock.instant();
        var giver = giver(seat, officer);
        var flaws = new Flaws();
        var standIn = officers.find(Flaws.text(to)).orElse(null);
        if (Flaws.text(to).isEmpty()) {
            flaws.add("/to", "required");
        } else if (standIn == null || !standIn.handles() || !standIn.sharesADepartmentWith(giver)) {
            flaws.add("/to", "unknown-officer");
        } else if (standIn.officer().id().equals(giver.officer().id())) {
            flaws.add("/to", "is-oneself");
        }
        days(flaws, from, until, now);
        flaws.atMost("/text", text);
        flaws.refuseIfAny();
        var wanted = new Delegation(
                UUID.randomUUID().toString(),
                giver.officer(),
                standIn.officer(),
                from.atStartOfDay(OFFICE).toInstant(),
                until.plusDays(1).atStartOfDay(OFFICE).toInstant(),
                Flaws.text(text),
                seat.officer(),
                now,
                null);
        return delegations.givenBy(giver.officer().id(), now).stream()
                .filter(wanted::saysTheSameAs)
                .findFirst()
                .orElseGet(() -> {
                    delegations.keep(wanted);
                    return wanted;
                });
    }

    /** What was done under it stays done. */
    public Delegation revoke(Seat seat, String id) {
        var delegation = delegations
                .lock(id)
                .filter(found -> isHis(found, seat))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
        if (delegation.revokedAt() != null) {
            return delegation;
        }
        var revoked = delegation.revoked(clock.instant());
        delegations.keep(revoked);
        return revoked;
    }

    private Colleague giver(Seat seat, String officer) {
        var key = Flaws.text(officer);
        var giver = officers.find(key.isEmpty() ? seat.officer().id() : key).orElse(null);
        if (giver == null || !giver.officer().id().equals(seat.officer().id()) && !seat.directs(giver)) {
            throw new ReviewProblem.Invalid(java.util.List.of(new ReviewProblem.Flaw("/officer", "unknown-officer")));
        }
        return giver;
    }

    private boolean isHis(Delegation delegation, Seat seat) {
        return delegation.from().id().equals(seat.officer().id())
                || officers.find(delegation.from().id()).filter(seat::directs).isPresent();
    }

    private static void days(Flaws flaws, LocalDate from, LocalDate until, Instant now) {
        if (from == null) {
            flaws.add("/from", "required");
        }
        if (until == null) {
            flaws.add("/until", "required");
        } else if (until.isBefore(now.atZone(OFFICE).toLocalDate())) {
            flaws.add("/until", "day-is-over");
        } else if (from != null && until.isBefore(from)) {
            flaws.add("/until", "before-begin");
        }
    }
}
