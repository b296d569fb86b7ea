package cn.yijianshi.engine.simulation.domain;

import java.util.List;
import java.util.SplittableRandom;

/** How long an officer has one review in hand, in minutes of office time. */
public sealed interface ServiceTime {

    double minutes(SplittableRandom chance);

    double mean();

    /** Always the same. */
    record Fixed(double mean) implements ServiceTime {
        public double minutes(SplittableRandom chance) {
            return mean;
        }
    }

    /** Mostly short, seldom very long: the usual assumption where nothing was measured. */
    record Exponential(double mean) implements ServiceTime {
        public double minutes(SplittableRandom chance) {
            return -mean * Math.log1p(-chance.nextDouble());
        }
    }

    /** What was observed, each as likely as the other. */
    record Observed(List<Double> minutes) implements ServiceTime {
        public Observed {
            minutes = List.copyOf(minutes);
            if (minutes.isEmpty()) {
                throw new IllegalArgumentException("nothing was observed");
            }
        }

        public double minutes(SplittableRandom chance) {
            return minutes.get(chance.nextInt(minutes.size()));
        }

        public double mean() {
            return minutes.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }
    }
}
