package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import cn.yijianshi.catalogue.guard.Guard;
import cn.yijianshi.catalogue.guard.Kind;
import cn.yijianshi.catalogue.guard.Refusal;
import cn.yijianshi.catalogue.guard.Sketch;
import cn.yijianshi.catalogue.guard.Sketch.Flow;
import cn.yijianshi.catalogue.guard.Sketch.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A bundle's process as it is drawn, held against the bundle: it calls its items, each in its turn and by the plan. */
public final class Drawing {
    private static final Pattern PROCESS = Pattern.compile("<(?:[A-Za-z0-9]+:)?process\\b");
    private static final Pattern TAG = Pattern.compile("camunda:versionTag=\"\\d*\"");

    private final Sketch sketch;
    private final Bundle bundle;
    private final List<Refusal> refusals;

    private Drawing(Guard.Inspection inspection, Bundle bundle) {
        this.sketch = inspection.sketch();
        this.bundle = bundle;
        this.refusals = new ArrayList<>(inspection.refusals());
    }

    /** @param items those that the bundle may call */
    public static Drawing read(String xml, Bundle bundle, Function<String, Optional<Item>> items) {
        var drawing = read(xml, bundle);
        drawing.reviewed(items);
        return drawing;
    }

    private static Drawing read(String xml, Bundle bundle) {
        var drawing = new Drawing(Guard.inspect(Kind.BUNDLE, xml), bundle);
        // What could not be read as a process is told once, not for everything that is therefore missing.
        if (drawing.sketch.process() != null) drawing.check();
        return drawing;
    }

    /** As a file of the workflows folder, whose items were read before. */
    static Drawing read(String file, String xml, Bundle bundle, List<Finding> findings) {
        var drawing = read(xml, bundle);
        drawing.refusals.forEach(refusal -> findings.add(new Finding(file, refusal.line(), refusal.words())));
        return drawing;
    }

    /** What is wrong with it whatever bundle it is for. */
    public static List<Refusal> guarded(String xml) {
        return Guard.inspect(Kind.BUNDLE, xml).refusals();
    }

    /** What it says, as far as it can be read. */
    public static Sketch sketched(String xml) {
        return Guard.inspect(Kind.BUNDLE, xml).sketch();
    }

    /** The same drawing as that of another version of its bundle; an editor need not know of versions. */
    public static String numbered(String xml, int version) {
        var tag = "camunda:versionTag=\"" + version + "\"";
        var said = TAG.matcher(xml);
        if (said.find()) return said.replaceFirst(tag);
        return xml.contains("xmlns:camunda=") ? PROCESS.matcher(xml).replaceFirst("$0 " + tag) : xml;
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    public Sketch sketch() {
        return sketch;
    }

    Map<String, Node> nodes() {
        return sketch.nodes();
    }

    List<Flow> leaving(String node) {
        return sketch.leaving(node);
    }

    List<Flow> entering(String node) {
        return sketch.entering(node);
    }

    private void check() {
        if (!bundle.key().equals(sketch.process())) refuse("process-id", 0, sketch.process(), bundle.key());
        if (!String.valueOf(bundle.version()).equals(sketch.versionTag()))
            refuse("version-tag", 0, sketch.process(), bundle.version());
        var items = bundle.nodes().stream()
                .map(cn.yijianshi.catalogue.Node::item)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var calls = sketch.nodes().values().stream()
                .filter(node -> node.kind().equals("callActivity"))
                .toList();
        for (var call : calls) if (!items.contains(call.id())) refuse("no-item", call.line(), call.id(), call.id());
        var called = calls.stream().map(Node::id).collect(Collectors.toSet());
        items.stream().filter(item -> !called.contains(item)).forEach(item -> refuse("not-called", 0, item, item));
        for (var flow : sketch.flows().values()) {
            if (flow.needs() == null) continue;
            if (!items.contains(flow.needs())) refuse("no-item", flow.line(), flow.id(), flow.needs());
            var from = sketch.nodes().get(flow.from());
            if (from != null && !from.kind().equals("inclusiveGateway"))
                refuse("condition-gateway", flow.line(), flow.id());
        }
        gateways();
        guards();
        for (var edge : bundle.edges()) {
            // What is only decided later is drawn beside, not behind: its review opens at once.
            if (edge.kind() != EdgeKind.DEC && !sketch.after(edge.from()).contains(edge.to()))
                refuse("order", 0, edge.to(), edge.from(), edge.to());
        }
        for (var node : sketch.nodes().values())
            if (!sketch.places().containsKey(node.id())) refuse("no-shape", node.line(), node.id(), node.id());
        for (var flow : sketch.flows().values())
            if (!sketch.places().containsKey(flow.id())) refuse("no-line", flow.line(), flow.id(), flow.id());
    }

    private void gateways() {
        var always = bundle.nodes().stream()
                .filter(node -> !bundle.mayLeaveOut(node))
                .map(cn.yijianshi.catalogue.Node::item)
                .collect(Collectors.toSet());
        for (var node : sketch.nodes().values()) {
            var leaving = sketch.leaving(node.id());
            boolean conditions = leaving.stream().anyMatch(flow -> flow.needs() != null);
            boolean certain = leaving.stream().anyMatch(flow -> flow.needs() != null && always.contains(flow.needs()));
            if (conditions
                    && !certain
                    && leaving.stream().noneMatch(flow -> flow.id().equals(node.standard())))
                refuse("needs-default", node.line(), node.id(), node.id());
            for (var flow : leaving)
                if (conditions && flow.needs() == null && !flow.id().equals(node.standard()))
                    refuse("needs-condition", flow.line(), flow.id(), flow.id());
        }
    }

    /** An item that answers may leave out is entered only when the plan needs it. */
    private void guards() {
        for (var node : bundle.nodes()) {
            if (!bundle.mayLeaveOut(node)) continue;
            for (var flow : sketch.entering(node.item()))
                if (!node.item().equals(flow.needs()))
                    refuse("needs-own-condition", flow.line(), flow.id(), node.item());
        }
    }

    /** Every review has a department and a limit that the law allows; {@code item-review} brings clock and escalation. */
    private void reviewed(Function<String, Optional<Item>> items) {
        for (var node : sketch.nodes().values()) {
            if (!node.kind().equals("callActivity")) continue;
            var known = items.apply(node.id());
            if (known.isEmpty()) {
                refuse("item-unknown", node.line(), node.id(), node.id());
                continue;
            }
            var item = known.get();
            if (item.department() == null || item.department().isBlank())
                refuse("item-without-department", node.line(), node.id(), node.id());
            if (item.promised() == null || item.statutory() == null)
                refuse("item-without-limit", node.line(), node.id(), node.id());
            else if (longer(item.promised(), item.statutory()))
                refuse("item-over-law", node.line(), node.id(), node.id(), item.promised(), item.statutory());
        }
    }

    /** Units are never converted: limits in different ones are not compared. */
    private static boolean longer(Limit promised, Limit statutory) {
        return promised.unit() == statutory.unit() && promised.amount() > statutory.amount();
    }

    Set<String> after(String start) {
        return sketch.after(start);
    }

    private void refuse(String code, int line, String element, Object... args) {
        refusals.add(Refusal.of(code, line, element, args));
    }
}
