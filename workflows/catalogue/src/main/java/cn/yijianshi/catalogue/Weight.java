package cn.yijianshi.catalogue;

/**
 * How heavy a promised limit weighs when chains of items are compared: roughly its minutes of office time, a day taken
 * as eight hours and five of seven days as worked.
 *
 * <p>It only puts queues in order and tells the longest way through a bundle. No due date is ever counted with it, and nobody is shown it: the law's units are
 * never converted into one another (行政许可法 82).
 */
public final class Weight {

    private static final int HOUR = 60;
    private static final int DAY = 8 * HOUR;

    private Weight() {}

    public static int of(Limit promised) {
        long minutes =
                switch (promised.unit()) {
                    // What is decided at once still comes before what waits for it.
                    case IMMEDIATE, SECOND -> 1;
                    case MINUTE -> promised.amount();
                    case CLOCK_HOUR, WORKING_HOUR -> (long) HOUR * promised.amount();
                    case WORKING_DAY -> (long) DAY * promised.amount();
                    case CALENDAR_DAY -> DAY * 5L * promised.amount() / 7;
                    case MONTH -> DAY * 21L * promised.amount();
                    case YEAR -> DAY * 250L * promised.amount();
                };
        return (int) Math.min(Integer.MAX_VALUE, minutes);
    }
}
