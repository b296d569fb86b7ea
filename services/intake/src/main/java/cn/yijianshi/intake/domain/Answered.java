package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.StoppedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The applicant's answer to a notice of gaps: only what was pinned may change, and it must pass the checks of filing.
 *
 * @param form the whole form with the new values in place
 * @param fields the new values only, by dotted key or {@code material:<key>}
 * @param leftBehind rows that now are stopped: the departments get the list without them
 * @param shares what other items hold of the changed fields: their departments must not go on with the old values
 */
public record Answered(
        Map<String, Object> form,
        Map<String, Object> fields,
        List<StoppedRow> leftBehind,
        Map<String, Map<String, Map<String, Object>>> shares) {

    /** @throws Filing.NotAcceptable naming every value that may not change or cannot be taken */
    public static Answered of(
            ReviewProgress review, Map<String, Object> given, Map<String, Object> form, Plan plan, Checks checks) {
        return of(review.correction(), List.of(review), false, given, form, plan, checks);
    }

    /**
     * One answer for everything that is open, whichever department asked: nothing that was pinned may be left out.
     *
     * @throws Filing.NotAcceptable naming every value that is missing, may not change or cannot be taken
     */
    public static Answered ofAll(
            List<ReviewProgress> open, Map<String, Object> given, Map<String, Object> form, Plan plan, Checks checks) {
        var notice =
                Correction.merged(open.stream().map(ReviewProgress::correction).toList());
        return of(notice, open, true, given, form, plan, checks);
    }

    /** The part of the answer that one of the corrected reviews asked for. */
    public Map<String, Object> fieldsFor(ReviewProgress review) {
        var own = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> {
            if (review.correction().pinnedFields().contains(key)
                    || review.correction().pinnedMaterials().contains(key)) {
                own.put(key, value);
            }
        });
        return own;
    }

    private static Answered of(
            Correction notice,
            List<ReviewProgress> corrected,
            boolean whole,
            Map<String, Object> given,
            Map<String, Object> form,
            Plan plan,
            Checks checks) {
        var merged = MergedForm.of(plan);
        var problems = new ArrayList<FieldProblem>();
        var fields = new LinkedHashMap<String, Object>();
        flatten("", given, notice, fields, problems);
        if (whole || fields.isEmpty() && problems.isEmpty()) {
            Stream.concat(notice.pinnedFields().stream(), whole ? notice.pinnedMaterials().stream() : Stream.empty())
                    .filter(field -> !fields.containsKey(field))
                    .filter(field -> problems.stream()
                            .noneMatch(problem -> problem.pointer().equals(pointer(field))))
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
                .filter(problem ->
                        problems.stream().noneMatch(named -> named.pointer().equals(problem.pointer())))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw Filing.NotAcceptable.answerToNotice(problems);
        }
        var leftBehind = merged.stopped(changed);
        var going = merged.goingOn(changed);
        leftBehind.forEach(
                row -> fields.computeIfPresent(row.list().key(), (key, value) -> DottedKeys.get(going, key)));
        return new Answered(
                going,
                fields,
                leftBehind,
                Shares.changed(merged, plan.chosen(), form, going, knowing(corrected, fields, merged, plan, form)));
    }

    /** Items that learn all that changed in them from their own answer; the others need a new share. */
    private static Set<String> knowing(
            List<ReviewProgress> corrected,
            Map<String, Object> fields,
            MergedForm merged,
            Plan plan,
            Map<String, Object> form) {
        var changed = with(form, fields.keySet(), fields);
        return corrected.stream()
                .filter(review -> corrected.size() == 1
                        || plan.chosen().stream()
                                .filter(item -> item.key().equals(review.item()))
                                .allMatch(item -> merged.slice(
                                                with(form, review.correction().pinnedFields(), fields), item)
                                        .equals(merged.slice(changed, item))))
                .map(ReviewProgress::item)
                .filter(item -> item != null)
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> with(Map<String, Object> form, Set<String> keys, Map<String, Object> fields) {
        var changed = new LinkedHashMap<>(form);
        fields.forEach((key, value) -> {
            if (keys.contains(key) && !key.startsWith("material:")) {
                DottedKeys.put(changed, key, value);
            }
        });
        return changed;
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
                if (value instanceof String || isListOfIds(value)) {
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

    /** What was uploaded anew in place of the material. */
    private static boolean isListOfIds(Object value) {
        return value instanceof List<?> ids && !ids.isEmpty() && ids.stream().allMatch(String.class::isInstance);
    }

    private static boolean isIn(String pointer, String field) {
        var at = pointer(field);
        return pointer.equals(at) || pointer.startsWith(at + "/");
    }

    private static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1").replace('.', '/');
    }
}
