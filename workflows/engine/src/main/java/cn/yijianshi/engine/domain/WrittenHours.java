package cn.yijianshi.engine.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/** Office hours as people write them, in files, in the API and in the table: 06-01 to 09-30, 08:00-12:00. */
public record WrittenHours(String office, String source, List<WrittenTimetable> timetables) {

    public record WrittenTimetable(String validFrom, List<WrittenSeason> seasons) {}

    public record WrittenSeason(String from, String to, List<String> sessions) {}

    public static WrittenHours of(OfficeHours hours) {
        return new WrittenHours(
                hours.office(),
                hours.source(),
                hours.timetables().stream().map(WrittenHours::of).toList());
    }

    private static WrittenTimetable of(Timetable timetable) {
        return new WrittenTimetable(
                timetable.validFrom() == null ? null : timetable.validFrom().toString(),
                timetable.seasons().stream()
                        .map(season -> new WrittenSeason(
                                season.from().toString().substring(2),
                                season.to().toString().substring(2),
                                season.sessions().stream()
                                        .map(session -> session.from() + "-" + session.to())
                                        .toList()))
                        .toList());
    }

    /** Reads what is written; every place that cannot be read is named. */
    public OfficeHours read() {
        List<Flaw> flaws = new ArrayList<>();
        List<Timetable> read = new ArrayList<>();
        List<WrittenTimetable> written = timetables == null ? List.of() : timetables;
        for (int i = 0; i < written.size(); i++) {
            read.add(read("/timetables/" + i, written.get(i), flaws));
        }
        if (!flaws.isEmpty()) {
            throw new UnsoundCalendar(flaws);
        }
        return new OfficeHours(office, source, read);
    }

    private static Timetable read(String at, WrittenTimetable written, List<Flaw> flaws) {
        if (written == null) {
            flaws.add(Flaw.at(at, "required"));
            return null;
        }
        List<Season> seasons = new ArrayList<>();
        List<WrittenSeason> listed = written.seasons() == null ? List.of() : written.seasons();
        for (int j = 0; j < listed.size(); j++) {
            seasons.add(read(at + "/seasons/" + j, listed.get(j), flaws));
        }
        LocalDate validFrom = null;
        if (written.validFrom() != null) {
            try {
                validFrom = LocalDate.parse(written.validFrom());
            } catch (DateTimeException unreadable) {
                flaws.add(Flaw.at(at + "/validFrom", "unreadable-value"));
            }
        }
        return flaws.isEmpty() ? new Timetable(validFrom, seasons) : null;
    }

    private static Season read(String at, WrittenSeason written, List<Flaw> flaws) {
        if (written == null) {
            flaws.add(Flaw.at(at, "required"));
            return null;
        }
        MonthDay from = day(at + "/from", written.from(), flaws);
        MonthDay to = day(at + "/to", written.to(), flaws);
        List<Session> sessions = new ArrayList<>();
        List<String> listed = written.sessions() == null ? List.of() : written.sessions();
        for (int k = 0; k < listed.size(); k++) {
            sessions.add(session(at + "/sessions/" + k, listed.get(k), flaws));
        }
        return flaws.isEmpty() ? new Season(from, to, sessions) : null;
    }

    private static MonthDay day(String at, String text, List<Flaw> flaws) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException unreadable) {
            flaws.add(Flaw.at(at, text == null ? "required" : "unreadable-value"));
            return null;
        }
    }

    private static Session session(String at, String text, List<Flaw> flaws) {
        try {
            String[] ends = String.valueOf(text).split("-", 2);
            return new Session(LocalTime.parse(ends[0]), LocalTime.parse(ends.length > 1 ? ends[1] : ""));
        } catch (DateTimeException unreadable) {
            flaws.add(Flaw.at(at, "unreadable-value"));
            return null;
        }
    }
}
