package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.Due;
import cn.yijianshi.engine.domain.OfficeHours;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The last moment, in the time of the country, and what was passed over on the way to it. */
record DueAnswer(String due, LocalDate lastDay, List<Due.Skipped> skipped, boolean provisional) {

    static DueAnswer of(Due due) {
        String moment = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(due.due().atZone(OfficeHours.ZONE));
        return new DueAnswer(moment, due.lastDay(), due.skipped(), due.provisional());
    }
}
