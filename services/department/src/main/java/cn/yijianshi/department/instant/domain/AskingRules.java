package cn.yijianshi.department.instant.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.rules.Outcome;
import cn.yijianshi.rules.RuleBook;
import cn.yijianshi.rules.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the rules that stand in the item file; a rule file is read when it is first needed. */
public final class AskingRules implements FirstLook {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final Evaluations evaluations;
    private final Rechecks rechecks;
    private final LotSecret secret;
    private final RecheckRates rates;
    private final Map<Version, RuleBook> books = new ConcurrentHashMap<>();

    private record Version(String item, int version) {}

    public AskingRules(Evaluations evaluations, Rechecks rechecks, LotSecret secret, RecheckRates rates) {
        this.evaluations = evaluations;
        this.rechecks = rechecks;
        this.secret = secret;
        this.rates = rates;
    }

    @Override
    public boolean taken(String reviewId) {
        return evaluations.exists(reviewId);
    }

    @Override
    public Seen take(Review review, Item item) {
        long begun = System.nanoTime();
        var verdict = ask(review, item);
        return new Seen(verdict, Duration.ofNanos(System.nanoTime() - begun));
    }

    private Verdict ask(Review review, Item item) {
        RuleBook book;
        try {
            book = books.computeIfAbsent(
                    new Version(item.key(), item.version()),
                    version -> RuleBook.read(
                            item.key() + " version " + item.version(),
                            item.instant().rules()));
        } catch (RuntimeException unreadable) {
            return new Verdict(
                    Outcome.MANUAL,
                    List.of(),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    new Verdict.Doubt(Verdict.Why.BROKEN_RULES, String.valueOf(unreadable.getMessage())));
        }
        var filing = review.filing();
        return book.decide(Map.of(
                "form", filing.form(),
                "fact", filing.facts(),
                "case",
                        Map.of(
                                "filedOn", filing.filedOn().toString(),
                                "region", filing.region() == null ? "" : filing.region(),
                                "applicantName", filing.applicantName())));
    }

    @Override
    public void keep(Review review, Item item, Seen seen, Effect effect, String why, Instant at) {
        var request = review.request();
        boolean decided = effect != Effect.LEFT;
        var rate = decided ? rate(item, LocalDate.ofInstant(at, OFFICE)) : null;
        var draw = decided ? Lot.draw(secret.text(), review.id()) : null;
        var since = Duration.between(request.receivedAt(), at);
        evaluations.keep(new Evaluation(
                review.id(),
                request.caseNo(),
                request.department(),
                request.item(),
                request.itemVersion(),
                print(item.instant().rules()),
                seen.verdict(),
                effect,
                why,
                at,
                seen.took(),
                since.isNegative() ? Duration.ZERO : since,
                since.compareTo(technicalLimit(item)) > 0,
                draw,
                rate));
        if (decided && Lot.chosen(draw, rate)) {
            rechecks.open(recheck(review, Recheck.Origin.SAMPLE, null, at));
        }
    }

    static Recheck recheck(Review review, Recheck.Origin origin, String question, Instant at) {
        var request = review.request();
        return new Recheck(
                UUID.randomUUID().toString(),
                review.id(),
                request.caseNo(),
                request.department(),
                request.item(),
                request.itemName(),
                origin,
                question,
                at,
                Recheck.Status.OPEN,
                null,
                null,
                null);
    }

    private BigDecimal rate(Item item, LocalDate day) {
        return rates.of(item.key(), day).orElse(item.instant().sampling());
    }

    private static Duration technicalLimit(Item item) {
        var limit = item.instant().technicalLimit();
        return limit.unit() == LimitUnit.SECOND
                ? Duration.ofSeconds(limit.amount())
                : Duration.ofMinutes(limit.amount());
    }

    static String print(String rules) {
        return Sha256.of(rules == null ? "" : rules);
    }
}
