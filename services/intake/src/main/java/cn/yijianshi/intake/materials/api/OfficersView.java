package cn.yijianshi.intake.materials.api;

import cn.yijianshi.catalogue.Material;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.materials.api.MaterialViews.EntryView;
import cn.yijianshi.intake.materials.api.MaterialViews.HandedInView;
import cn.yijianshi.intake.materials.api.MaterialViews.LookView;
import cn.yijianshi.intake.materials.api.MaterialViews.ReviewMaterials;
import cn.yijianshi.intake.materials.domain.Attached;
import cn.yijianshi.intake.materials.domain.Attachments;
import cn.yijianshi.intake.materials.domain.Look;
import cn.yijianshi.intake.materials.domain.Look.Act;
import cn.yijianshi.intake.materials.domain.Looks;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.MaterialState;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an officer may see: of a review of his department the files its item asks for. Every look is written down. */
@Component
class OfficersView {

    private final Applications applications;
    private final Reviews reviews;
    private final Bundles bundles;
    private final Materials materials;
    private final Attachments attachments;
    private final Looks looks;
    private final Clock clock;

    OfficersView(
            Applications applications,
            Reviews reviews,
            Bundles bundles,
            Materials materials,
            Attachments attachments,
            Looks looks,
            Clock clock) {
        this.applications = applications;
        this.reviews = reviews;
        this.bundles = bundles;
        this.materials = materials;
        this.attachments = attachments;
        this.looks = looks;
        this.clock = clock;
    }

    /** A review the caller may look into, with what its item asks for. */
    private record Desk(Application application, ReviewProgress review, Map<String, Material> entries) {

        boolean shows(Attached attached) {
            return entries.containsKey(attached.key()) || review.reviewId().equals(attached.reviewId());
        }
    }

    @Transactional
    ReviewMaterials of(Caller officer, String reviewId) {
        var desk = desk(officer, reviewId);
        var shown = attachments.ofCase(desk.application().id()).stream()
                .filter(desk::shows)
                .toList();
        var files = clean(shown);
        var entries = new LinkedHashMap<String, EntryView>();
        desk.entries().forEach((key, entry) -> entries.put(key, entry(key, entry, shown, files)));
        shown.stream()
                .map(Attached::key)
                .filter(key -> !entries.containsKey(key))
                .distinct()
                .forEach(key -> entries.put(key, entry(key, null, shown, files)));
        note(officer, desk, Act.LISTED, null, null);
        return new ReviewMaterials(
                reviewId, desk.application().id(), desk.review().item(), List.copyOf(entries.values()));
    }

    /** The look is kept before a byte is sent. */
    @Transactional
    MaterialFile opened(Caller officer, String reviewId, String materialId) {
        var desk = desk(officer, reviewId);
        var attached = attachments.ofCase(desk.application().id()).stream()
                .filter(desk::shows)
                .filter(one -> one.materialId().equals(materialId))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var file = materials
                .find(materialId)
                .filter(found -> found.state() == MaterialState.CLEAN)
                .orElseThrow(Problem::notFound);
        note(officer, desk, Act.OPENED, attached.key(), materialId);
        return file;
    }

    /** 谁看过我的材料: the applicant's own cases only, newest first. */
    @Transactional(readOnly = true)
    Page<LookView> looksAt(Caller applicant, String caseId, String after, int limit) {
        applications
                .find(caseId)
                .filter(found -> found.belongsTo(applicant.subject()))
                .orElseThrow(Problem::notFound);
        var items =
                applications.itemsOf(caseId).stream().collect(Collectors.toMap(FiledItem::key, Function.identity()));
        var size = Page.limit(limit);
        var found = looks.ofCase(caseId, Places.read(after), size + 1);
        var ids = found.stream().map(Look::materialId).filter(id -> id != null).collect(Collectors.toSet());
        var names = materials.all(ids).stream().collect(Collectors.toMap(MaterialFile::id, MaterialFile::name));
        return Page.of(
                found.stream()
                        .map(look -> view(look, items.get(look.item()), names.get(look.materialId())))
                        .toList(),
                size,
                view -> Places.write(view.at(), view.id()));
    }

    private static LookView view(Look look, FiledItem item, String file) {
        return new LookView(
                look.id(),
                look.at(),
                look.department(),
                item == null ? look.department() : item.departmentName(),
                item == null ? look.department() : item.departmentNameEn(),
                look.maskedName(),
                look.item(),
                item == null ? look.item() : item.name(),
                item == null ? look.item() : item.nameEn(),
                look.act().name(),
                look.key(),
                look.materialId(),
                file);
    }

    /** Another department's review does not exist for this officer. */
    private Desk desk(Caller officer, String reviewId) {
        var caseId = reviews.caseOf(reviewId).orElseThrow(Problem::notFound);
        var review = reviews.find(caseId, reviewId)
                .filter(found -> found.item() != null && officer.worksFor(found.department()))
                .orElseThrow(Problem::notFound);
        var application = applications
                .find(caseId)
                .filter(found -> officer.worksIn(found.region()))
                .orElseThrow(Problem::notFound);
        var version = applications.itemsOf(caseId).stream()
                .filter(item ->
                        item.key().equals(review.item()) && item.department().equals(review.department()))
                .mapToInt(FiledItem::version)
                .findFirst()
                .orElseThrow(Problem::notFound);
        var entries = new LinkedHashMap<String, Material>();
        bundles.item(review.item(), version)
                .materials(applications.answersOf(caseId))
                .forEach(entry -> entries.put(entry.key(), entry));
        return new Desk(application, review, entries);
    }

    private Map<String, MaterialFile> clean(List<Attached> attached) {
        return materials.all(attached.stream().map(Attached::materialId).collect(Collectors.toSet())).stream()
                .filter(file -> file.state() == MaterialState.CLEAN)
                .collect(Collectors.toMap(MaterialFile::id, Function.identity()));
    }

    private static EntryView entry(String key, Material entry, List<Attached> shown, Map<String, MaterialFile> files) {
        return new EntryView(
                key,
                entry == null ? key : entry.name(),
                entry == null ? key : entry.nameEn(),
                shown.stream()
                        .filter(one -> one.key().equals(key) && files.containsKey(one.materialId()))
                        .map(one -> handedIn(one, files.get(one.materialId())))
                        .toList());
    }

    private static HandedInView handedIn(Attached attached, MaterialFile file) {
        return new HandedInView(
                file.id(),
                file.name(),
                file.type(),
                file.size(),
                file.sha256(),
                attached.givenAt(),
                attached.reviewId(),
                attached.replacedAt());
    }

    private void note(Caller officer, Desk desk, Act act, String key, String materialId) {
        looks.add(new Look(
                UUID.randomUUID().toString(),
                desk.application().id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                officer.subject(),
                officer.name(),
                desk.review().department(),
                desk.review().reviewId(),
                desk.review().item(),
                act,
                key,
                materialId));
    }
}
