package cn.yijianshi.intake.api;

import cn.yijianshi.intake.api.ApplicationViews.TimelineLine;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.TimelineEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a line of the timeline into words, in both languages. */
@Component
class TimelineTexts {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final MessageSource texts;

    TimelineTexts(MessageSource texts) {
        this.texts = texts;
    }

    /** @param item null where the line is about the case as a whole */
    TimelineLine line(TimelineEntry entry, FiledItem item) {
        return new TimelineLine(
                entry.id(),
                entry.at(),
                entry.kind(),
                text(entry, item == null ? "" : item.name(), item == null ? "" : item.departmentName(), Locale.CHINESE),
                text(
                        entry,
                        item == null ? "" : item.nameEn(),
                        item == null ? "" : item.departmentNameEn(),
                        Locale.ENGLISH),
                entry.reviewId(),
                item == null ? entry.item() : item.key(),
                item == null ? null : item.name(),
                item == null ? null : item.nameEn(),
                item == null ? null : item.department(),
                item == null ? null : item.departmentName(),
                item == null ? null : item.departmentNameEn());
    }

    private String text(TimelineEntry entry, String item, String department, Locale locale) {
        var key = "timeline." + entry.kind();
        var detail = detail(entry, locale);
        // A visit stands for several items, and has a name of its own.
        var about = entry.details().getOrDefault(locale.equals(Locale.CHINESE) ? "visit" : "visitEn", item);
        // Some lines read differently when there is nothing more to say, such as an approval without a certificate.
        var plain = detail.isEmpty()
                ? texts.getMessage(key + ".plain", new Object[] {about, department}, null, locale)
                : null;
        var line = plain != null ? plain : texts.getMessage(key, new Object[] {about, department, detail}, locale);
        return line + why(entry, locale) + helped(entry, locale);
    }

    /** Why a clock was moved or stopped, and what the office wrote about it; nothing of lines that have no ground. */
    private String why(TimelineEntry entry, Locale locale) {
        if (entry.kind() != TimelineEntry.Kind.CLOCK_MOVED && entry.kind() != TimelineEntry.Kind.CLOCK_STOPPED) {
            return "";
        }
        var ground = texts.getMessage("clock." + entry.details().getOrDefault("ground", ""), null, "", locale);
        var told = entry.details().getOrDefault("text", "");
        if (ground == null || ground.isEmpty()) {
            return told.isEmpty() ? "" : texts.getMessage("clock.why", new Object[] {told}, locale);
        }
        return texts.getMessage(told.isEmpty() ? "clock.why" : "clock.why.told", new Object[] {ground, told}, locale);
    }

    /** Every act is shown under both names (代办). */
    private String helped(TimelineEntry entry, Locale locale) {
        var helper = entry.details().get("helper");
        return helper == null ? "" : texts.getMessage("timeline.helped", new Object[] {helper}, locale);
    }

    private String detail(TimelineEntry entry, Locale locale) {
        var details = entry.details();
        return switch (entry.kind()) {
            case SUBMITTED -> details.getOrDefault("caseNo", "");
            case REVIEW_REQUESTED, DUE_SOON, OVERDUE, ESCALATED, CLOCK_MOVED ->
                details.containsKey("dueAt") ? MINUTE.format(Instant.parse(details.get("dueAt"))) : "";
            case DEFERRED, DEFERRED_SUPPLIED, DEFERRED_MISSED -> details.getOrDefault("missing", "");
            case PROMISE_REPLACED, PROMISE_KEPT, PROMISE_BROKEN, BREACH_LIFTED -> details.getOrDefault("text", "");
            case CORRECTION_REQUESTED -> details.getOrDefault("gaps", "");
            case CERTIFICATE_CORRECTED, CERTIFICATE_REVOKED, CERTIFICATE_CANCELLED ->
                details.getOrDefault("certificate", "") + "（" + details.getOrDefault("reason", "") + "）";
            case REVIEW_APPROVED -> details.getOrDefault("certificates", "");
            case REVIEW_REFUSED, WITHDRAWAL_REQUESTED -> details.getOrDefault("reason", "");
            case REVIEW_WITHDRAWN, ITEM_SKIPPED -> named("ground.", details.getOrDefault("ground", ""), locale);
            case VISIT_PROPOSED, VISIT_AGREED -> MINUTE.format(Instant.parse(details.get("from")));
            case VISIT_NOT_NEEDED -> "";
            case COMPLETED -> named("outcome.", details.getOrDefault("outcome", ""), locale);
            case REVIEW_RELEASED, REVIEW_CLAIMED, CORRECTION_ANSWERED, CLOCK_STOPPED -> "";
        };
    }

    private String named(String prefix, String word, Locale locale) {
        return texts.getMessage(prefix + word, null, word, locale);
    }
}
