package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A bundle drawn by lot and what happens to one case of it, in order. The same seed draws the same schedule. */
record Schedule(Drawn drawn, List<Schedule.Step> steps) {

    static final String CASE = "case";

    /** What may happen next, and how often it is drawn. */
    enum What {
        DELIVER(40),
        DELIVER_ALL(8),
        SEND_TWICE(4),
        DIE_AFTER_COMMIT(4),
        DIE_BEFORE_COMMIT(3),
        OVERTAKE(4),
        CLAIM(12),
        RELEASE(2),
        TRANSFER(2),
        ACCEPT(6),
        CORRECT(6),
        APPROVE(10),
        APPROVE_AT_ONCE(6),
        REFUSE(4),
        TAKE_BACK(4),
        BAR_OR_FREE(2),
        WINDOWS_END(8),
        ANSWER(8),
        WITHDRAW(1),
        PAUSE(3),
        RESUME(3),
        OBJECT(1),
        EXTEND(2),
        TIMERS(10),
        HALF_A_MINUTE(5),
        TO_THE_NEXT_TIMER(5),
        A_DAY(4),
        SIX_WORKING_DAYS(2),
        FORTY_DAYS(1);

        final int often;

        What(int often) {
            this.often = often;
        }
    }

    /** @param which which item, queue or event of those there are; {@code who} which officer or ground */
    record Step(What what, int which, int who) {}

    private static final int ALL =
            java.util.Arrays.stream(What.values()).mapToInt(what -> what.often).sum();

    static Schedule by(long seed) {
        Random lot = new Random(seed * 0x9E3779B97F4A7C15L);
        Drawn drawn = Drawn.by(lot);
        int length = 10 + lot.nextInt(20 + 25 * drawn.places().size());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int pick = lot.nextInt(ALL);
            int n = 0;
            while (pick >= What.values()[n].often) {
                pick -= What.values()[n++].often;
            }
            steps.add(new Step(What.values()[n], lot.nextInt(60), lot.nextInt(12)));
        }
        return new Schedule(drawn, steps);
    }

    /** The smallest schedule found that still fails. */
    Schedule shrunk(Predicate<Schedule> fails) {
        Schedule best = this;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int length = Math.max(1, best.steps.size() / 2); length >= 1; length /= 2) {
                for (int from = best.steps.size() - length; from >= 0; from -= length) {
                    if (from + length > best.steps.size()) {
                        continue;
                    }
                    List<Step> fewer = new ArrayList<>(best.steps);
                    fewer.subList(from, from + length).clear();
                    Schedule without = new Schedule(best.drawn, fewer);
                    if (fails.test(without)) {
                        best = without;
                        smaller = true;
                    }
                }
            }
            for (Drawn.Place place : best.drawn.places()) {
                Schedule without = new Schedule(best.drawn.without(place.key()), best.steps);
                if (best.drawn.places().size() > 1 && fails.test(without)) {
                    best = without;
                    smaller = true;
                }
            }
            for (Edge edge : best.drawn.edges()) {
                Schedule without = new Schedule(best.drawn.without(edge), best.steps);
                if (best.drawn.edges().contains(edge) && fails.test(without)) {
                    best = without;
                    smaller = true;
                }
            }
        }
        return best;
    }
}
