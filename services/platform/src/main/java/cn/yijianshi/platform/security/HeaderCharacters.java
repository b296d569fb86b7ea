package cn.yijianshi.platform.security;

import java.util.function.IntPredicate;

/**
 * What {@link org.springframework.security.web.firewall.StrictHttpFirewall} lets a header be made of: assigned
 * characters that control nothing, and in a value tabs. It asks two patterns, which cost a twentieth of a small request
 * where a token is among the headers.
 */
final class HeaderCharacters {

    private HeaderCharacters() {}

    static boolean allowedInName(String name) {
        return all(name, HeaderCharacters::isPlain);
    }

    static boolean allowedInValue(String value) {
        return all(value, character -> character == '\t' || isPlain(character));
    }

    private static boolean isPlain(int character) {
        return Character.isDefined(character) && !Character.isISOControl(character);
    }

    private static boolean all(String text, IntPredicate allowed) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!allowed.test(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }
}
