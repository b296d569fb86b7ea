package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.LegalBasis;
import cn.yijianshi.rules.Outcome;
import cn.yijianshi.rules.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides reviews: asks the desk, issues the papers, tells the others. Officers and rules decide through the same door. */
public final class Deciding {

    private static final String SILENCE_LAW = "行政许可法第五十条第二款";

    private final ItemFiles items;
    private final Desks desks;
    private final Issuing issuing;
    private final ReviewNews news;
    private final Trial trial;
    private final Wording wording;
    private final FirstLook firstLook;
    private final Deferrals deferrals;
    private final Promises promises;

    public Deciding(
            ItemFiles items,
            Desks desks,
            Issuing issuing,
            ReviewNews news,
            Trial trial,
            Wording wording,
            FirstLook firstLook,
            Deferrals deferrals,
            Promises promises) {
        this.promises = promises;
        this.deferrals = deferrals;
        this.items = items;
        this.desks = desks;
        this.issuing = issuing;
        this.news = news;
        this.trial = trial;
        this.wording = wording;
        this.firstLook = firstLook;
    }

    /** What the desk sees in the filing as it stands, and what must still follow; nothing before there is one. */
    public List<Finding> examine(Review review) {
        if (review.filed() == null) {
            return List.of();
        }
        // 容缺受理: whatever may follow, the result waits for it.
        return Stream.of(
                        deskOf(review).examine(review.filing()).stream(),
                        openDeferral(review).stream()
                                .map(deferral -> Finding.block(
                                        "容缺受理",
                                        null,
                                        deferral.missed() ? "deferral-missed" : "deferral-open",
                                        deferral.missing().stream()
                                                .map(Deferral.Missing::name)
                                                .collect(Collectors.joining("、")))),
                        promises.examine(review).stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** Deferring accepts the review in the same act: what nobody accepted has none. */
    private Optional<Deferral> openDeferral(Review review) {
        return review.acceptance() == null
                ? Optional.empty()
                : deferrals.of(review.id()).filter(Deferral::isOpen);
    }

    /** @param until as long as the officer may take it back; null when it takes effect at once */
    Review approve(Review review, Hand by, Map<String, ?> entered, Instant at, Instant until) {
        review.mayBeDecided(Act.APPROVED, Status.APPROVED, by);
        var item = items.item(review.request().item(), review.request().itemVersion());
        var result = ResultEntry.check(item.results(), entered);
        refuseIfBlocked(review);
        if (until == null) {
            return told(granted(review, by, result, at));
        }
        // The officer hears now, while he is there, what the register would say when it takes effect.
        trial.only(() -> granted(review, by, result, at));
        return review.deciding(Pending.approval(by, at, until, result));
    }

    Review refuse(Review review, Hand by, String reason, String basis, Instant at, Instant until) {
        return until == null
                ? refuse(review, by, reason, basis, at)
                : review.deciding(Pending.refusal(by, at, until, reason, basis));
    }

    /**
     * Makes true what an officer decided, as of the moment when he did.
     *
     * @throws Blocked when meanwhile something stands in the way; nothing was written
     */
    Review takeEffect(Review review) {
        var pending = review.pending();
        var before = review.asBeforeTheDecision();
        if (pending.act() == Act.REFUSED) {
            return refuse(before, pending.by(), pending.reason(), pending.basis(), pending.at());
        }
        return told(trial.of(() -> {
            refuseIfBlocked(before);
            return granted(before, pending.by(), pending.result(), pending.at());
        }));
    }

    private void refuseIfBlocked(Review review) {
        var blocking = examine(review).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
    }

    private Review refuse(Review review, Hand by, String reason, String basis, Instant at) {
        var refused = review.refused(by, reason, basis, at);
        if (review.filed() != null) {
            deskOf(review).refused(review.filing());
        }
        promises.ended(refused, at);
        news.refused(refused);
        return refused;
    }

    /** By nobody's hand (秒批). */
    Review byRules(Review review, Instant at) {
        try {
            return told(trial.of(() -> {
                var blocking = examine(review).stream().filter(Finding::blocks).toList();
                var granted = granted(review, Hand.NOBODYS, Map.of(), at);
                // A check may answer "does not match" and still be done: then its outputs say so.
                if (!blocking.isEmpty() && granted.review().decision().outputs().isEmpty()) {
                    throw new Blocked(blocking);
                }
                return granted;
            }));
        } catch (Blocked blocked) {
            return refuse(review, Hand.NOBODYS, saying(blocked), basisOf(review, blocked), at);
        }
    }

    /** The review after its rules were asked, and what its history says of it. */
    record Looked(Review review, Act act, Map<String, Object> content) {}

    /** Asks the item's rules, once for each review; what they are not sure of stays where it is, for a person. */
    Optional<Looked> instantly(Review review, Instant at) {
        var item = items.item(review.request().item(), review.request().itemVersion());
        if (firstLook.taken(review.id())) {
            return Optional.empty();
        }
        var seen = firstLook.take(review, item);
        var verdict = seen.verdict();
        if (verdict.outcome() == Outcome.APPROVE) {
            try {
                var granted = trial.of(() -> {
                    refuseIfBlocked(review);
                    return granted(review, Hand.NOBODYS, ResultEntry.check(item.results(), verdict.results()), at);
                });
                firstLook.keep(granted.review(), item, seen, FirstLook.Effect.APPROVED, null, at);
                return Optional.of(new Looked(told(granted), Act.APPROVED, Map.of()));
            } catch (Blocked blocked) {
                return left(review, item, seen, saying(blocked), at);
            } catch (ReviewProblem.Invalid entry) {
                // What the rules brought does not fit the item: their mistake, not the applicant's.
                return left(review, item, seen, entry.getMessage(), at);
            }
        }
        if (verdict.outcome() == Outcome.REFUSE && item.instant().refuses()) {
            var reason = said(verdict, Verdict.Reason::text, "");
            var basis = said(verdict, Verdict.Reason::basis, "、");
            var refused = refuse(review, Hand.NOBODYS, reason, basis, at);
            firstLook.keep(refused, item, seen, FirstLook.Effect.REFUSED, null, at);
            return Optional.of(new Looked(refused, Act.REFUSED, Map.of("reason", reason, "basis", basis)));
        }
        return left(review, item, seen, null, at);
    }

    private Optional<Looked> left(Review review, Item item, FirstLook.Seen seen, String why, Instant at) {
        var verdict = seen.verdict();
        var doubt = verdict.doubt();
        firstLook.keep(review, item, seen, FirstLook.Effect.LEFT, why, at);
        var told = why != null
                ? why
                : doubt != null ? doubt.why().name() + " " + doubt.detail() : said(verdict, Verdict.Reason::text, "");
        return Optional.of(new Looked(
                review, Act.LEFT_TO_PERSON, Map.of("outcome", verdict.outcome().name(), "why", told)));
    }

    private static String said(Verdict verdict, Function<Verdict.Reason, String> part, String between) {
        return verdict.reasons().stream()
                .map(part)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .collect(Collectors.joining(between));
    }

    String saying(Blocked blocked) {
        return blocked.findings().stream().map(wording::of).distinct().collect(Collectors.joining("；"));
    }

    /** The form is in, or another one. */
    void received(Review review, Instant at) {
        deskOf(review).received(review.filing(), at);
    }

    Review withdraw(Review review, String ground, String text, Instant at) {
        var withdrawn = review.withdrawn(ground, text, at);
        if (review.filed() != null) {
            deskOf(review).withdrawn(review.filing());
        }
        promises.ended(withdrawn, at);
        news.withdrawn(withdrawn);
        return withdrawn;
    }

    /**
     * Issues what silence granted (视为准予): register, papers and outputs as of any grant, by nobody's hand. What the desk or a
     * supervisor would have found no longer stands in the way.
     *
     * @throws Blocked when the register cannot take it; a person has to see to it
     */
    Review issueWhatSilenceGranted(Review review, Instant grantedAt) {
        return told(trial.of(() -> {
            var item = items.item(review.request().item(), review.request().itemVersion());
            var grant = desks.of(item).grant(review.filing(), Map.of(), grantedAt);
            var issued = grant.certificates().stream()
                    .map(draft -> issuing.issue(review, item, draft, grantedAt))
                    .toList();
            return new Granted(review.grantedBySilence(grant.outputs(), SILENCE_LAW, grantedAt), issued);
        }));
    }

    private record Granted(Review review, List<Certificate> issued) {}

    private Granted granted(Review review, Hand by, Map<String, String> result, Instant at) {
        var item = items.item(review.request().item(), review.request().itemVersion());
        var grant = desks.of(item).grant(review.filing(), result, at);
        var issued = grant.certificates().stream()
                .map(draft -> issuing.issue(review, item, draft, at))
                .toList();
        return new Granted(review.approved(by, result, grant.outputs(), at), issued);
    }

    private Review told(Granted granted) {
        news.approved(granted.review(), granted.issued());
        promises.granted(granted.review(), granted.review().decision().at());
        return granted.review();
    }

    private Desk deskOf(Review review) {
        return desks.of(items.item(review.request().item(), review.request().itemVersion()));
    }

    private String basisOf(Review review, Blocked blocked) {
        var rules = blocked.findings().stream()
                .map(Finding::rule)
                .filter(rule -> rule != null && !rule.isBlank())
                .distinct()
                .collect(Collectors.joining("、"));
        return rules.isEmpty()
                ? items.item(review.request().item(), review.request().itemVersion()).legalBasis().stream()
                        .map(LegalBasis::text)
                        .collect(Collectors.joining("、"))
                : rules;
    }
}
