package cn.yijianshi.engine.domain;

/** The calendar in force was replaced: due dates of running clocks may have moved. Told inside this process only. */
public record CalendarChanged(String what) {}
