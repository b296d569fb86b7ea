package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockRefused;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Hearing;
import cn.yijianshi.engine.domain.Hearing.Plan;
import cn.yijianshi.engine.domain.Hearing.Step;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.OfficeHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Leads a hearing through its steps, each inside its limit of the law, and writes them into the ledger. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Hearings {

    private static final Limit ASK = new Limit(5, LimitUnit.WORKING_DAY);
    private static final Limit HOLD = new Limit(20, LimitUnit.WORKING_DAY);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(OfficeHours.ZONE);

    private final Hearing.Book book;
    private final Conductor conductor;
    private final Clocks clocks;
    private final Calendars calendars;
    private final LegalLimits limits;

    Hearings(Hearing.Book book, Conductor conductor, Clocks clocks, Calendars calendars, LegalLimits limits) {
        this.book = book;
        this.conductor = conductor;
        this.clocks = clocks;
        this.calendars = calendars;
        this.limits = limits;
    }

    public Optional<Hearing> of(String reviewId) {
        return book.of(reviewId);
    }

    /** The right is told; from here five working days run in which a hearing can be asked for. */
    public Hearing told(CaseReview review, Step step) {
        Optional<Hearing> before = book.of(review.reviewId());
        if (before.isPresent()) {
            return again(before.get(), before.get().told(), step, "hearing-told-before");
        }
        Limit within = limit("lic_47_ask", ASK, step.at());
        Hearing hearing = Hearing.told(review.reviewId(), review.caseId(), step, due(review, step.at(), within));
        conductor.hearing(review, ledger -> ledger.hearingTold(step.at(), step.by(), step.text(), within), step.text());
        return kept(hearing);
    }

    /** Asked for: from here it is held within twenty working days, and no time of the decision is counted. */
    public Hearing asked(CaseReview review, Step step) {
        Hearing hearing = known(review);
        if (hearing.asked() != null) {
            return again(hearing, hearing.asked(), step, "hearing-asked-before");
        }
        Limit within = limit("lic_47_hold", HOLD, step.at());
        Hearing asked = hearing.askedFor(step, due(review, step.at(), within));
        conductor.hearing(
                review, ledger -> ledger.hearingAsked(step.at(), step.by(), step.text(), within), step.text());
        return kept(asked);
    }

    /** Time and place are told; told anew while it was not held, the later word counts. */
    public Hearing announced(CaseReview review, Plan plan) {
        Hearing hearing = known(review);
        Plan before = hearing.planned();
        if (before != null
                && before.on().equals(plan.on())
                && before.place().equals(plan.place())
                && before.presidedBy().equals(plan.presidedBy())) {
            return hearing;
        }
        // 行政许可法 48(3): who examines the application does not preside.
        if (plan.presidedBy().equals(plan.notice().by())) {
            throw new ClockRefused("hearing-presided-by-examiner", "presided by who examines: " + review.reviewId());
        }
        Instant lastNotice = limits.on("lic_48_notice", day(plan.notice().at()))
                .map(limit -> limit.due(calendars.dueDates(), plan.on(), office(review))
                        .due())
                .orElse(plan.on());
        Hearing announced = hearing.announced(plan, lastNotice);
        String text = MINUTE.format(plan.on()) + " " + plan.place() + "；"
                + plan.notice().text();
        conductor.hearing(
                review,
                ledger -> ledger.hearingAnnounced(
                        plan.notice().at(), plan.notice().by(), text),
                text);
        return kept(announced);
    }

    public Hearing held(CaseReview review, Step minutes) {
        Hearing hearing = known(review);
        if (hearing.held() != null) {
            return again(hearing, hearing.held(), minutes, "hearing-held-before");
        }
        Hearing held = hearing.held(minutes);
        conductor.hearing(
                review, ledger -> ledger.hearingHeld(minutes.at(), minutes.by(), minutes.text()), minutes.text());
        return kept(held);
    }

    private Hearing known(CaseReview review) {
        return book.of(review.reviewId())
                .orElseThrow(() -> new ClockRefused("hearing-right-not-told", "not told: " + review.reviewId()));
    }

    /** The answer may have been lost: the same again is the same. */
    private static Hearing again(Hearing hearing, Step before, Step now, String otherwise) {
        if (Objects.equals(before.by(), now.by()) && Objects.equals(before.text(), now.text())) {
            return hearing;
        }
        throw new ClockRefused(otherwise, "done before: " + hearing.reviewId());
    }

    private Hearing kept(Hearing hearing) {
        book.keep(hearing);
        return hearing;
    }

    private Limit limit(String key, Limit usual, Instant at) {
        return limits.on(key, day(at)).map(limit -> limit.limit()).orElse(usual);
    }

    private Instant due(CaseReview review, Instant from, Limit within) {
        DueDates dates = calendars.dueDates();
        return dates.due(from, within, office(review)).due();
    }

    private String office(CaseReview review) {
        return clocks.of(review.reviewId())
                .map(ClockLedger::subject)
                .orElseThrow()
                .office();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, OfficeHours.ZONE);
    }
}
