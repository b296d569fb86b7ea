package cn.yijianshi.department.domain;

import java.util.List;

/**
 * What a desk saw when it examined a filing. The officer reads all of them; a BLOCK stands in the way of granting.
 *
 * @param rule the rule that was applied, as officers quote it, such as {@code NAME-03} or {@code 契税法第3条}
 * @param field dotted key of the form field it is about, or null when it is about the whole filing
 * @param code the text is the message {@code finding.<code>}, filled with the args
 */
public record Finding(Level level, String rule, String field, String code, List<String> args) {

    public enum Level {
        PASS,
        WARN,
        BLOCK
    }

    public Finding {
        args = args == null ? List.of() : List.copyOf(args);
    }

    public static Finding pass(String rule, String field, String code, String... args) {
        return new Finding(Level.PASS, rule, field, code, List.of(args));
    }

    public static Finding warn(String rule, String field, String code, String... args) {
        return new Finding(Level.WARN, rule, field, code, List.of(args));
    }

    public static Finding block(String rule, String field, String code, String... args) {
        return new Finding(Level.BLOCK, rule, field, code, List.of(args));
    }

    public boolean blocks() {
        return level == Level.BLOCK;
    }
}
