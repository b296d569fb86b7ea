package cn.yijianshi.catalogue.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that may be said between {@code ${} and {@code }} in a drawing. Not the engine's expression language: a name, a call
 * of a registered name, or a comparison of a declared variable with a word.
 *
 * <pre>
 * term = ("${" | "#{") said "}"
 * said = name | name "==" word | name "." name "(" [ given { "," given } ] ")"
 * given = "execution" | word
 * word = "'" letters, digits, underscores "'"
 * </pre>
 *
 * @param type what it gives
 * @param word the word it is given or compared with; null where there is none
 */
record Term(Type type, String name, String word) {

    enum Type {
        TRUTH,
        MOMENT,
        TEXT,
        ACT,
        DELEGATE
    }

    private static final List<String> RUNGS = List.of("DUE_SOON", "OVERDUE", "ESCALATED");
    private static final Pattern ITEM = Pattern.compile("[a-z0-9_]{1,64}");
    private static final int LONGEST = 200;

    /** {@code @} stands for a word. */
    private static final Map<Kind, Map<String, Type>> REGISTERED = Map.of(
            Kind.BUNDLE, Map.of("plan.needs(execution,@)", Type.TRUTH, "reviewIds.next()", Type.TEXT),
            Kind.REVIEW,
                    Map.of(
                            "openReview", Type.DELEGATE,
                            "clock.nextRung(execution)", Type.MOMENT,
                            "clock.climb(execution)", Type.ACT,
                            "clock.announce(execution,@)", Type.ACT,
                            "open", Type.TRUTH,
                            "rung==@", Type.TRUTH));

    /** Empty when it is anything else than what is registered for that kind of drawing. */
    static Optional<Term> read(Kind kind, String text) {
        return text.length() > LONGEST ? Optional.empty() : new Reading(text.strip()).term(kind);
    }

    private static final class Reading {
        private final String text;
        private final StringBuilder said = new StringBuilder();
        private String word;
        private int at;
        private boolean lost;

        Reading(String text) {
            this.text = text;
        }

        Optional<Term> term(Kind kind) {
            if (!text.startsWith("${") && !text.startsWith("#{")) return Optional.empty();
            at = 2;
            name();
            if (next('.')) {
                said.append('.');
                name();
                given();
            } else if (next('=')) {
                // The second must follow at once.
                if (at >= text.length() || text.charAt(at) != '=') lost = true;
                at++;
                said.append("==");
                word();
            }
            if (!next('}') || at != text.length() || lost) return Optional.empty();
            var type = REGISTERED.get(kind).get(said.toString());
            if (type == null || word != null && !known(kind)) return Optional.empty();
            return Optional.of(new Term(type, said.toString(), word));
        }

        private boolean known(Kind kind) {
            return kind == Kind.REVIEW
                    ? RUNGS.contains(word)
                    : ITEM.matcher(word).matches();
        }

        private void given() {
            if (!next('(')) lost = true;
            said.append('(');
            boolean first = true;
            while (!lost && !next(')')) {
                if (!first) {
                    if (!next(',')) lost = true;
                    said.append(',');
                }
                first = false;
                if (peek() == '\'') word();
                else name();
            }
            said.append(')');
        }

        private void name() {
            blanks();
            int from = at;
            while (at < text.length() && letter(text.charAt(at))) at++;
            if (from == at) lost = true;
            said.append(text, from, at);
        }

        private void word() {
            if (!next('\'') || word != null) lost = true;
            int from = at;
            while (at < text.length() && (letter(text.charAt(at)) || digit(text.charAt(at)))) at++;
            word = text.substring(Math.min(from, at), at);
            if (at >= text.length() || text.charAt(at) != '\'') lost = true;
            at++;
            said.append('@');
        }

        private boolean next(char wanted) {
            if (peek() != wanted) return false;
            at++;
            return true;
        }

        private char peek() {
            blanks();
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private void blanks() {
            while (at < text.length() && text.charAt(at) == ' ') at++;
        }

        private static boolean letter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        }

        private static boolean digit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
