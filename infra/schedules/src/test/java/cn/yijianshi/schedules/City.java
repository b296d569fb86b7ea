package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.department.DepartmentConfiguration;
import cn.yijianshi.department.commitments.domain.Breaches;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.domain.Authorities;
import cn.yijianshi.department.domain.Authority;
import cn.yijianshi.department.domain.Casework;
import cn.yijianshi.department.domain.Deferrals;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.DueDecisions;
import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Teamwork;
import cn.yijianshi.department.registers.domain.RegisterEntries;
import cn.yijianshi.department.supervision.domain.HandlerNotices;
import cn.yijianshi.department.supervision.domain.SuperviseOrders;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseFindings;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.Processes;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.SiteVisit;
import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.engine.process.SiteVisits;
import cn.yijianshi.engine.supervision.domain.Supervision;
import cn.yijianshi.intake.api.Counter;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.Submission;
import cn.yijianshi.intake.materials.domain.Attachments;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.audit.Unattended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The whole platform in one thread: intake, the engine and two department services, joined by a network of ours. */
final class City {

    static final Instant MONDAY_NINE = Instant.parse("2026-03-02T01:00:00Z");

    final VirtualClock clock = new VirtualClock();
    final Network network = new Network();
    Drawn drawn;

    final EngineSide engine;
    final Map<String, Office> offices = new HashMap<>();
    final Desks alpha;
    final Desks beta;
    final Intake intake;

    City(EngineKind kind) {
        clock.set(MONDAY_NINE);
        engine = kind.of(this);
        alpha = new Desks("alpha", List.of("d1", "d2"));
        beta = new Desks("beta", List.of("d3"));
        intake = new Intake();
    }

    /** How the engine is played. */
    interface EngineKind {
        EngineSide of(City city);
    }

    /** The engine and what is in its book. */
    interface EngineSide {
        Service service();

        Cases cases();

        Clocks clocks();

        CaseFindings findings();

        Processing processing();

        Optional<String> outcome();

        void clear();
    }

    void begin(Drawn next) {
        drawn = next;
        clock.set(MONDAY_NINE);
        network.forget();
        engine.clear();
        engine.service().forget();
        alpha.clear();
        beta.clear();
        intake.clear();
    }

    static EngineSide inMemory(City city) {
        return city.new InMemoryEngine();
    }

    final class InMemoryEngine implements EngineSide {
        final Journal journal = new Journal();
        final EngineMemory.FindingsKept findingsKept = new EngineMemory.FindingsKept(journal);
        final EngineMemory.CasesKept casesKept = new EngineMemory.CasesKept(journal, findingsKept);
        final EngineMemory.ClocksKept clocksKept = new EngineMemory.ClocksKept(journal);
        final Cases cases = Played.by(Cases.class, casesKept);
        final Clocks clocks = Played.by(Clocks.class, clocksKept);
        final CaseFindings findings = Played.by(CaseFindings.class, findingsKept);
        private final Calendars calendars = Played.by(Calendars.class, new EngineMemory.CalendarOf2026());
        final TokenGame game = new TokenGame(() -> drawn, clock, journal);
        final Service service;

        InMemoryEngine() {
            service = new Service("engine", journal, network, clock, Set.of("engine.applications", "engine.decisions"))
                    .with(Cases.class, cases)
                    .with(Clocks.class, clocks)
                    .with(CaseFindings.class, findings)
                    .with(Published.class, Played.by(Published.class, new EngineMemory.PublishedDrawn(() -> drawn)))
                    .with(Calendars.class, calendars)
                    .with(Supervision.class, EngineMemory.NobodySupervises.of(cases, clocks, calendars, clock))
                    .with(LegalLimits.class, Played.by(LegalLimits.class, new EngineMemory.NoNumbers()))
                    .with(Processes.class, Played.by(Processes.class, game))
                    .with(SiteVisit.Book.class, Played.by(SiteVisit.Book.class, new EngineMemory.NoVisits()))
                    // What the chain says is looked at where there is one.
                    .with(Unattended.class, (by, act, subject, detail) -> {})
                    .bean(Conductor.class, SiteVisits.class)
                    .room("cn.yijianshi.engine.messaging")
                    .start(network);
            game.runs(service);
        }

        @Override
        public Service service() {
            return service;
        }

        @Override
        public Cases cases() {
            return cases;
        }

        @Override
        public Clocks clocks() {
            return clocks;
        }

        @Override
        public CaseFindings findings() {
            return findings;
        }

        @Override
        public Processing processing() {
            return game;
        }

        @Override
        public Optional<String> outcome() {
            return casesKept.outcomes.get(Schedule.CASE);
        }

        @Override
        public void clear() {
            casesKept.clear();
            clocksKept.clear();
            findingsKept.clear();
            game.clear();
        }
    }

    /** One department within its service. */
    record Office(String department, Desks desks) {}

    final class Desks {
        private final Journal journal = new Journal();
        final DepartmentMemory.ReviewsKept reviews = new DepartmentMemory.ReviewsKept(journal);
        private final DepartmentMemory.DossiersKept dossiers = new DepartmentMemory.DossiersKept(journal);
        private final DepartmentMemory.EarlyWordsKept early = new DepartmentMemory.EarlyWordsKept(journal);
        final DepartmentMemory.CertificatesKept certificates = new DepartmentMemory.CertificatesKept(journal);
        private final DepartmentMemory.Numbers numbers = new DepartmentMemory.Numbers(journal);
        final Journal.Kept<Integer, String> register = journal.kept();
        /** Items whose register stands in the way for now. */
        final Set<String> barred = new TreeSet<>();

        final Service service;
        final Casework casework;
        final Teamwork teamwork;
        final DueDecisions dueDecisions;

        Desks(String name, List<String> departments) {
            Service wired = new Service(name, journal, network, clock, Set.of())
                    .property("yijianshi.undo-window", "30s")
                    .bean(DepartmentConfiguration.class)
                    .with(
                            cn.yijianshi.department.domain.Reviews.class,
                            Played.by(cn.yijianshi.department.domain.Reviews.class, reviews))
                    .with(
                            cn.yijianshi.department.domain.Dossiers.class,
                            Played.by(cn.yijianshi.department.domain.Dossiers.class, dossiers))
                    .with(
                            cn.yijianshi.department.domain.EarlyWords.class,
                            Played.by(cn.yijianshi.department.domain.EarlyWords.class, early))
                    .with(
                            cn.yijianshi.department.domain.Certificates.class,
                            Played.by(cn.yijianshi.department.domain.Certificates.class, certificates))
                    .with(
                            cn.yijianshi.department.domain.Sequences.class,
                            Played.by(cn.yijianshi.department.domain.Sequences.class, numbers))
                    .with(
                            cn.yijianshi.department.domain.Officers.class,
                            Played.by(
                                    cn.yijianshi.department.domain.Officers.class,
                                    new DepartmentMemory.OfficersKnown()))
                    .with(
                            cn.yijianshi.department.domain.Delegations.class,
                            Played.by(
                                    cn.yijianshi.department.domain.Delegations.class,
                                    new DepartmentMemory.NobodyStandsIn()))
                    .with(
                            cn.yijianshi.department.domain.ItemFiles.class,
                            Played.by(
                                    cn.yijianshi.department.domain.ItemFiles.class,
                                    new DepartmentMemory.Files(() -> drawn)))
                    .with(
                            cn.yijianshi.department.domain.PresentedCertificates.class,
                            Played.by(
                                    cn.yijianshi.department.domain.PresentedCertificates.class,
                                    new DepartmentMemory.NothingPresented()))
                    .with(
                            cn.yijianshi.department.domain.Wording.class,
                            Played.by(cn.yijianshi.department.domain.Wording.class, new DepartmentMemory.PlainWords()))
                    .with(
                            cn.yijianshi.department.domain.Sealing.class,
                            Played.by(cn.yijianshi.department.domain.Sealing.class, new DepartmentMemory.PlainSeal()))
                    .with(Pledges.class, Played.by(Pledges.class, new DepartmentMemory.NothingPromised()))
                    .with(Breaches.class, Played.by(Breaches.class, new Object()))
                    .with(Deferrals.class, Played.by(Deferrals.class, new DepartmentMemory.NothingMayFollow()))
                    .with(
                            HandlerNotices.class,
                            Played.by(HandlerNotices.class, new DepartmentMemory.NobodyReadsNotices()))
                    .with(SuperviseOrders.class, Played.by(SuperviseOrders.class, new Object()))
                    // No drawn item asks rules of its own, none has a register of its own.
                    .with(FirstLook.class, Played.by(FirstLook.class, new Object()))
                    .with(RegisterEntries.class, Played.by(RegisterEntries.class, new Object()))
                    .with(Authorities.class, (Authorities)
                            department -> new Authority("泉州市", "11350500000000019B", "11350500000000019B001"));
            for (String key : Drawn.KEYS) {
                wired.also(context -> context.registerBean(
                        "desk." + key,
                        Desk.class,
                        () -> new DepartmentMemory.RegisterDesk(key, () -> drawn, barred, register)));
            }
            for (int i = 0; i < departments.size(); i++) {
                String department = departments.get(i);
                wired.property("yijianshi.departments[" + i + "]", department)
                        .property("yijianshi.authorities." + department + ".name", "泉州市")
                        .property("yijianshi.authorities." + department + ".uscc", "11350500000000019B")
                        .property("yijianshi.authorities." + department + ".licence-type", "11350500000000019B001");
                offices.put(department, new Office(department, this));
            }
            service = wired.start(network);
            casework = service.get(Casework.class);
            teamwork = service.get(Teamwork.class);
            dueDecisions = service.get(DueDecisions.class);
        }

        Optional<Review> review(String item) {
            return reviews.reviews.all().stream()
                    .filter(review -> review.request().item().equals(item))
                    .findFirst();
        }

        void clear() {
            reviews.clear();
            dossiers.clear();
            early.clear();
            certificates.clear();
            numbers.clear();
            register.clear();
            barred.clear();
            service.forget();
        }
    }

    Desks desksOf(String item) {
        return offices.get(drawn.place(item).department()).desks();
    }

    final class Intake {
        static final String APPLICANT = "applicant";
        private final Journal journal = new Journal();
        final IntakeMemory.ApplicationsKept applications = new IntakeMemory.ApplicationsKept(journal);
        final IntakeMemory.ProgressKept progress = new IntakeMemory.ProgressKept(journal);
        final IntakeMemory.TimelineKept timeline = new IntakeMemory.TimelineKept(journal);
        final IntakeMemory.HoldingsKept holdings = new IntakeMemory.HoldingsKept(journal);
        final Service service;
        private final Counter counter;

        Intake() {
            Checks checks = (check, value) -> true;
            service = new Service("intake", journal, network, clock, Set.of("intake.review-events"))
                    .with(
                            cn.yijianshi.intake.domain.Applications.class,
                            Played.by(cn.yijianshi.intake.domain.Applications.class, applications))
                    .with(
                            cn.yijianshi.intake.domain.Reviews.class,
                            Played.by(cn.yijianshi.intake.domain.Reviews.class, progress))
                    .with(
                            cn.yijianshi.intake.domain.Timeline.class,
                            Played.by(cn.yijianshi.intake.domain.Timeline.class, timeline))
                    .with(
                            cn.yijianshi.intake.domain.Holdings.class,
                            Played.by(cn.yijianshi.intake.domain.Holdings.class, holdings))
                    .with(
                            cn.yijianshi.intake.domain.Bundles.class,
                            Played.by(
                                    cn.yijianshi.intake.domain.Bundles.class,
                                    new IntakeMemory.BundlesDrawn(() -> drawn)))
                    .with(
                            cn.yijianshi.intake.domain.CaseEntries.class,
                            Played.by(cn.yijianshi.intake.domain.CaseEntries.class, new IntakeMemory.NobodyHelps()))
                    .with(
                            cn.yijianshi.intake.domain.Acts.class,
                            Played.by(cn.yijianshi.intake.domain.Acts.class, new IntakeMemory.NobodyHelps()))
                    .with(
                            cn.yijianshi.intake.domain.RowsLeftBehind.class,
                            Played.by(
                                    cn.yijianshi.intake.domain.RowsLeftBehind.class,
                                    new IntakeMemory.NoRowLeftBehind()))
                    .with(Materials.class, Played.by(Materials.class, new IntakeMemory.NothingUploaded()))
                    .with(Attachments.class, Played.by(Attachments.class, new IntakeMemory.NothingUploaded()))
                    .with(Checks.class, checks)
                    .bean(Counter.COUNTER)
                    .room("cn.yijianshi.intake.messaging")
                    .start(network);
            counter = new Counter(service.context());
        }

        void submit() {
            Map<String, Object> form = new HashMap<>();
            form.put("shared", Map.of("phone", "0595-0"));
            drawn.takingPart().forEach(item -> form.put(item, Map.of("note", "first")));
            Filing filing = Filing.of(drawn.bundle(), Map.of(), form, key -> drawn.item(key), (check, value) -> true);
            Application application = new Application(
                    Schedule.CASE,
                    "YJS1",
                    "code",
                    APPLICANT,
                    "申请人",
                    new Application.FiledBundle("drawn", 1, "抽签", "Drawn"),
                    "350500",
                    ApplicationState.SUBMITTED,
                    clock.instant(),
                    null);
            List<FiledItem> items = new ArrayList<>();
            filing.items()
                    .forEach(item -> items.add(new FiledItem(
                            item.key(),
                            item.version(),
                            item.name(),
                            item.nameEn(),
                            item.department(),
                            item.department(),
                            item.department(),
                            "service",
                            null)));
            CaseAnnouncements announcements = service.get(CaseAnnouncements.class);
            service.inTransaction(() -> {
                applications.receive(
                        application, new Submission("key", "hash", "drawn", "350500", Map.of(), filing.form()), items);
                filing.shares()
                        .forEach((department, forms) -> announcements.filed(
                                application,
                                department,
                                forms,
                                List.of(),
                                List.of(),
                                Map.of(),
                                application.submittedAt()));
                announcements.submitted(application, Map.of(), items);
                return null;
            });
        }

        void answer(String reviewId, Map<String, Object> fields) {
            counter.answer(APPLICANT, Schedule.CASE, reviewId, fields);
        }

        void withdraw() {
            counter.withdraw(APPLICANT, Schedule.CASE, "不办了");
        }

        Application application() {
            return applications.find(Schedule.CASE).orElseThrow();
        }

        void clear() {
            applications.clear();
            progress.clear();
            timeline.clear();
            holdings.clear();
            service.forget();
        }
    }
}
