package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the departments of one case found missing, on its way to the applicant: one notice with all of it (一次告知,
 * 行政许可法 32(4)), sent as soon as nobody is left who could still find something, or when the merge window is over.
 */
public final class Findings {

    /** Pinned to a field of the form or to {@code material:<key>}. */
    public record Gap(String field, String text) {}

    /**
     * One department's word on one review.
     *
     * @param reason why it comes after the notice, in the words of whoever leads the department; null if nobody said
     */
    public record Finding(
            String id,
            String reviewId,
            String department,
            String item,
            Instant at,
            List<Gap> gaps,
            String reason,
            String reasonBy) {

        public Finding {
            gaps = List.copyOf(gaps);
        }

        /** What the ledger and the applicant are told, in a line. */
        public String text() {
            return gaps.stream().map(Gap::text).collect(Collectors.joining("；"));
        }
    }

    /**
     * An open review as the notice sees it.
     *
     * @param firstWave it was received with the application; others open when something was decided
     * @param held its decision waits for others, and so may its examination
     */
    public record Examined(String reviewId, boolean firstWave, boolean held, ClockLedger clock) {

        /** Whether its department may still send papers back in time: nothing accepted, nothing said, not too late. */
        boolean mayStillFind(Instant now) {
            return !held
                    && !clock.wasNoticed()
                    && clock.intakeDue().filter(end -> !now.isAfter(end)).isPresent();
        }
    }

    /** @param number the first is the one the law allows; each further one is a supplement that needs its reason */
    public record Notice(String id, int number, Instant at, List<Finding> findings) {

        public boolean isSupplement() {
            return number > 1;
        }

        /** By review, in the order in which they were found. */
        public Map<String, List<Finding>> byReview() {
            return findings.stream()
                    .collect(Collectors.groupingBy(Finding::reviewId, LinkedHashMap::new, Collectors.toList()));
        }
    }

    private final String caseId;
    private final List<Finding> pending = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();
    private final List<Finding> dropped = new ArrayList<>();
    private int sent;
    private Instant lastSent;

    private Findings(String caseId) {
        this.caseId = caseId;
    }

    /** Nothing was ever found in the case. */
    public static Findings none(String caseId) {
        return kept(caseId, List.of(), 0, null);
    }

    /**
     * As they were kept.
     *
     * @param sent how many notices went out, {@code lastSent} when the last one did; null before the first
     */
    public static Findings kept(String caseId, List<Finding> pending, int sent, Instant lastSent) {
        Findings findings = new Findings(caseId);
        findings.pending.addAll(pending);
        findings.sent = sent;
        findings.lastSent = lastSent;
        return findings;
    }

    public String caseId() {
        return caseId;
    }

    public void add(Finding finding) {
        pending.add(finding);
        found.add(finding);
    }

    public List<Finding> pending() {
        return List.copyOf(pending);
    }

    public boolean isPending(String reviewId) {
        return pending.stream().anyMatch(finding -> finding.reviewId().equals(reviewId));
    }

    /** Not in the book yet. */
    public List<Finding> added() {
        return List.copyOf(found);
    }

    /** Their reviews ended before the applicant was told: there is nothing left to correct. */
    public List<Finding> dropped() {
        return List.copyOf(dropped);
    }

    public void markKept() {
        found.clear();
        dropped.clear();
    }

    /**
     * When what was found must go out: at the moment of the first finding if nobody is waited for; empty if nothing was
     * found. Items that opened later are waited for by items that opened later only.
     */
    public Optional<Instant> due(Collection<Examined> open, MergeWindow window, Instant now) {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Examined> byReview =
                open.stream().collect(Collectors.toMap(Examined::reviewId, Function.identity()));
        boolean foundLater = pending.stream()
                .map(finding -> byReview.get(finding.reviewId()))
                .anyMatch(review -> review != null && !review.firstWave());
        Instant first =
                pending.stream().map(Finding::at).min(Comparator.naturalOrder()).orElseThrow();
        List<Examined> awaited = open.stream()
                .filter(review -> !isPending(review.reviewId()))
                .filter(review -> review.firstWave() || foundLater)
                .filter(review -> review.mayStillFind(now))
                .toList();
        if (awaited.isEmpty()) {
            return Optional.of(first);
        }
        return Stream.concat(
                        Stream.of(window.after(first)),
                        open.stream()
                                .filter(review -> isPending(review.reviewId()) || awaited.contains(review))
                                .flatMap(review -> review.clock().intakeDue().stream())
                                .map(window::latestFor))
                .min(Comparator.naturalOrder());
    }

    /** The notice, if its moment has come, written into the clocks of its reviews. */
    public Optional<Notice> send(Collection<Examined> open, MergeWindow window, Instant now) {
        Map<String, Examined> byReview =
                open.stream().collect(Collectors.toMap(Examined::reviewId, Function.identity()));
        forgetWhatEnded(byReview);
        if (due(open, window, now).filter(due -> !due.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        Notice notice = new Notice(UUID.randomUUID().toString(), sent + 1, now, List.copyOf(pending));
        notice.byReview()
                .forEach((reviewId, findings) ->
                        enter(notice, findings, byReview.get(reviewId).clock()));
        pending.clear();
        sent = notice.number();
        lastSent = now;
        return Optional.of(notice);
    }

    private void forgetWhatEnded(Map<String, Examined> open) {
        List<Finding> ended = pending.stream()
                .filter(finding -> !open.containsKey(finding.reviewId())
                        || open.get(finding.reviewId()).clock().state() == ClockState.STOPPED)
                .toList();
        pending.removeAll(ended);
        ended.stream().filter(finding -> !found.remove(finding)).forEach(dropped::add);
    }

    private void enter(Notice notice, List<Finding> findings, ClockLedger clock) {
        String author = findings.get(0).department();
        String text = findings.stream().map(Finding::text).collect(Collectors.joining("；"));
        if (notice.isSupplement()) {
            Optional<Finding> excused = findings.stream()
                    .filter(finding ->
                            finding.reason() != null && !finding.reason().isBlank())
                    .findFirst();
            if (excused.isPresent()) {
                clock.supplementExcused(
                        notice.at(), excused.get().reasonBy(), excused.get().reason());
            } else if (clock.receivedAt().isAfter(lastSent)) {
                clock.supplementOfLaterItem(notice.at());
            } else {
                clock.supplement(notice.at(), author, text);
            }
        }
        clock.correctionNotice(notice.at(), author, text);
    }
}
