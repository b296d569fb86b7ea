package cn.yijianshi.catalogue;

/** Units of a time limit. None is ever converted into another: a working day is not a number of hours. */
public enum LimitUnit {
    SECOND,
    MINUTE,
    CLOCK_HOUR,
    WORKING_HOUR,
    WORKING_DAY,
    CALENDAR_DAY,
    MONTH,
    YEAR,
    /** Decided in the same sitting; the amount is 0 and the technical limit is a setting of the calendar. */
    IMMEDIATE
}
