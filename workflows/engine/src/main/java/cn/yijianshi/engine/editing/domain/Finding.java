package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.catalogue.CatalogueProblem;
import cn.yijianshi.catalogue.guard.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * Something that keeps a draft from being proposed, or that its author may want to know.
 *
 * @param refusal what is wrong with the drawing; null if it is the source
 * @param read what is wrong with the source
 * @param of the bundle it is told of, if that is not the draft itself; else null
 */
public record Finding(
        Severity severity,
        Where where,
        int line,
        String element,
        Refusal refusal,
        CatalogueProblem.Finding read,
        String of) {

    public enum Severity {
        ERROR,
        WARNING
    }

    public enum Where {
        SOURCE,
        DRAWING
    }

    static Finding of(Refusal refusal) {
        return new Finding(Severity.ERROR, Where.DRAWING, refusal.line(), refusal.element(), refusal, null, null);
    }

    static Finding of(CatalogueProblem.Finding read) {
        return new Finding(Severity.ERROR, Where.SOURCE, read.line(), null, null, read, null);
    }

    /** The draft is sound by itself, but that bundle is not with it. */
    static Finding of(String bundle, CatalogueProblem.Finding read) {
        return new Finding(Severity.ERROR, Where.SOURCE, 0, null, null, read, bundle);
    }

    public String code() {
        return refusal == null ? "source" : refusal.code();
    }

    public String words(Locale locale) {
        if (refusal != null) {
            return refusal.words(locale);
        }
        return of == null ? read.words(locale) : of + ": " + read.words(locale);
    }

    static long errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }
}
