package cn.yijianshi.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long things took, by name, from many threads. */
final class Timings {

    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new ConcurrentHashMap<>();

    /** What is known of one name, in milliseconds. */
    record Spread(int n, double p50, double p95, double p99, double max) {

        static Spread ofNanos(long... values) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Spread(
                    sorted.length, rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99), rank(sorted, 1.00));
        }

        /** Nearest rank: the smallest value that at least this share of the values do not exceed. */
        private static double rank(long[] sorted, double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            int rank = (int) Math.ceil(share * sorted.length);
            return sorted[Math.max(0, rank - 1)] / 1e6;
        }
    }

    void add(String name, long took) {
        nanos.computeIfAbsent(name, key -> new ConcurrentLinkedQueue<>()).add(took);
    }

    int count(String name) {
        return nanos.getOrDefault(name, new ConcurrentLinkedQueue<>()).size();
    }

    Map<String, Spread> spreads() {
        var spreads = new TreeMap<String, Spread>();
        nanos.forEach((name, values) -> spreads.put(
                name, Spread.ofNanos(values.stream().mapToLong(Long::longValue).toArray())));
        return spreads;
    }
}
