package cn.yijianshi.catalogue;

import java.util.List;

/**
 * Why a value of the form cannot be taken.
 *
 * @param pointer JSON pointer into the form, e.g. {@code /shareholders/0/name}
 * @param code required, type, too-long, pattern, shape, check, not-a-number, out-of-range, option, rows, row-stopped,
 *     unknown-field or contradicts-answer
 * @param args what the sentence needs: the longest length, the smallest and largest value, the name of the check, why a
 *     row is stopped and what to do instead in both languages
 */
public record FieldProblem(String pointer, String code, List<String> args) {
    public FieldProblem {
        args = Copies.of(args);
    }
}
