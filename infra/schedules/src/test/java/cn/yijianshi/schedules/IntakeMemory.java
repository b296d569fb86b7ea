package cn.yijianshi.schedules;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.CaseEntries;
import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.LeftBehind;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Submission;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.materials.domain.Attached;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What intake keeps in tables, kept in memory. */
final class IntakeMemory {

    private IntakeMemory() {}

    static final class ApplicationsKept {
        final Journal.Kept<String, Application> applications;
        final Journal.Kept<String, FiledItem> items;
        private final Journal.Kept<String, Map<String, Object>> forms;

        ApplicationsKept(Journal journal) {
            applications = journal.kept();
            items = journal.kept();
            forms = journal.kept();
        }

        void clear() {
            applications.clear();
            items.clear();
            forms.clear();
        }

        public void receive(Application application, Submission submission, List<FiledItem> filed) {
            applications.put(application.id(), application);
            filed.forEach(item -> items.put(item.key(), item));
            forms.put(application.id(), submission.form());
        }

        public Optional<Application> find(String id) {
            return applications.get(id);
        }

        public Optional<Application> lock(String id) {
            return applications.get(id);
        }

        public List<Application> lock(Set<String> ids) {
            return ids.stream().map(applications::get).flatMap(Optional::stream).toList();
        }

        public void keep(Application application) {
            applications.put(application.id(), application);
        }

        public void keepWithdrawal(Application application, String reason) {
            keep(application);
        }

        public List<FiledItem> itemsOf(String id) {
            return items.all();
        }

        public void skip(String id, String item, String ground) {
            FiledItem filed = items.get(item).orElseThrow();
            items.put(
                    item,
                    new FiledItem(
                            filed.key(),
                            filed.version(),
                            filed.name(),
                            filed.nameEn(),
                            filed.department(),
                            filed.departmentName(),
                            filed.departmentNameEn(),
                            filed.service(),
                            ground));
        }

        public void skipUnlessTold(String id, String item, String ground) {
            if (items.get(item).orElseThrow().skippedBecause() == null) {
                skip(id, item, ground);
            }
        }

        public Map<String, List<String>> answersOf(String id) {
            return Map.of();
        }

        public Map<String, Object> formOf(String id) {
            return forms.get(id).orElseThrow();
        }

        public void replaceForm(String id, Map<String, Object> form) {
            forms.put(id, form);
        }
    }

    /** Nobody helps anybody here. */
    static final class NothingUploaded {
        public List<Attached> ofCase(String applicationId) {
            return List.of();
        }

        public List<MaterialFile> all(Collection<String> ids) {
            return List.of();
        }
    }

    /** No list of a drawn bundle has rows that stop by themselves. */
    static final class NoRowLeftBehind {
        public void keep(String applicationId, List<LeftBehind> rows) {
            if (!rows.isEmpty()) {
                throw new AssertionError("a row was left behind: " + rows);
            }
        }

        public List<LeftBehind> ofCase(String applicationId) {
            return List.of();
        }
    }

    static final class NobodyHelps {
        public Optional<CaseEntries.Filed> of(String id) {
            return Optional.empty();
        }

        public void keep(String id, CaseEntries.Filed filed) {}

        public void done(Acting acting, String act, String subject, String bundle, Instant at) {}
    }

    static final class ProgressKept {
        private final Journal.Kept<String, ReviewProgress> reviews;
        private final Map<String, String> cases = new HashMap<>();

        ProgressKept(Journal journal) {
            reviews = journal.kept();
        }

        void clear() {
            reviews.clear();
        }

        public Optional<ReviewProgress> find(String applicationId, String reviewId) {
            return reviews.get(reviewId);
        }

        public List<Reviews.Heard> all(Set<String> reviewIds) {
            return reviewIds.stream()
                    .map(reviews::get)
                    .flatMap(Optional::stream)
                    .map(progress -> new Reviews.Heard(cases.get(progress.reviewId()), progress))
                    .toList();
        }

        public List<ReviewProgress> ofCase(String applicationId) {
            return reviews.all();
        }

        public void add(String applicationId, ReviewProgress progress) {
            cases.put(progress.reviewId(), applicationId);
            reviews.put(progress.reviewId(), progress);
        }

        public void keep(ReviewProgress progress) {
            reviews.put(progress.reviewId(), progress);
        }
    }

    static final class TimelineKept {
        private final Journal.Kept<Integer, TimelineEntry> lines;

        TimelineKept(Journal journal) {
            lines = journal.kept();
        }

        void clear() {
            lines.clear();
        }

        public void add(String applicationId, TimelineEntry entry) {
            lines.put(lines.size(), entry);
        }

        public void add(List<Timeline.Line> told) {
            told.forEach(line -> add(line.applicationId(), line.entry()));
        }

        public List<TimelineEntry> ofCase(String applicationId, Applications.Place after, int limit) {
            return lines.all().stream()
                    .sorted(Comparator.comparing(TimelineEntry::at))
                    .toList();
        }
    }

    static final class HoldingsKept {
        private final Journal.Kept<String, Certificate> held;

        HoldingsKept(Journal journal) {
            held = journal.kept();
        }

        void clear() {
            held.clear();
        }

        public void add(String applicationId, List<Certificate> certificates) {
            certificates.forEach(certificate -> held.put(certificate.id(), certificate));
        }

        public List<Certificate> ofCase(String applicationId) {
            return held.all();
        }
    }

    static final class BundlesDrawn {
        private final Supplier<Drawn> drawn;

        BundlesDrawn(Supplier<Drawn> drawn) {
            this.drawn = drawn;
        }

        public Bundle bundle(String key, int version) {
            return drawn.get().bundle();
        }

        public Optional<Item> item(String key) {
            return drawn.get().item(key);
        }

        public Item item(String key, int version) {
            return item(key).orElseThrow();
        }

        public Optional<Department> department(String key) {
            return Optional.empty();
        }
    }
}
