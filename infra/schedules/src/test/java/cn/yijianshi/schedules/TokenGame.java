package cn.yijianshi.schedules;

import cn.yijianshi.engine.domain.Rung;
import cn.yijianshi.engine.process.Conductor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The drawn graph played with tokens: as small an engine as can run a bundle. */
final class TokenGame implements Processing {

    private static final String CASE = Schedule.CASE;
    private static final Duration ASLEEP = Duration.ofDays(365);

    /** @param idle how often in a row it woke for nothing */
    private record Timer(String item, Instant at, int idle) {}

    private final Supplier<Drawn> drawn;
    private final Clock clock;
    private final Journal.Kept<String, Set<String>> marks;
    private final Journal.Kept<String, Timer> timers;
    private Service engine;

    TokenGame(Supplier<Drawn> drawn, Clock clock, Journal journal) {
        this.drawn = drawn;
        this.clock = clock;
        this.marks = journal.kept();
        this.timers = journal.kept();
    }

    void runs(Service service) {
        engine = service;
    }

    void clear() {
        marks.clear();
        timers.clear();
    }

    private Conductor conductor() {
        return engine.get(Conductor.class);
    }

    // The engine's port.

    public String start(String bundle, int version, String caseId) {
        marks.put("begun", Set.of());
        marks.put("done", Set.of());
        for (String item : drawn.get().takingPart()) {
            if (before(item).isEmpty()) {
                begin(item);
            }
        }
        return "process";
    }

    public void moveOn(String reviewProcessId) {
        Timer timer = timers.remove(reviewProcessId)
                .orElseThrow(() -> new IllegalStateException("no token waits at " + reviewProcessId));
        finish(timer.item());
    }

    public void rearm(String reviewProcessId, Optional<Instant> nextRung) {
        Timer timer = timers.get(reviewProcessId)
                .orElseThrow(() -> new IllegalStateException("no token waits at " + reviewProcessId));
        timers.put(
                reviewProcessId,
                new Timer(timer.item(), nextRung.map(TokenGame::onTheSecond).orElse(null), 0));
    }

    private void begin(String item) {
        marks.put("begun", with("begun", item));
        String reviewId = "review-" + item;
        if (conductor().open(reviewId, CASE, item, "process-" + item)) {
            timers.put("process-" + item, new Timer(item, nextRung(reviewId), 0));
        } else {
            finish(item);
        }
    }

    private void finish(String item) {
        marks.put("done", with("done", item));
        Set<String> done = marks.get("done").orElseThrow();
        for (String next : drawn.get().startedBy(item)) {
            if (drawn.get().place(next).takesPart()
                    && done.containsAll(before(next))
                    && !marks.get("begun").orElseThrow().contains(next)) {
                begin(next);
            }
        }
        if (marks.get("done").orElseThrow().containsAll(drawn.get().takingPart())
                && !marks.get("ended").isPresent()) {
            marks.put("ended", Set.of());
            conductor().ended(CASE);
        }
    }

    private List<String> before(String item) {
        return drawn.get().starting(item).stream()
                .filter(earlier -> drawn.get().place(earlier).takesPart())
                .toList();
    }

    private Set<String> with(String mark, String item) {
        Set<String> more = new TreeSet<>(marks.get(mark).orElseThrow());
        more.add(item);
        return more;
    }

    private Instant nextRung(String reviewId) {
        // As ReviewClock answers the drawing's question.
        return onTheSecond(conductor().nextRung(CASE, reviewId).orElseGet(() -> clock.instant()
                .plus(ASLEEP)));
    }

    @Override
    public Optional<Instant> nextTimer() {
        return timers.all().stream().map(Timer::at).filter(at -> at != null).min(Instant::compareTo);
    }

    @Override
    public int fireDue() {
        List<Timer> due = timers.all().stream()
                .filter(timer -> timer.at() != null && !timer.at().isAfter(clock.instant()))
                .toList();
        due.forEach(timer -> engine.inTransaction(() -> {
            fire(timer);
            return null;
        }));
        return due.size();
    }

    private void fire(Timer timer) {
        String reviewId = "review-" + timer.item();
        Optional<Rung> rung = conductor().climb(CASE, reviewId);
        rung.filter(Rung::isWarning).ifPresent(taken -> conductor().announce(taken, CASE, reviewId));
        int idle = rung.isPresent() ? 0 : timer.idle() + 1;
        if (idle > 1) {
            throw new AssertionError("a timer of " + timer.item() + " wakes again and again for nothing");
        }
        timers.put("process-" + timer.item(), new Timer(timer.item(), nextRung(reviewId), idle));
    }

    @Override
    public boolean running() {
        return marks.get("begun").isPresent() && marks.get("ended").isEmpty();
    }

    static Instant onTheSecond(Instant moment) {
        return moment.getNano() == 0 ? moment : moment.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }
}
