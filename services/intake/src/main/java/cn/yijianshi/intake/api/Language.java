package cn.yijianshi.intake.api;

import java.util.Locale;

/** The two languages of the platform. */
final class Language {

    private Language() {}

    static boolean isChinese(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }
}
