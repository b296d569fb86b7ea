package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.ClockFact.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The decision clock of one review: two budgets, promised and statutory, and the facts that happened to it, in order.
 * State, due dates, lamp and ladder are read off the facts, so that a corrected calendar corrects them all.
 */
public final class ClockLedger {
    private final DueDates dates;
    private final ClockSubject subject;
    private final Limit promised;
    private final Limit statutory;
    private final List<ClockFact> facts = new ArrayList<>();
    private RungAt climbed;
    private int kept;
    private int version;
    private Instant keptDue;
    private Reading reading;

    private ClockLedger(DueDates dates, ClockSubject subject, Limit promised, Limit statutory) {
        this.dates = dates;
        this.subject = subject;
        this.promised = promised;
        this.statutory = statutory;
    }

    public static ClockLedger open(DueDates dates, ClockSubject subject, Limit promised, Limit statutory) {
        return new ClockLedger(dates, subject, promised, statutory);
    }

    /** A ledger as it was kept; {@code climbed} is the last rung that was announced and {@code keptDue} the due date
     * that was written with it; either may be null. */
    public static ClockLedger kept(
            DueDates dates,
            ClockSubject subject,
            Limit promised,
            Limit statutory,
            List<ClockFact> facts,
            RungAt climbed,
            Instant keptDue,
            int version) {
        ClockLedger ledger = new ClockLedger(dates, subject, promised, statutory);
        ledger.facts.addAll(facts);
        ledger.climbed = climbed;
        ledger.kept = facts.size();
        ledger.version = version;
        ledger.keptDue = keptDue;
        return ledger;
    }

    /** Acceptance: the clock runs with its full budget. */
    public void start(Instant at, String author) {
        become(ClockState.RUNNING, "start", state() == ClockState.OPEN);
        add(Kind.STARTED, at, "", author, "", "行政许可法第四十二条", null, null);
    }

    public void pause(Instant at, PauseGround ground, String author, String text) {
        become(ClockState.PAUSED, "pause", true);
        demand(author, text);
        add(Kind.PAUSED, at, ground.name(), author, text, ground.basis(), null, null);
    }

    public void resume(Instant at, String author, String text) {
        become(ClockState.RUNNING, "resume", state() == ClockState.PAUSED);
        demand(author);
        ClockFact paused = facts.stream()
                .filter(fact -> fact.kind() == Kind.PAUSED)
                .reduce((first, second) -> second)
                .orElseThrow();
        add(Kind.RESUMED, at, paused.ground(), author, text, paused.basis(), null, null);
    }

    /**
     * The one complete correction notice: the papers were not in order, so the clock had not started and what ran is
     * void. Sent more than five working days after receipt it comes too late: the application counts as accepted from
     * the day of receipt (行政许可法第三十二条第一款第四项), and the clock runs on.
     *
     * @return whether the notice came in time and the clock now waits for the applicant
     */
    public boolean correctionNotice(Instant at, String author, String text) {
        become(ClockState.AWAITING_CORRECTION, "correction notice", true);
        demand(author);
        if (facts.stream().anyMatch(fact -> isNotice(fact.kind()))) {
            throw new ClockRefused("clock-second-notice", "only one correction notice is allowed: " + subject);
        }
        Instant received = reading().begun;
        Due last = dates.due(received, dates.rules().correctionDays(), LimitUnit.WORKING_DAY, subject.office());
        boolean inTime = !inOrder(at).isAfter(last.due());
        Kind kind = inTime ? Kind.CORRECTION_NOTICE : Kind.LATE_CORRECTION_NOTICE;
        add(kind, at, "", author, text, "行政许可法第三十二条第一款第四项", null, null);
        return inTime;
    }

    /** The papers are back: the clock starts, with its full budget anew, unless the notice had come too late to stop it. */
    public void correctionAnswered(Instant at, String author) {
        boolean runsOn = reading().lateNoticeIsOpen && state() != ClockState.STOPPED;
        if (!runsOn) {
            become(ClockState.RUNNING, "correction answered", state() == ClockState.AWAITING_CORRECTION);
        }
        demand(author);
        add(Kind.CORRECTION_ANSWERED, at, "", author, "", "行政许可法第三十二条第一款", null, null);
    }

    /** Lengthens both limits, once, by at most what the ground allows, and only while the statutory one is not over. */
    public void extend(
            Instant at, ExtensionGround ground, int workingDays, String approvedBy, String author, String text) {
        if (state() != ClockState.RUNNING && state() != ClockState.PAUSED) {
            throw transition("extend");
        }
        demand(author, text, approvedBy);
        if (workingDays < 1 || workingDays > ground.most().amount()) {
            throw new ClockRefused(
                    "clock-extension-too-long", ground + " allows at most " + ground.most() + ", not " + workingDays);
        }
        if (reading().extended) {
            throw new ClockRefused("clock-second-extension", "a clock is lengthened once: " + subject);
        }
        if (reading().isOver(reading().statutory, inOrder(at))) {
            throw new ClockRefused("clock-over", "the statutory limit is over and cannot be lengthened: " + subject);
        }
        Limit extension = new Limit(workingDays, ground.most().unit());
        add(Kind.EXTENDED, at, ground.name(), author, text, ground.basis(), extension, approvedBy);
    }

    public void stop(Instant at, ClockOutcome outcome, String author, String text) {
        become(ClockState.STOPPED, "stop", true);
        add(Kind.STOPPED, at, outcome.name(), author, text, "", null, null);
    }

    public ClockSubject subject() {
        return subject;
    }

    public Limit promised() {
        return promised;
    }

    public Limit statutory() {
        return statutory;
    }

    public List<ClockFact> facts() {
        return List.copyOf(facts);
    }

    public ClockState state() {
        return reading().state;
    }

    /** When the promise ends; empty while nothing runs. A promise already broken keeps its date through every pause. */
    public Optional<Instant> due() {
        return reading().shown(reading().promised);
    }

    /** The last red line; empty while nothing runs. */
    public Optional<Instant> statutoryDue() {
        return reading().shown(reading().statutory);
    }

    /** Whether a due date rests on a year whose holidays are not announced yet. */
    public boolean isProvisional() {
        Reading now = reading();
        return now.promised != null && (now.promised.provisional() || now.statutory.provisional());
    }

    /** The colour at that moment; a clock that does not run keeps the colour it had when it stopped running. */
    public Lamp lamp(Instant now) {
        Reading read = reading();
        if (read.promised == null) {
            return Lamp.GREEN;
        }
        Instant end = read.promised.end();
        Instant seen = read.state == ClockState.RUNNING || now.isBefore(read.halted) ? now : read.halted;
        // Decided in the last moment is in time; still running then, the time is up.
        boolean over = read.state == ClockState.STOPPED ? seen.isAfter(end) : !seen.isBefore(end);
        return over ? Lamp.RED : seen.isBefore(read.promised.soon()) ? Lamp.GREEN : Lamp.YELLOW;
    }

    /** What must be announced next if nothing happens before; empty while the clock does not run. */
    public Optional<RungAt> nextRung() {
        Reading read = reading();
        if (read.state != ClockState.RUNNING) {
            return Optional.empty();
        }
        Instant soon = read.promised.soon();
        Instant due = read.promised.end();
        Instant escalation = workingDaysAfter(due, dates.rules().escalateAfter());
        if (climbed == null || climbed.at().isBefore(soon)) {
            return Optional.of(new RungAt(Rung.DUE_SOON, soon));
        }
        // What was announced holds only as far as the clock, as it stands now, had come by then: a resumed or
        // lengthened clock warns again.
        Rung reached = climbed.at().isBefore(due)
                ? Rung.DUE_SOON
                : climbed.at().isBefore(escalation) ? Rung.OVERDUE : Rung.ESCALATED;
        Rung rung = Rung.lower(climbed.rung(), reached);
        if (rung == Rung.ESCALATED) {
            return Optional.of(new RungAt(Rung.ESCALATED, nextClosing(climbed.at())));
        }
        return Optional.of(new RungAt(rung.next(), rung == Rung.DUE_SOON ? due : escalation));
    }

    /** Takes the next rung if its moment has come; the caller announces it and sets its timer to the one after. */
    public Optional<RungAt> climb(Instant now) {
        Optional<RungAt> next = nextRung().filter(rung -> !rung.at().isAfter(now));
        next.ifPresent(rung -> climbed = new RungAt(rung.rung(), now));
        return next;
    }

    /** The last rung that was announced, and when. */
    public Optional<RungAt> climbed() {
        return Optional.ofNullable(climbed);
    }

    /** The facts that the book does not hold yet, and the number of the first of them. */
    public List<ClockFact> newFacts() {
        return List.copyOf(facts.subList(kept, facts.size()));
    }

    public int keptFacts() {
        return kept;
    }

    public int version() {
        return version;
    }

    /** The book holds everything now. */
    public void markKept(int asVersion) {
        kept = facts.size();
        version = asVersion;
        keptDue = due().orElse(null);
    }

    /** Whether the due date is another than when the clock was last kept; a changed calendar does that. */
    public boolean dueHasMoved() {
        return !Objects.equals(keptDue, due().orElse(null));
    }

    private Instant workingDaysAfter(Instant moment, int days) {
        return dates.due(moment, days, LimitUnit.WORKING_DAY, subject.office()).due();
    }

    private Instant nextClosing(Instant moment) {
        OfficeHours hours = dates.offices().of(subject.office());
        LocalDate day = DueDates.dayOf(moment);
        if (dates.calendar().isWorkingDay(day) && moment.isBefore(dates.closing(day, hours))) {
            return dates.closing(day, hours);
        }
        return dates.closing(dates.calendar().workingDayAfter(day, 1), hours);
    }

    private void become(ClockState next, String what, boolean fitting) {
        if (!fitting || !state().mayBecome(next)) {
            throw transition(what);
        }
    }

    private ClockRefused transition(String what) {
        return new ClockRefused("clock-transition", "a clock that is " + state() + " cannot take: " + what);
    }

    private static void demand(String... texts) {
        for (String text : texts) {
            if (text == null || text.isBlank()) {
                throw new ClockRefused(
                        "clock-fact-incomplete", "a fact needs its author, its text and who approved it");
            }
        }
    }

    private void add(
            Kind kind,
            Instant at,
            String ground,
            String author,
            String text,
            String basis,
            Limit extension,
            String approvedBy) {
        facts.add(new ClockFact(
                kind,
                inOrder(at),
                ground,
                author == null ? "" : author,
                text == null ? "" : text,
                basis,
                extension,
                approvedBy));
        reading = null;
    }

    /** The clocks of two services differ by moments: a fact never stands before the one it follows. */
    private Instant inOrder(Instant at) {
        Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
        Instant last = facts.isEmpty() ? moment : facts.get(facts.size() - 1).at();
        return moment.isBefore(last) ? last : moment;
    }

    private static boolean isNotice(Kind kind) {
        return kind == Kind.CORRECTION_NOTICE || kind == Kind.LATE_CORRECTION_NOTICE;
    }

    private Reading reading() {
        if (reading == null) {
            reading = new Reading();
        }
        return reading;
    }

    /** What the facts come to. */
    private final class Reading {
        ClockState state = ClockState.OPEN;
        Instant begun;
        Instant halted;
        boolean extended;
        boolean lateNoticeIsOpen;
        Deadline promised;
        Deadline statutory;
        private final List<Pause> pauses = new ArrayList<>();
        private final List<Limit> promisedLegs = new ArrayList<>();
        private final List<Limit> statutoryLegs = new ArrayList<>();

        Reading() {
            facts.forEach(this::take);
        }

        private void take(ClockFact fact) {
            switch (fact.kind()) {
                case STARTED -> begin(fact.at());
                case PAUSED -> {
                    state = ClockState.PAUSED;
                    halted = fact.at();
                    pauses.add(new Pause(fact.at(), null));
                }
                case RESUMED -> {
                    state = ClockState.RUNNING;
                    pauses.set(pauses.size() - 1, new Pause(halted, fact.at()));
                    count();
                }
                case CORRECTION_NOTICE -> {
                    state = ClockState.AWAITING_CORRECTION;
                    promised = null;
                    statutory = null;
                }
                case LATE_CORRECTION_NOTICE -> lateNoticeIsOpen = true;
                case CORRECTION_ANSWERED -> {
                    if (lateNoticeIsOpen) {
                        lateNoticeIsOpen = false;
                    } else {
                        begin(fact.at());
                    }
                }
                case EXTENDED -> {
                    extended = true;
                    // A promise already broken stays broken; only the red line moves.
                    if (!isOver(promised, fact.at())) {
                        promisedLegs.add(fact.extension());
                    }
                    statutoryLegs.add(fact.extension());
                    count();
                }
                case STOPPED -> {
                    halted = state == ClockState.PAUSED ? halted : fact.at();
                    state = ClockState.STOPPED;
                }
            }
        }

        private void begin(Instant at) {
            state = ClockState.RUNNING;
            begun = at;
            extended = false;
            pauses.clear();
            promisedLegs.clear();
            promisedLegs.add(ClockLedger.this.promised);
            statutoryLegs.clear();
            statutoryLegs.add(ClockLedger.this.statutory);
            count();
        }

        private void count() {
            promised = Deadline.of(dates, subject.office(), begun, promisedLegs, pauses);
            statutory = Deadline.of(dates, subject.office(), begun, statutoryLegs, pauses);
        }

        boolean isOver(Deadline deadline, Instant at) {
            return !(state == ClockState.PAUSED ? halted : at).isBefore(deadline.end());
        }

        Optional<Instant> shown(Deadline deadline) {
            // While paused nobody can say when the time will be up, unless it was up before.
            return deadline == null || state == ClockState.PAUSED && halted.isBefore(deadline.end())
                    ? Optional.empty()
                    : Optional.of(deadline.end());
        }
    }
}
