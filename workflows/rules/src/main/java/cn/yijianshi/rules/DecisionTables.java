package cn.yijianshi.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The decision tables of one file, each after those it requires; the last one is the outcome. */
final class DecisionTables implements RuleBook {

    static final Set<String> SAID = Set.of("outcome", "reason", "reasonEn", "code", "basis");

    private final List<DecisionTable> tables;
    private final Map<String, Kind> reads;

    DecisionTables(List<DecisionTable> tables, Map<String, Kind> reads) {
        this.tables = List.copyOf(tables);
        this.reads = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(reads));
    }

    private DecisionTable last() {
        return tables.get(tables.size() - 1);
    }

    @Override
    public Map<String, Kind> reads() {
        return reads;
    }

    @Override
    public Map<String, Kind> brings() {
        var brings = last().outputKinds();
        brings.keySet().removeAll(SAID);
        return brings;
    }

    @Override
    public Set<String> sometimesMissing() {
        var missing = new TreeSet<String>();
        for (var row : last().rows()) {
            if ("APPROVE".equals(row.outputs().get("outcome"))) {
                brings().keySet().stream()
                        .filter(name -> row.outputs().get(name) == null)
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    @Override
    public Verdict decide(Map<String, Map<String, ?>> values) {
        var seen = new LinkedHashMap<String, String>();
        var hits = new ArrayList<Verdict.Hit>();
        try {
            var decided = new LinkedHashMap<String, Object>();
            for (var table : tables.subList(0, tables.size() - 1)) {
                decided.put(table.name(), table.value(new Values(values, decided), seen, hits));
            }
            var rows = last().decide(new Values(values, decided), seen, hits);
            if (rows.isEmpty()) {
                throw new Doubtful(Verdict.Why.NO_ROW, last().name());
            }
            return said(rows, seen, hits);
        } catch (Doubtful doubtful) {
            return left(doubtful.doubt, seen, hits);
        } catch (RuntimeException broken) {
            // Rules that break are never the applicant's loss.
            return left(new Verdict.Doubt(Verdict.Why.BROKEN_RULES, String.valueOf(broken)), seen, hits);
        }
    }

    private static Verdict left(Verdict.Doubt doubt, Map<String, String> seen, List<Verdict.Hit> hits) {
        return new Verdict(Outcome.MANUAL, List.of(), Map.of(), hits, seen, doubt);
    }

    /** Of several rows the most careful one decides: a person before a refusal before a grant. */
    private Verdict said(List<DecisionTable.Row> rows, Map<String, String> seen, List<Verdict.Hit> hits) {
        var outcomes = rows.stream()
                .map(row -> Outcome.valueOf((String) row.outputs().get("outcome")))
                .toList();
        var outcome = outcomes.contains(Outcome.MANUAL)
                ? Outcome.MANUAL
                : outcomes.contains(Outcome.REFUSE) ? Outcome.REFUSE : Outcome.APPROVE;
        var reasons = new ArrayList<Verdict.Reason>();
        var results = new LinkedHashMap<String, String>();
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i) == outcome) {
                var outputs = rows.get(i).outputs();
                reasons.add(new Verdict.Reason(
                        (String) outputs.get("code"),
                        (String) outputs.get("reason"),
                        (String) outputs.get("reasonEn"),
                        (String) outputs.get("basis")));
                brings().keySet().forEach(name -> {
                    var value = Values.text(outputs.get(name));
                    if (value != null && results.put(name, value) != null) {
                        throw new Doubtful(Verdict.Why.CONTRADICTION, name);
                    }
                });
            }
        }
        return new Verdict(outcome, reasons, outcome == Outcome.APPROVE ? results : Map.of(), hits, seen, null);
    }
}
