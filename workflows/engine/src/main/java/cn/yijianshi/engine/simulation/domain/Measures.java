package cn.yijianshi.engine.simulation.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.simulation.domain.Forecast.Count;
import cn.yijianshi.engine.simulation.domain.Forecast.DepartmentForecast;
import cn.yijianshi.engine.simulation.domain.Forecast.ItemForecast;
import cn.yijianshi.engine.simulation.domain.Forecast.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is written down while virtual cases run, and what it comes to. */
final class Measures {

    private static final int BATCHES = 20;
    /** Student's t for 19 degrees of freedom and 95 %. */
    private static final double T19 = 2.093;

    private final Values completion = new Values();
    private final Values elapsed = new Values();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, OfItem> items = new TreeMap<>();
    private final Map<String, Double> criticalWait = new TreeMap<>();
    private long kept;

    private static final class OfItem {
        final String department;
        final Values waited = new Values();
        final Values took = new Values();
        long overdue;
        long critical;

        OfItem(String department) {
            this.department = department;
        }
    }

    void decided(Item item, double waited, double took, boolean overdue) {
        OfItem of = items.computeIfAbsent(item.key(), key -> new OfItem(item.department()));
        of.waited.add(waited);
        of.took.add(took);
        of.overdue += overdue ? 1 : 0;
    }

    void ended(double minutes, double hours, boolean promiseKept, String outcome) {
        completion.add(minutes);
        elapsed.add(hours);
        kept += promiseKept ? 1 : 0;
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void critical(Item item, double waited) {
        items.computeIfAbsent(item.key(), key -> new OfItem(item.department())).critical++;
        criticalWait.merge(item.department(), waited, Double::sum);
    }

    Forecast forecast(Study study, Collection<Simulation.Office> offices) {
        int cases = completion.size();
        List<ItemForecast> ofItems = items.entrySet().stream()
                .map(entry -> {
                    OfItem of = entry.getValue();
                    return new ItemForecast(
                            entry.getKey(),
                            of.department,
                            of.took.size(),
                            of.waited.spread(),
                            of.took.spread(),
                            share(of.overdue, of.took.size()),
                            share(of.critical, cases));
                })
                .toList();
        List<DepartmentForecast> ofDepartments = offices.stream()
                .map(office -> {
                    Values waited = new Values();
                    long overdue = 0;
                    long reviews = 0;
                    for (OfItem of : items.values()) {
                        if (of.department.equals(office.department)) {
                            waited.addAll(of.waited);
                            overdue += of.overdue;
                            reviews += of.took.size();
                        }
                    }
                    return new DepartmentForecast(
                            office.department,
                            office.officers == Integer.MAX_VALUE ? null : office.officers,
                            round(office.utilisation()),
                            round(office.queueMean()),
                            office.most,
                            waited.spread(),
                            share(overdue, reviews),
                            cases == 0 ? 0 : round(criticalWait.getOrDefault(office.department, 0.0) / cases));
                })
                .toList();
        String bottleneck = ofDepartments.stream()
                .filter(department -> department.criticalWaitMinutes() > 0)
                .max(Comparator.comparingDouble(DepartmentForecast::criticalWaitMinutes))
                .map(DepartmentForecast::department)
                .orElse(null);
        return new Forecast(
                cases,
                completion.spread(),
                elapsed.spread(),
                share(kept, cases),
                outcomes.entrySet().stream()
                        .map(entry -> new Count(entry.getKey(), entry.getValue()))
                        .toList(),
                ofItems,
                ofDepartments,
                bottleneck,
                study.seed());
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : round((double) part / all);
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /** Observations in the order they were made. */
    private static final class Values {
        private final List<Double> all = new ArrayList<>();

        void add(double value) {
            all.add(value);
        }

        void addAll(Values others) {
            all.addAll(others.all);
        }

        int size() {
            return all.size();
        }

        Spread spread() {
            if (all.isEmpty()) {
                return new Spread(0, 0, 0, 0, 0);
            }
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Spread(
                    round(mean(0, all.size())),
                    round(halfWidth()),
                    round(quantile(sorted, 0.5)),
                    round(quantile(sorted, 0.9)),
                    round(sorted[sorted.length - 1]));
        }

        private static double quantile(double[] sorted, double share) {
            return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
        }

        private double mean(int from, int to) {
            return all.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }

        /** Neighbours in a queue resemble each other: the means of long batches do not. */
        private double halfWidth() {
            if (all.size() < 2 * BATCHES) {
                return 0;
            }
            double grand = mean(0, all.size());
            double squares = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                double difference = mean(batch * all.size() / BATCHES, (batch + 1) * all.size() / BATCHES) - grand;
                squares += difference * difference;
            }
            return T19 * Math.sqrt(squares / (BATCHES - 1) / BATCHES);
        }
    }
}
