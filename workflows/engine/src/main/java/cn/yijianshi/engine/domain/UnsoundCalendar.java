package cn.yijianshi.engine.domain;

import java.util.List;

/** A calendar year or a timetable that contradicts itself is not taken in. */
public final class UnsoundCalendar extends RuntimeException {
    private final transient List<Flaw> flaws;

    UnsoundCalendar(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
