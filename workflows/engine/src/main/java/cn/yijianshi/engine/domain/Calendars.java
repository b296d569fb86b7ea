package cn.yijianshi.engine.domain;

import java.util.Optional;

/** The holidays and office hours in force. */
public interface Calendars {

    /** Counts by what is in force now; the answer does not change while it is held. */
    DueDates dueDates();

    /** Counts as if that year had been kept; nothing is written. */
    DueDates dueDatesWith(CalendarYear year);

    /** Counts as if those hours had been kept; nothing is written. */
    DueDates dueDatesWith(OfficeHours hours);

    Optional<Edition<CalendarYear>> year(int year);

    Optional<Edition<OfficeHours>> officeHours(String office);

    /**
     * Writes the next version. Written again with the same content it changes nothing and answers what stands.
     *
     * @param from the version the change was made from; 0 if there was none
     * @throws StaleEdition if another version is current
     */
    Edition<CalendarYear> keep(CalendarYear year, int from, String author, String why);

    Edition<OfficeHours> keep(OfficeHours hours, int from, String author, String why);
}
