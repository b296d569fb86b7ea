package cn.yijianshi.engine.editing.api;

import cn.yijianshi.engine.editing.domain.Finding;
import java.util.Locale;

/**
 * @param line 0: the text as a whole
 * @param element the id of an element of the drawing
 * @param pointer which of the texts that were sent
 */
record FindingView(
        Finding.Severity severity,
        Finding.Where where,
        int line,
        String element,
        String pointer,
        String code,
        String message) {

    static FindingView of(Finding finding, Locale locale) {
        return new FindingView(
                finding.severity(),
                finding.where(),
                finding.line(),
                finding.element(),
                finding.where() == Finding.Where.SOURCE ? "/source" : "/drawing",
                finding.code(),
                finding.words(locale));
    }
}
