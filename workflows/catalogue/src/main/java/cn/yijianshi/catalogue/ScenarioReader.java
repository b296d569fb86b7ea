package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import cn.yijianshi.catalogue.Scenario.Ending;
import cn.yijianshi.catalogue.Scenario.Expected;
import cn.yijianshi.catalogue.Scenario.Timeline;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads one scenario of a bundle. */
final class ScenarioReader {
    private static final Set<String> ENDS = Set.of("DONE", "PARTIAL", "REFUSED");
    private static final String CITY = "350500";

    private final Bundle bundle;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    ScenarioReader(Bundle bundle) {
        this.bundle = bundle;
    }

    Scenario read(Table table) {
        var name = table.pair("name");
        table.optionalText("source");
        var answers = table.lists("answers");
        if (!table.has("answers")) table.complain("answers", "'answers' is missing");
        var facts = new LinkedHashMap<String, String>();
        table.values("facts").forEach((key, value) -> facts.put(key, String.valueOf(value)));
        if (!table.has("expect")) table.complain("expect", "'expect' is missing");
        var expected = table.one("expect", this::expected).orElse(null);
        var timeline = table.one("timeline", this::timeline).orElse(null);
        var endings = table.each("end", this::ending);
        return new Scenario(
                table.file(), lines, bundle.key(), name.zh(), name.en(), answers, facts, expected, timeline, endings);
    }

    private Expected expected(Table row) {
        return new Expected(
                row.has("stop") ? (Boolean) row.flag("stop", false) : null,
                items(row, "items"),
                items(row, "skipped"),
                texts(row, "fieldsRequired"),
                texts(row, "fieldsAsked"),
                texts(row, "fieldsNotAsked"),
                row.has("rowsStopped") ? marked(row, "rowsStopped", at -> at.lists("rowsStopped")) : null,
                texts(row, "materials"),
                texts(row, "materialsNotAsked"),
                perItem(row, "fees", (at, key) -> at.number(key)),
                perItem(row, "limits", (at, key) -> at.limit(key)),
                route(row),
                texts(row, "offers"));
    }

    private List<List<String>> route(Table row) {
        if (!row.has("route")) return null;
        lines.put("route", row.line("route"));
        return row.eachList("route", this::isItem, "item of this bundle");
    }

    private Timeline timeline(Table row) {
        lines.put("timeline", row.line("accepted"));
        var region = row.optionalText("region");
        return new Timeline(
                moment(row, "accepted"),
                region == null ? CITY : region,
                perItem(row, "due", ScenarioReader::moment),
                row.has("promise") ? marked(row, "promise", at -> moment(at, "promise")) : null,
                items(row, "notNeeded"));
    }

    private Ending ending(Table row) {
        var state = row.text("state");
        if (state != null && !ENDS.contains(state)) row.complain("state", "'" + state + "' is none of " + ENDS);
        return new Ending(
                row.references("refused", this::isItem, "item of this bundle"),
                row.has("stopped") ? row.references("stopped", this::isItem, "item of this bundle") : null,
                state,
                row.line("state"));
    }

    private static LocalDateTime moment(Table row, String key) {
        var text = row.text(key);
        if (text == null) return null;
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException otherwise) {
            row.complain(key, "'" + text + "' is no moment such as '2026-11-23T09:00'");
            return null;
        }
    }

    private boolean isItem(String key) {
        return bundle.node(key).isPresent();
    }

    private List<String> items(Table row, String key) {
        if (!row.has(key)) return null;
        return marked(row, key, at -> at.references(key, this::isItem, "item of this bundle"));
    }

    private List<String> texts(Table row, String key) {
        return row.has(key) ? marked(row, key, at -> at.texts(key)) : null;
    }

    private <T> Map<String, T> perItem(Table row, String key, BiFunction<Table, String, T> reader) {
        if (!row.has(key)) return null;
        return marked(row, key, at -> {
            var values = new LinkedHashMap<String, T>();
            at.one(key, inner -> {
                for (var item : inner.names()) {
                    if (!isItem(item)) inner.complain(item, "'" + item + "' is no item of this bundle");
                    lines.put(key + "." + item, inner.line(item));
                    values.put(item, reader.apply(inner, item));
                }
                return inner;
            });
            return values;
        });
    }

    private <T> T marked(Table row, String key, Function<Table, T> reader) {
        lines.put(key, row.line(key));
        return reader.apply(row);
    }

    static Finding at(Scenario scenario, String of, String reason) {
        return new Finding(scenario.file(), scenario.line(of), reason);
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }
}
