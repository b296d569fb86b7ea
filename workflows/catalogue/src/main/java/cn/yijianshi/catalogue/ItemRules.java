package cn.yijianshi.catalogue;

import cn.yijianshi.rules.Kind;
import cn.yijianshi.rules.RuleBook;
import cn.yijianshi.rules.UnsoundRules;
import cn.yijianshi.rules.UnsoundRules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of an item: they may read what the item is told, and bring what an officer would enter. */
public final class ItemRules {

    /** What is known of every case. */
    private static final Set<String> OF_THE_CASE = Set.of("case.region", "case.applicantName");

    private ItemRules() {}

    /** @throws UnsoundRules naming everything that does not fit the item, or DMN */
    public static RuleBook read(Item item, String file, String dmn) {
        var book = RuleBook.read(file, dmn);
        var reasons = new ArrayList<String>();
        book.reads().forEach((path, kind) -> {
            if (!known(item, path, kind))
                reasons.add("'" + path + "' is nothing this item is told as a "
                        + kind.name().toLowerCase(java.util.Locale.ROOT));
        });
        book.brings().keySet().stream()
                .filter(name -> item.results().stream().noneMatch(result -> name.equals(result.key())))
                .forEach(name -> reasons.add("'" + name + "' is no result of this item"));
        item.results().stream()
                .filter(ResultField::required)
                .map(ResultField::key)
                .filter(key -> !book.brings().containsKey(key)
                        || book.sometimesMissing().contains(key))
                .forEach(key -> reasons.add("an approval must bring '" + key + "'"));
        if (!reasons.isEmpty())
            throw UnsoundRules.of(
                    reasons.stream().map(reason -> new Finding(file, 0, reason)).toList());
        return book;
    }

    private static boolean known(Item item, String path, Kind kind) {
        if (path.startsWith("fact.")) return item.facts().contains(path.substring(5)) && kind != Kind.LIST;
        if (path.startsWith("form."))
            return field(item, path.substring(5)).filter(kind::equals).isPresent();
        return path.equals("case.filedOn") && kind == Kind.DATE || OF_THE_CASE.contains(path) && kind == Kind.STRING;
    }

    private static Optional<Kind> field(Item item, String key) {
        for (var field : item.fields()) {
            if (field.key().equals(key)) return Optional.of(kind(field.type()));
            for (var column : field.rows())
                if ((field.key() + "." + column.key()).equals(key)) return Optional.of(Kind.LIST);
        }
        return Optional.empty();
    }

    private static Kind kind(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL, MONEY -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case DATE -> Kind.DATE;
            case LIST, CHOICES -> Kind.LIST;
            case TEXT, CHOICE, REGION, MONTH -> Kind.STRING;
        };
    }

    /** Whether an item with these settings would accept this file, and everything that speaks against it. */
    public static List<Finding> findings(Item item, String file, String dmn) {
        try {
            read(item, file, dmn);
            return List.of();
        } catch (UnsoundRules unsound) {
            return unsound.findings();
        }
    }
}
