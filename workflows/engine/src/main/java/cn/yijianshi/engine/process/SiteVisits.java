package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Inspection;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.SiteVisit;
import cn.yijianshi.engine.domain.SiteVisit.Party;
import cn.yijianshi.engine.domain.UnanswerableQuestion;
import cn.yijianshi.events.ApplicationEvent.SiteVisitSet;
import cn.yijianshi.events.ApplicationEvent.VisitParty;
import cn.yijianshi.platform.messaging.Announcements;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the appointments at which the departments of a case see the place together (联合踏勘), and tells of them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
@EnableConfigurationProperties(VisitSettings.class)
public class SiteVisits {

    private final SiteVisit.Book book;
    private final Cases cases;
    private final Published published;
    private final Calendars calendars;
    private final Announcements announcements;
    private final VisitSettings settings;
    private final Clock clock;

    SiteVisits(
            SiteVisit.Book book,
            Cases cases,
            Published published,
            Calendars calendars,
            Announcements announcements,
            VisitSettings settings,
            Clock clock) {
        this.book = book;
        this.cases = cases;
        this.published = published;
        this.calendars = calendars;
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
    }

    public List<SiteVisit> of(String caseId) {
        return book.of(caseId);
    }

    /** Reviews have opened: where all of a visit's are there, its time is proposed. */
    void opened(CaseFile file, List<CaseReview> reviews) {
        for (Inspection visit : inspections(file)) {
            List<String> planned =
                    visit.items().stream().filter(file.items()::containsKey).toList();
            List<CaseReview> reached = reviews.stream()
                    .filter(review -> planned.contains(review.item()))
                    .toList();
            List<CaseReview> open = reached.stream()
                    .filter(review -> review.state() == ItemState.OPEN)
                    .toList();
            if (reached.size() == planned.size()
                    && open.size() > 1
                    && book.of(file.caseId()).stream()
                            .noneMatch(kept -> kept.key().equals(visit.key()))) {
                tell(SiteVisit.proposed(
                        file.caseId(),
                        visit.key(),
                        visit.name(),
                        visit.nameEn(),
                        calendars
                                .dueDates()
                                .firstStretch(clock.instant(), settings.inDays(), settings.length(), file.region()),
                        settings.length(),
                        open.stream().map(Party::of).toList()));
            }
        }
    }

    /** A review has been decided or has stopped: nobody need come for it. */
    void ended(CaseFile file, CaseReview review) {
        if (inspections(file).isEmpty()) {
            return;
        }
        for (SiteVisit visit : book.of(review.caseId())) {
            if (visit.party(review.reviewId()).isPresent()) {
                SiteVisit next = visit.without(review.reviewId(), clock.instant());
                keep(visit, next);
            }
        }
    }

    private List<Inspection> inspections(CaseFile file) {
        return published
                .bundle(file.bundle(), file.bundleVersion())
                .map(Bundle::inspections)
                .orElse(List.of());
    }

    public Optional<SiteVisit> agreed(String caseId, String key, String department, int round, String by) {
        return answered(caseId, key, visit -> visit.agreed(department, round, by, clock.instant()));
    }

    /** @throws UnanswerableQuestion when the office does not work then */
    public Optional<SiteVisit> moved(
            String caseId, String key, String department, int round, Instant other, String by, String why) {
        CaseFile file = cases.hold(caseId).orElseThrow();
        if (!other.isAfter(clock.instant())
                || !calendars.dueDates().isOneStretch(other, settings.length(), file.region())) {
            throw new UnanswerableQuestion("from", "visit-outside-hours");
        }
        return answered(caseId, key, visit -> visit.moved(department, round, other, by, why, clock.instant()));
    }

    private Optional<SiteVisit> answered(String caseId, String key, UnaryOperator<SiteVisit> answer) {
        // Held, so that of two answers at once the later one sees the earlier.
        cases.hold(caseId);
        return book.of(caseId).stream()
                .filter(visit -> visit.key().equals(key))
                .findFirst()
                .map(visit -> keep(visit, answer.apply(visit)));
    }

    /** A word alone is no news to others: the time and whether it is settled are. */
    private SiteVisit keep(SiteVisit before, SiteVisit now) {
        if (now.state() != before.state() || now.round() != before.round()) {
            return tell(now);
        }
        if (!now.equals(before)) {
            book.keep(now);
        }
        return now;
    }

    private SiteVisit tell(SiteVisit visit) {
        book.keep(visit);
        announcements.announce(new SiteVisitSet(
                UUID.randomUUID(),
                clock.instant(),
                visit.caseId(),
                visit.key(),
                visit.name(),
                visit.nameEn(),
                visit.state().name(),
                visit.round(),
                visit.from(),
                visit.to(),
                visit.parties().stream()
                        .map(party -> new VisitParty(
                                party.reviewId(),
                                party.item(),
                                party.department(),
                                party.word().name()))
                        .toList()));
        return visit;
    }
}
