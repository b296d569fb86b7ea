package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Colleague;
import cn.yijianshi.department.domain.Deferral;
import cn.yijianshi.department.domain.Delegation;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Dossier;
import cn.yijianshi.department.domain.EarlyWords.EarlyWord;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.HistoryEntry;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Presented;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.department.supervision.domain.HandlerNotices;
import cn.yijianshi.platform.signing.Signed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a department service keeps in tables, kept in memory. */
final class DepartmentMemory {

    private DepartmentMemory() {}

    static Seat seat(String department, int who) {
        String id = (who % 2 == 0 ? "zhang-" : "li-") + department;
        return new Seat(new Officer(id, id), Set.of(department));
    }

    static final class ReviewsKept {
        final Journal.Kept<String, Review> reviews;
        private final Journal.Kept<Integer, HistoryEntry> history;

        ReviewsKept(Journal journal) {
            reviews = journal.kept();
            history = journal.kept();
        }

        void clear() {
            reviews.clear();
            history.clear();
        }

        public Optional<Review> of(String reviewId) {
            return reviews.get(reviewId);
        }

        public Optional<Review> lock(String reviewId) {
            return reviews.get(reviewId);
        }

        public Optional<Review> lockIfFree(String reviewId) {
            return reviews.get(reviewId);
        }

        public List<Review> lockUndecided(String caseId, String department) {
            return reviews.all().stream()
                    .filter(review -> review.request().department().equals(department)
                            && !review.status().ended())
                    .sorted(Comparator.comparing(Review::id))
                    .toList();
        }

        public boolean open(Review review, List<HistoryEntry> entries) {
            if (reviews.get(review.id()).isPresent()) {
                return false;
            }
            reviews.put(review.id(), review);
            entries.forEach(this::add);
            return true;
        }

        public void keep(Review review, HistoryEntry entry) {
            reviews.put(review.id(), review);
            add(entry);
        }

        private void add(HistoryEntry entry) {
            history.put(history.size(), entry);
        }

        public List<HistoryEntry> history(String reviewId) {
            return history.all().stream()
                    .filter(entry -> entry.reviewId().equals(reviewId))
                    .toList();
        }

        public Optional<HistoryEntry> actOf(String reviewId, int version) {
            return history.all().stream()
                    .filter(entry -> entry.reviewId().equals(reviewId) && entry.version() == version)
                    .findFirst();
        }
    }

    static final class DossiersKept {
        private final Journal.Kept<String, Dossier> dossiers;

        DossiersKept(Journal journal) {
            dossiers = journal.kept();
        }

        void clear() {
            dossiers.clear();
        }

        public Dossier lock(String caseId, String department) {
            String key = caseId + " " + department;
            return dossiers.get(key).orElseGet(() -> {
                Dossier empty = Dossier.unheardOf(caseId, department);
                dossiers.put(key, empty);
                return empty;
            });
        }

        public Optional<Dossier> keepFirst(Dossier filed) {
            Optional<Dossier> before = dossiers.get(filed.caseId() + " " + filed.department());
            if (before.isEmpty()) {
                keep(filed);
            }
            return before;
        }

        public void keep(Dossier dossier) {
            dossiers.put(dossier.caseId() + " " + dossier.department(), dossier);
        }
    }

    static final class EarlyWordsKept {
        private final Journal.Kept<String, List<EarlyWord>> words;

        EarlyWordsKept(Journal journal) {
            words = journal.kept();
        }

        void clear() {
            words.clear();
        }

        public void keep(String reviewId, Instant said, Word word) {
            List<EarlyWord> all = new ArrayList<>(words.get(reviewId).orElse(List.of()));
            all.add(new EarlyWord(said, word));
            all.sort(Comparator.comparing(EarlyWord::said));
            words.put(reviewId, List.copyOf(all));
        }

        public List<EarlyWord> take(String reviewId) {
            return words.remove(reviewId).orElse(List.of());
        }
    }

    static final class CertificatesKept {
        final Journal.Kept<String, Certificate> certificates;

        CertificatesKept(Journal journal) {
            certificates = journal.kept();
        }

        void clear() {
            certificates.clear();
        }

        public void keep(Certificate certificate) {
            certificates.put(certificate.id(), certificate);
        }

        public List<Certificate> ofReview(String reviewId) {
            return certificates.all().stream()
                    .filter(paper -> paper.reviewId().equals(reviewId))
                    .toList();
        }
    }

    static final class Numbers {
        private final Journal.Kept<String, Long> numbers;

        Numbers(Journal journal) {
            numbers = journal.kept();
        }

        void clear() {
            numbers.clear();
        }

        public long next(String sequence) {
            long next = numbers.get(sequence).orElse(0L) + 1;
            numbers.put(sequence, next);
            return next;
        }
    }

    static final class OfficersKnown {
        public Optional<Colleague> find(String id) {
            String department = id.substring(id.indexOf('-') + 1);
            return Optional.of(new Colleague(new Officer(id, id), id, Set.of(department), true, false, Instant.EPOCH));
        }
    }

    static final class NobodyStandsIn {
        public boolean standsIn(String officerId, String forOfficerId, Instant at) {
            return false;
        }

        public List<Delegation> givenBy(String officerId, Instant at) {
            return List.of();
        }
    }

    static final class Files {
        private final Supplier<Drawn> drawn;

        Files(Supplier<Drawn> drawn) {
            this.drawn = drawn;
        }

        public Item item(String key, int version) {
            return drawn.get().item(key).orElseThrow();
        }
    }

    static final class NothingPresented {
        public void add(String caseId, String department, List<Presented> presented) {}

        public void keep(String caseId, String department, List<Presented> presented) {}

        public List<Presented> of(String caseId, String department) {
            return List.of();
        }
    }

    static final class NothingPromised {
        public void add(List<Pledge> given) {
            if (!given.isEmpty()) {
                throw new IllegalStateException("nobody promises here");
            }
        }

        public List<Pledge> of(String caseId, String department, String item) {
            return List.of();
        }
    }

    static final class NothingMayFollow {
        public Optional<Deferral> of(String reviewId) {
            return Optional.empty();
        }
    }

    static final class NobodyReadsNotices {
        public void send(HandlerNotices.Notice notice) {}
    }

    static final class PlainWords {
        public String of(Finding finding) {
            return finding.code();
        }

        public String certificateTitle(String kind) {
            return kind;
        }

        public String certificateTitleEn(String kind) {
            return kind;
        }
    }

    static final class PlainSeal {
        public Signed sign(String purpose, byte[] content) {
            return new Signed("AAAAAAAA", new byte[64]);
        }
    }

    /** The register of one item: an entry for each grant, and nothing that can be entered twice unseen. */
    static final class RegisterDesk implements Desk {
        private final String item;
        private final Supplier<Drawn> drawn;
        private final Set<String> barred;
        private final Journal.Kept<Integer, String> entries;

        RegisterDesk(String item, Supplier<Drawn> drawn, Set<String> barred, Journal.Kept<Integer, String> entries) {
            this.item = item;
            this.drawn = drawn;
            this.barred = barred;
            this.entries = entries;
        }

        @Override
        public String item() {
            return item;
        }

        @Override
        public List<Finding> examine(Filing filing) {
            boolean no = barred.contains(item) || drawn.get().place(item).blocked();
            return no ? List.of(Finding.block("R", null, "taken")) : List.of();
        }

        @Override
        public Grant grant(Filing filing, Map<String, String> result, Instant at) {
            Drawn.Place place = drawn.get().place(item);
            entries.put(entries.size(), filing.reviewId());
            String number = item + "-" + entries.size();
            if (place.blocked()) {
                return Grant.of(Map.of());
            }
            Map<String, String> outputs =
                    Map.of(item + ".number", number, item + ".finds", String.valueOf(place.finds()));
            return place.certificate()
                    ? Grant.of(outputs, new CertificateDraft("PAPER_" + item, number, "申请人", Map.of()))
                    : Grant.of(outputs);
        }
    }
}
