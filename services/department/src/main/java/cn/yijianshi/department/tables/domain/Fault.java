package cn.yijianshi.department.tables.domain;

import java.util.List;

/**
 * What is wrong with a line someone wants to write.
 *
 * @param column the column it is about; null when it is about the whole line
 * @param code the text is the message {@code problem.<code>}, filled with the args
 */
public record Fault(String column, String code, List<String> args) {

    public Fault(String column, String code, String... args) {
        this(column, code, List.of(args));
    }
}
