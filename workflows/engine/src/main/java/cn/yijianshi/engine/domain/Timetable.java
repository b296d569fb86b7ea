package cn.yijianshi.engine.domain;

import java.time.LocalDate;
import java.util.List;

/** The seasons in force from a day on; without a day, since ever. */
public record Timetable(LocalDate validFrom, List<Season> seasons) {

    public Timetable {
        seasons = seasons == null ? List.of() : List.copyOf(seasons);
    }
}
