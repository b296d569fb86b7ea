package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.catalogue.guard.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * Something that keeps a draft from being proposed, or that its author may want to know.
 *
 * @param refusal what is wrong with the drawing; null if it is the source
 * @param text what is wrong with the source
 */
public record Finding(Severity severity, Where where, int line, String element, Refusal refusal, String text) {

    public enum Severity {
        ERROR,
        WARNING
    }

    public enum Where {
        SOURCE,
        DRAWING
    }

    static Finding of(Refusal refusal) {
        return new Finding(Severity.ERROR, Where.DRAWING, refusal.line(), refusal.element(), refusal, null);
    }

    static Finding of(int line, String text) {
        return new Finding(Severity.ERROR, Where.SOURCE, line, null, null, text);
    }

    public String code() {
        return refusal == null ? "source" : refusal.code();
    }

    public String words(Locale locale) {
        return refusal == null ? text : refusal.words(locale);
    }

    static long errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }
}
