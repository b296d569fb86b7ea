package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.ClockFact.Kind;
import java.time.Duration;
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
    /** The ground of an acceptance that came with the receipt. */
    public static final String AT_ONCE = "AT_ONCE";

    /** Sorts after everything that has an end. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String ENGINE = ClockFact.ENGINE;
    private static final String DEFERRAL = "容缺受理规定";
    private static final String RENEWAL_LAW = "行政许可法第五十条";
    private static final String HEARING_RIGHT = "行政许可法第四十六条、第四十七条";
    private static final String HEARING_LAW = "行政许可法第四十七条";
    private static final String HEARING_NOTICE = "行政许可法第四十八条";
    private static final String INTAKE_LAW = "行政许可法第三十二条第一款第四项";

    private final DueDates dates;
    private final ClockSubject subject;
    private final Limit promised;
    private final Limit statutory;
    private final Instant renewsAt;
    private final List<ClockFact> facts = new ArrayList<>();
    private RungAt climbed;
    private int kept;
    private int version;
    private Shown keptShown;
    private Reading reading;

    /** What a clock shows outwards; null where it shows nothing. */
    public record Shown(Instant due, Instant statutoryDue, Instant nextRung) {}

    private ClockLedger(DueDates dates, ClockSubject subject, Limit promised, Limit statutory, Instant renewsAt) {
        this.dates = dates;
        this.subject = subject;
        this.promised = promised;
        this.statutory = statutory;
        this.renewsAt = renewsAt;
    }

    public static ClockLedger open(DueDates dates, ClockSubject subject, Limit promised, Limit statutory) {
        return new ClockLedger(dates, subject, promised, statutory, null);
    }

    /** The clock of a renewal that silence grants when the licence expires (行政许可法第五十条). */
    public static ClockLedger openRenewal(
            DueDates dates, ClockSubject subject, Limit promised, Limit statutory, Instant renewsAt) {
        return new ClockLedger(dates, subject, promised, statutory, renewsAt);
    }

    /** A ledger as it was kept; {@code climbed} is the last rung that was announced and {@code shown} what was written
     * with it; either may be null, as may {@code renewsAt}. */
    public static ClockLedger kept(
            DueDates dates,
            ClockSubject subject,
            Limit promised,
            Limit statutory,
            Instant renewsAt,
            List<ClockFact> facts,
            RungAt climbed,
            Shown shown,
            int version) {
        ClockLedger ledger = new ClockLedger(dates, subject, promised, statutory, renewsAt);
        ledger.facts.addAll(facts);
        ledger.climbed = climbed;
        ledger.kept = facts.size();
        ledger.version = version;
        ledger.keptShown = shown;
        return ledger;
    }

    /** Receipt: the office has five working days to ask for what is missing; until it accepts, silence counts. */
    public void receive(Instant at, String author) {
        become(ClockState.RECEIVED, "receive", state() == ClockState.OPEN);
        add(Kind.RECEIVED, at, "", author, "", "行政许可法第三十二条", null, null);
    }

    /** Received and accepted in one: the item's law or its rules leave no time to examine the papers first. */
    public void acceptAtOnce(Instant at, String author, String basis) {
        become(ClockState.RUNNING, "accept", state() == ClockState.OPEN);
        add(Kind.ACCEPTED, at, AT_ONCE, author, "", basis, null, null);
    }

    /**
     * Acceptance: the decision clock runs with its full budget from here. Said after the five working days it comes too
     * late, silence has accepted before; said again it changes nothing.
     *
     * @return whether it changed anything
     */
    public boolean accept(Instant at, String author) {
        if (state() != ClockState.RECEIVED) {
            return false;
        }
        demand(author);
        if (inOrder(at).isAfter(reading().intakeEnd)) {
            deemAccepted();
        } else {
            add(Kind.ACCEPTED, at, "", author, "", "行政许可法第四十二条", null, null);
        }
        return true;
    }

    private void deemAccepted() {
        add(Kind.DEEMED_ACCEPTED, reading().intakeEnd, "", ENGINE, "", INTAKE_LAW, null, null);
    }

    /** @param most how long it may last; null if nobody has said so */
    public void pause(Instant at, PauseGround ground, String author, String text, Limit most) {
        become(ClockState.PAUSED, "pause", true);
        demand(author, text);
        add(Kind.PAUSED, at, ground.name(), author, text, ground.basis(), most, null);
    }

    public void pause(Instant at, PauseGround ground, String author, String text) {
        pause(at, ground, author, text, null);
    }

    public void resume(Instant at, String author, String text) {
        become(ClockState.RUNNING, "resume", state() == ClockState.PAUSED);
        demand(author);
        ClockFact paused = reading().pause;
        add(Kind.RESUMED, at, paused.ground(), author, text, paused.basis(), null, null);
    }

    /** The right to a hearing is told (行政许可法 46, 47); {@code within} that time one can be asked for. */
    public void hearingTold(Instant at, String author, String text, Limit within) {
        runningFor("hearing");
        demand(author, text);
        add(Kind.HEARING_TOLD, at, "", author, text, HEARING_RIGHT, within, null);
    }

    /** A hearing is asked for: no time is counted until it was held, at most as long as it may take (行政许可法 45, 47). */
    public void hearingAsked(Instant at, String author, String text, Limit heldWithin) {
        runningFor("hearing asked for");
        demand(author, text);
        add(Kind.HEARING_ASKED, at, "", author, text, HEARING_LAW, heldWithin, null);
        pause(at, PauseGround.HEARING, author, text, heldWithin);
    }

    public void hearingAnnounced(Instant at, String author, String text) {
        if (state() == ClockState.STOPPED) {
            throw transition("hearing announced");
        }
        demand(author, text);
        add(Kind.HEARING_ANNOUNCED, at, "", author, text, HEARING_NOTICE, null, null);
    }

    /** It was held: the clock runs on, unless the time it may take was over before. */
    public void hearingHeld(Instant at, String author, String text) {
        if (state() == ClockState.STOPPED) {
            throw transition("hearing held");
        }
        demand(author, text);
        add(Kind.HEARING_HELD, at, "", author, text, HEARING_NOTICE, null, null);
        if (state() == ClockState.PAUSED
                && PauseGround.HEARING.name().equals(reading().pause.ground())) {
            resume(at, author, text);
        }
    }

    private void runningFor(String what) {
        if (state() != ClockState.RUNNING) {
            throw transition(what);
        }
    }

    /** An objection to a public notice: the notice no longer ends by itself, it waits until the objection is answered. */
    public void object(Instant at, String author, String text) {
        ClockFact paused = reading().pause;
        if (state() != ClockState.PAUSED || !PauseGround.PUBLIC_NOTICE.name().equals(paused.ground())) {
            throw transition("objection");
        }
        demand(author, text);
        resume(at, author, text);
        pause(at, PauseGround.OBJECTION, author, text);
    }

    /**
     * The one complete correction notice: the papers were not in order, so the clock had not started and what ran is
     * void. Sent after the application was accepted, in words or by five working days of silence, it comes too late
     * (行政许可法第三十二条第一款第四项), and the clock runs on.
     *
     * @return whether the notice came in time and the clock now waits for the applicant
     */
    public boolean correctionNotice(Instant at, String author, String text) {
        if (!state().runs() && state() != ClockState.PAUSED) {
            throw transition("correction notice");
        }
        demand(author);
        if (wasNoticed()) {
            throw new ClockRefused("clock-second-notice", "only one correction notice is allowed: " + subject);
        }
        boolean inTime = state().runs() && !reading().accepted && !inOrder(at).isAfter(reading().intakeEnd);
        if (!inTime && state() == ClockState.RECEIVED) {
            deemAccepted();
        }
        Kind kind = inTime ? Kind.CORRECTION_NOTICE : Kind.LATE_CORRECTION_NOTICE;
        add(kind, at, "", author, text, INTAKE_LAW, null, null);
        return inTime;
    }

    /** Whether the one correction notice has been used. */
    public boolean wasNoticed() {
        return facts.stream().anyMatch(fact -> isNotice(fact.kind()));
    }

    /** A demand beyond the one notice: it is written down against the office and moves nothing. */
    public void secondNotice(Instant at, String author, String text) {
        if (!state().runs() && state() != ClockState.PAUSED) {
            throw transition("second notice");
        }
        demand(author);
        add(Kind.SECOND_CORRECTION_NOTICE, at, "", author, text, INTAKE_LAW, null, null);
    }

    /** The gaps of this review missed the case's one notice: written down against the office before they are told. */
    public void supplement(Instant at, String author, String text) {
        demand(author);
        add(Kind.SUPPLEMENTARY_NOTICE, at, "", author, text, INTAKE_LAW, null, null);
    }

    /** They missed it for a reason that the lead of the department wrote down. */
    public void supplementExcused(Instant at, String author, String reason) {
        demand(author, reason);
        add(Kind.SUPPLEMENT_EXCUSED, at, "REASON_GIVEN", author, reason, INTAKE_LAW, null, null);
    }

    /** They missed it because the item opened only after it. */
    public void supplementOfLaterItem(Instant at) {
        add(Kind.SUPPLEMENT_EXCUSED, at, "OPENED_LATER", ENGINE, "", INTAKE_LAW, null, null);
    }

    /** Accepted although something may follow (容缺受理): the clock runs, and so does a limit of the applicant's own. */
    public void defer(Instant at, String author, String text, Limit within) {
        if (state() != ClockState.RUNNING && state() != ClockState.PAUSED) {
            throw transition("defer");
        }
        demand(author, text);
        add(Kind.DEFERRED, at, "", author, text, DEFERRAL, within, null);
    }

    /** What was to follow has come; late or not, the result need not wait for it any more. */
    public void deferredSupplied(Instant at, String author) {
        if (!reading().dutyIsOpen) {
            throw new ClockRefused("clock-nothing-deferred", "nothing is to follow: " + subject);
        }
        add(Kind.DEFERRED_SUPPLIED, at, "", author, "", DEFERRAL, null, null);
    }

    /** Until when the applicant must hand in what may follow; empty if nothing is to follow any more. */
    public Optional<Instant> dutyDue() {
        return reading().dutyIsOpen ? Optional.of(reading().dutyEnd) : Optional.empty();
    }

    /** When the department received it first. */
    public Instant receivedAt() {
        return facts.get(0).at();
    }

    /**
     * The papers are back: a new five-day check begins and with it the full budget, unless the notice had come too late
     * to stop the clock.
     */
    public void correctionAnswered(Instant at, String author) {
        boolean runsOn = reading().lateNoticeIsOpen && state() != ClockState.STOPPED;
        if (!runsOn) {
            become(ClockState.RECEIVED, "correction answered", state() == ClockState.AWAITING_CORRECTION);
        }
        demand(author);
        add(Kind.CORRECTION_ANSWERED, at, "", author, "", "行政许可法第三十二条第一款", null, null);
    }

    /** Lengthens both limits, once, by at most what the ground allows, and only while the statutory one is not over. */
    public void extend(
            Instant at, ExtensionGround ground, int workingDays, String approvedBy, String author, String text) {
        extend(at, ground, workingDays, ground.most(), approvedBy, author, text);
    }

    /** @param most what the ground allows on that day */
    public void extend(
            Instant at,
            ExtensionGround ground,
            int workingDays,
            Limit most,
            String approvedBy,
            String author,
            String text) {
        if (state() != ClockState.RUNNING && state() != ClockState.PAUSED) {
            throw transition("extend");
        }
        demand(author, text, approvedBy);
        if (workingDays < 1 || workingDays > most.amount()) {
            throw new ClockRefused(
                    "clock-extension-too-long", ground + " allows at most " + most + ", not " + workingDays);
        }
        if (reading().extended) {
            throw new ClockRefused("clock-second-extension", "a clock is lengthened once: " + subject);
        }
        if (reading().isOver(reading().statutory, inOrder(at))) {
            throw new ClockRefused("clock-over", "the statutory limit is over and cannot be lengthened: " + subject);
        }
        Limit extension = new Limit(workingDays, most.unit());
        add(Kind.EXTENDED, at, ground.name(), author, text, ground.basis(), extension, approvedBy);
    }

    public void stop(Instant at, ClockOutcome outcome, String author, String text) {
        stop(at, outcome, author, text, null);
    }

    /** @param deliverWithin how long the delivery of what was granted may take; null if it came with the decision */
    public void stop(Instant at, ClockOutcome outcome, String author, String text, Limit deliverWithin) {
        become(ClockState.STOPPED, "stop", true);
        String basis = deliverWithin == null ? "" : "行政许可法第四十四条";
        add(Kind.STOPPED, at, outcome.name(), author, text, basis, deliverWithin, null);
    }

    /** Whether at that moment the licence had expired undecided, so that silence had granted its renewal. */
    public boolean silenceGrantedBefore(Instant moment) {
        boolean silent = state() == ClockState.STOPPED
                ? facts.stream().anyMatch(fact -> fact.kind() == Kind.DEEMED_GRANTED)
                : mayBeGrantedBySilence();
        return renewsAt != null && silent && !moment.isBefore(renewsAt);
    }

    /** Writes down that silence granted, where the timer has not yet. */
    public boolean grantBySilence() {
        if (renewsAt == null || !mayBeGrantedBySilence()) {
            return false;
        }
        add(Kind.DEEMED_GRANTED, renewsAt, "", ENGINE, "", RENEWAL_LAW, null, null);
        return true;
    }

    private boolean mayBeGrantedBySilence() {
        return state().runs() || state() == ClockState.PAUSED;
    }

    /** The department had decided before the licence expired and was heard of only after silence was written down: it counts. */
    public void decidedBeforeSilence(Instant at, ClockOutcome outcome, String author, Limit deliverWithin) {
        if (facts.stream().noneMatch(fact -> fact.kind() == Kind.DEEMED_GRANTED) || wasOverruled()) {
            return;
        }
        add(Kind.STOPPED, at, outcome.name(), author, "", RENEWAL_LAW, deliverWithin, null);
    }

    private boolean wasOverruled() {
        return facts.get(facts.size() - 1).kind() == Kind.STOPPED;
    }

    /** What was granted has reached the applicant. */
    public void deliver(Instant at, String author, String text) {
        if (reading().granted == null || reading().delivered != null) {
            throw new ClockRefused("clock-nothing-to-deliver", "nothing is left to deliver: " + subject);
        }
        demand(author, text);
        add(Kind.DELIVERED, at, "", author, text, "行政许可法第四十四条", null, null);
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

    /** When silence grants the renewal; empty of what silence does not grant. */
    public Optional<Instant> renewsAt() {
        return Optional.ofNullable(renewsAt);
    }

    public List<ClockFact> facts() {
        return List.copyOf(facts);
    }

    /** From when its limits count now; empty while nothing was received. */
    public Optional<Instant> begunAt() {
        return Optional.ofNullable(reading().begun);
    }

    /** When the five working days of the intake are over; empty unless the application waits for acceptance. */
    public Optional<Instant> intakeDue() {
        return state() == ClockState.RECEIVED ? Optional.of(reading().intakeEnd) : Optional.empty();
    }

    /** When the pause comes to its own limit; empty if nothing is paused or nobody has said how long it may last. */
    public Optional<Instant> pauseDue() {
        return state() == ClockState.PAUSED ? Optional.ofNullable(reading().pauseEnd) : Optional.empty();
    }

    /** When what was granted must have reached the applicant, and when it did. */
    public Optional<Delivery> delivery() {
        Reading read = reading();
        return read.granted == null ? Optional.empty() : Optional.of(new Delivery(read.deliverBy, read.delivered));
    }

    /** How the board of supervision sees it; empty once it has stopped. */
    public Optional<Watched> watched() {
        Reading read = reading();
        if (read.state == ClockState.STOPPED) {
            return Optional.empty();
        }
        boolean paused = read.state == ClockState.PAUSED;
        return Optional.of(new Watched(
                read.promised == null ? NEVER : read.promised.end(),
                read.promised == null ? NEVER : read.promised.soon(),
                paused ? read.halted : null,
                paused ? read.pause.ground() : null));
    }

    /**
     * @param ends when the promise ends, of a paused clock as it stood then; of one for which nothing runs far in the
     *     future
     * @param halted when the pause began that it is in; null if it is in none
     */
    public record Watched(Instant ends, Instant soon, Instant halted, String pauseGround) {}

    /** What the months are counted from. */
    public Figures figures() {
        Reading read = reading();
        ClockFact end = facts.stream()
                .filter(fact -> fact.kind() == Kind.STOPPED || fact.kind() == Kind.DEEMED_GRANTED)
                // A decision made before silence, but heard of after it, counts instead of it.
                .reduce((silence, decided) -> decided)
                .orElse(null);
        boolean counts = end != null && read.promised != null;
        return new Figures(
                facts.isEmpty() ? null : facts.get(0).at(),
                end == null ? null : end.at(),
                end == null
                        ? null
                        : end.kind() == Kind.STOPPED ? end.ground() : end.kind().name(),
                // Decided in the last moment is in time.
                end != null && (!counts || !read.halted.isAfter(read.promised.end())),
                end != null && (!counts || !read.halted.isAfter(read.statutory.end())),
                counts ? (int) read.used().toMinutes() : 0,
                count(Kind.PAUSED),
                count(Kind.EXTENDED),
                count(Kind.CORRECTION_NOTICE),
                count(Kind.LATE_CORRECTION_NOTICE) + count(Kind.SECOND_CORRECTION_NOTICE),
                (int) facts.stream().filter(fact -> fact.kind().isViolation()).count(),
                count(Kind.DEEMED_ACCEPTED));
    }

    /**
     * @param ended null while it has not, as is the outcome
     * @param usedMinutes office time from the last start to the decision, without the pauses
     */
    public record Figures(
            Instant received,
            Instant ended,
            String outcome,
            boolean keptPromise,
            boolean keptStatute,
            int usedMinutes,
            int pauses,
            int extensions,
            int corrections,
            int lateNotices,
            int violations,
            int deemedAcceptances) {}

    private int count(Kind kind) {
        return (int) facts.stream().filter(fact -> fact.kind() == kind).count();
    }

    /** How much did not count and how much was added, until that moment. */
    public Totals totals(Instant now) {
        Reading read = reading();
        int paused = 0;
        for (Pause pause : read.pauses) {
            Instant until = pause.to() == null ? (state() == ClockState.PAUSED ? now : read.halted) : pause.to();
            LocalDate from = DueDates.dayOf(pause.from());
            LocalDate to = DueDates.dayOf(until);
            paused += to.isAfter(from) ? dates.calendar().workingDays(from, to) : 0;
        }
        int extended = facts.stream()
                .filter(fact -> fact.kind() == Kind.EXTENDED)
                .mapToInt(fact -> fact.extension().amount())
                .sum();
        return new Totals(read.pauses.size(), paused, extended);
    }

    /** @param pausedWorkingDays working days that began in a pause */
    public record Totals(int pauses, int pausedWorkingDays, int extendedWorkingDays) {}

    /** @param at null while it is outstanding; @param due null if it came with the decision */
    public record Delivery(Instant due, Instant at) {}

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
        Instant seen = read.state.runs() || now.isBefore(read.halted) ? now : read.halted;
        // Decided in the last moment is in time; still running then, the time is up.
        boolean over = read.state == ClockState.STOPPED ? seen.isAfter(end) : !seen.isBefore(end);
        return over ? Lamp.RED : seen.isBefore(read.promised.soon()) ? Lamp.GREEN : Lamp.YELLOW;
    }

    /** What the timer must wake for if nothing happens before; empty if there is nothing to wait for. */
    public Optional<RungAt> nextRung() {
        Reading read = reading();
        RungAt next = read.state.runs() ? nextWarning(read) : null;
        if (read.state == ClockState.RECEIVED) {
            next = earlier(new RungAt(Rung.DEEMED_ACCEPTED, read.intakeEnd), next);
        }
        if (read.state == ClockState.PAUSED && read.pauseEnd != null && !read.pauseIsOverdue) {
            next = new RungAt(Rung.PAUSE_OVER, read.pauseEnd);
        }
        if (read.dutyIsOpen && !read.dutyIsMissed && (read.state.runs() || read.state == ClockState.PAUSED)) {
            next = earlier(new RungAt(Rung.DUTY_OVER, read.dutyEnd), next);
        }
        if (renewsAt != null && mayBeGrantedBySilence()) {
            next = earlier(new RungAt(Rung.DEEMED_GRANTED, renewsAt), next);
        }
        return Optional.ofNullable(next);
    }

    /** The first of the two; of one moment what silence does comes before a warning. */
    private static RungAt earlier(RungAt one, RungAt other) {
        return other == null || !other.at().isBefore(one.at()) ? one : other;
    }

    private RungAt nextWarning(Reading read) {
        Instant soon = read.promised.soon();
        Instant due = read.promised.end();
        Instant escalation = workingDaysAfter(due, dates.rules().escalateAfter());
        if (climbed == null || climbed.at().isBefore(soon)) {
            return new RungAt(Rung.DUE_SOON, soon);
        }
        // What was announced holds only as far as the clock, as it stands now, had come by then: a resumed or
        // lengthened clock warns again.
        Rung reached = climbed.at().isBefore(due)
                ? Rung.DUE_SOON
                : climbed.at().isBefore(escalation) ? Rung.OVERDUE : Rung.ESCALATED;
        Rung rung = Rung.lower(climbed.rung(), reached);
        if (rung == Rung.ESCALATED) {
            return new RungAt(Rung.ESCALATED, nextClosing(climbed.at()));
        }
        return new RungAt(rung.next(), rung == Rung.DUE_SOON ? due : escalation);
    }

    /** Takes the next rung if its moment has come; the caller announces it and sets its timer to the one after. */
    public Optional<RungAt> climb(Instant now) {
        Optional<RungAt> next = nextRung().filter(rung -> !rung.at().isAfter(now));
        next.ifPresent(rung -> {
            switch (rung.rung()) {
                case DEEMED_ACCEPTED -> deemAccepted();
                case PAUSE_OVER -> pauseIsOver(rung.at());
                case DEEMED_GRANTED -> add(Kind.DEEMED_GRANTED, rung.at(), "", ENGINE, "", RENEWAL_LAW, null, null);
                case DUTY_OVER -> add(Kind.DEFERRED_MISSED, rung.at(), "", ENGINE, "", DEFERRAL, null, null);
                case DUE_SOON, OVERDUE, ESCALATED -> climbed = new RungAt(rung.rung(), now);
            }
        });
        return next;
    }

    private void pauseIsOver(Instant at) {
        ClockFact paused = reading().pause;
        // Only the time that was announced is left out of the count; what has no announced time waits for others.
        Kind kind = PauseGround.valueOf(paused.ground()).needIsAnnounced() ? Kind.RESUMED : Kind.PAUSE_OVERDUE;
        add(kind, at, paused.ground(), ENGINE, "", paused.basis(), null, null);
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
        keptShown = shown();
    }

    /** Whether the clock shows other dates than when it was last kept; a changed calendar does that. */
    public boolean dueHasMoved() {
        return !Objects.equals(keptShown, shown());
    }

    /** What it showed when it was last kept. */
    public Optional<Shown> lastShown() {
        return Optional.ofNullable(keptShown);
    }

    private Shown shown() {
        return new Shown(
                due().orElse(null),
                statutoryDue().orElse(null),
                nextRung().map(RungAt::at).orElse(null));
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
        Instant intakeEnd;
        boolean examined;
        boolean accepted;
        boolean extended;
        ClockFact pause;
        Instant pauseEnd;
        boolean pauseIsOverdue;
        Instant granted;
        Instant deliverBy;
        Instant delivered;
        boolean lateNoticeIsOpen;
        boolean dutyIsOpen;
        boolean dutyIsMissed;
        Instant dutyEnd;
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
                case STARTED -> received(fact.at(), ClockState.RUNNING);
                case RECEIVED -> {
                    examined = true;
                    received(fact.at(), ClockState.RECEIVED);
                }
                case ACCEPTED -> {
                    accepted = true;
                    begin(fact.at(), ClockState.RUNNING);
                }
                // The due dates stay those of the day of receipt.
                case DEEMED_ACCEPTED -> {
                    accepted = true;
                    state = ClockState.RUNNING;
                }
                case PAUSED -> {
                    state = ClockState.PAUSED;
                    halted = fact.at();
                    pause = fact;
                    pauseIsOverdue = false;
                    pauseEnd = fact.extension() == null
                            ? null
                            : dates.due(fact.at(), fact.extension(), subject.office())
                                    .due();
                    pauses.add(new Pause(fact.at(), null));
                }
                case RESUMED -> {
                    state = ClockState.RUNNING;
                    pauses.set(pauses.size() - 1, new Pause(halted, fact.at()));
                    count();
                }
                case CORRECTION_NOTICE -> {
                    state = ClockState.AWAITING_CORRECTION;
                    lateNoticeIsOpen = false;
                    promised = null;
                    statutory = null;
                }
                case PAUSE_OVERDUE -> pauseIsOverdue = true;
                case LATE_CORRECTION_NOTICE, SECOND_CORRECTION_NOTICE -> lateNoticeIsOpen = true;
                case SUPPLEMENTARY_NOTICE, SUPPLEMENT_EXCUSED -> {
                    // They say how the notice after them came about.
                }
                case HEARING_TOLD, HEARING_ASKED, HEARING_ANNOUNCED, HEARING_HELD -> {
                    // What a hearing does to the count is the pause that stands beside them.
                }
                case CORRECTION_ANSWERED -> {
                    if (lateNoticeIsOpen) {
                        lateNoticeIsOpen = false;
                    } else {
                        received(fact.at(), examined ? ClockState.RECEIVED : ClockState.RUNNING);
                    }
                }
                case DEFERRED -> {
                    dutyIsOpen = true;
                    Instant end = dates.due(fact.at(), fact.extension(), subject.office())
                            .due();
                    // The applicant's limit is never longer than the office's own promise.
                    dutyEnd = end.isAfter(promised.end()) ? promised.end() : end;
                }
                case DEFERRED_SUPPLIED -> dutyIsOpen = false;
                case DEFERRED_MISSED -> dutyIsMissed = true;
                case EXTENDED -> {
                    extended = true;
                    // A promise already broken stays broken; only the red line moves.
                    if (!isOver(promised, fact.at())) {
                        promisedLegs.add(fact.extension());
                    }
                    statutoryLegs.add(fact.extension());
                    count();
                }
                case DEEMED_GRANTED -> {
                    halt(fact.at());
                    granted = fact.at();
                }
                case STOPPED -> {
                    halt(fact.at());
                    granted = null;
                    if (ClockOutcome.APPROVED.name().equals(fact.ground())) {
                        granted = fact.at();
                        if (fact.extension() == null) {
                            delivered = fact.at();
                        } else {
                            deliverBy = dates.due(fact.at(), fact.extension(), subject.office())
                                    .due();
                        }
                    }
                }
                case DELIVERED -> delivered = fact.at();
            }
        }

        private void halt(Instant at) {
            halted = state == ClockState.PAUSED ? halted : at;
            state = ClockState.STOPPED;
        }

        private void received(Instant at, ClockState as) {
            intakeEnd = dates.due(at, dates.rules().correctionDays(), LimitUnit.WORKING_DAY, subject.office())
                    .due();
            begin(at, as);
        }

        private void begin(Instant at, ClockState as) {
            state = as;
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

        /** Office time until it stopped. */
        Duration used() {
            OfficeHours hours = dates.offices().of(subject.office());
            Duration used = dates.officeTimeBetween(begun, halted, hours);
            for (Pause pause : pauses) {
                if (!pause.isOpen()) {
                    used = used.minus(dates.officeTimeBetween(pause.from(), pause.to(), hours));
                }
            }
            return used;
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
