package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.CalendarYear;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockSubject;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.CountingRules;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Findings;
import cn.yijianshi.engine.domain.Findings.Finding;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.MarkedDay;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.RungAt;
import cn.yijianshi.engine.domain.Season;
import cn.yijianshi.engine.domain.Session;
import cn.yijianshi.engine.domain.SiteVisit;
import cn.yijianshi.engine.domain.Timetable;
import cn.yijianshi.engine.domain.WorkCalendar;
import cn.yijianshi.engine.supervision.domain.Alarms;
import cn.yijianshi.engine.supervision.domain.Notices;
import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.engine.supervision.domain.RuleBook;
import cn.yijianshi.engine.supervision.domain.Rules;
import cn.yijianshi.engine.supervision.domain.Supervision;
import cn.yijianshi.engine.supervision.domain.SupervisionNews;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What the engine keeps in tables, kept in memory. */
final class EngineMemory {

    private EngineMemory() {}

    static final OfficeHours HOURS = new OfficeHours(
            Offices.CITY,
            "",
            List.of(new Timetable(
                    null,
                    List.of(
                            new Season(
                                    MonthDay.of(6, 1),
                                    MonthDay.of(9, 30),
                                    List.of(session("08:00", "12:00"), session("15:00", "18:00"))),
                            new Season(
                                    MonthDay.of(10, 1),
                                    MonthDay.of(5, 31),
                                    List.of(session("08:00", "12:00"), session("14:30", "17:30")))))));

    static final WorkCalendar CALENDAR = new WorkCalendar(List.of(new CalendarYear(
            2026,
            "",
            days(
                    "清明节",
                    "2026-04-04",
                    "2026-04-05",
                    "2026-04-06",
                    "2026-05-01",
                    "2026-05-02",
                    "2026-05-03",
                    "2026-05-04",
                    "2026-05-05",
                    "2026-06-19",
                    "2026-06-20",
                    "2026-06-21"),
            days("调休", "2026-05-09"))));

    static final DueDates DATES = new DueDates(CALENDAR, new Offices(List.of(HOURS)), CountingRules.DEFAULT);

    private static Session session(String from, String to) {
        return new Session(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static List<MarkedDay> days(String why, String... days) {
        return List.of(days).stream()
                .map(day -> new MarkedDay(LocalDate.parse(day), why))
                .toList();
    }

    static final class CasesKept {
        final Journal.Kept<String, CaseFile> files;
        final Journal.Kept<String, String> outcomes;
        final Journal.Kept<String, CaseReview> reviews;
        private final FindingsKept findings;

        CasesKept(Journal journal, FindingsKept findings) {
            this.findings = findings;
            files = journal.kept();
            outcomes = journal.kept();
            reviews = journal.kept();
        }

        void clear() {
            files.clear();
            outcomes.clear();
            reviews.clear();
        }

        public boolean open(CaseFile file) {
            if (files.get(file.caseId()).isPresent()) {
                return false;
            }
            files.put(file.caseId(), file);
            return true;
        }

        public Optional<CaseFile> hold(String caseId) {
            return files.get(caseId);
        }

        public Optional<CaseFile> of(String caseId) {
            return files.get(caseId);
        }

        public void started(String caseId, String processId) {
            CaseFile now = files.get(caseId).orElseThrow();
            files.put(caseId, copy(now, now.state(), now.ground(), processId));
        }

        public void stop(String caseId, CaseFile.CaseState state, String ground) {
            CaseFile now = files.get(caseId).orElseThrow();
            files.put(caseId, copy(now, state, ground, now.processId()));
        }

        public void ended(String caseId, String outcome) {
            CaseFile now = files.get(caseId).orElseThrow();
            files.put(caseId, copy(now, CaseFile.CaseState.ENDED, now.ground(), now.processId()));
            outcomes.put(caseId, outcome);
        }

        private static CaseFile copy(CaseFile now, CaseFile.CaseState state, String ground, String processId) {
            return new CaseFile(
                    now.caseId(),
                    now.caseNo(),
                    now.bundle(),
                    now.bundleVersion(),
                    now.region(),
                    now.answers(),
                    now.items(),
                    state,
                    ground,
                    processId,
                    now.submittedAt(),
                    now.applicantId());
        }

        public List<CaseReview> reviews(String caseId) {
            return reviews.all();
        }

        public Cases.Standing standing(String caseId) {
            return new Cases.Standing(reviews.all(), findings.holds(caseId), Set.of());
        }

        public void keep(CaseReview review) {
            if (reviews.get(review.reviewId()).isPresent()) {
                throw new DuplicateKeyException("a review is opened once: " + review);
            }
            reviews.put(review.reviewId(), review);
        }

        public void ended(String reviewId, ItemState state, Map<String, String> outputs) {
            put(reviewId, state, Set.of(), outputs);
        }

        public void released(String reviewId) {
            CaseReview now = reviews.get(reviewId).orElseThrow();
            put(reviewId, now.state(), Set.of(), now.outputs());
        }

        private void put(String reviewId, ItemState state, Set<String> awaits, Map<String, String> outputs) {
            CaseReview now = reviews.get(reviewId).orElseThrow();
            reviews.put(
                    reviewId,
                    new CaseReview(
                            reviewId,
                            now.caseId(),
                            now.item(),
                            now.itemVersion(),
                            now.department(),
                            now.processId(),
                            state,
                            awaits,
                            Map.copyOf(outputs)));
        }
    }

    private record Row(
            ClockSubject subject,
            cn.yijianshi.catalogue.Limit promised,
            cn.yijianshi.catalogue.Limit statutory,
            Instant renewsAt,
            List<ClockFact> facts,
            RungAt climbed,
            ClockLedger.Shown shown,
            int version) {

        ClockLedger ledger() {
            return ClockLedger.kept(DATES, subject, promised, statutory, renewsAt, facts, climbed, shown, version);
        }
    }

    static final class ClocksKept {
        private final Journal.Kept<String, Row> rows;

        ClocksKept(Journal journal) {
            rows = journal.kept();
        }

        void clear() {
            rows.clear();
        }

        public Optional<ClockLedger> of(String reviewId) {
            return rows.get(reviewId).map(Row::ledger);
        }

        public Optional<ClockLedger> toChange(String reviewId) {
            return of(reviewId);
        }

        public List<ClockLedger> ofCase(String caseId) {
            return rows.all().stream().map(Row::ledger).toList();
        }

        public void keep(ClockLedger clock) {
            String id = clock.subject().reviewId();
            Row before = rows.get(id).orElse(null);
            if ((before == null ? 0 : before.version()) != clock.version()) {
                throw new OptimisticLockingFailureException("the clock of " + id + " was changed meanwhile");
            }
            // Append-only, as the table is: what was kept is not written again.
            List<ClockFact> facts = new ArrayList<>(before == null ? List.of() : before.facts());
            facts.addAll(clock.newFacts());
            int next = clock.version() + 1;
            clock.markKept(next);
            rows.put(
                    id,
                    new Row(
                            clock.subject(),
                            clock.promised(),
                            clock.statutory(),
                            clock.renewsAt().orElse(null),
                            List.copyOf(facts),
                            clock.climbed().orElse(null),
                            clock.lastShown().orElse(null),
                            next));
        }
    }

    /** What was found and not told yet. */
    /** No drawn bundle has departments see a place together. */
    static final class NoVisits {
        public List<SiteVisit> of(String caseId) {
            return List.of();
        }
    }

    static final class FindingsKept {
        private record Book(List<Finding> pending, int sent, Instant lastSent) {}

        private static final Book EMPTY = new Book(List.of(), 0, null);
        private final Journal.Kept<String, Book> books;

        FindingsKept(Journal journal) {
            books = journal.kept();
        }

        void clear() {
            books.clear();
        }

        boolean holds(String caseId) {
            return books.get(caseId).isPresent();
        }

        public Findings of(String caseId) {
            Book book = books.get(caseId).orElse(EMPTY);
            return Findings.kept(caseId, book.pending(), book.sent(), book.lastSent());
        }

        public void keep(Findings findings) {
            Book book = books.get(findings.caseId()).orElse(EMPTY);
            List<Finding> pending = new ArrayList<>(book.pending());
            pending.addAll(findings.added());
            pending.removeAll(findings.dropped());
            books.put(findings.caseId(), new Book(List.copyOf(pending), book.sent(), book.lastSent()));
            findings.markKept();
        }

        public void told(Findings.Notice notice) {
            Book book = books.get(Schedule.CASE).orElse(EMPTY);
            List<Finding> pending = new ArrayList<>(book.pending());
            pending.removeAll(notice.findings());
            books.put(Schedule.CASE, new Book(List.copyOf(pending), notice.number(), notice.at()));
        }
    }

    /** Published is what was drawn. */
    static final class PublishedDrawn {
        private final Supplier<Drawn> drawn;

        PublishedDrawn(Supplier<Drawn> drawn) {
            this.drawn = drawn;
        }

        public List<Department> departments() {
            return Drawn.DEPARTMENTS.stream()
                    .map(key ->
                            new Department(key, "部门" + key, "Department " + key, key.equals("d3") ? "beta" : "alpha"))
                    .toList();
        }

        public Optional<Bundle> bundle(String key) {
            return Optional.of(drawn.get().bundle());
        }

        public Optional<Bundle> bundle(String key, int version) {
            return bundle(key);
        }

        public Optional<Item> item(String key) {
            return drawn.get().item(key);
        }

        public Optional<Item> item(String key, int version) {
            return item(key);
        }

        public Optional<Item> itemOn(String key, Instant filed) {
            return item(key);
        }
    }

    static final class CalendarOf2026 {
        public DueDates dueDates() {
            return DATES;
        }
    }

    /** Nobody supervises here: warnings are told to nobody, and no order is ever issued. */
    static final class NobodySupervises {
        public Rules on(LocalDate day) {
            return Rules.FIRST;
        }

        public List<Order> ofReview(String reviewId) {
            return List.of();
        }

        public void set(Alarms.Alarm alarm) {}

        public void clearAll(String reviewId) {}

        public void send(Notices.Notice notice) {}

        static Supervision of(Cases cases, Clocks clocks, Calendars calendars, Clock clock) {
            NobodySupervises nobody = new NobodySupervises();
            return new Supervision(
                    Played.by(RuleBook.class, nobody),
                    Played.by(Orders.class, nobody),
                    Played.by(Alarms.class, nobody),
                    Played.by(Notices.class, nobody),
                    Played.by(SupervisionNews.class, nobody),
                    cases,
                    clocks,
                    calendars,
                    clock);
        }
    }

    /** None of its numbers plays a part here: what is not in the table falls back to the law as it was written. */
    static final class NoNumbers {
        public Optional<LegalLimit> on(String key, LocalDate day) {
            return Optional.empty();
        }
    }
}
