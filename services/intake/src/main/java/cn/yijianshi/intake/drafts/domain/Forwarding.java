package cn.yijianshi.intake.drafts.domain;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.FormField;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Option;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.domain.Entries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A draft taken over to what is published now: everything that still fits stays, and what must be answered anew is
 * named, each with why. What was declared, committed to or signed was so for the old text and is never taken over.
 *
 * @param content what of the draft still fits
 * @param changes in the order of questions, form and materials
 * @param kept how many values of the form stay as they are
 */
public record Forwarding(Draft.Content content, List<Change> changes, int kept) {

    public enum Kind {
        QUESTION,
        FIELD,
        MATERIAL
    }

    public enum Reason {
        /** Not asked any more; nothing is to be done. */
        GONE,
        /** Not asked before. */
        NEW,
        /** The chosen option does not exist any more. */
        OPTION_GONE,
        /** The question, the chosen option or the material says something else now. */
        REWORDED,
        /** Only one option may be chosen now. */
        ONE_ONLY,
        TYPE_CHANGED,
        /** The value was fine before and is not any more. */
        STRICTER,
        /** A declaration, commitment or signature. */
        DECLARED_ANEW,
        /** The material comes from elsewhere now. */
        SOURCE_CHANGED,
        /** An answer tells it now; nothing is to be done. */
        TOLD_BY_ANSWER
    }

    /**
     * @param key of a question or material its key, of a field the JSON pointer into the form
     * @param anew whether the applicant has to do something
     */
    public record Change(Kind kind, String key, Reason reason, String label, String labelEn, boolean anew) {}

    public static Forwarding of(Draft draft, Pinned from, Pinned to, Checks checks) {
        return new Work(draft, from, to, checks).done();
    }

    private static final class Work {

        private final Draft.Content content;
        private final Pinned from;
        private final Pinned to;
        private final Checks checks;
        private final Plan before;
        private final List<Change> changes = new ArrayList<>();

        Work(Draft draft, Pinned from, Pinned to, Checks checks) {
            this.content = draft.content();
            this.from = from;
            this.to = to;
            this.checks = checks;
            this.before = from.plan(from.asked(content.answers()));
        }

        Forwarding done() {
            var answers = answers();
            var after = to.plan(answers);
            var form = form(after);
            var materials = materials(after);
            return new Forwarding(
                    new Draft.Content(content.region(), answers, form, materials, certificates(after)),
                    List.copyOf(changes),
                    Entries.values(form).size());
        }

        private Map<String, List<String>> answers() {
            var fitting = new LinkedHashMap<String, List<String>>();
            var why = new LinkedHashMap<String, Reason>();
            content.answers().forEach((key, given) -> {
                var was = from.question(key);
                var now = to.question(key);
                if (given.isEmpty() || was.isEmpty()) {
                    return;
                }
                if (now.isEmpty()) {
                    changes.add(question(was.get(), Reason.GONE, false));
                    return;
                }
                var reason = whyAskedAnew(was.get(), now.get(), given);
                if (reason.isPresent()) {
                    why.put(key, reason.get());
                } else {
                    fitting.put(key, given);
                }
            });
            var kept = to.asked(fitting);
            var openBefore = before.problems().stream()
                    .filter(problem -> problem.code().equals("required"))
                    .map(problem -> problem.question())
                    .collect(Collectors.toSet());
            var openNow = to.plan(kept).problems().stream()
                    .filter(problem -> problem.code().equals("required"))
                    .map(problem -> problem.question())
                    .collect(Collectors.toSet());
            for (var question : to.bundle().questions()) {
                var key = question.key();
                if (why.containsKey(key)) {
                    changes.add(question(question, why.get(key), openNow.contains(key)));
                } else if (fitting.containsKey(key) && !kept.containsKey(key)) {
                    changes.add(question(question, Reason.GONE, false));
                } else if (openNow.contains(key) && !openBefore.contains(key)) {
                    changes.add(question(question, Reason.NEW, true));
                }
            }
            return kept;
        }

        private static Optional<Reason> whyAskedAnew(Question was, Question now, List<String> given) {
            for (var key : given) {
                var option = option(now, key);
                if (option.isEmpty()) {
                    return Optional.of(Reason.OPTION_GONE);
                }
                var old = option(was, key);
                if (old.isPresent() && !old.get().text().equals(option.get().text())) {
                    return Optional.of(Reason.REWORDED);
                }
            }
            if (!was.text().equals(now.text())) {
                return Optional.of(Reason.REWORDED);
            }
            return given.size() > 1 && !now.multiple() ? Optional.of(Reason.ONE_ONLY) : Optional.empty();
        }

        private static Optional<Option> option(Question question, String key) {
            return question.options().stream()
                    .filter(option -> option.key().equals(key))
                    .findFirst();
        }

        private Map<String, Object> form(Plan after) {
            var old = MergedForm.of(before);
            var merged = MergedForm.of(after);
            var known = to.fields();
            var form = new LinkedHashMap<String, Object>();
            var handled = new LinkedHashSet<String>();
            for (var key : from.fields()) {
                var value = DottedKeys.get(content.form(), key);
                if (value == null) {
                    continue;
                }
                var was = old.field(key).map(FormField::field);
                var now = merged.field(key).map(FormField::field);
                var dropped = whyDropped(key, was, now, after, known);
                if (dropped.isPresent()) {
                    var reason = dropped.get();
                    handled.add(pointer(key));
                    // What waits unseen behind other answers is not worth a word.
                    if (was.isPresent()) {
                        changes.add(field(
                                pointer(key),
                                reason,
                                now.or(() -> was).orElseThrow(),
                                reason != Reason.GONE && reason != Reason.TOLD_BY_ANSWER));
                    }
                } else {
                    DottedKeys.put(form, key, value);
                }
            }
            refuseWhatIsStricter(old, merged, form, handled);
            return form;
        }

        private static Optional<Reason> whyDropped(
                String key, Optional<Field> was, Optional<Field> now, Plan after, Collection<String> known) {
            if (!known.contains(key)) {
                return Optional.of(Reason.GONE);
            }
            if (now.isPresent() && after.fixed().containsKey(key)) {
                return Optional.of(Reason.TOLD_BY_ANSWER);
            }
            if (isDeclaration(key, now.or(() -> was))) {
                return Optional.of(Reason.DECLARED_ANEW);
            }
            if (was.isPresent()
                    && now.isPresent()
                    && was.get().type() != now.get().type()) {
                return Optional.of(Reason.TYPE_CHANGED);
            }
            if (was.isPresent() && now.isEmpty()) {
                return Optional.of(Reason.GONE);
            }
            return Optional.empty();
        }

        private static boolean isDeclaration(String key, Optional<Field> field) {
            return key.startsWith("declare.")
                    || field.filter(known -> "AGREED".equals(known.check())).isPresent();
        }

        /** What was not complained about before and is now. */
        private void refuseWhatIsStricter(
                MergedForm old, MergedForm merged, Map<String, Object> form, Collection<String> handled) {
            var complaints = old.check(content.form(), checks).stream()
                    .map(FieldProblem::pointer)
                    .collect(Collectors.toSet());
            for (var problem : merged.check(form, checks)) {
                var at = problem.pointer();
                var place = merged.fields().stream()
                        .map(FormField::field)
                        .filter(field -> at.equals(pointer(field.key())) || at.startsWith(pointer(field.key()) + "/"))
                        .findFirst();
                if (complaints.contains(at) || handled.contains(at) || place.isEmpty()) {
                    continue;
                }
                var field = place.get();
                var fresh = problem.code().equals("required")
                        && old.field(field.key()).isEmpty();
                changes.add(field(
                        at,
                        fresh ? Reason.NEW : problem.code().equals("option") ? Reason.OPTION_GONE : Reason.STRICTER,
                        labelled(field, at),
                        true));
                if (!problem.code().equals("required") && !problem.code().equals("rows")) {
                    clear(form, field, at);
                }
            }
        }

        /** Of a list only the cell, of everything else the whole value. */
        private static void clear(Map<String, Object> form, Field field, String at) {
            var whole = pointer(field.key());
            if (field.type() != FieldType.LIST || at.equals(whole)) {
                DottedKeys.put(form, field.key(), null);
                return;
            }
            var steps = at.substring(whole.length() + 1).split("/");
            if (steps.length != 2 || !(DottedKeys.get(form, field.key()) instanceof List<?> list)) {
                return;
            }
            var rows = new ArrayList<Object>(list);
            if (rows.get(Integer.parseInt(steps[0])) instanceof Map<?, ?> row) {
                var left = new LinkedHashMap<Object, Object>(row);
                left.remove(steps[1]);
                rows.set(Integer.parseInt(steps[0]), left);
                DottedKeys.put(form, field.key(), rows);
            }
        }

        private static Field labelled(Field field, String at) {
            var column = at.substring(at.lastIndexOf('/') + 1);
            return field.rows().stream()
                    .filter(row -> row.key().equals(column))
                    .findFirst()
                    .orElse(field);
        }

        private Map<String, List<String>> materials(Plan after) {
            var was = AnswerEffects.materials(before);
            var now = AnswerEffects.materials(after);
            var kept = new LinkedHashMap<String, List<String>>();
            content.materials().forEach((key, ids) -> {
                var old = was.get(key);
                var material = now.get(key);
                if (ids.isEmpty()) {
                    return;
                }
                var reason = whyHandedInAnew(old, material);
                if (reason.isEmpty()) {
                    kept.put(key, ids);
                } else if (material != null || old != null) {
                    changes.add(material(material == null ? old : material, reason.get(), reason.get() != Reason.GONE));
                }
            });
            now.forEach((key, material) -> {
                var old = was.get(key);
                var forgotten = !content.materials().containsKey(key);
                if (!forgotten || !isHandedIn(material) || !material.required()) {
                    return;
                }
                if (old == null) {
                    changes.add(material(material, Reason.NEW, true));
                } else if (!old.required()) {
                    changes.add(material(material, Reason.STRICTER, true));
                }
            });
            return kept;
        }

        private static Optional<Reason> whyHandedInAnew(Material old, Material material) {
            if (material == null) {
                return Optional.of(Reason.GONE);
            }
            if (material.source() == MaterialSource.COMMITMENT) {
                return Optional.of(Reason.DECLARED_ANEW);
            }
            if (old != null && old.source() != material.source()) {
                return Optional.of(Reason.SOURCE_CHANGED);
            }
            return old != null && !old.name().equals(material.name()) ? Optional.of(Reason.REWORDED) : Optional.empty();
        }

        private static boolean isHandedIn(Material material) {
            return material.source() == MaterialSource.UPLOAD || material.source() == MaterialSource.COMMITMENT;
        }

        private Map<String, String> certificates(Plan after) {
            var wanted = AnswerEffects.materials(after);
            var kept = new LinkedHashMap<String, String>();
            content.certificates().forEach((material, certificate) -> {
                if (wanted.containsKey(material)) {
                    kept.put(material, certificate);
                }
            });
            return kept;
        }

        private static Change question(Question question, Reason reason, boolean anew) {
            return new Change(Kind.QUESTION, question.key(), reason, question.text(), question.textEn(), anew);
        }

        private static Change field(String pointer, Reason reason, Field field, boolean anew) {
            return new Change(Kind.FIELD, pointer, reason, field.label(), field.labelEn(), anew);
        }

        private static Change material(Material material, Reason reason, boolean anew) {
            return new Change(Kind.MATERIAL, material.key(), reason, material.name(), material.nameEn(), anew);
        }

        private static String pointer(String key) {
            return "/" + key.replace('.', '/');
        }
    }
}
