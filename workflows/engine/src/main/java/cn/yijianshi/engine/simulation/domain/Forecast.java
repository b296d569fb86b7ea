package cn.yijianshi.engine.simulation.domain;

import java.util.List;

/**
 * What would happen. Minutes are minutes of office time; shares lie between 0 and 1.
 *
 * @param cases measured cases
 * @param completion office minutes from filing to the end of the case
 * @param elapsedHours hours by the wall clock from filing to the end
 * @param promiseKept share of cases that ended within the bundle's own promise
 * @param outcomes how many cases ended DONE, PARTIAL or REFUSED
 * @param bottleneck the department whose queue cost the cases most time on their critical path; null if nobody waited
 */
public record Forecast(
        int cases,
        Spread completion,
        Spread elapsedHours,
        double promiseKept,
        List<Count> outcomes,
        List<ItemForecast> items,
        List<DepartmentForecast> departments,
        String bottleneck,
        long seed) {

    /** @param halfWidth of the interval in which the true mean lies with 95 % confidence */
    public record Spread(double mean, double halfWidth, double p50, double p90, double most) {}

    public record Count(String what, long count) {}

    /**
     * @param waited from the opening to the moment an officer takes it up
     * @param took from the opening to the decision, corrections included
     * @param overdue share decided after its promised due date
     * @param critical share of the cases whose way was held up by this item last
     */
    public record ItemForecast(
            String item,
            String department,
            long reviews,
            Spread waited,
            Spread took,
            double overdue,
            double critical) {}

    /**
     * @param officers null when nobody ever waits there
     * @param utilisation share of the officers' time that is taken
     * @param queueMean reviews that wait, on the mean over office time
     * @param criticalWaitMinutes mean wait per case that lay on its critical path
     */
    public record DepartmentForecast(
            String department,
            Integer officers,
            double utilisation,
            double queueMean,
            int queueMost,
            Spread waited,
            double overdue,
            double criticalWaitMinutes) {}
}
