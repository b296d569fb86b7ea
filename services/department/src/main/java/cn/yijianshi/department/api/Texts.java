package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.department.domain.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences of the message bundles: in the caller's language on the screen, in Chinese on record. */
@Component
class Texts implements Wording {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String of(Finding finding) {
        return text(finding, Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public String certificateTitle(String kind) {
        return messages.getMessage("certificate." + kind, null, kind, Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public String certificateTitleEn(String kind) {
        return messages.getMessage("certificate." + kind, null, kind, Locale.ENGLISH);
    }

    String inCallersLanguage(Finding finding) {
        return text(finding, LocaleContextHolder.getLocale());
    }

    String status(Status status) {
        return messages.getMessage("review.status." + status, null, status.name(), LocaleContextHolder.getLocale());
    }

    /** How rules and other services are named where a person would be. */
    String nobody() {
        return messages.getMessage("review.by-the-system", null, LocaleContextHolder.getLocale());
    }

    static boolean chinese() {
        return "zh".equals(LocaleContextHolder.getLocale().getLanguage());
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    static String second(Instant at) {
        return SECOND.format(at);
    }

    /** As it is printed: in Chinese. */
    String onRecord(String code, Object... args) {
        return messages.getMessage(code, args, code, Locale.SIMPLIFIED_CHINESE);
    }

    private String text(Finding finding, Locale locale) {
        return messages.getMessage("finding." + finding.code(), finding.args().toArray(), finding.code(), locale);
    }
}
