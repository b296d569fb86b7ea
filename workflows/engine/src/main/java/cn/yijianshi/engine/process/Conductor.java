package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Acceptance;
import cn.yijianshi.catalogue.Awaited;
import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Silence;
import cn.yijianshi.catalogue.Weight;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFile.CaseState;
import cn.yijianshi.engine.domain.CaseFindings;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockOutcome;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.ClockSubject;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.ExtensionGround;
import cn.yijianshi.engine.domain.ExtensionRequest;
import cn.yijianshi.engine.domain.Findings;
import cn.yijianshi.engine.domain.Findings.Examined;
import cn.yijianshi.engine.domain.Findings.Finding;
import cn.yijianshi.engine.domain.Findings.Gap;
import cn.yijianshi.engine.domain.Findings.Notice;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.MergeWindow;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.PauseGround;
import cn.yijianshi.engine.domain.Processes;
import cn.yijianshi.engine.domain.Progress;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.Rung;
import cn.yijianshi.engine.domain.RungAt;
import cn.yijianshi.engine.migration.domain.Move;
import cn.yijianshi.engine.supervision.domain.Party;
import cn.yijianshi.engine.supervision.domain.Supervision;
import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ApplicationEvent.CorrectionNotice;
import cn.yijianshi.events.ApplicationEvent.ItemSkipped;
import cn.yijianshi.events.ApplicationEvent.NoticedDefect;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ApplicantDuty;
import cn.yijianshi.events.ReviewEvent.CorrectionRequested;
import cn.yijianshi.events.ReviewEvent.DeferralSupplied;
import cn.yijianshi.events.ReviewEvent.DeferredMaterial;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewClockMoved;
import cn.yijianshi.events.ReviewEvent.ReviewDeemedGranted;
import cn.yijianshi.events.ReviewEvent.ReviewDeferred;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewEscalated;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewReleased;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawalRequested;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.messaging.Announcements;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads one case through its bundle: opens reviews when the process reaches them, keeps their clocks, and lets the
 * process go on when a department has spoken. Every entry holds the case first, so that what happens to one case
 * happens in turn.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Conductor {

    private static final String ENGINE = "engine";
    private static final String BY_RULES = "平台规则：材料由系统核验，当场受理";
    private static final String ON_THE_SPOT = "不动产登记暂行条例第十七条";
    private static final String NOTICE_LAW = "行政许可法第三十二条第一款第四项";
    private static final String EXPIRY = "licence.expiresOn";

    private final Cases cases;
    private final Clocks clocks;
    private final Calendars calendars;
    private final Published published;
    private final LegalLimits limits;
    private final CaseFindings findings;
    private final Announcements announcements;
    private final Supervision supervision;
    private final SiteVisits visits;
    private final ObjectProvider<Processes> processes;
    private final Unattended unattended;
    private final Clock clock;

    Conductor(
            Cases cases,
            Clocks clocks,
            Calendars calendars,
            Published published,
            LegalLimits limits,
            CaseFindings findings,
            Announcements announcements,
            Supervision supervision,
            SiteVisits visits,
            ObjectProvider<Processes> processes,
            Unattended unattended,
            Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.calendars = calendars;
        this.published = published;
        this.limits = limits;
        this.findings = findings;
        this.announcements = announcements;
        this.supervision = supervision;
        this.visits = visits;
        this.processes = processes;
        this.unattended = unattended;
        this.clock = clock;
    }

    /** A combined application has come in: its bundle's process starts. */
    public void submitted(ApplicationSubmitted application) {
        Bundle bundle = published
                .bundle(application.bundle(), application.bundleVersion())
                .orElseThrow(() -> new IllegalArgumentException("the bundle " + application.bundle() + " version "
                        + application.bundleVersion() + " was never published"));
        Map<String, Integer> items = new TreeMap<>();
        for (String key : application.items()) {
            items.put(
                    key,
                    published
                            .itemOn(key, application.at())
                            .orElseThrow(() -> new IllegalArgumentException("the item " + key + " was never published"))
                            .version());
        }
        CaseFile file = new CaseFile(
                application.caseId(),
                application.caseNo(),
                bundle.key(),
                bundle.version(),
                application.region(),
                application.answers(),
                items,
                CaseState.RUNNING,
                null,
                null,
                application.at(),
                application.applicantId());
        if (CaseInHand.bringIn(cases, clocks, file)) {
            cases.started(file.caseId(), processes.getObject().start(bundle.key(), bundle.version(), file.caseId()));
        }
    }

    /** Whether the item takes part in the case. */
    public boolean needs(String caseId, String item) {
        return held(caseId).file().items().containsKey(item);
    }

    /**
     * The process has reached an item: its review opens, or it is skipped because what it needs was refused, the case
     * stops, or nothing that was found asks for it.
     *
     * @return whether a review is open now
     */
    public boolean open(String reviewId, String caseId, String itemKey, String processId) {
        CaseInHand inHand = held(caseId);
        CaseFile file = inHand.file();
        if (!file.items().containsKey(itemKey)) {
            // Drawn in a version that the case came to on its way, and never asked for: it is passed by unseen.
            return false;
        }
        Progress progress = progress(inHand);
        Optional<String> barred = file.stopping() ? Optional.of(file.ground()) : progress.barred(itemKey);
        Item item = published.item(itemKey, file.items().get(itemKey)).orElseThrow();
        boolean needed = published
                .bundle(file.bundle(), file.bundleVersion())
                .flatMap(bundle -> bundle.node(itemKey))
                .map(node -> node.neededFor(found(inHand)))
                .orElse(true);
        if (barred.isPresent() || !needed) {
            pass(inHand, item, reviewId, processId, barred);
            visits.opened(inHand.file(), inHand.reviews());
            return false;
        }
        CaseReview review = new CaseReview(
                reviewId,
                caseId,
                itemKey,
                item.version(),
                item.department(),
                processId,
                ItemState.OPEN,
                progress.awaits(itemKey),
                Map.of());
        inHand.keep(review);
        Instant received = progress.isFirst(itemKey) && !inHand.isMoved() ? file.submittedAt() : clock.instant();
        Map<String, String> facts = facts(inHand, item);
        Limit promised = item.promised(file.answers(), facts);
        ClockLedger ledger = ClockLedger.openRenewal(
                calendars.dueDates(),
                new ClockSubject(reviewId, caseId, itemKey, file.region()),
                promised,
                item.statutory(),
                renewsAt(item, facts, received, file.region()));
        if (item.acceptance() == Acceptance.AT_ONCE) {
            String basis = item.decision() == Decision.AUTOMATIC ? BY_RULES : ON_THE_SPOT;
            ledger.acceptAtOnce(received, ENGINE, basis);
            unattended.note(
                    Decider.rules(item.key(), item.version(), item.name()),
                    "ACCEPTED",
                    reviewId,
                    Map.of("article", basis, "since", received.toString()));
        } else {
            ledger.receive(received, ENGINE);
        }
        inHand.keep(ledger);
        announcements.announce(new ReviewRequested(
                UUID.randomUUID(),
                clock.instant(),
                caseId,
                file.caseNo(),
                reviewId,
                file.bundle(),
                itemKey,
                item.version(),
                item.name(),
                item.department(),
                file.region(),
                received,
                told(promised),
                told(item.statutory()),
                ledger.due().orElse(null),
                ledger.statutoryDue().orElse(null),
                ledger.isProvisional(),
                List.copyOf(review.awaits()),
                facts,
                file.submittedAt(),
                pathAfter(file, progress, itemKey)));
        visits.opened(inHand.file(), inHand.reviews());
        return true;
    }

    /** Its turn came, and no review opens: skipped because of {@code barred}, or not needed. */
    void pass(CaseInHand inHand, Item item, String reviewId, String processId, Optional<String> barred) {
        String caseId = inHand.file().caseId();
        inHand.keep(new CaseReview(
                reviewId,
                caseId,
                item.key(),
                item.version(),
                item.department(),
                processId,
                barred.isPresent() ? ItemState.SKIPPED : ItemState.NOT_NEEDED,
                Set.of(),
                Map.of()));
        announcements.announce(
                new ItemSkipped(UUID.randomUUID(), clock.instant(), caseId, item.key(), barred.orElse("NOT_NEEDED")));
        unattended.note(
                drawing(inHand),
                barred.isPresent() ? "ITEM_SKIPPED" : "ITEM_NOT_NEEDED",
                caseId,
                Map.of("item", item.key(), "ground", barred.orElse("NOT_NEEDED")));
        // Whoever waited for its decision waits no longer: there will be none.
        release(inHand, item.key());
    }

    /** The moment of the clock's next rung, or when the notice with its gaps must go out, for the review's timer. */
    public Optional<Instant> nextRung(String caseId, String reviewId) {
        CaseInHand inHand = held(caseId);
        return wakes(inHand, inHand.ledger(reviewId));
    }

    private Optional<Instant> wakes(CaseInHand inHand, ClockLedger ledger) {
        Optional<Instant> rung = ledger.nextRung().map(RungAt::at);
        Findings found = inHand.findings(findings);
        return found.isPending(ledger.subject().reviewId()) && !inHand.file().stopping()
                ? Stream.concat(rung.stream(), found.due(examined(inHand), window(inHand), clock.instant()).stream())
                        .min(Comparator.naturalOrder())
                : rung;
    }

    /**
     * The timer has fired: takes the rung whose moment has come; empty if the clock was moved meanwhile. What silence
     * does is a fact of the ledger and is told here; a warning is told by the drawing's next step.
     */
    public Optional<Rung> climb(String caseId, String reviewId) {
        CaseInHand inHand = held(caseId);
        inHand.climbing(reviewId);
        tellWhatWasFound(inHand);
        ClockLedger ledger = inHand.ledger(reviewId);
        Optional<RungAt> rung = ledger.climb(clock.instant());
        inHand.keep(ledger);
        rung.filter(taken -> !taken.rung().isWarning())
                .ifPresent(taken -> tellSilence(inHand.review(reviewId).orElseThrow(), ledger, taken));
        if (rung.isPresent()) {
            // Silence has spoken too: perhaps nobody else is waited for.
            tellWhatWasFound(inHand);
        }
        return rung.map(RungAt::rung);
    }

    private void tellSilence(CaseReview review, ClockLedger ledger, RungAt taken) {
        if (taken.rung() == Rung.DEEMED_GRANTED) {
            announcements.announce(new ReviewDeemedGranted(
                    UUID.randomUUID(),
                    clock.instant(),
                    review.caseId(),
                    review.reviewId(),
                    review.department(),
                    review.item(),
                    taken.at()));
            return;
        }
        if (taken.rung() == Rung.DUTY_OVER) {
            announceDuty(review, ledger, "MISSED", null, null);
            return;
        }
        boolean standsStill = ledger.state() == ClockState.PAUSED;
        String ground = taken.rung() == Rung.PAUSE_OVER && standsStill
                ? "PAUSE_OVERDUE"
                : taken.rung().name();
        tell(review, ledger, standsStill ? "STOPPED" : "RUNNING", ground, null);
    }

    /** Tells the department and the applicant what the clock has come to. */
    public void announce(Rung rung, String caseId, String reviewId) {
        CaseInHand inHand = held(caseId);
        CaseReview review = inHand.review(reviewId).orElseThrow();
        Instant due = inHand.ledger(reviewId).due().orElse(null);
        UUID id = UUID.randomUUID();
        List<String> told = supervision.climbed(review, inHand.ledger(reviewId), rung).stream()
                .map(Party::name)
                .toList();
        announcements.announce(
                switch (rung) {
                    case DUE_SOON ->
                        new ReviewDueSoon(id, clock.instant(), caseId, reviewId, review.department(), due, told);
                    case OVERDUE ->
                        new ReviewOverdue(id, clock.instant(), caseId, reviewId, review.department(), due, told);
                    case DEEMED_ACCEPTED, PAUSE_OVER, DEEMED_GRANTED, DUTY_OVER ->
                        throw new IllegalArgumentException(rung + " is told when it is taken");
                    case ESCALATED ->
                        new ReviewEscalated(id, clock.instant(), caseId, reviewId, review.department(), due, told);
                });
        if (rung != Rung.DUE_SOON) {
            unattended.note(
                    Decider.clock(rung.name(), ""),
                    rung.name(),
                    reviewId,
                    Map.of("item", review.item(), "told", told, "due", String.valueOf(due)));
        }
        goOnWithoutTheLate(inHand, review);
    }

    /** The version of the bundle that the case goes by. */
    private static Decider drawing(CaseInHand inHand) {
        return Decider.bundle(inHand.file().bundle(), inHand.file().bundleVersion());
    }

    /** Its own time gets short: what may be decided without the late waits no longer and is told who has not spoken. */
    private void goOnWithoutTheLate(CaseInHand inHand, CaseReview review) {
        Progress progress = progress(inHand);
        if (review.awaits().isEmpty()
                || !progress.goesOnWithoutTheLate(review.item())
                || inHand.file().stopping()
                || progress.barred(review.item()).isPresent()) {
            return;
        }
        Map<String, String> told = new TreeMap<>();
        told.put(Awaited.LATE, "true");
        told.put(
                Awaited.MISSING,
                progress.awaits(review.item()).stream()
                        .map(key -> published
                                .item(key, inHand.file().items().get(key))
                                .orElseThrow()
                                .name())
                        .collect(Collectors.joining("、")));
        release(inHand, review, told);
        unattended.note(
                drawing(inHand),
                "GOES_ON_WITHOUT_THE_LATE",
                review.reviewId(),
                Map.of("item", review.item(), "missing", List.copyOf(progress.awaits(review.item()))));
    }

    /** The department has granted, refused or taken out the review. */
    public void decided(ReviewEvent event, ItemState state, Map<String, String> outputs) {
        CaseInHand inHand = held(event.caseId());
        CaseReview review = inHand.review(event.reviewId()).orElseThrow(() -> notYet(event.reviewId()));
        if (review.state().ended()) {
            return;
        }
        ClockLedger ledger = inHand.ledger(review.reviewId());
        if (state == ItemState.REFUSED && ledger.silenceGrantedBefore(event.at())) {
            // 行政许可法 50: the licence had expired undecided; a refusal after that is void, the department issues the
            // grant.
            if (ledger.grantBySilence()) {
                inHand.keep(ledger);
                rearm(review, ledger);
                tellSilence(
                        review,
                        ledger,
                        new RungAt(Rung.DEEMED_GRANTED, ledger.renewsAt().orElseThrow()));
            }
            return;
        }
        overtaken(event, review, ledger);
        if (ledger.state() != ClockState.STOPPED) {
            ledger.stop(event.at(), outcome(state), review.department(), "", leftToDeliver(event, review));
        } else if (!ledger.silenceGrantedBefore(event.at())) {
            ledger.decidedBeforeSilence(event.at(), outcome(state), review.department(), leftToDeliver(event, review));
        }
        // Otherwise a renewal that silence had granted stands as it is; the department only issued it.
        inHand.keep(ledger);
        inHand.ended(review, state, outputs);
        supervision.ended(review, ledger, inHand.isOrdered(review));
        visits.ended(inHand.file(), review);
        if (state == ItemState.REFUSED) {
            stopWhatTheRefusalStops(inHand, review);
        }
        release(inHand, review.item());
        tellWhatWasFound(inHand);
        processes.getObject().moveOn(review.processId());
    }

    /** Acceptance and answer travel in other queues: what the decision has overtaken is written down with it. */
    private static void overtaken(ReviewEvent decision, CaseReview review, ClockLedger ledger) {
        Instant accepted = decision instanceof ReviewApproved granted
                ? granted.acceptedAt()
                : decision instanceof ReviewRefused refused ? refused.acceptedAt() : null;
        Instant answered = decision instanceof ReviewApproved granted
                ? granted.answeredAt()
                : decision instanceof ReviewRefused refused ? refused.answeredAt() : null;
        if (answered != null && ledger.state() == ClockState.AWAITING_CORRECTION) {
            ledger.correctionAnswered(answered, "applicant");
        }
        if (accepted != null) {
            ledger.accept(accepted, review.department());
        }
    }

    /** The applicant takes the application back: open reviews are asked to stop, no further ones open. */
    public void withdrawn(String caseId, String reason) {
        CaseInHand inHand = held(caseId);
        CaseState state = inHand.file().state();
        if (state == CaseState.ENDED || state == CaseState.WITHDRAWING) {
            return;
        }
        inHand.stop(CaseState.WITHDRAWING, "APPLICANT_WITHDREW");
        askToStop(inHand.open(), "APPLICANT_WITHDREW", reason);
    }

    /** The papers are in order: the decision clock runs from here with its full budget (行政许可法 42). */
    public void accepted(ReviewEvent acceptance) {
        CaseInHand inHand = held(acceptance.caseId());
        CaseReview review = inHand.review(acceptance.reviewId()).orElseThrow(() -> notYet(acceptance.reviewId()));
        ClockLedger ledger = inHand.ledger(acceptance.reviewId());
        if (!review.state().ended() && ledger.accept(acceptance.at(), review.department())) {
            inHand.keep(ledger);
            moved(review, ledger, "RUNNING", lastFact(ledger).kind().name());
            tellWhatWasFound(inHand);
        }
    }

    /** Accepted although something may follow (容缺受理): the applicant's own limit runs beside the office's. */
    public void deferred(ReviewDeferred deferral) {
        accepted(deferral);
        CaseInHand inHand = held(deferral.caseId());
        CaseReview review = inHand.review(deferral.reviewId()).orElseThrow(() -> notYet(deferral.reviewId()));
        if (review.state().ended()) {
            return;
        }
        ClockLedger ledger = inHand.ledger(review.reviewId());
        ledger.defer(
                deferral.at(),
                review.department(),
                deferral.text(),
                new Limit(deferral.dueDays(), LimitUnit.WORKING_DAY));
        inHand.keep(ledger);
        rearm(review, ledger);
        announceDuty(review, ledger, "OPEN", deferral.missing(), deferral.text());
    }

    /** What was to follow has come. */
    public void deferredSupplied(DeferralSupplied supplied) {
        CaseInHand inHand = held(supplied.caseId());
        CaseReview review = inHand.review(supplied.reviewId()).orElseThrow(() -> notYet(supplied.reviewId()));
        ClockLedger ledger = inHand.ledger(review.reviewId());
        if (review.state().ended() || ledger.dutyDue().isEmpty()) {
            return;
        }
        ledger.deferredSupplied(supplied.at(), "applicant");
        inHand.keep(ledger);
        rearm(review, ledger);
        announceDuty(review, ledger, "MET", null, null);
    }

    private void announceDuty(
            CaseReview review, ClockLedger ledger, String state, List<DeferredMaterial> missing, String text) {
        announcements.announce(new ApplicantDuty(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                state,
                ledger.dutyDue().orElse(null),
                missing,
                text));
    }

    /**
     * A department found gaps. They are gathered and told with those of the others; a further demand of a review whose
     * gaps were told before is only kept against the office (行政许可法 32(4)).
     */
    public void correctionRequested(CorrectionRequested finding) {
        CaseInHand inHand = held(finding.caseId());
        CaseReview review = inHand.review(finding.reviewId()).orElseThrow(() -> notYet(finding.reviewId()));
        ClockLedger ledger = inHand.ledger(finding.reviewId());
        if (review.state().ended() || ledger.state() == ClockState.STOPPED) {
            return;
        }
        Finding found = new Finding(
                finding.id().toString(),
                review.reviewId(),
                review.department(),
                review.item(),
                finding.at(),
                finding.defects().stream()
                        .map(defect -> new Gap(defect.field(), defect.text()))
                        .toList(),
                finding.supplementReason(),
                finding.supplementBy());
        if (ledger.wasNoticed()) {
            if (ledger.state() != ClockState.AWAITING_CORRECTION) {
                ledger.secondNotice(finding.at(), review.department(), found.text());
                inHand.keep(ledger);
                tell(review, ledger, standing(ledger), "SECOND_CORRECTION_NOTICE", found.text());
            }
            return;
        }
        inHand.findings(findings).add(found);
        tellWhatWasFound(inHand);
    }

    /** Sends the one notice if its moment has come; else the timers of its reviews are set to that moment. */
    private void tellWhatWasFound(CaseInHand inHand) {
        Findings found = inHand.findings(findings);
        if (found.pending().isEmpty() || inHand.file().stopping()) {
            findings.keep(found);
            return;
        }
        Optional<Notice> sent = found.send(examined(inHand), window(inHand), clock.instant());
        findings.keep(found);
        if (sent.isEmpty()) {
            found.pending().stream()
                    .map(Finding::reviewId)
                    .distinct()
                    .forEach(reviewId -> rearm(inHand.review(reviewId).orElseThrow(), inHand.ledger(reviewId)));
            return;
        }
        Notice notice = sent.get();
        findings.told(notice);
        unattended.note(
                Decider.clock("CORRECTION_NOTICE", NOTICE_LAW),
                "CORRECTION_NOTICE",
                inHand.file().caseId(),
                Map.of("notice", notice.id(), "number", notice.number(), "article", NOTICE_LAW));
        // In the order of their ids, as whoever else changes several clocks of a case.
        new TreeMap<>(notice.byReview()).forEach((reviewId, told) -> {
            ClockLedger ledger = inHand.ledger(reviewId);
            inHand.keep(ledger);
            moved(
                    inHand.review(reviewId).orElseThrow(),
                    ledger,
                    standing(ledger),
                    lastFact(ledger).kind().name(),
                    lastFact(ledger).text());
        });
        announcements.announce(new CorrectionNotice(
                UUID.randomUUID(),
                notice.at(),
                inHand.file().caseId(),
                notice.id(),
                notice.number(),
                limits.on("correction_answer", today())
                        .map(limit -> limit.due(
                                        calendars.dueDates(),
                                        notice.at(),
                                        inHand.file().region())
                                .due())
                        .orElse(null),
                notice.findings().stream()
                        .flatMap(finding -> finding.gaps().stream()
                                .map(gap -> new NoticedDefect(
                                        finding.reviewId(),
                                        finding.department(),
                                        finding.item(),
                                        gap.field(),
                                        gap.text())))
                        .toList()));
    }

    private List<Examined> examined(CaseInHand inHand) {
        Progress progress = progress(inHand);
        return inHand.open().stream()
                .map(review -> new Examined(
                        review.reviewId(),
                        progress.isFirst(review.item()),
                        !review.awaits().isEmpty(),
                        inHand.ledger(review.reviewId())))
                .toList();
    }

    private MergeWindow window(CaseInHand inHand) {
        return new MergeWindow(
                calendars.dueDates(),
                inHand.file().region(),
                limits.on("correction_merge", today()).map(LegalLimit::limit).orElse(MergeWindow.USUAL_WAIT),
                limits.on("correction_margin", today()).map(LegalLimit::limit).orElse(MergeWindow.USUAL_MARGIN));
    }

    /** The papers are back: a new five-day check begins, and with it the full budget. */
    public void correctionAnswered(ReviewEvent answer) {
        CaseInHand inHand = held(answer.caseId());
        CaseReview review = inHand.review(answer.reviewId()).orElseThrow(() -> notYet(answer.reviewId()));
        if (review.state().ended()) {
            return;
        }
        ClockLedger ledger = inHand.ledger(answer.reviewId());
        if (!ledger.wasNoticed()) {
            // The notice is on its way from another service and has been overtaken.
            throw new ConcurrencyFailureException("an answer to a notice not heard of yet: " + answer.reviewId());
        }
        ledger.correctionAnswered(answer.at(), "applicant");
        inHand.keep(ledger);
        moved(review, ledger, standing(ledger), "CORRECTION_ANSWERED");
    }

    /** An officer of the department stops the clock on a ground of the law; how long it may last is settled here. */
    public ClockLedger pause(
            String caseId, String reviewId, PauseGround ground, Limit most, String author, String text) {
        return changed(caseId, reviewId, ledger -> ledger.pause(clock.instant(), ground, author, text, most), text);
    }

    /** The case's review, held until the transaction ends; empty if there is none. */
    public Optional<CaseReview> review(String caseId, String reviewId) {
        return CaseInHand.hold(cases, clocks, caseId).flatMap(inHand -> inHand.review(reviewId));
    }

    /** Somebody objects to what is announced: the notice waits for the answer. */
    public ClockLedger object(String caseId, String reviewId, String author, String text) {
        return changed(caseId, reviewId, ledger -> ledger.object(clock.instant(), author, text), text);
    }

    /** A step of a hearing; the applicant is told of it as of everything that moves the clock. */
    public void hearing(CaseReview review, Consumer<ClockLedger> step, String text) {
        changed(review.caseId(), review.reviewId(), step, text);
    }

    public ClockLedger resume(String caseId, String reviewId, String author, String text) {
        return changed(caseId, reviewId, ledger -> ledger.resume(clock.instant(), author, text), text);
    }

    /** What somebody asked for and another one approved. */
    public ClockLedger extend(ExtensionRequest approved) {
        return changed(
                approved.caseId(),
                approved.reviewId(),
                ledger -> ledger.extend(
                        clock.instant(),
                        approved.ground(),
                        approved.workingDays(),
                        most(approved.ground()),
                        approved.decidedByName(),
                        approved.askedByName(),
                        approved.text()),
                approved.text());
    }

    private Limit most(ExtensionGround ground) {
        return limits.on(ground.limitKey(), today()).map(LegalLimit::limit).orElse(ground.most());
    }

    /** What was granted has reached the applicant after the decision (行政许可法 44). */
    public ClockLedger delivered(String caseId, String reviewId, String author, String text) {
        CaseInHand inHand = held(caseId);
        inHand.review(reviewId).orElseThrow(() -> notYet(reviewId));
        ClockLedger ledger = inHand.ledger(reviewId);
        ledger.deliver(clock.instant(), author, text);
        inHand.keep(ledger);
        return ledger;
    }

    /** Counts a clock by the calendar in force; whether it shows other dates now, which are told then. */
    public boolean countAnew(String caseId, String reviewId) {
        CaseInHand inHand = held(caseId);
        CaseReview review = inHand.review(reviewId).orElseThrow(() -> notYet(reviewId));
        ClockLedger ledger = inHand.ledger(reviewId);
        if (review.state().ended() || !ledger.dueHasMoved()) {
            return false;
        }
        Instant before = ledger.lastShown().map(ClockLedger.Shown::due).orElse(null);
        inHand.keep(ledger);
        rearm(review, ledger);
        announce(review, ledger, standing(ledger), "CALENDAR_CHANGED", null, null, before);
        return true;
    }

    private ClockLedger changed(String caseId, String reviewId, Consumer<ClockLedger> change, String text) {
        CaseInHand inHand = held(caseId);
        CaseReview review = inHand.review(reviewId).orElseThrow(() -> notYet(reviewId));
        ClockLedger ledger = inHand.ledger(reviewId);
        change.accept(ledger);
        inHand.keep(ledger);
        ClockFact fact = lastFact(ledger);
        moved(
                review,
                ledger,
                standing(ledger),
                fact.kind() == ClockFact.Kind.PAUSED
                        ? fact.ground()
                        : fact.kind().name(),
                text);
        return ledger;
    }

    private static ClockFact lastFact(ClockLedger ledger) {
        return ledger.facts().get(ledger.facts().size() - 1);
    }

    private static String standing(ClockLedger ledger) {
        return ledger.state() == ClockState.RUNNING || ledger.state() == ClockState.RECEIVED ? "RUNNING" : "STOPPED";
    }

    /** A renewal that was asked for in time and lies undecided until the licence expires is granted then. */
    private Instant renewsAt(Item item, Map<String, String> facts, Instant received, String office) {
        if (item.silence() != Silence.RENEWED || !facts.containsKey(EXPIRY)) {
            return null;
        }
        Instant expiry = LocalDate.parse(facts.get(EXPIRY))
                .plusDays(1)
                .atStartOfDay(OfficeHours.ZONE)
                .toInstant();
        boolean inTime = limits.on("lic_50", today())
                .map(limit -> !received.isAfter(limit.due(calendars.dueDates(), expiry.minusMillis(1), office)
                        .due()))
                .orElse(true);
        return inTime ? expiry : null;
    }

    /** Certificates come with the decision; what does not must reach the applicant within the law's ten days. */
    private Limit leftToDeliver(ReviewEvent event, CaseReview review) {
        boolean outstanding = event instanceof ReviewApproved granted
                && (granted.certificates() == null || granted.certificates().isEmpty())
                && published
                        .item(review.item(), review.itemVersion())
                        .map(Item::certificate)
                        .isPresent();
        return outstanding ? limits.on("lic_44", today()).map(LegalLimit::limit).orElse(null) : null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE);
    }

    /** The process has come to its end: every item has ended, and so has the case. */
    public void ended(String caseId) {
        CaseInHand inHand = held(caseId);
        CaseFile file = inHand.file();
        Progress progress = progress(inHand);
        Set<String> automatic = published.automatic(file.items());
        String outcome = progress.outcome(file.state() == CaseState.WITHDRAWING, automatic);
        cases.ended(caseId, outcome);
        announcements.announce(
                new ApplicationCompleted(UUID.randomUUID(), clock.instant(), caseId, outcome, progress.byItem()));
    }

    private void stopWhatTheRefusalStops(CaseInHand inHand, CaseReview refused) {
        Progress progress = progress(inHand);
        FailurePolicy policy = progress.onRefusal(refused.item());
        if (policy == FailurePolicy.STOP_ALL && inHand.file().state() == CaseState.RUNNING) {
            inHand.stop(CaseState.STOPPING, "BUNDLE_STOPPED");
            unattended.note(drawing(inHand), "CASE_STOPPED", inHand.file().caseId(), Map.of("refused", refused.item()));
            askToStop(inHand.open(), "BUNDLE_STOPPED", refused.item());
        } else if (policy == FailurePolicy.STOP_DEPENDENTS) {
            Set<String> dependents = progress.dependents(refused.item());
            List<CaseReview> stopping = inHand.open().stream()
                    .filter(review -> dependents.contains(review.item()))
                    .toList();
            stopping.forEach(review -> unattended.note(
                    drawing(inHand),
                    "REVIEW_STOPPED",
                    review.reviewId(),
                    Map.of("item", review.item(), "refused", refused.item())));
            askToStop(stopping, "PREREQUISITE_REFUSED", refused.item());
        }
    }

    private void release(CaseInHand inHand, String decidedItem) {
        List<CaseReview> waiting = inHand.open().stream()
                .filter(review -> review.awaits().contains(decidedItem))
                .toList();
        if (waiting.isEmpty() || inHand.file().stopping()) {
            return;
        }
        Progress progress = progress(inHand);
        for (CaseReview review : waiting) {
            if (progress.awaits(review.item()).isEmpty()
                    && progress.barred(review.item()).isEmpty()) {
                release(inHand, review, Map.of());
            }
        }
    }

    /** @param told what is said of this moment besides what the items of the case brought */
    private void release(CaseInHand inHand, CaseReview review, Map<String, String> told) {
        inHand.released(review);
        Item item = published.item(review.item(), review.itemVersion()).orElseThrow();
        Map<String, String> facts = found(inHand);
        facts.putAll(told);
        facts.keySet().retainAll(item.facts());
        announcements.announce(new ReviewReleased(
                UUID.randomUUID(), clock.instant(), review.caseId(), review.reviewId(), review.department(), facts));
    }

    /** The case goes on by another version of its bundle; its process is moved by whoever calls. No clock is touched. */
    void moved(CaseInHand inHand, Move.Goes move) {
        String caseId = inHand.file().caseId();
        inHand.moved(move.version(), move.items());
        move.dropped()
                .forEach(item -> announcements.announce(
                        new ItemSkipped(UUID.randomUUID(), clock.instant(), caseId, item, "NOT_NEEDED")));
        move.passes()
                .forEach(passed -> pass(
                        inHand,
                        published
                                .item(passed.item(), move.items().get(passed.item()))
                                .orElseThrow(),
                        UUID.randomUUID().toString(),
                        inHand.file().processId(),
                        Optional.ofNullable(passed.barred())));
        move.awaits().forEach((reviewId, items) -> {
            CaseReview review = inHand.review(reviewId).orElseThrow();
            if (items.isEmpty() && !review.awaits().isEmpty()) {
                release(inHand, review, Map.of());
            } else if (!items.isEmpty()) {
                inHand.awaits(review, items);
            }
        });
    }

    private void askToStop(List<CaseReview> reviews, String ground, String text) {
        for (CaseReview review : reviews) {
            announcements.announce(new ReviewWithdrawalRequested(
                    UUID.randomUUID(),
                    clock.instant(),
                    review.caseId(),
                    review.reviewId(),
                    review.department(),
                    ground,
                    text));
        }
    }

    private void moved(CaseReview review, ClockLedger ledger, String state, String ground) {
        moved(review, ledger, state, ground, null);
    }

    private void moved(CaseReview review, ClockLedger ledger, String state, String ground, String text) {
        rearm(review, ledger);
        tell(review, ledger, state, ground, text);
    }

    private void rearm(CaseReview review, ClockLedger ledger) {
        CaseInHand inHand = held(review.caseId());
        if (!inHand.isClimbing(review)) {
            processes.getObject().rearm(review.processId(), wakes(inHand, ledger));
        }
    }

    private void tell(CaseReview review, ClockLedger ledger, String state, String ground, String text) {
        announce(review, ledger, state, ground, text, lastFact(ledger).basis(), null);
    }

    private void announce(
            CaseReview review,
            ClockLedger ledger,
            String state,
            String ground,
            String text,
            String basis,
            Instant previousDue) {
        announcements.announce(new ReviewClockMoved(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                state,
                ledger.due().orElse(null),
                ledger.statutoryDue().orElse(null),
                ground,
                ledger.isProvisional(),
                text,
                basis,
                previousDue));
    }

    private Progress progress(CaseInHand inHand) {
        CaseFile file = inHand.file();
        Bundle bundle = published.bundle(file.bundle(), file.bundleVersion()).orElseThrow();
        return new Progress(
                bundle,
                file.items().keySet(),
                inHand.reviews().stream().collect(Collectors.toMap(CaseReview::item, CaseReview::state)));
    }

    private int pathAfter(CaseFile file, Progress progress, String itemKey) {
        return progress.pathAfter(itemKey, key -> published
                .item(key, file.items().get(key))
                .map(item -> Weight.of(item.promised(file.answers())))
                .orElse(0));
    }

    private static Map<String, String> facts(CaseInHand inHand, Item item) {
        Map<String, String> facts = found(inHand);
        facts.keySet().retainAll(item.facts());
        return facts;
    }

    /** What the decided items of the case brought. */
    private static Map<String, String> found(CaseInHand inHand) {
        Map<String, String> found = new TreeMap<>();
        inHand.reviews().forEach(review -> found.putAll(review.outputs()));
        return found;
    }

    private CaseInHand held(String caseId) {
        return CaseInHand.hold(cases, clocks, caseId).orElseThrow(() -> notYet(caseId));
    }

    // Events of different services overtake one another; what is not here yet will be in a moment.
    private static ConcurrencyFailureException notYet(String id) {
        return new ConcurrencyFailureException("not heard of yet: " + id);
    }

    private static ReviewEvent.Limit told(Limit limit) {
        return new ReviewEvent.Limit(limit.amount(), limit.unit().name());
    }

    private static ClockOutcome outcome(ItemState state) {
        return switch (state) {
            case APPROVED -> ClockOutcome.APPROVED;
            case REFUSED -> ClockOutcome.REFUSED;
            case WITHDRAWN -> ClockOutcome.WITHDRAWN;
            default -> ClockOutcome.TERMINATED;
        };
    }
}
