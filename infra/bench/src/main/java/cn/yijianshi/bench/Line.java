package cn.yijianshi.bench;

import cn.yijianshi.bench.Timings.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one line of JSON that a run prints; what was not measured is null in it. */
final class Line {

    private final ObjectNode json;

    Line() {
        this(JsonMapper.shared().createObjectNode());
    }

    private Line(ObjectNode json) {
        this.json = json;
    }

    Line put(String name, String value) {
        json.put(name, value);
        return this;
    }

    Line put(String name, long value) {
        json.put(name, value);
        return this;
    }

    Line put(String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP));
        } else {
            json.putNull(name);
        }
        return this;
    }

    Line put(String name, Map<String, Double> values) {
        Line inner = within(name);
        values.forEach(inner::put);
        return this;
    }

    Line putSpreads(String name, Map<String, Spread> spreads) {
        Line inner = within(name);
        spreads.forEach((what, spread) -> inner.within(what)
                .put("n", spread.n())
                .put("p50", spread.p50())
                .put("p95", spread.p95())
                .put("p99", spread.p99())
                .put("max", spread.max()));
        return this;
    }

    Line putNull(String name) {
        json.putNull(name);
        return this;
    }

    /** An object inside, to be filled. */
    Line within(String name) {
        return new Line(json.putObject(name));
    }

    /** A figure that was put in before; not a number if it was not measured. */
    double number(String name) {
        return json.path(name).isNumber() ? json.get(name).asDouble() : Double.NaN;
    }

    @Override
    public String toString() {
        return JsonMapper.shared().writeValueAsString(json);
    }
}
