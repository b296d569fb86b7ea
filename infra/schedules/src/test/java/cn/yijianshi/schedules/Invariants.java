package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.events.ApplicationEvent.ItemSkipped;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What holds whatever happens, asked in the plainest way there is. */
final class Invariants {

    private final City city;
    private final Play play;
    private final Map<String, List<ClockFact>> seen = new TreeMap<>();
    private final Map<String, String> counted = new TreeMap<>();

    Invariants(City city, Play play) {
        this.city = city;
        this.play = play;
    }

    private static void must(boolean holds, String what) {
        must(holds, () -> what);
    }

    /** For what is looked at after each step: nobody reads what holds. */
    private static void must(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new AssertionError(what.get());
        }
    }

    private List<CaseReview> reviews() {
        return city.engine.cases().reviews(Schedule.CASE).stream()
                .sorted(Comparator.comparing(CaseReview::item))
                .toList();
    }

    private Optional<CaseFile> file() {
        return city.engine.cases().of(Schedule.CASE);
    }

    private boolean hasEnded() {
        return file().map(file -> file.state() == CaseFile.CaseState.ENDED).orElse(false);
    }

    // After every step.

    void always() {
        List<CaseReview> reviews = reviews();
        for (CaseReview review : reviews) {
            city.engine.clocks().of(review.reviewId()).ifPresent(ledger -> {
                String as = ledger.version() + " " + review.state();
                if (!as.equals(counted.put(review.reviewId(), as))) {
                    addsUp(review, ledger);
                }
            });
        }
        must(
                reviews.stream().map(CaseReview::item).distinct().count() == reviews.size(),
                () -> "an item has two reviews: " + reviews);
        if (hasEnded()) {
            must(
                    reviews.stream().noneMatch(review -> review.state() == ItemState.OPEN),
                    () -> "the case has ended before its reviews: " + reviews);
            must(
                    reviews.size() == city.drawn.takingPart().size(),
                    () -> "the case has ended, and some items were never reached: " + reviews);
            must(!city.engine.processing().running(), "the case has ended, and a token is left");
        }
        endsOnce();
    }

    private void endsOnce() {
        Map<String, Long> ends = city.network.sent.stream()
                .filter(Invariants::isAnEnd)
                .map(event -> ((ReviewEvent) event).reviewId())
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
        ends.forEach((review, times) -> must(times == 1, review + " has ended " + times + " times"));
        long completed = city.network.sent.stream()
                .filter(ApplicationCompleted.class::isInstance)
                .count();
        must(completed == (hasEnded() ? 1 : 0), "the case was completed " + completed + " times");
    }

    private static boolean isAnEnd(Event event) {
        return event instanceof ReviewApproved || event instanceof ReviewRefused || event instanceof ReviewWithdrawn;
    }

    private void addsUp(CaseReview review, ClockLedger ledger) {
        String of = review.item() + " "
                + ledger.facts().stream().map(ClockFact::kind).toList();
        List<ClockFact> facts = ledger.facts();
        List<ClockFact> before = seen.getOrDefault(review.reviewId(), List.of());
        must(
                facts.size() >= before.size() && facts.subList(0, before.size()).equals(before),
                "the ledger was rewritten: " + of);
        seen.put(review.reviewId(), facts);
        Instant last = Instant.MIN;
        boolean stopped = false;
        int notices = 0;
        int extensions = 0;
        for (ClockFact fact : facts) {
            must(!fact.at().isBefore(last), "the facts are out of order: " + of);
            must(!stopped, "a fact after the end: " + of);
            last = fact.at();
            stopped |= fact.kind() == ClockFact.Kind.STOPPED;
            switch (fact.kind()) {
                case CORRECTION_NOTICE, LATE_CORRECTION_NOTICE -> notices++;
                case RECEIVED, ACCEPTED, CORRECTION_ANSWERED -> extensions = 0;
                case EXTENDED -> extensions++;
                default -> {}
            }
            must(notices <= 1, "two notices: " + of);
            must(extensions <= 1, "lengthened twice: " + of);
        }
        must(stopped == review.state().ended(), "the clock has stopped, or has not, unlike the review: " + of);
        must(!stopped || ledger.nextRung().isEmpty(), "a timer after the end: " + of);
        if (!city.drawn.place(review.item()).automatic()) {
            Recount recount = Recount.of(
                    facts, ledger.promised().amount(), ledger.statutory().amount());
            must(
                    Objects.equals(recount.due(), ledger.due().orElse(null)),
                    "due " + ledger.due() + ", recounted " + recount.due() + ": " + of);
            must(
                    Objects.equals(recount.statutoryDue(), ledger.statutoryDue().orElse(null)),
                    "statutory due " + ledger.statutoryDue() + ", recounted " + recount.statutoryDue() + ": " + of);
        }
    }

    // When every message has arrived.

    void whenQuiet() {
        if (!city.network.quiet()) {
            return;
        }
        for (CaseReview review : reviews()) {
            if (review.state() == ItemState.SKIPPED || review.state() == ItemState.NOT_NEEDED) {
                continue;
            }
            String item = review.item();
            Review there =
                    city.desksOf(item).review(item).orElseThrow(() -> new AssertionError("nobody asked " + item));
            ReviewProgress shown = city.intake
                    .progress
                    .find(Schedule.CASE, review.reviewId())
                    .orElseThrow(() -> new AssertionError("the applicant does not see " + item));
            must(
                    there.status().ended() == review.state().ended(),
                    item + " is " + there.status() + " there and " + review.state() + " in the engine");
            must(
                    !review.state().ended()
                            || there.status().name().equals(review.state().name()),
                    item + " ended as " + there.status() + " there and " + review.state() + " in the engine");
            must(
                    shown.state().hasEnded() == review.state().ended(),
                    item + " is shown as " + shown.state() + " and is " + review.state());
            must(
                    !review.state().ended()
                            || shown.state().name().equals(review.state().name()),
                    item + " is shown as " + shown.state() + " and ended as " + review.state());
            if (!review.state().ended()) {
                ClockLedger ledger = city.engine.clocks().of(review.reviewId()).orElseThrow();
                must(
                        there.held() == !review.awaits().isEmpty(),
                        item + " waits for " + there.awaits() + " there and for " + review.awaits() + " in the engine");
                must(
                        there.awaits().isEmpty() == shown.waitsFor().isEmpty(),
                        item + " waits for " + there.awaits() + " and is shown waiting for " + shown.waitsFor());
                boolean runs = ledger.state() == ClockState.RECEIVED || ledger.state() == ClockState.RUNNING;
                must(
                        there.due().running() == runs,
                        item + "'s clock is " + ledger.state() + " and the department sees it running: "
                                + there.due().running());
                must(
                        shown.clock().running() == runs,
                        item + "'s clock is " + ledger.state() + " and the applicant sees it running: "
                                + shown.clock().running());
                if (runs) {
                    must(
                            Objects.equals(there.due().dueAt(), ledger.due().orElse(null)),
                            item + " is due " + ledger.due() + ", at the department "
                                    + there.due().dueAt());
                    must(
                            Objects.equals(shown.clock().dueAt(), ledger.due().orElse(null)),
                            item + " is due " + ledger.due() + ", shown "
                                    + shown.clock().dueAt());
                }
                // What was found waits for what the other departments find.
                boolean gathered = city.engine.findings().of(Schedule.CASE).isPending(review.reviewId());
                must(
                        (there.status() == Status.CORRECTION_REQUESTED && !gathered) == shown.correctionIsOpen(),
                        item + " is " + there.status() + " and the applicant sees a correction open: "
                                + shown.correctionIsOpen());
                must(
                        there.status() != Status.CORRECTION_REQUESTED || gathered || ledger.wasNoticed(),
                        item + " waits for the applicant, and the ledger does not know");
            }
        }
    }

    // When all is over.

    void atTheEnd() {
        Map<String, ItemState> states = new TreeMap<>();
        reviews().forEach(review -> states.put(review.item(), review.state()));
        for (String item : city.drawn.takingPart()) {
            effects(item, states.get(item));
            shown(item, states.get(item));
            reason(item, states);
        }
        String outcome = city.engine.outcome().orElseThrow();
        must(
                expected(states).equals(outcome),
                "the case ended as " + outcome + ", not " + expected(states) + " " + states);
        must(
                city.intake.application().state().name().equals(outcome),
                "the applicant is told " + city.intake.application().state() + ", it was " + outcome);
        Set<String> lines = new HashSet<>();
        city.intake
                .timeline
                .ofCase(Schedule.CASE, null, 0)
                .forEach(line -> must(lines.add(line.id()), "a line of the timeline stands there twice: " + line));
    }

    /** One grant, one entry, one certificate for what was granted, nothing for what was not. */
    private void effects(String item, ItemState state) {
        City.Desks desks = city.desksOf(item);
        String id = desks.review(item).map(Review::id).orElse("none");
        boolean granted = state == ItemState.APPROVED;
        long entries = desks.register.all().stream().filter(id::equals).count();
        long papers = desks.certificates.ofReview(id).size();
        long held = city.intake.holdings.ofCase(Schedule.CASE).stream()
                .filter(paper -> paper.reviewId().equals(id))
                .count();
        int expectedPapers = granted && city.drawn.place(item).certificate() ? 1 : 0;
        must(entries == (granted ? 1 : 0), item + " is " + state + " with " + entries + " entries in the register");
        must(papers == expectedPapers, item + " is " + state + " with " + papers + " certificates");
        must(held == expectedPapers, item + " is " + state + ", the applicant holds " + held + " certificates");
        long asked = city.network.sent.stream()
                .filter(event -> event instanceof ReviewRequested request
                                && request.item().equals(item)
                        || event instanceof ItemSkipped skipped
                                && skipped.item().equals(item))
                .count();
        must(asked == 1, item + " was asked for or skipped " + asked + " times");
    }

    /** The applicant's timeline tells the engine's history: the same reviews, the same outcomes, the same order. */
    private void shown(String item, ItemState state) {
        FiledItem filed = city.intake.applications.itemsOf(Schedule.CASE).stream()
                .filter(one -> one.key().equals(item))
                .findFirst()
                .orElseThrow();
        boolean opened = state != ItemState.SKIPPED && state != ItemState.NOT_NEEDED;
        must(
                opened == (filed.skippedBecause() == null),
                item + " is " + state + ", skipped: " + filed.skippedBecause());
        if (!opened) {
            return;
        }
        CaseReview review = reviews().stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow();
        List<String> told = city.intake.timeline.ofCase(Schedule.CASE, null, 0).stream()
                .filter(line -> review.reviewId().equals(line.reviewId()))
                .map(Invariants::step)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> happened = city.engine.clocks().of(review.reviewId()).orElseThrow().facts().stream()
                .map(Invariants::step)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
        if (told.indexOf("answer") > told.indexOf(state.name())) {
            // He answered what had ended already, and nobody had told him yet: the ledger may have heard of it or not.
            told.remove("answer");
            happened.remove("answer");
        }
        // What the engine hears of after the decision it cannot enter any more; the timeline tells it all the same.
        boolean same = play.overtaken.contains(review.reviewId()) ? isWithin(happened, told) : told.equals(happened);
        must(same, item + "'s timeline tells " + told + ", the ledger " + happened);
    }

    private static boolean isWithin(List<String> some, List<String> all) {
        Iterator<String> rest = all.iterator();
        return some.stream().allMatch(one -> {
            while (rest.hasNext()) {
                if (rest.next().equals(one)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static String step(TimelineEntry line) {
        return switch (line.kind()) {
            case REVIEW_REQUESTED -> "requested";
            case CORRECTION_REQUESTED -> "notice";
            case CORRECTION_ANSWERED -> "answer";
            case REVIEW_APPROVED -> "APPROVED";
            case REVIEW_REFUSED -> "REFUSED";
            case REVIEW_WITHDRAWN -> "WITHDRAWN";
            default -> null;
        };
    }

    private static String step(ClockFact fact) {
        return switch (fact.kind()) {
            case RECEIVED -> "requested";
            case ACCEPTED -> ClockLedger.AT_ONCE.equals(fact.ground()) ? "requested" : null;
            case CORRECTION_NOTICE, LATE_CORRECTION_NOTICE, SECOND_CORRECTION_NOTICE -> "notice";
            case CORRECTION_ANSWERED -> "answer";
            case STOPPED -> fact.ground();
            default -> null;
        };
    }

    /** Nobody is stopped without a reason, and nobody goes on in spite of one. */
    private void reason(String item, Map<String, ItemState> states) {
        ItemState state = states.get(item);
        boolean everything = play.withdrawn
                || states.entrySet().stream()
                        .anyMatch(one ->
                                one.getValue() == ItemState.REFUSED && policy(one.getKey()) == FailurePolicy.STOP_ALL);
        Set<String> doomed = new TreeSet<>();
        states.forEach((one, how) -> {
            if (how == ItemState.REFUSED && policy(one) == FailurePolicy.STOP_DEPENDENTS) {
                doom(one, doomed);
            }
        });
        switch (state) {
            case WITHDRAWN, SKIPPED ->
                must(everything || doomed.contains(item), item + " is " + state + " without a reason: " + states);
            case APPROVED ->
                must(!doomed.contains(item), item + " was granted, what it stands on was refused: " + states);
            case NOT_NEEDED ->
                must(city.drawn.place(item).neededFor() != null, item + " is not needed, and nobody said so");
            case REFUSED, OPEN -> must(state != ItemState.OPEN, item + " is open for ever");
        }
    }

    /** What cannot go on when that is refused; whoever may fail unnoticed passes nothing on. */
    private void doom(String item, Set<String> doomed) {
        for (Edge edge : city.drawn.edges()) {
            if (edge.from().equals(item)
                    && city.drawn.place(edge.to()).takesPart()
                    && doomed.add(edge.to())
                    && policy(edge.to()) != FailurePolicy.IGNORE) {
                doom(edge.to(), doomed);
            }
        }
    }

    private FailurePolicy policy(String item) {
        return city.drawn.place(item).onRefusal();
    }

    private String expected(Map<String, ItemState> states) {
        boolean all = true;
        boolean some = false;
        for (Map.Entry<String, ItemState> one : states.entrySet()) {
            if (policy(one.getKey()) == FailurePolicy.IGNORE) {
                continue;
            }
            all &= one.getValue() == ItemState.APPROVED || one.getValue() == ItemState.NOT_NEEDED;
            some |= one.getValue() == ItemState.APPROVED
                    && !city.drawn.place(one.getKey()).automatic();
        }
        // What was withdrawn when everything had been decided came too late.
        boolean takenBack = city.engine.cases().of(Schedule.CASE).orElseThrow().ground() != null
                && "APPLICANT_WITHDREW"
                        .equals(city.engine
                                .cases()
                                .of(Schedule.CASE)
                                .orElseThrow()
                                .ground());
        return all ? "DONE" : takenBack ? "WITHDRAWN" : some ? "PARTIAL" : "REFUSED";
    }

    /** What the schedule came to, for comparing one engine with another. */
    List<String> result() {
        List<String> all = new ArrayList<>();
        all.add(city.engine.outcome().orElse("-"));
        for (CaseReview review : reviews()) {
            all.add(review.item() + " " + review.state()
                    + city.engine
                            .clocks()
                            .of(review.reviewId())
                            .map(ledger -> " "
                                    + ledger.facts().stream()
                                            .map(fact -> fact.kind() + "@" + fact.at())
                                            .toList())
                            .orElse(""));
        }
        city.intake.timeline.ofCase(Schedule.CASE, null, 0).stream()
                .map(line -> line.at() + " " + line.kind() + " " + line.item())
                .sorted()
                .forEach(all::add);
        return all;
    }
}
