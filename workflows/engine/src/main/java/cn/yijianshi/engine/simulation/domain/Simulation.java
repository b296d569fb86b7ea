package cn.yijianshi.engine.simulation.domain;

import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.catalogue.Weight;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Progress;
import cn.yijianshi.engine.simulation.domain.Study.Answers;
import cn.yijianshi.engine.simulation.domain.Study.Conduct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets virtual cases run through a bundle's process on virtual time: officers of each department take up one review
 * after another in office hours, in the order in which 取下一件 would hand them out. What a refusal stops, which
 * decision waits for which and when a limit ends is asked of the same rules that real cases are led by.
 *
 * <p>Chance is drawn for each case and item by itself, so that a study with other officers meets the same cases.
 */
public final class Simulation {

    /** Whoever still has work so long after the last case was filed would never have kept up. */
    private static final Duration LONGEST_BACKLOG = Duration.ofDays(5 * 365L);

    private static final double MINUTE = 60;

    private final Study study;
    private final OfficeTime time;
    private final double interval;
    private final Map<Map<String, List<String>>, Prepared> prepared = new HashMap<>();
    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
    private final Map<String, Office> offices = new TreeMap<>();
    private final Measures measures = new Measures();
    private final SplittableRandom arrivals;
    private final double latest;
    private long events;
    private int filed;
    private int over;
    private double now;

    private record Event(double at, long number, Runnable what) {}

    /** What the same answers mean for every case that gives them. */
    private record Prepared(Set<String> items, Map<String, Integer> pathAfter, Map<String, List<String>> answers) {}

    private Simulation(Study study) {
        this.study = study;
        this.time = new OfficeTime(
                study.dueDates().calendar(),
                study.dueDates().offices().of(study.office()),
                study.closed(),
                study.from());
        if (!(study.arrivalsPerDay() > 0)) {
            throw new UnsoundStudy("/arrivalsPerDay", "required");
        }
        if (study.mix().isEmpty()
                || study.mix().stream().mapToDouble(Answers::weight).sum() <= 0) {
            throw new UnsoundStudy("/mix", "required");
        }
        this.interval = time.ofADay() / study.arrivalsPerDay();
        this.latest = 2 * interval * (study.cases() + study.warmUp())
                + time.until(
                        study.from().atStartOfDay(OfficeHours.ZONE).toInstant().plus(LONGEST_BACKLOG));
        this.arrivals = new SplittableRandom(study.seed());
        for (Item item : study.items().values()) {
            offices.computeIfAbsent(
                    item.department(),
                    department -> new Office(department, study.officers().getOrDefault(department, Integer.MAX_VALUE)));
        }
    }

    /** @throws UnsoundStudy if it makes no sense or an office could never finish */
    public static Forecast run(Study study) {
        return new Simulation(study).run();
    }

    private Forecast run() {
        int wanted = study.warmUp() + study.cases();
        at(nextArrival(0), this::arrive);
        while (over < wanted) {
            Event event = agenda.poll();
            if (event == null) {
                throw new IllegalStateException("the virtual cases stand still");
            }
            if (event.at > latest) {
                throw new UnsoundStudy("/officers", "study-overloaded", busiest());
            }
            now = event.at;
            event.what.run();
        }
        return measures.forecast(study, offices.values());
    }

    private String busiest() {
        return offices.values().stream()
                .max(Comparator.comparingInt(office -> office.line.size()))
                .map(office -> office.department)
                .orElse("");
    }

    private double nextArrival(double after) {
        return after - interval * Math.log1p(-arrivals.nextDouble());
    }

    private void at(double moment, Runnable what) {
        agenda.add(new Event(moment, events++, what));
    }

    private void arrive() {
        int number = filed++;
        if (number == study.warmUp()) {
            offices.values().forEach(office -> office.begin(now));
        }
        new VirtualCase(number, pick(number)).start();
        if (filed < study.warmUp() + study.cases()) {
            at(nextArrival(now), this::arrive);
        } else {
            offices.values().forEach(office -> office.lastArrival(now));
        }
    }

    private Prepared pick(int number) {
        double all = study.mix().stream().mapToDouble(Answers::weight).sum();
        double drawn = chance(number, "answers").nextDouble() * all;
        Answers picked = study.mix().get(study.mix().size() - 1);
        for (Answers answers : study.mix()) {
            drawn -= answers.weight();
            if (drawn < 0) {
                picked = answers;
                break;
            }
        }
        return prepared.computeIfAbsent(picked.answers(), this::prepare);
    }

    private Prepared prepare(Map<String, List<String>> answers) {
        Plan plan = Plan.of(
                study.bundle(),
                answers,
                key -> Optional.ofNullable(study.items().get(key)));
        Set<String> items = new TreeSet<>(plan.items());
        items.removeAll(study.without());
        if (plan.stop().isPresent() || items.isEmpty()) {
            throw new UnsoundStudy("/mix", "study-answers-lead-nowhere");
        }
        Progress fresh = new Progress(study.bundle(), items, Map.of());
        Map<String, Integer> paths = new HashMap<>();
        for (String item : items) {
            paths.put(
                    item,
                    fresh.pathAfter(
                            item, next -> Weight.of(study.items().get(next).promised(answers))));
        }
        return new Prepared(items, paths, plan.answers());
    }

    private SplittableRandom chance(int number, String of) {
        return new SplittableRandom(study.seed() * 1_000_003 + number * 31L * 31 * 31 + of.hashCode() * 1_021L);
    }

    /** One department: its officers and the line before them. */
    final class Office {
        final String department;
        final int officers;
        private final PriorityQueue<Review> line =
                new PriorityQueue<>(Comparator.comparing((Review review) -> review.lastLegalDay)
                        .thenComparing(Comparator.comparingInt((Review review) -> review.pathAfter)
                                .reversed())
                        .thenComparing(review -> review.due)
                        .thenComparingLong(review -> review.arrival));
        private int busy;
        private double since;
        private double until = Double.POSITIVE_INFINITY;
        private double changed;
        private double busySeconds;
        private double waitingSeconds;
        int most;

        Office(String department, int officers) {
            this.department = department;
            this.officers = officers;
        }

        void begin(double moment) {
            settle(moment);
            since = moment;
            busySeconds = 0;
            waitingSeconds = 0;
            most = line.size();
        }

        /** Afterwards the offices only empty; that is no picture of their days. */
        void lastArrival(double moment) {
            settle(moment);
            until = moment;
        }

        double utilisation() {
            return observed() == 0 ? 0 : busySeconds / observed() / officers;
        }

        double queueMean() {
            return observed() == 0 ? 0 : waitingSeconds / observed();
        }

        private double observed() {
            return Math.min(until, now) - since;
        }

        void join(Review review) {
            settle(now);
            line.add(review);
            serve();
            most = now <= until ? Math.max(most, line.size()) : most;
        }

        void leave(Review review) {
            settle(now);
            line.remove(review);
        }

        void free() {
            settle(now);
            busy--;
            serve();
        }

        private void serve() {
            while (busy < officers && !line.isEmpty()) {
                busy++;
                line.poll().takenUp();
            }
        }

        private void settle(double moment) {
            double span = Math.min(moment, until) - Math.min(changed, until);
            busySeconds += busy * span;
            waitingSeconds += line.size() * span;
            changed = moment;
        }
    }

    /** One case on its way. */
    private final class VirtualCase {
        final int number;
        final Prepared plan;
        final Walk walk;
        final double filedAt = now;
        final Map<String, ItemState> states = new HashMap<>();
        final Map<String, Review> reviews = new LinkedHashMap<>();
        final Map<String, String> facts = new HashMap<>();
        boolean stopping;
        boolean through;

        VirtualCase(int number, Prepared plan) {
            this.number = number;
            this.plan = plan;
            this.walk = study.walk().begin(plan.items);
        }

        boolean measured() {
            return number >= study.warmUp();
        }

        Progress progress() {
            return new Progress(study.bundle(), plan.items, states);
        }

        void start() {
            open(walk.begin(), null);
        }

        private void open(Collection<String> items, Review opener) {
            items.forEach(item -> open(item, opener));
            if (walk.isOver() && !through) {
                through = true;
                over(opener);
            }
        }

        private void open(String key, Review opener) {
            // Removed in the study, though still drawn: nobody asks for it.
            boolean wanted = plan.items.contains(key)
                    && study.bundle()
                            .node(key)
                            .map(node -> node.neededFor(facts))
                            .orElse(true);
            Progress progress = progress();
            if (!wanted || stopping || progress.barred(key).isPresent()) {
                states.put(key, wanted ? ItemState.SKIPPED : ItemState.NOT_NEEDED);
                release(key, opener);
                open(walk.ended(key), opener);
                return;
            }
            states.put(key, ItemState.OPEN);
            Review review = new Review(this, study.items().get(key), opener);
            reviews.put(key, review);
            review.start();
        }

        void ended(Review review, ItemState state) {
            states.put(review.item.key(), state);
            review.ended = true;
            bringsFacts(review);
            if (state == ItemState.REFUSED) {
                stopWhatTheRefusalStops(review);
            }
            release(review.item.key(), review);
            open(walk.ended(review.item.key()), review);
        }

        private void bringsFacts(Review review) {
            if (states.get(review.item.key()) != ItemState.APPROVED) {
                return;
            }
            Set<String> brought =
                    review.item.outputs().stream().map(output -> output.key()).collect(Collectors.toSet());
            study.facts().forEach((fact, share) -> {
                int sign = fact.indexOf('=');
                if (brought.contains(fact.substring(0, sign))
                        && chance(number, fact).nextDouble() < share) {
                    facts.put(fact.substring(0, sign), fact.substring(sign + 1));
                }
            });
        }

        private void stopWhatTheRefusalStops(Review refused) {
            Progress progress = progress();
            FailurePolicy policy = progress.onRefusal(refused.item.key());
            Set<String> stopped = policy == FailurePolicy.STOP_ALL
                    ? plan.items
                    : policy == FailurePolicy.STOP_DEPENDENTS ? progress.dependents(refused.item.key()) : Set.of();
            stopping |= policy == FailurePolicy.STOP_ALL;
            List.copyOf(reviews.values()).stream()
                    .filter(review -> !review.ended && stopped.contains(review.item.key()))
                    .forEach(review -> review.withdrawn(refused));
        }

        private void release(String decided, Review by) {
            List.copyOf(reviews.values()).forEach(review -> review.mayGoOn(decided, by));
        }

        private void over(Review last) {
            over++;
            if (measured()) {
                Set<String> automatic = study.items().values().stream()
                        .filter(item -> item.decision() == Decision.AUTOMATIC)
                        .map(Item::key)
                        .collect(Collectors.toSet());
                Instant begun = time.moment(filedAt);
                Instant ended = time.moment(now);
                Limit promise = study.bundle().promise();
                boolean kept = promise == null
                        || !ended.isAfter(study.dueDates()
                                .due(begun, promise, study.office())
                                .due());
                measures.ended(
                        (now - filedAt) / MINUTE,
                        Duration.between(begun, ended).toMillis() / 3_600_000.0,
                        kept,
                        progress().outcome(false, automatic));
                Set<String> seen = new HashSet<>();
                for (Review at = last; at != null && seen.add(at.item.key()); at = at.heldUpBy()) {
                    measures.critical(at.item, at.waited / MINUTE);
                }
            }
        }
    }

    /** One virtual review. */
    private final class Review {
        final VirtualCase of;
        final Item item;
        final Conduct conduct;
        final Review opener;
        final int pathAfter;
        final double openedAt = now;
        final long arrival = events++;
        final double minutes;
        final boolean refuses;
        final boolean atOnce;
        boolean corrects;
        Review releasedBy;
        LocalDate lastLegalDay;
        Instant due;
        double queuedAt;
        double waited;
        double tookUp = -1;
        boolean inHand;
        boolean examined;
        boolean ended;
        boolean counted;

        Review(VirtualCase of, Item item, Review opener) {
            this.of = of;
            this.item = item;
            this.opener = opener;
            this.conduct = study.conduct().getOrDefault(item.key(), Conduct.PLAIN);
            this.pathAfter = of.plan.pathAfter.getOrDefault(item.key(), 0);
            SplittableRandom chance = chance(of.number, item.key());
            // Always drawn in the same order: a share that changes must not change the other draws.
            this.minutes = service().minutes(chance.split());
            this.atOnce = chance.nextDouble() < conduct.atOnce() || item.decision() == Decision.AUTOMATIC;
            this.corrects = chance.nextDouble() < conduct.corrected();
            this.refuses = chance.nextDouble() < conduct.refused();
        }

        private ServiceTime service() {
            return study.service().getOrDefault(item.key(), new ServiceTime.Fixed(0));
        }

        void start() {
            count(now);
            if (atOnce) {
                at(now, this::examined);
            } else {
                queue();
            }
        }

        private void count(double from) {
            Instant begun = time.moment(from);
            Limit promised = item.promised(of.plan.answers, of.facts);
            due = study.dueDates().due(begun, promised, study.office()).due();
            lastLegalDay = study.dueDates()
                    .due(begun, item.statutory(), study.office())
                    .lastDay();
        }

        private void queue() {
            queuedAt = now;
            offices.get(item.department()).join(this);
        }

        /** An officer has it in hand now. */
        void takenUp() {
            inHand = true;
            waited += now - queuedAt;
            if (tookUp < 0) {
                tookUp = now;
            }
            double part = corrects || counted ? minutes / 2 : minutes;
            at(now + part * MINUTE, this::laidDown);
        }

        private void laidDown() {
            inHand = false;
            if (!ended && corrects) {
                // Half of the work was to find the gaps; the other half waits for the answer.
                corrects = false;
                counted = true;
                double answer = -conduct.answeredAfterMinutes()
                        * Math.log1p(-chance(of.number, item.key() + ".answer").nextDouble());
                at(now + answer * MINUTE, this::answered);
            } else if (!ended) {
                examined();
            }
            offices.get(item.department()).free();
        }

        private void answered() {
            if (!ended) {
                count(now);
                queue();
            }
        }

        private void examined() {
            examined = true;
            if (!ended && of.progress().awaits(item.key()).isEmpty()) {
                decide();
            }
        }

        /** Something it may have waited for has been decided. */
        void mayGoOn(String decided, Review by) {
            boolean awaited = study.bundle().edges().stream()
                    .anyMatch(edge -> edge.from().equals(decided) && edge.to().equals(item.key()));
            if (awaited
                    && examined
                    && !ended
                    && of.progress().awaits(item.key()).isEmpty()) {
                releasedBy = by;
                decide();
            }
        }

        private void decide() {
            if (of.measured()) {
                measures.decided(
                        item,
                        waited / MINUTE,
                        (now - openedAt) / MINUTE,
                        time.moment(now).isAfter(due));
            }
            of.ended(this, refuses ? ItemState.REFUSED : ItemState.APPROVED);
        }

        void withdrawn(Review because) {
            releasedBy = because;
            if (!inHand) {
                offices.get(item.department()).leave(this);
            }
            of.ended(this, ItemState.WITHDRAWN);
        }

        Review heldUpBy() {
            return releasedBy != null ? releasedBy : opener;
        }
    }
}
