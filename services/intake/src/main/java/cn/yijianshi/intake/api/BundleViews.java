package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Commitment;
import cn.yijianshi.catalogue.CriticalPath;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldOption;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.FormField;
import cn.yijianshi.catalogue.Inspection;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.LegalBasis;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Notice;
import cn.yijianshi.catalogue.Offer;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.intake.api.ApplicationViews.HeldView;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.Committing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Bundles and notices as the portal reads them: always in both languages, so that a page can switch. */
final class BundleViews {

    private BundleViews() {}

    record DepartmentView(String key, String name, String nameEn, String service) {}

    record BundleLine(
            String key,
            int version,
            String name,
            String nameEn,
            String description,
            String descriptionEn,
            DepartmentView leadDepartment,
            Limit promise) {}

    record BundleView(
            String key,
            int version,
            String name,
            String nameEn,
            String description,
            String descriptionEn,
            DepartmentView leadDepartment,
            Limit promise,
            List<QuestionView> questions) {}

    /** @param when asked only when earlier answers hold one of these options; empty: always */
    record QuestionView(
            String key,
            String text,
            String textEn,
            String help,
            String helpEn,
            boolean multiple,
            boolean required,
            Map<String, List<String>> when,
            List<OptionView> options) {}

    /** @param stop where this answer leads elsewhere; null: it does not */
    record OptionView(String key, String text, String textEn, Stop stop) {}

    /**
     * @param longestWay what these answers cannot be through before: promises along the longest way, unit by unit
     * @param inspections visits that several of the items make together
     */
    record NoticeView(
            String bundle,
            int version,
            String name,
            String nameEn,
            Limit promise,
            CriticalPath longestWay,
            List<ItemView> items,
            List<Inspection> inspections,
            List<MaterialView> materials,
            List<SectionView> sections,
            List<FeeView> fees,
            List<Offer> offers) {}

    record ItemView(
            String key,
            int version,
            String name,
            String nameEn,
            DepartmentView department,
            List<LegalBasis> legalBasis,
            Limit promised,
            Limit statutory,
            boolean automatic,
            String certificate,
            String certificateEn) {}

    /**
     * @param source how it comes; the one that asks most of the applicant where items differ
     * @param items the items it serves; it is handed in once
     * @param deferrable it may follow after acceptance, for all of them
     * @param held the certificate that the platform issued to the caller and that stands for it; then {@code note} says
     *     that nothing is to be handed in
     */
    record MaterialView(
            String key,
            String name,
            String nameEn,
            MaterialSource source,
            boolean required,
            boolean deferrable,
            String basis,
            List<String> items,
            HeldView held,
            String note,
            String noteEn,
            CommitmentView commitment) {}

    /** What may be promised instead of bringing the material (告知承诺), and until when the department looks. */
    record CommitmentView(String text, String textEn, Limit verifyWithin) {}

    record SectionView(String key, String name, String nameEn, List<FieldView> fields) {}

    /**
     * @param departments who gets it; it is typed once
     * @param legalBasis the article it rests on, or else what the items that ask it rest on
     */
    record FieldView(
            String key,
            String label,
            String labelEn,
            FieldType type,
            boolean required,
            Integer maxLength,
            String pattern,
            String check,
            Map<String, List<String>> requiredWhen,
            BigDecimal min,
            BigDecimal max,
            List<FieldOption> options,
            String help,
            String helpEn,
            String basis,
            List<FieldView> rows,
            List<String> items,
            List<DepartmentView> departments,
            List<LegalBasis> legalBasis) {}

    record FeeView(
            String item,
            String key,
            String name,
            String nameEn,
            BigDecimal amount,
            String unit,
            String unitEn,
            String basis) {}

    static BundleLine line(Bundle bundle, Bundles bundles) {
        return new BundleLine(
                bundle.key(),
                bundle.version(),
                bundle.name(),
                bundle.nameEn(),
                bundle.description(),
                bundle.descriptionEn(),
                department(bundle.leadDepartment(), bundles),
                bundle.promise());
    }

    static BundleView bundle(Bundle bundle, Bundles bundles) {
        var questions = bundle.questions().stream()
                .map(question -> new QuestionView(
                        question.key(),
                        question.text(),
                        question.textEn(),
                        question.help(),
                        question.helpEn(),
                        question.multiple(),
                        question.required(),
                        question.when(),
                        question.options().stream()
                                .map(option -> new OptionView(
                                        option.key(),
                                        option.text(),
                                        option.textEn(),
                                        option.effects().stop()))
                                .toList()))
                .toList();
        return new BundleView(
                bundle.key(),
                bundle.version(),
                bundle.name(),
                bundle.nameEn(),
                bundle.description(),
                bundle.descriptionEn(),
                department(bundle.leadDepartment(), bundles),
                bundle.promise(),
                questions);
    }

    static NoticeView notice(
            Plan plan, Bundles bundles, Map<String, Certificate> available, String note, String noteEn) {
        var bundle = plan.bundle();
        var told = Notice.of(plan);
        var sections = MergedForm.of(plan).sections().stream()
                .map(section -> new SectionView(
                        section.key(),
                        section.name(),
                        section.nameEn(),
                        section.fields().stream()
                                .map(field -> field(field, bundles, Notice.basis(field, plan)))
                                .toList()))
                .toList();
        return new NoticeView(
                bundle.key(),
                bundle.version(),
                bundle.name(),
                bundle.nameEn(),
                bundle.promise(),
                told.path(),
                plan.chosen().stream().map(item -> item(item, plan, bundles)).toList(),
                told.inspections(),
                materials(told, plan, available, note, noteEn),
                sections,
                fees(plan),
                plan.offers());
    }

    static FieldView field(FormField asked, Bundles bundles) {
        return field(asked, bundles, List.of());
    }

    private static FieldView field(FormField asked, Bundles bundles, List<LegalBasis> legalBasis) {
        return field(
                asked.field(),
                asked.items(),
                asked.departments().stream()
                        .map(department -> department(department, bundles))
                        .toList(),
                legalBasis);
    }

    private static FieldView field(
            Field field, List<String> items, List<DepartmentView> departments, List<LegalBasis> legalBasis) {
        return new FieldView(
                field.key(),
                field.label(),
                field.labelEn(),
                field.type(),
                field.required(),
                field.maxLength() == 0 ? null : field.maxLength(),
                field.pattern(),
                field.check(),
                field.requiredWhen(),
                field.min(),
                field.max(),
                field.options(),
                field.help(),
                field.helpEn(),
                field.basis(),
                field.rows().stream()
                        .map(row -> field(row, List.of(), List.of(), List.of()))
                        .toList(),
                items,
                departments,
                legalBasis);
    }

    private static ItemView item(Item item, Plan plan, Bundles bundles) {
        var certificate = item.certificate();
        return new ItemView(
                item.key(),
                item.version(),
                item.name(),
                item.nameEn(),
                department(item.department(), bundles),
                item.legalBasis(),
                item.promised(plan.answers()),
                item.statutory(),
                item.decision() == cn.yijianshi.catalogue.Decision.AUTOMATIC,
                certificate == null ? null : certificate.title(),
                certificate == null ? null : certificate.titleEn());
    }

    private static List<MaterialView> materials(
            Notice told, Plan plan, Map<String, Certificate> available, String note, String noteEn) {
        var promises = Committing.offered(plan);
        return told.materials().stream()
                .map(asked -> {
                    var material = asked.material();
                    return new MaterialView(
                            material.key(),
                            material.name(),
                            material.nameEn(),
                            asked.source(),
                            asked.required(),
                            asked.deferrable(),
                            material.basis(),
                            asked.items(),
                            available.containsKey(material.key()) ? HeldView.of(available.get(material.key())) : null,
                            available.containsKey(material.key()) ? note : null,
                            available.containsKey(material.key()) ? noteEn : null,
                            commitment(promises.get(material.key())));
                })
                .toList();
    }

    private static CommitmentView commitment(Commitment offered) {
        return offered == null ? null : new CommitmentView(offered.text(), offered.textEn(), offered.verifyWithin());
    }

    private static List<FeeView> fees(Plan plan) {
        return plan.chosen().stream()
                .flatMap(item -> item.fees(plan.answers()).stream()
                        .map(fee -> new FeeView(
                                item.key(),
                                fee.key(),
                                fee.name(),
                                fee.nameEn(),
                                fee.amount(),
                                fee.unit(),
                                fee.unitEn(),
                                fee.basis())))
                .toList();
    }

    static DepartmentView department(String key, Bundles bundles) {
        return bundles.department(key)
                .map(known -> new DepartmentView(known.key(), known.name(), known.nameEn(), known.service()))
                .orElseGet(() -> new DepartmentView(key, key, key, null));
    }
}
