package cn.yijianshi.catalogue.guard;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why a drawing may not be used, and where.
 *
 * @param line 0: the drawing as a whole
 * @param element the id of what is meant; null where nothing has one
 */
public record Refusal(String code, int line, String element, List<String> args) {
    private static final String WORDS = "cn.yijianshi.catalogue.guard.words";
    // A Chinese machine answers an English question in English.
    private static final ResourceBundle.Control AS_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Refusal {
        args = List.copyOf(args);
    }

    public static Refusal of(String code, int line, String element, Object... args) {
        return new Refusal(
                code,
                line,
                element,
                java.util.Arrays.stream(args).map(String::valueOf).toList());
    }

    public String words(Locale locale) {
        var words = ResourceBundle.getBundle(WORDS, locale, AS_ASKED).getString(code);
        for (int i = 0; i < args.size(); i++) words = words.replace("{" + i + "}", args.get(i));
        return words;
    }

    /** For a terminal, where nobody has said which language he reads. */
    public String words() {
        return "[" + code + "] " + words(Locale.ENGLISH) + " · " + words(Locale.CHINESE);
    }
}
