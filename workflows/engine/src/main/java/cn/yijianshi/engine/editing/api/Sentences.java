package cn.yijianshi.engine.editing.api;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.engine.editing.domain.Change;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Changes in words, as people speak of bundles and items. */
final class Sentences {

    private static final int LONGEST = 120;
    private static final List<String> SHOWN = List.of("name", "label", "text", "title", "zh", "item", "key");

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    String of(Change change, Locale locale) {
        String where = change.path().stream()
                .map(step -> step.which() == null
                        ? label(step.name(), locale)
                        : word("editing.step", locale, label(step.name(), locale), step.which()))
                .collect(Collectors.joining(word("editing.within", locale)));
        if (change.before() == null) {
            return word("editing.added", locale, where, shown(change.after(), locale));
        }
        if (change.after() == null) {
            return word("editing.removed", locale, where, shown(change.before(), locale));
        }
        return word("editing.changed", locale, where, shown(change.before(), locale), shown(change.after(), locale));
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

    /** What a thing is called stands for all of it. */
    private String said(Record record, Locale locale) {
        for (String name : SHOWN) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    try {
                        Object value = component.getAccessor().invoke(record);
                        if (value != null) {
                            return text(value, locale);
                        }
                    } catch (IllegalAccessException | InvocationTargetException impossible) {
                        throw new IllegalStateException("a record's own accessor", impossible);
                    }
                }
            }
        }
        return record.toString();
    }

    private String word(String code, Locale locale, Object... args) {
        return messages.getMessage(code, args, locale);
    }
}
