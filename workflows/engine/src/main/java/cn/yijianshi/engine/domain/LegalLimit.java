package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A number of the law, or of the city's promise, as data.
 *
 * @param key        what it is called by: {@code lic_44}, {@code power_connect_resident}
 * @param mark       the article or key it stands under in the handbook: {@code LIC 44}; several may share one
 * @param kind       who it binds and how
 * @param amount     so much of {@code unit}; null, as is the unit, where the law sets a day or no limit at all
 * @param direction  whether it ends so long after its start event, or so long before it
 * @param start      the event it counts from
 * @param end        the event it must be met by
 * @param party      whom it binds
 * @param scenario   when it holds; empty: always
 * @param startsOn   the day it counts from where the law names one
 * @param endsOn     the day it ends where the law names one
 * @param text       what it says, in a line for people
 * @param validFrom  the first day it holds
 * @param validTo    the last day it holds; null: until it is changed
 */
public record LegalLimit(
        String key,
        String mark,
        Kind kind,
        Integer amount,
        LimitUnit unit,
        Direction direction,
        String start,
        String end,
        String party,
        String scenario,
        LocalDate startsOn,
        LocalDate endsOn,
        String text,
        String textEn,
        String basis,
        String source,
        LocalDate validFrom,
        LocalDate validTo) {

    /** What sort of limit it is. */
    public enum Kind {
        /** The last red line of a decision. */
        STATUTORY,
        /** What the city promises. */
        PROMISED,
        /** A step of the office inside a procedure. */
        STEP,
        /** A public notice, or telling somebody beforehand. */
        NOTICE,
        /** What the applicant must do. */
        APPLICANT_DUTY,
        /** So long something may not be done, or may not be asked for again. */
        BAR,
        /** How long a clock may stand still on one ground. */
        PAUSE,
        /** By how much a limit may be lengthened, once. */
        EXTENSION
    }

    /** Which way it counts. */
    public enum Direction {
        AFTER,
        BEFORE
    }

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{1,63}");
    private static final int LONGEST_TEXT = 300;

    public LegalLimit {
        direction = direction == null ? Direction.AFTER : direction;
        start = orNothing(start);
        end = orNothing(end);
        party = orNothing(party);
        scenario = orNothing(scenario);
        text = orNothing(text);
        textEn = orNothing(textEn);
        basis = orNothing(basis);
        source = orNothing(source);
        List<Flaw> flaws = new ArrayList<>();
        demand(flaws, "/key", key == null || !KEY.matcher(key).matches() ? null : key);
        demand(flaws, "/mark", mark);
        demand(flaws, "/kind", kind);
        demand(flaws, "/basis", basis.isBlank() ? null : basis);
        demand(flaws, "/validFrom", validFrom);
        if ((amount == null) != (unit == null)) {
            flaws.add(Flaw.at(amount == null ? "/amount" : "/unit", "required"));
        }
        if (amount != null && unit != null) {
            int least = unit == LimitUnit.IMMEDIATE ? 0 : 1;
            if (amount < least || amount > DueDates.LARGEST_AMOUNT) {
                flaws.add(Flaw.at("/amount", "out-of-range", least, DueDates.LARGEST_AMOUNT));
            }
        }
        if (amount == null && endsOn == null && kind != Kind.PAUSE) {
            flaws.add(Flaw.at("/amount", "required"));
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            flaws.add(Flaw.at("/validTo", "limit-ends-before-it-begins"));
        }
        for (String line : List.of(start, end, party, scenario, text, textEn, basis, source)) {
            if (line.length() > LONGEST_TEXT) {
                flaws.add(Flaw.at("/text", "too-long", LONGEST_TEXT));
            }
        }
        if (!flaws.isEmpty()) {
            throw new UnsoundCalendar(flaws);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** So much of its unit; null where it has no amount. */
    public Limit limit() {
        return amount == null ? null : new Limit(amount, unit);
    }

    /**
     * When it ends.
     *
     * @param event the moment of its start event; not read where the law itself names the day
     */
    public Due due(DueDates dates, Instant event, String office) {
        if (endsOn != null) {
            return dates.endOf(endsOn, office);
        }
        if (amount == null) {
            throw new UnanswerableQuestion("limit", "limit-has-no-amount");
        }
        Instant start = startsOn == null
                ? event
                : startsOn.atStartOfDay(OfficeHours.ZONE).toInstant();
        return direction == Direction.AFTER
                ? dates.due(start, amount, unit, office)
                : dates.latestBefore(start, amount, unit, office);
    }

    private static String orNothing(String text) {
        return text == null ? "" : text;
    }

    private static void demand(List<Flaw> flaws, String pointer, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            flaws.add(Flaw.at(pointer, "required"));
        }
    }
}
