package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.CertificateLine;
import cn.yijianshi.catalogue.CertificateTemplate;
import cn.yijianshi.catalogue.Commitment;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldOption;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.InstantDecision;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemKind;
import cn.yijianshi.catalogue.LegalBasis;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.Output;
import cn.yijianshi.catalogue.ResultField;
import cn.yijianshi.department.commitments.domain.InMemoryPledges;
import cn.yijianshi.department.commitments.domain.Verifying;
import cn.yijianshi.department.instant.domain.AskingRules;
import cn.yijianshi.department.instant.domain.InMemoryInstant;
import cn.yijianshi.department.registers.domain.InMemoryEntries;
import cn.yijianshi.department.registers.domain.RegisterWriting;
import cn.yijianshi.platform.signing.Signed;
import cn.yijianshi.platform.time.MovableClock;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A department in memory: one item that officers decide, one that rules decide. */
public final class ADepartment {

    static final String DEPARTMENT = "public-security";
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    static final Seat ZHANG = new Seat(new Officer("zhang", "张三"), java.util.Set.of(DEPARTMENT));
    static final Seat LI = new Seat(new Officer("li", "李四"), java.util.Set.of(DEPARTMENT));
    /** Distributes the department's work. */
    static final Seat CHIEF = new Seat(new Officer("chief", "陈科长"), java.util.Set.of(DEPARTMENT), true);
    /** Of another department. */
    static final Seat WANG = new Seat(new Officer("wang", "王五"), java.util.Set.of("tax"));

    /** What was told to the others, in order. */
    final List<String> news = new ArrayList<>();

    final List<Certificate> issued = new ArrayList<>();
    final Map<String, Review> reviews = new LinkedHashMap<>();
    final List<HistoryEntry> history = new ArrayList<>();
    final Map<String, Long> sequences = new HashMap<>();
    final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    final Casework casework;
    final Teamwork teamwork;
    final StandingIn standingIn;
    final DueDecisions dueDecisions;
    final Arrivals arrivals;
    final Deferring deferring;
    final Map<String, Deferral> deferred = new HashMap<>();

    final InMemoryPledges pledges = new InMemoryPledges();
    final InMemoryPledges.Records breaches = pledges.new Records();
    final Verifying verifying;

    final InMemoryEntries entries = new InMemoryEntries();
    final InMemoryInstant evaluations = new InMemoryInstant();
    final InMemoryInstant.Asked rechecks = evaluations.new Asked();
    /** Of the item {@code seal_by_rules}; a test may set others before it asks. */
    InstantDecision rules = new InstantDecision(BigDecimal.ZERO, null, false, null);

    private final Map<String, Dossier> dossiers = new HashMap<>();
    final Map<String, List<Presented>> presented = new HashMap<>();
    private final Map<String, List<EarlyWords.EarlyWord>> early = new HashMap<>();
    private final Map<String, Colleague> officers = new LinkedHashMap<>();
    private final Map<String, Delegation> delegations = new LinkedHashMap<>();

    /** Where every decision takes effect at once. */
    ADepartment(Desk... desks) {
        this(Duration.ZERO, desks);
    }

    ADepartment(Duration undoWindow, Desk... desks) {
        ItemFiles items = (key, version) -> key.equals("title_check")
                ? automatic()
                : key.equals("seal_by_rules") ? byRules(rules) : sealEngraving();
        Sequences numbers = sequence -> sequences.merge(sequence, 1L, Long::sum);
        var wording = new InMemoryWording();
        var deciding = new Deciding(
                items,
                new Desks(List.of(desks), numbers, new RegisterWriting(entries)),
                new Issuing(
                        new InMemoryCertificates(),
                        department -> new Authority("泉州市公安局", "11350500000000019B", "11350500000000019B001"),
                        numbers,
                        wording,
                        new NoSeal()),
                new InMemoryNews(),
                new Savepoint(),
                wording,
                new AskingRules(evaluations, rechecks, () -> "secret", (item, day) -> Optional.empty()),
                new InMemoryDeferrals(),
                new Verifying(pledges, breaches, items, pledges.new News(), clock));
        verifying = new Verifying(pledges, breaches, items, pledges.new News(), clock);
        var fence = new Fence(new InMemoryReviews(), new InMemoryDelegations(), clock);
        casework = new Casework(fence, deciding, items, new InMemoryNews(), undoWindow);
        teamwork = new Teamwork(fence, new InMemoryOfficers(), new InMemoryNews());
        standingIn = new StandingIn(new InMemoryDelegations(), new InMemoryOfficers(), clock);
        dueDecisions = new DueDecisions(new InMemoryReviews(), deciding, wording, clock);
        List.of(ZHANG, LI, CHIEF, WANG)
                .forEach(seat -> officers.put(
                        seat.officer().id(),
                        new Colleague(
                                seat.officer(), seat.officer().id(), seat.departments(), true, seat.directs(), NOW)));
        arrivals = new Arrivals(
                new InMemoryReviews(),
                new InMemoryDossiers(),
                new InMemoryEarlyWords(),
                items,
                deciding,
                new InMemoryDeferrals(),
                new InMemoryPresented());
        deferring = new Deferring(fence, items, new InMemoryDeferrals(), new InMemoryNews());
    }

    /** A review in the queue, its form arrived. */
    Review open(String reviewId, String... awaits) {
        request(reviewId, "seal_engraving", awaits);
        file();
        return reviews.get(reviewId);
    }

    Review claimed(String reviewId, String... awaits) {
        var review = open(reviewId, awaits);
        return casework.claim(ZHANG, reviewId, review.version());
    }

    void request(String reviewId, String item, String... awaits) {
        arrivals.requested(
                new Review.Request(
                        reviewId,
                        "case",
                        "YJS1",
                        "company_start",
                        item,
                        1,
                        "公章刻制备案",
                        DEPARTMENT,
                        "350502",
                        NOW,
                        new Review.Limit(2, "WORKING_HOUR"),
                        new Review.Limit(1, "WORKING_DAY"),
                        NOW,
                        0),
                Map.of("enterprise.name", "泉州刺桐有限公司"),
                List.of(awaits),
                new Review.Due(NOW.plusSeconds(7200), NOW.plusSeconds(86400), false, true, Lamp.GREEN, NOW),
                NOW);
    }

    void file() {
        file(NOW, "POST");
    }

    void file(Instant filedAt, String pickup) {
        file(filedAt, pickup, null);
    }

    void file(Instant filedAt, String pickup, List<Presented> certificates) {
        Map<String, Object> form = Map.of(
                "seal", Map.of("kinds", List.of("OFFICIAL", "FINANCE"), "pickup", pickup),
                "legalRep", Map.of("name", "陈思源"));
        arrivals.filed(
                new Dossier(
                        "case",
                        DEPARTMENT,
                        "YJS1",
                        "applicant",
                        "陈思源",
                        Map.of("seal_engraving", form, "seal_by_rules", form),
                        filedAt),
                certificates,
                NOW);
    }

    void say(String reviewId, Word word) {
        say(reviewId, NOW, word);
    }

    void say(String reviewId, Instant said, Word word) {
        arrivals.said(reviewId, "case", DEPARTMENT, said, word, NOW);
    }

    public static Item sealEngraving() {
        var kinds = field(
                "seal.kinds",
                FieldType.CHOICES,
                List.of(
                        new FieldOption("OFFICIAL", "公章", "official seal"),
                        new FieldOption("FINANCE", "财务专用章", "finance seal")),
                List.of());
        var people = field(
                "people", FieldType.LIST, List.of(), List.of(field("name", FieldType.TEXT, List.of(), List.of())));
        return new Item(
                "seal_engraving",
                1,
                "公章刻制备案",
                "Seal engraving filing",
                DEPARTMENT,
                ItemKind.FILING,
                List.of(new LegalBasis("印铸刻字业暂行管理规则", "Interim Rules")),
                new Limit(2, LimitUnit.WORKING_HOUR),
                new Limit(1, LimitUnit.WORKING_DAY),
                List.of(),
                cn.yijianshi.catalogue.Decision.OFFICER,
                List.of(
                        kinds,
                        field("seal.pickup", FieldType.TEXT, List.of(), List.of()),
                        field("legalRep.name", FieldType.TEXT, List.of(), List.of()),
                        people),
                List.of(
                        new Material("licence", "营业执照", "Licence", MaterialSource.FROM_ITEM, true, Map.of(), null),
                        new Material(
                                "archive", "档案", "Archive", MaterialSource.UPLOAD, true, Map.of(), null, null, true),
                        new Material(
                                "premises",
                                "场所证明",
                                "Proof of the premises",
                                MaterialSource.UPLOAD,
                                true,
                                Map.of(),
                                null,
                                null,
                                false,
                                new Commitment(
                                        "承诺有权使用该场所",
                                        "I may use the premises",
                                        new Limit(30, LimitUnit.WORKING_DAY),
                                        null))),
                List.of(
                        result("engraver", FieldType.TEXT, true, 10),
                        result("fee", FieldType.MONEY, false, 0),
                        result("doneOn", FieldType.DATE, false, 0)),
                List.of(
                        new Output("seal.numbers", "印章编码", "Seal number", "sequence:{region}{seq:7}"),
                        new Output("seal.engraver", "刻章单位", "Engraver", "result:engraver"),
                        new Output("seal.other", "其他", "Other", "desk")),
                new CertificateTemplate(
                        "SEAL_FILING",
                        "印章刻制备案凭证",
                        "Certificate of seal filing",
                        "output:seal.numbers",
                        "fact:enterprise.name",
                        List.of(
                                new CertificateLine("印章种类", "Kinds", "form:seal.kinds"),
                                new CertificateLine("刻章单位", "Engraver", "result:engraver"),
                                new CertificateLine("完成日期", "Done on", "result:doneOn"))),
                List.of(),
                List.of("enterprise.name"));
    }

    /** The seal engraving, with rules in front of its officers. */
    static Item byRules(InstantDecision rules) {
        var item = sealEngraving();
        return new Item(
                "seal_by_rules",
                1,
                item.name(),
                item.nameEn(),
                item.department(),
                item.kind(),
                item.legalBasis(),
                item.promised(),
                item.statutory(),
                item.limitVariants(),
                item.decision(),
                item.fields(),
                item.materials(),
                item.results(),
                item.outputs(),
                item.certificate(),
                item.fees(),
                item.facts(),
                null,
                null,
                null,
                rules,
                null);
    }

    public static Item automatic() {
        var item = sealEngraving();
        return new Item(
                "title_check",
                1,
                "住所产权核验",
                "Title check",
                DEPARTMENT,
                ItemKind.DATA_CHECK,
                item.legalBasis(),
                Limit.IMMEDIATE,
                item.statutory(),
                List.of(),
                cn.yijianshi.catalogue.Decision.AUTOMATIC,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Output("domicile.titleMatched", "一致", "Matches", "desk")),
                null,
                List.of(),
                List.of());
    }

    private static Field field(String key, FieldType type, List<FieldOption> options, List<Field> rows) {
        return new Field(
                key, key, key, type, true, 0, null, null, Map.of(), Map.of(), null, null, options, null, null, null,
                null, rows);
    }

    private static ResultField result(String key, FieldType type, boolean required, int maxLength) {
        return new ResultField(
                key, key, key, type, required, maxLength, null, BigDecimal.ZERO, BigDecimal.valueOf(1000), List.of());
    }

    /** A desk for the item that rules decide, with these findings and this grant. */
    static Desk rules(List<Finding> findings, Supplier<Grant> grant) {
        return new Desk() {
            @Override
            public String item() {
                return "title_check";
            }

            @Override
            public List<Finding> examine(Filing filing) {
                return findings;
            }

            @Override
            public Grant grant(Filing filing, Map<String, String> result, Instant at) {
                return grant.get();
            }
        };
    }

    private static final class NoSeal implements Sealing {
        @Override
        public Signed sign(String purpose, byte[] content) {
            return new Signed("AAAAAAAA", new byte[64]);
        }

        @Override
        public boolean genuine(String purpose, byte[] content, Signed signed, Instant at) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Savepoint implements Trial {
        @Override
        public <T> T of(Supplier<T> work) {
            var papers = List.copyOf(issued);
            var numbers = Map.copyOf(sequences);
            try {
                return work.get();
            } catch (RuntimeException failed) {
                issued.clear();
                issued.addAll(papers);
                sequences.clear();
                sequences.putAll(numbers);
                throw failed;
            }
        }
    }

    private static final class InMemoryWording implements Wording {
        @Override
        public String of(Finding finding) {
            return finding.code();
        }

        @Override
        public String certificateTitle(String kind) {
            return kind;
        }

        @Override
        public String certificateTitleEn(String kind) {
            return kind;
        }
    }

    private final class InMemoryNews implements ReviewNews {
        @Override
        public void claimed(Review review) {
            news.add("claimed " + review.version());
        }

        @Override
        public void deferred(Review review, Deferral deferral) {
            news.add("deferred " + review.version());
        }

        @Override
        public void accepted(Review review) {
            news.add("accepted " + review.version());
        }

        @Override
        public void assigned(Review review, Instant at) {
            var handler =
                    review.claim() == null ? "nobody" : review.claim().by().id();
            news.add("assigned to " + handler + " " + review.version());
        }

        @Override
        public void correctionRequested(Review review) {
            news.add("correction requested " + review.version());
        }

        @Override
        public void approved(Review review, List<Certificate> papers) {
            news.add("approved " + review.version());
        }

        @Override
        public void refused(Review review) {
            news.add("refused " + review.version());
        }

        @Override
        public void withdrawn(Review review) {
            news.add("withdrawn " + review.version());
        }
    }

    private final class InMemoryReviews implements Reviews {
        @Override
        public Optional<Review> of(String reviewId) {
            return Optional.ofNullable(reviews.get(reviewId));
        }

        @Override
        public Optional<Review> lock(String reviewId) {
            return of(reviewId);
        }

        @Override
        public Optional<Review> lockIfFree(String reviewId) {
            return of(reviewId);
        }

        @Override
        public List<Alarm> alarms(int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void postpone(String reviewId, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Review> lockUndecided(String caseId, String department) {
            return reviews.values().stream()
                    .filter(review -> !review.status().ended())
                    .toList();
        }

        @Override
        public boolean open(Review review, List<HistoryEntry> entries) {
            if (reviews.putIfAbsent(review.id(), review) != null) {
                return false;
            }
            history.addAll(entries);
            return true;
        }

        @Override
        public void keep(Review review, HistoryEntry entry) {
            reviews.put(review.id(), review);
            history.add(entry);
        }

        @Override
        public List<HistoryEntry> history(String reviewId) {
            return of(reviewId, -1).toList();
        }

        @Override
        public Optional<HistoryEntry> actOf(String reviewId, int version) {
            return of(reviewId, version).findFirst();
        }

        private Stream<HistoryEntry> of(String reviewId, int version) {
            return history.stream()
                    .filter(entry -> entry.reviewId().equals(reviewId) && (version < 0 || entry.version() == version));
        }
    }

    private final class InMemoryOfficers implements Officers {
        @Override
        public void seen(Colleague colleague) {
            officers.put(colleague.officer().id(), colleague);
        }

        @Override
        public Optional<Colleague> find(String idOrUsername) {
            return Optional.ofNullable(officers.get(idOrUsername));
        }

        @Override
        public List<Colleague> of(java.util.Set<String> departments, String after, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class InMemoryDelegations implements Delegations {
        @Override
        public boolean standsIn(String officerId, String forOfficerId, Instant at) {
            return givenBy(forOfficerId, at).stream()
                    .anyMatch(one -> one.to().id().equals(officerId) && one.holds(at));
        }

        @Override
        public Optional<Delegation> lock(String id) {
            return Optional.ofNullable(delegations.get(id));
        }

        @Override
        public List<Delegation> givenBy(String officerId, Instant at) {
            return delegations.values().stream()
                    .filter(one -> one.from().id().equals(officerId)
                            && one.revokedAt() == null
                            && one.ends().isAfter(at))
                    .toList();
        }

        @Override
        public List<Delegation> holding(java.util.Collection<String> officerIds, Instant at) {
            return delegations.values().stream()
                    .filter(one -> officerIds.contains(one.from().id()) && one.holds(at))
                    .toList();
        }

        @Override
        public void keep(Delegation delegation) {
            delegations.put(delegation.id(), delegation);
        }

        @Override
        public List<Delegation> concerning(String officerId, java.util.Set<String> directs, Place after, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class InMemoryDossiers implements Dossiers {
        @Override
        public Dossier lock(String caseId, String department) {
            return dossiers.computeIfAbsent(caseId + department, key -> Dossier.unheardOf(caseId, department));
        }

        @Override
        public Optional<Dossier> keepFirst(Dossier filed) {
            return Optional.ofNullable(dossiers.putIfAbsent(filed.caseId() + filed.department(), filed));
        }

        @Override
        public void keep(Dossier dossier) {
            dossiers.put(dossier.caseId() + dossier.department(), dossier);
        }
    }

    private final class InMemoryPresented implements PresentedCertificates {
        @Override
        public void add(String caseId, String department, List<Presented> told) {
            presented
                    .computeIfAbsent(caseId + department, key -> new ArrayList<>())
                    .addAll(told);
        }

        @Override
        public void keep(String caseId, String department, List<Presented> told) {
            presented.put(caseId + department, new ArrayList<>(told));
        }

        @Override
        public List<Presented> of(String caseId, String department) {
            return presented.getOrDefault(caseId + department, List.of());
        }
    }

    private final class InMemoryDeferrals implements Deferrals {
        @Override
        public Optional<Deferral> of(String reviewId) {
            return Optional.ofNullable(deferred.get(reviewId));
        }

        @Override
        public void keep(Deferral deferral) {
            deferred.put(deferral.reviewId(), deferral);
        }
    }

    private final class InMemoryEarlyWords implements EarlyWords {
        @Override
        public void keep(String reviewId, Instant said, Word word) {
            early.computeIfAbsent(reviewId, key -> new ArrayList<>()).add(new EarlyWord(said, word));
        }

        @Override
        public List<EarlyWord> take(String reviewId) {
            return Optional.ofNullable(early.remove(reviewId)).orElse(List.of());
        }
    }

    private final class InMemoryCertificates implements Certificates {
        @Override
        public void keep(Certificate certificate) {
            issued.add(certificate);
        }

        @Override
        public Optional<Certificate> of(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Certificate> ofToken(String token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Certificate> ofReview(String reviewId) {
            return issued;
        }

        @Override
        public List<Certificate> heldBy(String holderId, Place after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> file(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] keepFile(String id, byte[] bytes, String sha256, Instant at) {
            throw new UnsupportedOperationException();
        }
    }
}
