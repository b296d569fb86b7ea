package cn.yijianshi.engine.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When an office works on its working days. A new timetable is added beside the old one, so that a limit counted
 * last year still comes out as it did last year.
 */
public record OfficeHours(String office, String source, List<Timetable> timetables) {
    /** Law counts in the time of the country, wherever the server stands. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern OFFICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LEAP_YEAR = 2024;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_SESSIONS = 6;

    public OfficeHours {
        source = source == null ? "" : source.strip();
        timetables = timetables == null ? List.of() : List.copyOf(timetables);
        List<Flaw> flaws = flaws(office, source, timetables);
        if (!flaws.isEmpty()) {
            throw new UnsoundCalendar(flaws);
        }
    }

    public static boolean isOfficeName(String office) {
        return office != null && OFFICE.matcher(office).matches();
    }

    public Season on(LocalDate day) {
        Timetable inForce = timetables.get(0);
        for (Timetable timetable : timetables) {
            if (timetable.validFrom() != null && !timetable.validFrom().isAfter(day)) {
                inForce = timetable;
            }
        }
        for (Season season : inForce.seasons()) {
            if (season.covers(day)) {
                return season;
            }
        }
        throw new IllegalStateException("no season of " + office + " covers " + day);
    }

    Duration lengthOn(LocalDate day) {
        return on(day).length();
    }

    LocalTime closingOn(LocalDate day) {
        return on(day).closing();
    }

    private static List<Flaw> flaws(String office, String source, List<Timetable> timetables) {
        List<Flaw> flaws = new ArrayList<>();
        if (!isOfficeName(office)) {
            flaws.add(Flaw.at("/office", "pattern"));
        }
        if (source.length() > LONGEST_TEXT) {
            flaws.add(Flaw.at("/source", "too-long", LONGEST_TEXT));
        }
        if (timetables.isEmpty()) {
            flaws.add(Flaw.at("/timetables", "required"));
        }
        LocalDate before = null;
        for (int i = 0; i < timetables.size(); i++) {
            Timetable timetable = timetables.get(i);
            String at = "/timetables/" + i;
            if (i == 0 && timetable.validFrom() != null) {
                flaws.add(Flaw.at(at + "/validFrom", "office-hours-first-has-no-day"));
            } else if (i > 0 && timetable.validFrom() == null) {
                flaws.add(Flaw.at(at + "/validFrom", "required"));
            } else if (before != null && !timetable.validFrom().isAfter(before)) {
                flaws.add(Flaw.at(at + "/validFrom", "office-hours-out-of-order"));
            }
            before = timetable.validFrom() == null ? before : timetable.validFrom();
            int found = flaws.size();
            for (int j = 0; j < timetable.seasons().size(); j++) {
                look(at + "/seasons/" + j, timetable.seasons().get(j), flaws);
            }
            if (flaws.size() == found) {
                lookForGaps(at + "/seasons", timetable.seasons(), flaws);
            }
        }
        return flaws;
    }

    private static void look(String at, Season season, List<Flaw> flaws) {
        if (season.from() == null || season.to() == null) {
            flaws.add(Flaw.at(at, "required"));
        }
        if (season.sessions().isEmpty() || season.sessions().size() > MOST_SESSIONS) {
            flaws.add(Flaw.at(at + "/sessions", "office-hours-sessions", MOST_SESSIONS));
        }
        LocalTime before = null;
        for (int k = 0; k < season.sessions().size(); k++) {
            Session session = season.sessions().get(k);
            if (session.from() == null
                    || session.to() == null
                    || !session.from().isBefore(session.to())
                    || before != null && session.from().isBefore(before)) {
                flaws.add(Flaw.at(at + "/sessions/" + k, "office-hours-session-order"));
                return;
            }
            before = session.to();
        }
    }

    private static void lookForGaps(String at, List<Season> seasons, List<Flaw> flaws) {
        for (int day = 1; day <= 366; day++) {
            LocalDate there = LocalDate.ofYearDay(LEAP_YEAR, day);
            long covering =
                    seasons.stream().filter(season -> season.covers(there)).count();
            if (covering != 1) {
                String code = covering == 0 ? "office-hours-gap" : "office-hours-overlap";
                flaws.add(Flaw.at(at, code, there.toString().substring(5)));
                return;
            }
        }
    }
}
