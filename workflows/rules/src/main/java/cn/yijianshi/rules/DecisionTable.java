package cn.yijianshi.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One decision table, read and checked. */
record DecisionTable(
        String name,
        HitPolicy policy,
        Aggregation aggregation,
        List<Input> inputs,
        List<Output> outputs,
        List<Row> rows) {

    enum HitPolicy {
        UNIQUE,
        FIRST,
        ANY,
        COLLECT
    }

    enum Aggregation {
        SUM,
        COUNT,
        MIN,
        MAX
    }

    /** @param allowed empty for all */
    record Input(String text, Feel.Expression expression, List<Object> allowed, boolean takesNothing) {}

    record Output(String name, Kind kind) {}

    record Row(int number, String id, List<Feel.Cell> cells, Map<String, Object> outputs) {}

    /** The rows that count, by the hit policy; told what was looked at. */
    List<Row> decide(Values values, Map<String, String> seen, List<Verdict.Hit> hits) {
        var found = new ArrayList<>();
        for (var input : inputs) {
            var value = input.expression().of(values);
            seen.put(input.text(), Values.text(value));
            if (value == null && !input.takesNothing()) {
                throw new Doubtful(Verdict.Why.MISSING_INPUT, input.text());
            }
            if (value != null
                    && !input.allowed().isEmpty()
                    && input.allowed().stream().noneMatch(each -> Values.same(each, value))) {
                throw new Doubtful(Verdict.Why.UNEXPECTED_INPUT, input.text());
            }
            found.add(value);
        }
        var matched = new ArrayList<Row>();
        for (var row : rows) {
            if (matches(row, found, values)) {
                matched.add(row);
                hits.add(new Verdict.Hit(name, row.number(), row.id()));
                if (policy == HitPolicy.FIRST) {
                    break;
                }
            }
        }
        if (policy == HitPolicy.UNIQUE && matched.size() > 1
                || policy == HitPolicy.ANY
                        && matched.stream()
                                .anyMatch(row ->
                                        !same(row.outputs(), matched.get(0).outputs()))) {
            throw new Doubtful(Verdict.Why.CONTRADICTION, name);
        }
        return policy == HitPolicy.ANY && matched.size() > 1 ? matched.subList(0, 1) : matched;
    }

    private static boolean matches(Row row, List<Object> found, Values values) {
        for (int i = 0; i < found.size(); i++) {
            if (!row.cells().get(i).test().holds(found.get(i), values)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(entry -> Values.same(entry.getValue(), other.get(entry.getKey())));
    }

    /** The one value of a decision that others require. */
    Object value(Values values, Map<String, String> seen, List<Verdict.Hit> hits) {
        var matched = decide(values, seen, hits);
        var output = outputs.get(0).name();
        if (aggregation == null) {
            if (matched.isEmpty()) {
                throw new Doubtful(Verdict.Why.NO_ROW, name);
            }
            return matched.get(0).outputs().get(output);
        }
        if (aggregation == Aggregation.COUNT) {
            return BigDecimal.valueOf(matched.size());
        }
        var numbers = matched.stream()
                .map(row -> (BigDecimal) row.outputs().get(output))
                .filter(java.util.Objects::nonNull)
                .toList();
        return switch (aggregation) {
            case SUM -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case MIN -> numbers.stream().min(BigDecimal::compareTo).orElse(null);
            default -> numbers.stream().max(BigDecimal::compareTo).orElse(null);
        };
    }

    Kind kind() {
        return aggregation == Aggregation.COUNT ? Kind.NUMBER : outputs.get(0).kind();
    }

    Map<String, Kind> outputKinds() {
        var kinds = new LinkedHashMap<String, Kind>();
        outputs.forEach(output -> kinds.put(output.name(), output.kind()));
        return kinds;
    }
}
