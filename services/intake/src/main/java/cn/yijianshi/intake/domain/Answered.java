package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The applicant's answer to a notice of gaps: only what was pinned may change, and it must pass the checks of filing.
 *
 * @param form the whole form with the new values in place
 * @param fields the new values only, by dotted key or {@code material:<key>}
 * @param shares what other items hold of the changed fields: their departments must not go on with the old values
 */
public record Answered(
        Map<String, Object> form, Map<String, Object> fields, Map<String, Map<String, Map<String, Object>>> shares) {

    /** @throws Filing.NotAcceptable naming every value that may not change or cannot be taken */
    public static Answered of(
            ReviewProgress review, Map<String, Object> given, Map<String, Object> form, Plan plan, Checks checks) {
        var notice = review.correction();
        var merged = MergedForm.of(plan);
        var problems = new ArrayList<FieldProblem>();
        var fields = new LinkedHashMap<String, Object>();
        flatten("", given, notice, fields, problems);
        if (fields.isEmpty() && problems.isEmpty() && !notice.pinnedFields().isEmpty()) {
            notice.pinnedFields().stream()
                    .sorted()
                    .forEach(field -> problems.add(new FieldProblem(pointer(field), "required", List.of())));
        }
        var changed = new LinkedHashMap<>(form);
        fields.forEach((key, value) -> {
            if (notice.pinnedFields().contains(key)) {
                DottedKeys.put(changed, key, value);
            }
        });
        // What was fine when it was filed is not asked about again.
        merged.check(changed, checks).stream()
                .filter(problem -> notice.pinnedFields().stream().anyMatch(pinned -> isIn(problem.pointer(), pinned)))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw Filing.NotAcceptable.answerToNotice(problems);
        }
        return new Answered(changed, fields, Shares.changed(merged, plan.chosen(), form, changed, review.item()));
    }

    private static void flatten(
            String prefix,
            Map<?, ?> given,
            Correction notice,
            Map<String, Object> fields,
            List<FieldProblem> problems) {
        given.forEach((name, value) -> {
            var key = prefix + name;
            if (notice.pinnedFields().contains(key)) {
                fields.put(key, value);
            } else if (notice.pinnedMaterials().contains(key)) {
                if (value instanceof String) {
                    fields.put(key, value);
                } else {
                    problems.add(new FieldProblem(pointer(key), "type", List.of("TEXT")));
                }
            } else if (value instanceof Map<?, ?> deeper
                    && notice.pinnedFields().stream().anyMatch(pinned -> pinned.startsWith(key + "."))) {
                flatten(key + ".", deeper, notice, fields, problems);
            } else {
                problems.add(new FieldProblem(pointer(key), "not-pinned", List.of()));
            }
        });
    }

    private static boolean isIn(String pointer, String field) {
        var at = pointer(field);
        return pointer.equals(at) || pointer.startsWith(at + "/");
    }

    private static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1").replace('.', '/');
    }
}
