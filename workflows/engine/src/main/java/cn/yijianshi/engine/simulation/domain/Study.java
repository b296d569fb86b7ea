package cn.yijianshi.engine.simulation.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.engine.domain.DueDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Virtual cases of one bundle, and the offices they meet.
 *
 * @param walk the bundle's process, perhaps an edited one that nobody has published
 * @param items every item of the bundle by key
 * @param mix what applicants answer, and how often
 * @param from the first day
 * @param cases how many virtual cases are measured
 * @param warmUp how many come before them, to fill the queues; they are not measured
 * @param arrivalsPerDay how many come on a mean working day, at random moments of office time
 * @param officers by department; one that is missing has {@code Integer.MAX_VALUE}: nobody ever waits there
 * @param service by item
 * @param conduct by item
 * @param facts how often an item brings a fact ({@code water.externalLine=true}), which opens items and changes limits
 * @param without items that nobody asks for any more
 * @param closed working days on which every office is closed all the same
 * @param office whose hours and calendar count
 * @param seed the same seed, the same result
 */
public record Study(
        Bundle bundle,
        Walk.Paths walk,
        Map<String, Item> items,
        List<Answers> mix,
        LocalDate from,
        int cases,
        int warmUp,
        double arrivalsPerDay,
        Map<String, Integer> officers,
        Map<String, ServiceTime> service,
        Map<String, Conduct> conduct,
        Map<String, Double> facts,
        Set<String> without,
        Set<LocalDate> closed,
        DueDates dueDates,
        String office,
        long seed) {

    /** One way of answering the guided questions, and how heavily it counts beside the others. */
    public record Answers(Map<String, List<String>> answers, double weight) {}

    /**
     * What becomes of an item's reviews.
     *
     * @param atOnce share that rules decide without a person
     * @param corrected share that goes back to the applicant once
     * @param answeredAfterMinutes office minutes the applicant takes for the answer, on the mean
     * @param refused share that is refused
     */
    public record Conduct(double atOnce, double corrected, double answeredAfterMinutes, double refused) {
        public static final Conduct PLAIN = new Conduct(0, 0, 0, 0);
    }

    public Study {
        mix = List.copyOf(mix);
        items = Map.copyOf(items);
        officers = Map.copyOf(officers);
        service = Map.copyOf(service);
        conduct = Map.copyOf(conduct);
        facts = Map.copyOf(facts);
        without = Set.copyOf(without);
        closed = Set.copyOf(closed);
    }
}
