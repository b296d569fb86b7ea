package cn.yijianshi.engine.editing.api;

import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.engine.editing.domain.Change;
import cn.yijianshi.engine.editing.domain.Differences;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Changes in words, as people speak of bundles and items. */
final class Sentences {

    private static final int LONGEST = 120;
    private static final List<String> SHOWN = List.of("name", "label", "text", "title", "zh", "item", "key");

    private static final String ITEM = "item";

    private final MessageSource messages;
    private final UnaryOperator<String> itemNames;

    /** @param itemNames what an item of that key is called in the reader's language */
    Sentences(MessageSource messages, UnaryOperator<String> itemNames) {
        this.messages = messages;
        this.itemNames = itemNames;
    }

    String of(Change change, Locale locale) {
        String where = change.path().stream()
                .map(step -> step.which() == null
                        ? label(step.name(), locale)
                        : word("editing.step", locale, label(step.name(), locale), which(step)))
                .collect(Collectors.joining(word("editing.within", locale)));
        if (change.before() == null) {
            return put("editing.added", where, change, change.after(), locale);
        }
        if (change.after() == null) {
            return put("editing.removed", where, change, change.before(), locale);
        }
        return word("editing.changed", locale, where, shown(change.before(), locale), shown(change.after(), locale));
    }

    /** What is known by its name alone is named once. */
    private String put(String done, String where, Change change, Object what, Locale locale) {
        String shown = shown(what, locale);
        String which = which(change.path().get(change.path().size() - 1));
        return shown.equals(which) ? word(done + ".itself", locale, where) : word(done, locale, where, shown);
    }

    private String which(Change.Step step) {
        if (step.which() == null) {
            return null;
        }
        return switch (step.name()) {
            case "nodes" -> itemNames.apply(step.which());
            case "edges" ->
                Stream.of(step.which().split(Differences.THEN))
                        .map(itemNames)
                        .collect(Collectors.joining(Differences.THEN));
            default -> step.which();
        };
    }

    private String label(String name, Locale locale) {
        return messages.getMessage("editing.label." + name, null, name, locale);
    }

    private String shown(Object value, Locale locale) {
        String text = text(value, locale);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private String text(Object value, Locale locale) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Limit limit) {
            String unit = messages.getMessage(
                    "editing.unit." + limit.unit(), null, limit.unit().name(), locale);
            return limit.amount() == 0 ? unit : limit.amount() + " " + unit;
        }
        if (value instanceof Boolean yes) {
            return word(yes ? "editing.yes" : "editing.no", locale);
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(one -> text(one, locale)).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + text(entry.getValue(), locale))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof Record record ? said(record, locale) : String.valueOf(value);
    }

    /** What a thing is called stands for all of it; what has no name is told by all it says. */
    private String said(Record record, Locale locale) {
        if (record instanceof Edge edge) {
            return word(
                    "editing.edge." + edge.kind(), locale, itemNames.apply(edge.from()), itemNames.apply(edge.to()));
        }
        for (String name : SHOWN) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    Object value = Differences.value(record, component);
                    if (value != null) {
                        return name.equals(ITEM) && value instanceof String item
                                ? itemNames.apply(item)
                                : text(value, locale);
                    }
                }
            }
        }
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Differences.value(record, component);
            String text = value == null ? "" : text(value, locale);
            if (!text.isBlank()) {
                parts.add(word("editing.part", locale, label(component.getName(), locale), text));
            }
        }
        return String.join(word("editing.parts", locale), parts);
    }

    private String word(String code, Locale locale, Object... args) {
        return messages.getMessage(code, args, locale);
    }
}
