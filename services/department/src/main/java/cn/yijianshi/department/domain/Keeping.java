package cn.yijianshi.department.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What officers do with papers after they were issued. Where four eyes are wanted, one proposes and another confirms. */
public final class Keeping {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_BASIS = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 2000;
    private static final int LONGEST_OUTPUT = 500;

    private final Certificates certificates;
    private final Register register;
    private final PaperChanges changes;
    private final Reviews reviews;
    private final Issuing issuing;
    private final CertificateNews news;
    private final Clock clock;
    private final boolean fourEyes;

    public Keeping(
            Certificates certificates,
            Register register,
            PaperChanges changes,
            Reviews reviews,
            Issuing issuing,
            CertificateNews news,
            Clock clock,
            boolean fourEyes) {
        this.certificates = certificates;
        this.register = register;
        this.changes = changes;
        this.reviews = reviews;
        this.issuing = issuing;
        this.news = news;
        this.clock = clock;
        this.fourEyes = fourEyes;
    }

    /**
     * 更正: what was printed wrong is put right in a new version.
     *
     * @param holderName null when it stays
     * @param lines the lines that change; {@code outputs} likewise the outputs of the review
     */
    public PaperChange correct(
            Seat seat,
            String id,
            String holderName,
            Map<String, String> lines,
            Map<String, String> outputs,
            String reason,
            String basis) {
        var certificate = ofSeat(seat, id);
        var flaws = new ArrayList<ReviewProblem.Flaw>();
        needed(flaws, "/reason", reason, LONGEST_REASON);
        tooLong(flaws, "/basis", basis, LONGEST_BASIS);
        tooLong(flaws, "/holderName", holderName, LONGEST_NAME);
        var printed = new LinkedHashMap<>(certificate.lines());
        lines.forEach((label, value) -> {
            if (!certificate.lines().containsKey(label)) {
                flaws.add(new ReviewProblem.Flaw("/lines/" + label, "unknown-field"));
            }
            needed(flaws, "/lines/" + label, value, LONGEST_VALUE);
            printed.put(label, value);
        });
        var known = reviews.of(certificate.reviewId())
                .map(Review::decision)
                .map(Review.Decision::outputs)
                .orElse(Map.of());
        outputs.forEach((key, value) -> {
            if (!known.containsKey(key)) {
                flaws.add(new ReviewProblem.Flaw("/outputs/" + key, "unknown-field"));
            }
            needed(flaws, "/outputs/" + key, value, LONGEST_OUTPUT);
        });
        var holder = holderName == null || holderName.isBlank() ? certificate.holderName() : holderName.strip();
        if (flaws.isEmpty() && holder.equals(certificate.holderName()) && printed.equals(certificate.lines())) {
            flaws.add(new ReviewProblem.Flaw("/lines", "nothing-corrected"));
        }
        refuseIfAny(flaws);
        return ask(
                seat,
                id,
                change(
                        id,
                        PaperChange.Kind.CORRECTION,
                        "CORRECTION",
                        reason.strip(),
                        basis == null ? "" : basis.strip(),
                        holder,
                        printed,
                        outputs,
                        seat.officer()));
    }

    /** 撤销 or 注销, as the ground has it. */
    public PaperChange revoke(Seat seat, String id, Ground ground, String reason, String basis) {
        var flaws = new ArrayList<ReviewProblem.Flaw>();
        if (ground == null) {
            flaws.add(new ReviewProblem.Flaw("/ground", "required"));
        }
        needed(flaws, "/reason", reason, LONGEST_REASON);
        tooLong(flaws, "/basis", basis, LONGEST_BASIS);
        refuseIfAny(flaws);
        return ask(
                seat,
                id,
                change(
                        id,
                        ground.kind(),
                        ground.name(),
                        reason.strip(),
                        basis == null || basis.isBlank() ? ground.basis() : basis.strip(),
                        null,
                        null,
                        null,
                        seat.officer()));
    }

    /** For another officer to confirm or reject, wherever it is done: nobody revokes on one person's second look. */
    public PaperChange proposeRevocation(Seat seat, String id, Ground ground, String reason) {
        return ask(
                seat,
                id,
                change(id, ground.kind(), ground.name(), reason, ground.basis(), null, null, null, seat.officer()),
                true);
    }

    public List<PaperChange> changesOf(Seat seat, String id) {
        ofSeat(seat, id);
        return changes.ofCertificate(id);
    }

    public PaperChange confirm(Seat seat, String id, String changeId) {
        return decide(seat, id, changeId, PaperChange.Outcome.DONE);
    }

    public PaperChange reject(Seat seat, String id, String changeId) {
        return decide(seat, id, changeId, PaperChange.Outcome.REJECTED);
    }

    private PaperChange ask(Seat seat, String id, PaperChange asked) {
        return ask(seat, id, asked, fourEyes);
    }

    private PaperChange ask(Seat seat, String id, PaperChange asked, boolean onlyPropose) {
        var certificate = locked(seat, id);
        var before = changes.ofCertificate(id);
        Optional<PaperChange> again = before.stream()
                .filter(change -> change.outcome() != PaperChange.Outcome.REJECTED && change.sameAs(asked))
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        mayChange(certificate, asked);
        before.stream()
                .filter(change -> change.outcome() == PaperChange.Outcome.PROPOSED)
                .findFirst()
                .ifPresent(pending -> {
                    throw new CertificateProblem.ChangePending(pending.id());
                });
        if (onlyPropose) {
            changes.keep(asked);
            return asked;
        }
        var done = asked.decided(PaperChange.Outcome.DONE, seat.officer(), asked.proposedAt());
        changes.keep(done);
        carryOut(certificate, done);
        return done;
    }

    private PaperChange decide(Seat seat, String id, String changeId, PaperChange.Outcome outcome) {
        var certificate = locked(seat, id);
        var change = changes.of(changeId)
                .filter(found -> found.certificateId().equals(id))
                .orElseThrow(() -> new CertificateProblem.NotFound(changeId));
        if (change.outcome() == outcome) {
            return change;
        }
        if (change.outcome() != PaperChange.Outcome.PROPOSED) {
            throw new CertificateProblem.Decided(change);
        }
        boolean same = change.proposedBy().id().equals(seat.officer().id());
        // Everybody may take back what he proposed himself.
        if (same && outcome == PaperChange.Outcome.DONE) {
            throw new CertificateProblem.SecondOfficerNeeded();
        }
        var decided = change.decided(outcome, seat.officer(), clock.instant());
        if (outcome == PaperChange.Outcome.DONE) {
            mayChange(certificate, decided);
            carryOut(certificate, decided);
        }
        changes.decide(decided);
        return decided;
    }

    private void carryOut(Certificate certificate, PaperChange change) {
        var at = change.decidedAt();
        var ending = new Certificate.Ending(at, change.decidedBy(), change.ground(), change.reason(), change.basis());
        if (change.kind() == PaperChange.Kind.CORRECTION) {
            var next = issuing.reissue(certificate, change.holderName(), change.lines(), at);
            certificates.keep(next);
            var old = certificate.replacedBy(next, ending);
            register.end(old);
            news.corrected(old, next, change.outputs());
            return;
        }
        var ended = certificate.ended(
                change.kind() == PaperChange.Kind.REVOCATION
                        ? Certificate.Status.REVOKED
                        : Certificate.Status.CANCELLED,
                ending);
        register.end(ended);
        news.ended(ended);
    }

    /** Only what holds can be corrected; what has run out may still be struck off. */
    private void mayChange(Certificate certificate, PaperChange change) {
        var status = certificate.statusAt(clock.instant());
        var allowed = status == Certificate.Status.VALID
                || change.kind() != PaperChange.Kind.CORRECTION && status == Certificate.Status.EXPIRED;
        if (!allowed) {
            throw new CertificateProblem.Ended(status);
        }
    }

    private Certificate locked(Seat seat, String id) {
        return register.lock(id)
                .filter(found -> seat.departments().contains(found.department()))
                .orElseThrow(() -> new CertificateProblem.NotFound(id));
    }

    private Certificate ofSeat(Seat seat, String id) {
        return certificates
                .of(id)
                .filter(found -> seat.departments().contains(found.department()))
                .orElseThrow(() -> new CertificateProblem.NotFound(id));
    }

    private PaperChange change(
            String id,
            PaperChange.Kind kind,
            String ground,
            String reason,
            String basis,
            String holder,
            Map<String, String> lines,
            Map<String, String> outputs,
            Officer by) {
        Instant now = clock.instant();
        return new PaperChange(
                UUID.randomUUID().toString(),
                id,
                kind,
                ground,
                reason,
                basis,
                holder,
                lines,
                outputs,
                by,
                now,
                PaperChange.Outcome.PROPOSED,
                null,
                null);
    }

    private static void needed(List<ReviewProblem.Flaw> flaws, String pointer, String text, int most) {
        if (text == null || text.isBlank()) {
            flaws.add(new ReviewProblem.Flaw(pointer, "required"));
        }
        tooLong(flaws, pointer, text, most);
    }

    private static void tooLong(List<ReviewProblem.Flaw> flaws, String pointer, String text, int most) {
        if (text != null && text.length() > most) {
            flaws.add(new ReviewProblem.Flaw(pointer, "too-long", String.valueOf(most)));
        }
    }

    private static void refuseIfAny(List<ReviewProblem.Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(flaws);
        }
    }
}
