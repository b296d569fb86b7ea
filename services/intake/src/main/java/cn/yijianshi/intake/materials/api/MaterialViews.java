package cn.yijianshi.intake.materials.api;

import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.MaterialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Materials as they are shown. */
final class MaterialViews {

    private MaterialViews() {}

    /**
     * @param type what the content is
     * @param reason why it was rejected, as a code; null otherwise
     * @param reasonText the same in words
     * @param filed whether an application refers to it: it cannot be removed any more
     */
    @Schema(name = "UploadView")
    record MaterialView(
            String id,
            String name,
            String type,
            long size,
            String sha256,
            MaterialState state,
            String reason,
            String reasonText,
            String draft,
            boolean filed,
            Instant uploadedAt) {

        static MaterialView of(MaterialFile file, MessageSource texts) {
            return new MaterialView(
                    file.id(),
                    file.name(),
                    file.type(),
                    file.size(),
                    file.sha256(),
                    file.state(),
                    file.reason(),
                    file.reason() == null ? null : text(texts, "material.reason." + file.reason()),
                    file.draft(),
                    file.filedAt() != null,
                    file.uploadedAt());
        }

        private static String text(MessageSource texts, String key) {
            Locale locale = LocaleContextHolder.getLocale();
            return texts.getMessage(key, null, key, locale);
        }
    }

    /** @param materials the entries of the one-time notice that this item asks for, each with what was handed in */
    record ReviewMaterials(String reviewId, String caseId, String item, List<EntryView> materials) {}

    record EntryView(String key, String name, String nameEn, List<HandedInView> files) {}

    /**
     * @param reviewId whose correction or deferral it answered; null: it came with the application
     * @param replacedAt when a newer one took its place; null: it counts
     */
    record HandedInView(
            String id,
            String name,
            String type,
            long size,
            String sha256,
            Instant givenAt,
            String reviewId,
            Instant replacedAt) {}

    /**
     * @param officer the surname, the rest starred
     * @param act LISTED: saw which files there are; OPENED: read one
     * @param file null where it was removed or the list was looked at
     */
    record LookView(
            String id,
            Instant at,
            String department,
            String departmentName,
            String departmentNameEn,
            String officer,
            String item,
            String itemName,
            String itemNameEn,
            String act,
            String materialKey,
            String materialId,
            String file) {}
}
