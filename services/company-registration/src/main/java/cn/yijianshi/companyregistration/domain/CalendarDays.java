package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;

/** Periods of days as the offices' calendar has them: one that would end on a day of rest ends after it (民法典 203). */
public interface CalendarDays {

    /**
     * @param from the day it begins, which does not count
     * @param registry whose calendar
     */
    LocalDate last(LocalDate from, int days, String registry);
}
