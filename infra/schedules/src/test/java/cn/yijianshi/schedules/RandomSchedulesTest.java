package cn.yijianshi.schedules;

import static org.assertj.core.api.Assertions.fail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever officers, applicants, clocks and the network do to a case, and in whatever order, it comes out right. */
class RandomSchedulesTest {

    private static final long SEED = Long.getLong("schedules.seed", 20260302L);
    private static final int HOW_MANY = Integer.getInteger("schedules", 5000);
    private static final boolean ALL = Boolean.getBoolean("schedules.all");

    @Test
    void every_review_ends_once_the_ledger_adds_up_and_no_token_is_lost() {
        City city = new City(City::inMemory);
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (int i = 0; i < HOW_MANY; i++) {
            long seed = SEED + i;
            Schedule schedule = Schedule.by(seed);
            Play.Told told = Play.of(city, schedule);
            if (told.failed()) {
                if (ALL) {
                    if (kinds.merge(kind(told), 1, Integer::sum) == 1) {
                        System.out.println(failure(city, schedule, seed, told));
                    }
                    continue;
                }
                fail(failure(city, schedule, seed, told), told.failure());
            }
        }
        if (ALL) {
            kinds.forEach((kind, times) -> System.out.println(times + " x " + kind));
        }
    }

    private static String failure(City city, Schedule schedule, long seed, Play.Told told) {
        String kind = kind(told);
        Schedule small = schedule.shrunk(other -> {
            Play.Told again = Play.of(city, other);
            return again.failed() && kind(again).equals(kind);
        });
        Play.Told shrunk = Play.of(city, small);
        StringBuilder text = new StringBuilder();
        text.append("\n").append(shrunk.wrong()).append("\n(seed ").append(seed);
        text.append(": -Dschedules=1 -Dschedules.seed=").append(seed).append(")\n");
        text.append(small.drawn()).append("\n");
        shrunk.story().forEach(line -> text.append("  ").append(line).append("\n"));
        if (!(shrunk.failure() instanceof AssertionError)) {
            java.io.StringWriter trace = new java.io.StringWriter();
            shrunk.failure().printStackTrace(new java.io.PrintWriter(trace));
            text.append(trace);
        }
        return text.toString();
    }

    // Names, times and lists differ between schedules that fail alike.
    private static String kind(Play.Told told) {
        return told.failure().getClass().getSimpleName() + " "
                + told.wrong().replaceAll("\\d|\\[.*|\\{.*|\\b[a-f]\\b|\\b[a-f]'s\\b|20.*", "");
    }
}
