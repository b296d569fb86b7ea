package cn.yijianshi.intake.drafts.domain;

import cn.yijianshi.catalogue.Conditions;
import cn.yijianshi.catalogue.Fee;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FormField;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.intake.domain.DottedKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other answers would change: shown before they are given, so that nobody is surprised by what he loses.
 *
 * @param answers the answers as they would be kept, without those that would not be asked any more
 * @param dropped questions whose answers would go
 * @param lost keys of fields that hold a value and would not be asked any more
 * @param stop present when these answers lead to another door
 */
public record AnswerEffects(
        Map<String, List<String>> answers,
        List<String> dropped,
        Change<Question> questions,
        Change<Item> items,
        Change<Field> fields,
        List<Field> nowRequired,
        List<Field> nowOptional,
        List<Field> lost,
        Change<Material> materials,
        List<LimitChange> limits,
        Change<ItemFee> fees,
        Optional<Stop> stop) {

    public record Change<T>(List<T> appear, List<T> disappear) {

        static <T> Change<T> between(Map<String, T> before, Map<String, T> after) {
            return new Change<>(without(after, before), without(before, after));
        }

        private static <T> List<T> without(Map<String, T> all, Map<String, T> others) {
            var left = new LinkedHashMap<>(all);
            left.keySet().removeAll(others.keySet());
            return List.copyOf(left.values());
        }
    }

    public record LimitChange(Item item, Limit before, Limit after) {}

    public record ItemFee(String item, Fee fee) {}

    public static AnswerEffects of(
            Pinned pinned,
            Map<String, List<String>> present,
            Map<String, List<String>> proposed,
            Map<String, Object> form) {
        var kept = pinned.asked(proposed);
        var before = pinned.plan(pinned.asked(present));
        var after = pinned.plan(kept);
        var oldFields = fields(before);
        var newFields = fields(after);
        var fields = Change.between(oldFields, newFields);
        return new AnswerEffects(
                kept,
                proposed.keySet().stream()
                        .filter(question -> !kept.containsKey(question))
                        .toList(),
                Change.between(asked(pinned, before.answers()), asked(pinned, kept)),
                Change.between(items(before), items(after)),
                fields,
                required(oldFields, newFields, true),
                required(oldFields, newFields, false),
                fields.disappear().stream()
                        .filter(field -> DottedKeys.get(form, field.key()) != null)
                        .toList(),
                Change.between(materials(before), materials(after)),
                limits(before, after),
                Change.between(fees(before), fees(after)),
                after.stop());
    }

    private static Map<String, Question> asked(Pinned pinned, Map<String, List<String>> answers) {
        var asked = new LinkedHashMap<String, Question>();
        pinned.bundle().questions().stream()
                .filter(question -> Conditions.hold(question.when(), answers))
                .forEach(question -> asked.put(question.key(), question));
        return asked;
    }

    private static Map<String, Item> items(Plan plan) {
        var items = new LinkedHashMap<String, Item>();
        plan.chosen().forEach(item -> items.put(item.key(), item));
        return items;
    }

    /** What is asked; what the answers tell themselves is not. */
    private static Map<String, Field> fields(Plan plan) {
        var fields = new LinkedHashMap<String, Field>();
        MergedForm.of(plan).sections().stream()
                .flatMap(section -> section.fields().stream())
                .map(FormField::field)
                .forEach(field -> fields.put(field.key(), field));
        return fields;
    }

    private static List<Field> required(Map<String, Field> before, Map<String, Field> after, boolean now) {
        var changed = new ArrayList<Field>();
        after.forEach((key, field) -> {
            if (before.containsKey(key)
                    && field.required() == now
                    && before.get(key).required() != now) {
                changed.add(field);
            }
        });
        return changed;
    }

    static Map<String, Material> materials(Plan plan) {
        var materials = new LinkedHashMap<String, Material>();
        plan.chosen().forEach(item -> item.materials(plan.answers())
                // Required by one item is required.
                .forEach(material ->
                        materials.merge(material.key(), material, (one, other) -> one.required() ? one : other)));
        return materials;
    }

    private static List<LimitChange> limits(Plan before, Plan after) {
        return after.chosen().stream()
                .filter(item -> before.items().contains(item.key()))
                .map(item -> new LimitChange(item, item.promised(before.answers()), item.promised(after.answers())))
                .filter(change -> change.before() != null && !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, ItemFee> fees(Plan plan) {
        var fees = new LinkedHashMap<String, ItemFee>();
        plan.chosen().forEach(item -> item.fees(plan.answers())
                .forEach(fee -> fees.put(item.key() + " " + fee.key(), new ItemFee(item.key(), fee))));
        return fees;
    }
}
