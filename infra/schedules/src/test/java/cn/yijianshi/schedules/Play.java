package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Casework.Effective;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.ClockRefused;
import cn.yijianshi.engine.domain.ExtensionGround;
import cn.yijianshi.engine.domain.ExtensionRequest;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.PauseGround;
import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.events.Event;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.platform.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plays a schedule in a city, to its end, and writes down who did what when. */
final class Play {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS");
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final PauseGround[] GROUNDS = {
        PauseGround.HEARING,
        PauseGround.INSPECTION,
        PauseGround.EXPERT_REVIEW,
        PauseGround.PUBLIC_NOTICE,
        PauseGround.RECTIFICATION,
        PauseGround.WAIT_APPLICANT
    };

    private final City city;
    private final Schedule schedule;
    private final Invariants invariants;
    final List<String> story = new ArrayList<>();
    boolean withdrawn;
    /** Reviews of which the engine heard something after their end: a decision that overtook what came before it. */
    final Set<String> overtaken = new HashSet<>();

    private Play(City city, Schedule schedule) {
        this.city = city;
        this.schedule = schedule;
        this.invariants = new Invariants(city, this);
    }

    /** What a schedule came to: the story, and what was wrong with it, if anything. */
    record Told(List<String> story, String wrong, Throwable failure, List<String> result) {
        boolean failed() {
            return wrong != null;
        }
    }

    static Told of(City city, Schedule schedule) {
        city.begin(schedule.drawn());
        Play play = new Play(city, schedule);
        try {
            play.run();
            return new Told(play.story, null, null, play.invariants.result());
        } catch (AssertionError | RuntimeException failed) {
            return new Told(play.story, String.valueOf(failed.getMessage()), failed, List.of());
        }
    }

    private void run() {
        city.intake.submit();
        say("the applicant files for " + city.drawn.takingPart());
        for (Schedule.Step step : schedule.steps()) {
            city.clock.pass(Duration.ofMillis(50));
            play(step);
            invariants.always();
        }
        finish();
        invariants.always();
        invariants.atTheEnd();
    }

    private void say(String line) {
        story.add(TIME.format(LocalDateTime.ofInstant(city.clock.instant(), HERE)) + "  " + line);
    }

    private void play(Schedule.Step step) {
        switch (step.what()) {
            case DELIVER -> queue(step.which()).ifPresent(queue -> deliver(queue, 0));
            case DELIVER_ALL -> {
                deliverAll();
                if (city.network.quiet()) {
                    invariants.whenQuiet();
                }
            }
            case SEND_TWICE -> {
                if (!city.network.sent.isEmpty()) {
                    Event event = city.network.sent.get(
                            Math.floorMod(city.network.sent.size() - 1 - step.which() / 4, city.network.sent.size()));
                    say("the network brings " + told(event) + " once more");
                    city.network.again(event);
                }
            }
            case DIE_AFTER_COMMIT ->
                queue(step.which()).ifPresent(queue -> {
                    say(queue.name + " takes " + told(queue.waiting.getFirst()) + " and dies before it says so");
                    note(queue, queue.waiting.getFirst());
                    city.network.deliverAndForget(queue);
                });
            case DIE_BEFORE_COMMIT ->
                queue(step.which()).ifPresent(queue -> {
                    say(queue.name + " dies over " + told(queue.waiting.getFirst()));
                    city.network.dieInTheMiddle(queue);
                });
            case OVERTAKE ->
                queue(step.which())
                        .filter(queue -> queue.concurrent && queue.waiting.size() > 1)
                        .ifPresent(queue -> deliver(queue, 1));
            case CLAIM ->
                verb(step, "claims", (seat, review) -> desks(review)
                        .casework
                        .claim(seat, review.id(), review.version()));
            case RELEASE ->
                verb(step, "releases", (seat, review) -> desks(review)
                        .casework
                        .release(handler(review, seat), review.id(), review.version()));
            case TRANSFER ->
                verb(step, "hands on", (seat, review) -> desks(review)
                        .teamwork
                        .transfer(
                                handler(review, seat),
                                review.id(),
                                review.version(),
                                other(handler(review, seat), review).officer().id(),
                                "请接手"));
            case ACCEPT ->
                verb(step, "accepts", (seat, review) -> desks(review)
                        .casework
                        .accept(handler(review, seat), review.id(), review.version()));
            case CORRECT ->
                verb(step, "asks for a correction of", (seat, review) -> desks(review)
                        .casework
                        .requestCorrection(
                                handler(review, seat),
                                review.id(),
                                review.version(),
                                List.of(new Review.Defect(field(review.request().item(), step.who()), "请更正"))));
            case APPROVE ->
                verb(step, "approves", (seat, review) -> desks(review)
                        .casework
                        .approve(handler(review, seat), review.id(), review.version(), Map.of()));
            case APPROVE_AT_ONCE ->
                verb(step, "approves at once", (seat, review) -> desks(review)
                        .casework
                        .approve(handler(review, seat), review.id(), review.version(), Map.of(), Effective.AT_ONCE));
            case REFUSE ->
                verb(step, "refuses", (seat, review) -> desks(review)
                        .casework
                        .refuse(handler(review, seat), review.id(), review.version(), "不符合", "办法第一条"));
            case TAKE_BACK ->
                verb(step, "takes back his decision on", (seat, review) -> desks(review)
                        .casework
                        .withdrawDecision(handler(review, seat), review.id(), review.version(), "看错了"));
            case BAR_OR_FREE -> {
                String item = item(step.which());
                var barred = city.desksOf(item).barred;
                boolean free = barred.remove(item) || !barred.add(item);
                say("the register " + (free ? "frees " : "bars ") + item);
            }
            case WINDOWS_END -> windowsEnd();
            case ANSWER -> answer(item(step.which()), step.who());
            case WITHDRAW -> {
                attempt("the applicant takes everything back", () -> {
                    city.intake.withdraw();
                    withdrawn = true;
                    return null;
                });
            }
            case PAUSE ->
                clock(
                        step,
                        "pauses",
                        (conductor, reviewId) -> conductor.pause(
                                Schedule.CASE,
                                reviewId,
                                GROUNDS[step.who() % GROUNDS.length],
                                step.who() % 2 == 0 ? new Limit(1 + step.who(), LimitUnit.WORKING_DAY) : null,
                                "officer",
                                "请等候"));
            case RESUME ->
                clock(
                        step,
                        "resumes",
                        (conductor, reviewId) -> conductor.resume(Schedule.CASE, reviewId, "officer", "已完毕"));
            case OBJECT ->
                clock(
                        step,
                        "objects to",
                        (conductor, reviewId) -> conductor.object(Schedule.CASE, reviewId, "officer", "有异议"));
            case EXTEND ->
                clock(
                        step,
                        "extends",
                        (conductor, reviewId) -> conductor.extend(
                                extension(reviewId, ExtensionGround.values()[step.who() % 3], 1 + step.which() % 3)));
            case TIMERS -> timers();
            case HALF_A_MINUTE -> pass(Duration.ofSeconds(31), "half a minute passes");
            case TO_THE_NEXT_TIMER -> city.engine.processing().nextTimer().ifPresent(this::passTo);
            case A_DAY -> pass(Duration.ofHours(24), "a day passes");
            case SIX_WORKING_DAYS -> pass(Duration.ofDays(8), "six working days pass");
            case FORTY_DAYS -> pass(Duration.ofDays(40), "forty days pass");
        }
    }

    private static String field(String item, int who) {
        return who % 3 == 0 ? "shared.phone" : item + ".note";
    }

    private ExtensionRequest extension(String reviewId, ExtensionGround ground, int days) {
        Instant now = city.clock.instant();
        return new ExtensionRequest(
                        "extension",
                        reviewId,
                        Schedule.CASE,
                        ground,
                        days,
                        "案情复杂",
                        "zhang",
                        "zhang",
                        now,
                        ExtensionRequest.State.ASKED,
                        null,
                        null,
                        null,
                        null)
                .decided(true, "chief", "chief", now, "同意");
    }

    // Who acts.

    private String item(int which) {
        String key = Drawn.KEYS.get(which % Drawn.KEYS.size());
        List<String> keys = city.drawn.places().stream().map(Drawn.Place::key).toList();
        return keys.contains(key) ? key : keys.get(which % keys.size());
    }

    private City.Desks desks(Review review) {
        return city.desksOf(review.request().item());
    }

    private interface Verb {
        Review on(Seat seat, Review review);
    }

    private interface ClockAct {
        Object on(Conductor conductor, String reviewId);
    }

    private void verb(Schedule.Step step, String says, Verb verb) {
        verb(item(step.which()), step.who(), says, verb);
    }

    private boolean verb(String item, int who, String says, Verb verb) {
        City.Desks desks = city.desksOf(item);
        return desks.review(item)
                .map(review -> {
                    Seat seat = DepartmentMemory.seat(review.request().department(), who);
                    boolean done = attempt(
                            handler(review, seat).officer().id() + " " + says + " " + item + " (" + review.status()
                                    + " " + review.version() + ")",
                            () -> desks.service.inTransaction(() -> verb.on(seat, review)));
                    if (done && who % 5 == 0) {
                        // The answer got lost: he sends the same once more, naming the version he saw.
                        attempt("  and says it again", () -> desks.service.inTransaction(() -> verb.on(seat, review)));
                    }
                    return done;
                })
                .orElse(false);
    }

    /** The one who has it in hand, mostly; whoever is there, if nobody has. */
    private static Seat handler(Review review, Seat seat) {
        return review.claim() == null
                ? seat
                : new Seat(
                        review.claim().by(), java.util.Set.of(review.request().department()));
    }

    private static Seat other(Seat seat, Review review) {
        return DepartmentMemory.seat(
                review.request().department(), seat.officer().id().startsWith("zhang") ? 1 : 0);
    }

    private void clock(Schedule.Step step, String says, ClockAct act) {
        reviewOf(item(step.which()))
                .ifPresent(reviewId ->
                        attempt("an officer " + says + " the clock of " + item(step.which()), () -> city.engine
                                .service()
                                .inTransaction(
                                        () -> act.on(city.engine.service().get(Conductor.class), reviewId))));
    }

    private Optional<String> reviewOf(String item) {
        return city.engine.cases().reviews(Schedule.CASE).stream()
                .filter(review -> review.item().equals(item) && review.state() == ItemState.OPEN)
                .map(review -> review.reviewId())
                .findFirst();
    }

    private boolean answer(String item, int who) {
        return city.intake.progress.ofCase(Schedule.CASE).stream()
                .filter(review -> item.equals(review.item()) && review.correctionIsOpen())
                .findFirst()
                .map(review -> attempt("the applicant answers on " + item, () -> {
                    String field = review.correction().pinnedFields().iterator().next();
                    city.intake.answer(
                            review.reviewId(),
                            Map.of(field, "answer " + who + city.clock.instant().toEpochMilli()));
                    return null;
                }))
                .orElse(false);
    }

    private boolean attempt(String what, Supplier<?> act) {
        try {
            act.get();
            say(what);
            return true;
        } catch (ReviewProblem | ClockRefused | CaseHasEnded | Problem | Blocked refused) {
            say(what + ": no, " + refused.getClass().getSimpleName() + " " + refused.getMessage());
            return false;
        }
    }

    // What happens by itself.

    private Optional<Network.Queue> queue(int which) {
        List<Network.Queue> busy = city.network.busy();
        return busy.isEmpty() ? Optional.empty() : Optional.of(busy.get(which % busy.size()));
    }

    private boolean deliver(Network.Queue queue, int place) {
        Event event = queue.waiting.get(place);
        note(queue, event);
        boolean taken = city.network.deliver(queue, place) == Network.Fate.TAKEN;
        say(queue.name
                + (taken ? " takes " : " cannot take ")
                + told(event)
                + (place > 0 ? ", before its turn" : "")
                + (taken ? "" : ": " + queue.trouble));
        return taken;
    }

    private void note(Network.Queue queue, Event event) {
        if (queue.name.equals("engine.corrections")
                && event instanceof cn.yijianshi.events.ReviewEvent word
                && city.engine.cases().reviews(Schedule.CASE).stream()
                        .anyMatch(review -> review.reviewId().equals(word.reviewId())
                                && review.state().ended())) {
            overtaken.add(word.reviewId());
        }
    }

    private boolean deliverAll() {
        boolean any = false;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Network.Queue queue : city.network.busy()) {
                while (!queue.waiting.isEmpty() && deliver(queue, 0)) {
                    moved = true;
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean windowsEnd() {
        boolean any = false;
        for (City.Desks desks : List.of(city.alpha, city.beta)) {
            for (Review review : desks.reviews.reviews.all()) {
                if (review.status() == Status.DECIDING) {
                    boolean done = desks.service
                            .inTransaction(() -> desks.dueDecisions.takeEffect(review.id()))
                            .isPresent();
                    if (done) {
                        say("the window closes on " + review.request().item() + ": "
                                + desks.review(review.request().item())
                                        .orElseThrow()
                                        .status());
                    }
                    any |= done;
                }
            }
        }
        return any;
    }

    private int timers() {
        int fired = city.engine.processing().fireDue();
        if (fired > 0) {
            say(fired + " timers fire");
        }
        return fired;
    }

    private void pass(Duration time, String what) {
        city.clock.pass(time);
        say(what);
    }

    private void passTo(Instant moment) {
        if (moment.isAfter(city.clock.instant())) {
            city.clock.set(moment);
            say("it is time for the next timer");
        }
    }

    static String told(Event event) {
        String text = event.name();
        if (event instanceof cn.yijianshi.events.ReviewEvent review) {
            text += " of " + review.reviewId().replace("review-", "");
        }
        if (event instanceof cn.yijianshi.events.ReviewEvent.ReviewClockMoved moved) {
            text += " (" + moved.state() + " " + moved.ground() + ")";
        }
        return text;
    }

    /** Everybody does his work until nothing is left to do. */
    private void finish() {
        say("-- from here on everybody just finishes");
        city.alpha.barred.clear();
        city.beta.barred.clear();
        for (int round = 0; round < 200; round++) {
            city.clock.pass(Duration.ofMillis(50));
            boolean moved = deliverAll();
            if (!city.network.quiet() && !moved) {
                Network.Queue stuck = city.network.busy().get(0);
                throw new AssertionError("a dead letter: " + stuck.name + " cannot take "
                        + told(stuck.waiting.getFirst()) + ": " + stuck.trouble);
            }
            invariants.always();
            invariants.whenQuiet();
            for (int again = 0; timers() > 0; again++) {
                if (again > 20) {
                    throw new AssertionError("a timer fires without end");
                }
            }
            moved |= windowsEnd();
            moved |= !city.network.quiet();
            boolean ended = city.engine
                    .cases()
                    .of(Schedule.CASE)
                    .map(file -> file.state() == CaseFile.CaseState.ENDED)
                    .orElse(false);
            if (ended && city.network.quiet()) {
                return;
            }
            for (City.Desks desks : List.of(city.alpha, city.beta)) {
                for (Review review : desks.reviews.reviews.all()) {
                    moved |= work(review, round);
                }
            }
            if (!moved) {
                throw new AssertionError("a token is lost: nobody has anything to do, and the case has not ended");
            }
        }
        throw new AssertionError("the case does not come to its end");
    }

    private boolean work(Review review, int round) {
        String item = review.request().item();
        int who = (schedule.steps().size() + item.charAt(0)) % 12;
        switch (review.status()) {
            case OPEN -> {
                return review.claim() == null
                        && review.mode() == cn.yijianshi.department.domain.Mode.OFFICER
                        && verb(item, who, "claims", (seat, now) -> desks(now)
                                .casework
                                .claim(seat, now.id(), now.version()));
            }
            case CLAIMED -> {
                if (review.held()) {
                    return false;
                }
                return who % 5 == 1
                        ? verb(item, who, "refuses", (seat, now) -> desks(now)
                                .casework
                                .refuse(handler(now, seat), now.id(), now.version(), "不符合", "办法第一条"))
                        : verb(item, who, "approves", (seat, now) -> desks(now)
                                .casework
                                .approve(handler(now, seat), now.id(), now.version(), Map.of()));
            }
            case CORRECTION_REQUESTED -> {
                if (answer(item, who)) {
                    return true;
                }
                // The notice waits for the others.
                Optional<Instant> next = city.engine.processing().nextTimer();
                next.ifPresent(this::passTo);
                return next.isPresent();
            }
            case DECIDING -> {
                pass(Duration.ofSeconds(31), "half a minute passes");
                return true;
            }
            default -> {
                return false;
            }
        }
    }
}
