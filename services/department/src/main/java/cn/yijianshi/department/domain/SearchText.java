package cn.yijianshi.department.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody looks for, and the texts it is looked for in, made alike: full and half width, upper and lower case,
 * compatibility characters and variation selectors make no difference. Characters are code points: 𠮷 is one.
 */
public final class SearchText {

    /** Shorter than this, nearly every case number begins or ends with it. */
    private static final int SHORTEST_NUMBER = 4;

    private static final int LONGEST = 100;

    private final String text;

    private SearchText(String text) {
        this.text = text;
    }

    /** Empty when there is nothing to look for. */
    public static Optional<SearchText> of(String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        var alike = alike(asked);
        var most = alike.codePointCount(0, alike.length()) > LONGEST
                ? alike.offsetByCodePoints(0, LONGEST)
                : alike.length();
        return alike.isEmpty() ? Optional.empty() : Optional.of(new SearchText(alike.substring(0, most)));
    }

    public static String alike(String text) {
        if (text == null) {
            return "";
        }
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(letter -> !isVariationSelector(letter))
                .forEach(plain::appendCodePoint);
        return plain.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Every two neighbouring characters of a name, and its last one: what a register of names is found by. */
    public static Set<String> pairs(String name) {
        return pairs(alike(name), true);
    }

    /** The pairs that a name must have that contains this text; empty when the text is a single character. */
    public List<String> pairs() {
        return new ArrayList<>(pairs(text, false));
    }

    public boolean isIn(String name) {
        return alike(name).contains(text);
    }

    /** Whether it may be part of a case number at all. */
    public boolean isNumber() {
        return text.length() >= SHORTEST_NUMBER
                && text.chars().allMatch(letter -> letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'z');
    }

    /** People read out how a number begins or how it ends. */
    public boolean isNumberOf(String caseNo) {
        var number = alike(caseNo);
        return isNumber() && (number.startsWith(text) || number.endsWith(text));
    }

    public String text() {
        return text;
    }

    // Names are nobody's business in a log.
    @Override
    public String toString() {
        return "SearchText(" + text.codePointCount(0, text.length()) + ")";
    }

    private static Set<String> pairs(String text, boolean withLast) {
        var letters = text.codePoints().toArray();
        var pairs = new LinkedHashSet<String>();
        for (int i = 0; i < letters.length; i++) {
            if (i + 1 < letters.length) {
                pairs.add(new String(letters, i, 2));
            } else if (withLast) {
                pairs.add(new String(letters, i, 1));
            }
        }
        return pairs;
    }

    private static boolean isVariationSelector(int letter) {
        return letter >= 0xFE00 && letter <= 0xFE0F || letter >= 0xE0100 && letter <= 0xE01EF;
    }
}
