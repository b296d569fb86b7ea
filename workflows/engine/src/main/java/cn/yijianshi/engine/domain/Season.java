package cn.yijianshi.engine.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;

/** A part of the year, recurring every year and perhaps running over New Year, with the sessions of its days. */
public record Season(MonthDay from, MonthDay to, List<Session> sessions) {

    public Season {
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
    }

    boolean covers(LocalDate day) {
        MonthDay there = MonthDay.from(day);
        return from.isAfter(to)
                ? !there.isBefore(from) || !there.isAfter(to)
                : !there.isBefore(from) && !there.isAfter(to);
    }

    Duration length() {
        return sessions.stream().map(Session::length).reduce(Duration.ZERO, Duration::plus);
    }

    LocalTime closing() {
        return sessions.get(sessions.size() - 1).to();
    }
}
