package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.Precedence.Beside;
import cn.yijianshi.catalogue.Precedence.Block;
import cn.yijianshi.catalogue.Precedence.Chain;
import cn.yijianshi.catalogue.Precedence.Mesh;
import cn.yijianshi.catalogue.Precedence.Single;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws a bundle's process from its graph: the same file always gives the same drawing.
 *
 * <p>What runs side by side stands between two gateways, and nothing leaves such a block but through its end; so an
 * inclusive gateway never waits for a token that cannot come. In a {@link Mesh} every arrow carries exactly one token: an
 * item that is left out is passed by, not cut off.
 */
public final class ProcessDrawer {
    /** An editor drops the comment when it saves: what has it was drawn and may be drawn anew. */
    static final String MARK = "<!-- Drawn from bundle.yaml by workflows/draw. -->";

    private static final int MARGIN = 80;
    private static final int GAP = 50;
    private static final int BETWEEN = 30;
    private static final int LANE = 20;

    private final Bundle bundle;
    private final Function<String, Optional<Item>> items;
    private final Set<String> leavable;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private ProcessDrawer(Bundle bundle, Function<String, Optional<Item>> items) {
        this.bundle = bundle;
        this.items = items;
        this.leavable = bundle.nodes().stream()
                .filter(bundle::mayLeaveOut)
                .map(Node::item)
                .collect(Collectors.toSet());
    }

    /** @param items the items of the bundle, for their names */
    public static String draw(Bundle bundle, Function<String, Optional<Item>> items) {
        return new ProcessDrawer(bundle, items).draw();
    }

    private String draw() {
        var steps = new ArrayList<Part>();
        steps.add(new Shape("startEvent", "submitted", "已受理", 36, 36));
        steps.addAll(steps(Precedence.of(bundle)));
        steps.add(new Shape("endEvent", "closed", "办结", 36, 36));
        var whole = new Row(steps);
        whole.place(MARGIN * 2, MARGIN + whole.above);
        whole.join();
        return xml();
    }

    // --- From blocks to parts ------------------------------------------------------------------

    private List<Part> steps(Block block) {
        if (block instanceof Single single) {
            if (!leavable.contains(single.item())) return List.of(call(single.item()));
            return List.of(new Fan(List.of(new Branch(new Row(List.of(call(single.item()))), single.item())), true));
        }
        if (block instanceof Chain chain)
            return chain.parts().stream().flatMap(part -> steps(part).stream()).toList();
        if (block instanceof Beside beside) return List.of(fan(beside));
        return List.of(new Net((Mesh) block));
    }

    private Fan fan(Beside beside) {
        boolean choice = beside.parts().stream().anyMatch(this::mayBeLeftOut);
        boolean guardable = beside.parts().stream().allMatch(part -> mayBeLeftOut(part) || first(part) != null);
        if (choice && !guardable) {
            // A condition names one item, so what is chosen gets a gateway of its own.
            var chosen = beside.parts().stream().filter(this::mayBeLeftOut).toList();
            var parts = new ArrayList<Block>();
            for (var part : beside.parts()) {
                if (!mayBeLeftOut(part)) parts.add(part);
                else if (part == chosen.get(0)) parts.add(chosen.size() == 1 ? part : new Beside(chosen));
            }
            return new Fan(
                    parts.stream()
                            .map(part -> new Branch(new Row(steps(part)), null))
                            .toList(),
                    false);
        }
        var branches = beside.parts().stream()
                .map(part -> mayBeLeftOut(part)
                        ? new Branch(new Row(List.of(call(((Single) part).item()))), ((Single) part).item())
                        : new Branch(new Row(steps(part)), choice ? first(part) : null))
                .toList();
        return new Fan(branches, choice && beside.parts().stream().allMatch(this::mayBeLeftOut));
    }

    private boolean mayBeLeftOut(Block block) {
        return block instanceof Single single && leavable.contains(single.item());
    }

    /** The item that a block certainly begins with, or null. */
    private String first(Block block) {
        if (block instanceof Single single) return leavable.contains(single.item()) ? null : single.item();
        return block instanceof Chain chain ? first(chain.parts().get(0)) : null;
    }

    private Shape call(String item) {
        return new Shape("callActivity", item, items.apply(item).map(Item::name).orElse(item), 120, 80);
    }

    // --- Parts, each with its place -------------------------------------------------------------

    /** Something drawn that is entered at its left and left at its right, both at the height of its axis. */
    private abstract static class Part {
        int width;
        int above;
        int below;
        int x;
        int axis;

        void place(int left, int middle) {
            x = left;
            axis = middle;
        }

        int right() {
            return x + width;
        }
    }

    private static final class Shape extends Part {
        final String kind;
        final String name;
        final int height;
        String id;
        boolean inclusive;
        Line standard;

        Shape(String kind, String id, String name, int width, int height) {
            this.kind = kind;
            this.id = id;
            this.name = name;
            this.width = width;
            this.height = height;
            above = height / 2;
            below = height - above;
        }

        static Shape gate() {
            return new Shape("gateway", null, null, 50, 50);
        }

        boolean isGate() {
            return kind.equals("gateway");
        }

        int middle() {
            return x + width / 2;
        }
    }

    private static final class Line {
        final Shape from;
        final Shape to;
        final String needs;
        final List<int[]> points = new ArrayList<>();

        Line(Shape from, Shape to, String needs) {
            this.from = from;
            this.to = to;
            this.needs = needs;
        }

        String id() {
            return from.id + "-to-" + to.id;
        }

        Line by(int x, int y) {
            int last = points.size() - 1;
            boolean same = last >= 0 && points.get(last)[0] == x && points.get(last)[1] == y;
            if (same) return this;
            boolean straight = last >= 1
                    && (points.get(last)[0] == x && points.get(last - 1)[0] == x
                            || points.get(last)[1] == y && points.get(last - 1)[1] == y);
            if (straight) points.remove(last);
            points.add(new int[] {x, y});
            return this;
        }
    }

    /** Parts one after the other; whatever fans out stands between two gateways. */
    private final class Row extends Part {
        private final List<Part> parts = new ArrayList<>();

        Row(List<Part> steps) {
            for (var step : steps) {
                var last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
                if (step instanceof Spread && !isGate(last)) parts.add(Shape.gate());
                else if (last instanceof Spread && !isGate(step)) parts.add(Shape.gate());
                if (isGate(step) && isGate(last)) continue;
                parts.add(step);
            }
            if (parts.get(parts.size() - 1) instanceof Spread) parts.add(Shape.gate());
            for (var part : parts) {
                width += part.width;
                above = Math.max(above, part.above);
                below = Math.max(below, part.below);
            }
            width += GAP * (parts.size() - 1);
        }

        Shape first() {
            return (Shape) parts.get(0);
        }

        Shape last() {
            return (Shape) parts.get(parts.size() - 1);
        }

        @Override
        void place(int left, int middle) {
            super.place(left, middle);
            int at = left;
            for (var part : parts) {
                part.place(at, middle);
                at += part.width + GAP;
            }
        }

        /** Names the gateways and draws the lines, from left to right. */
        void join() {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof Shape shape) {
                    if (shape.isGate())
                        shape.id = "gate-"
                                + (1 + shapes.stream().filter(Shape::isGate).count());
                    shapes.add(shape);
                    if (i + 1 < parts.size() && parts.get(i + 1) instanceof Shape next)
                        later(() -> draw(new Line(shape, next, null)
                                .by(shape.right(), shape.axis)
                                .by(next.x, next.axis)));
                } else {
                    ((Spread) parts.get(i)).join((Shape) parts.get(i - 1), (Shape) parts.get(i + 1));
                }
            }
        }

        private static boolean isGate(Part part) {
            return part instanceof Shape shape && shape.isGate();
        }
    }

    /** What stands between two gateways. */
    private abstract class Spread extends Part {
        abstract void join(Shape open, Shape close);

        void enter(Shape open, Row row, String needs) {
            var first = row.first();
            later(() -> draw(
                    fromMiddle(new Line(open, first, needs), open, row.axis).by(first.x, first.axis)));
        }

        void leave(Row row, Shape close) {
            var last = row.last();
            later(() -> draw(toMiddle(new Line(last, close, null).by(last.right(), last.axis), close, row.axis)));
        }
    }

    private static Line fromMiddle(Line line, Shape open, int axis) {
        if (axis == open.axis) return line.by(open.right(), axis);
        return line.by(open.middle(), axis < open.axis ? open.axis - open.above : open.axis + open.below)
                .by(open.middle(), axis);
    }

    private static Line toMiddle(Line line, Shape close, int axis) {
        if (axis == close.axis) return line.by(close.x, axis);
        return line.by(close.middle(), axis)
                .by(close.middle(), axis < close.axis ? close.axis - close.above : close.axis + close.below);
    }

    /** @param needs the item that must take part for this way to be gone; null: it always is */
    private record Branch(Row row, String needs) {}

    private final class Fan extends Spread {
        private final List<Branch> branches;
        private final boolean bypass;
        private final int[] axes;

        Fan(List<Branch> branches, boolean bypass) {
            this.branches = branches;
            this.bypass = bypass;
            axes = new int[branches.size()];
            boolean even = branches.size() % 2 == 0;
            int half = branches.size() / 2;
            int top = 0;
            for (int i = 0; i < axes.length; i++) {
                var row = branches.get(i).row();
                // The way past all of them goes straight through the middle, if there is a middle.
                if (bypass && even && i == half) top += LANE;
                axes[i] = top + row.above;
                top = axes[i] + row.below + BETWEEN;
                width = Math.max(width, row.width);
            }
            int height = top - BETWEEN;
            above = even
                    ? (axes[half - 1]
                                    + branches.get(half - 1).row().below
                                    + axes[half]
                                    - branches.get(half).row().above)
                            / 2
                    : axes[half];
            below = height - above + (bypass && !even ? BETWEEN : 0);
        }

        @Override
        void place(int left, int middle) {
            super.place(left, middle);
            for (int i = 0; i < axes.length; i++) branches.get(i).row().place(left, middle - above + axes[i]);
        }

        @Override
        void join(Shape open, Shape close) {
            if (branches.stream().anyMatch(branch -> branch.needs() != null)) {
                open.inclusive = true;
                close.inclusive = true;
            }
            for (var branch : branches) {
                enter(open, branch.row(), branch.needs());
                branch.row().join();
                leave(branch.row(), close);
            }
            if (!bypass) return;
            int lane = branches.size() % 2 == 0 ? axis : axis + below;
            later(() -> {
                var past = toMiddle(fromMiddle(new Line(open, close, null), open, lane), close, lane);
                open.standard = past;
                draw(past);
            });
        }
    }

    /** Parts of which each waits for some of the others, in columns from left to right. */
    private final class Net extends Spread {
        private final List<Slot> nodes = new ArrayList<>();
        private final List<List<Slot>> columns = new ArrayList<>();
        private final List<List<Slot>> ways = new ArrayList<>();
        private final List<Slot> exits = new ArrayList<>();
        private final Map<Slot, Integer> tracks = new HashMap<>();

        /** A place in a column: of a part, or of a line that passes by. */
        private static final class Slot {
            final Row row;
            final int column;
            final int above;
            final int below;
            final List<Slot> before = new ArrayList<>();
            final List<Slot> after = new ArrayList<>();
            int axis;
            int left;

            Slot(Row row, int column) {
                this.row = row;
                this.column = column;
                above = row == null ? LANE / 2 : row.above;
                below = row == null ? LANE / 2 : row.below;
            }
        }

        Net(Mesh mesh) {
            int size = mesh.parts().size();
            var depth = new int[size];
            for (int round = 0; round < size; round++)
                for (var arrow : mesh.arrows())
                    depth[arrow.to()] = Math.max(depth[arrow.to()], depth[arrow.from()] + 1);
            int last = 0;
            for (int i = 0; i < size; i++) {
                int number = i;
                last = Math.max(last, depth[i]);
                var steps = new ArrayList<Part>();
                if (mesh.arrows().stream().filter(arrow -> arrow.to() == number).count() > 1) steps.add(Shape.gate());
                steps.addAll(steps(mesh.parts().get(i)));
                if (mesh.arrows().stream()
                                .filter(arrow -> arrow.from() == number)
                                .count()
                        > 1) steps.add(Shape.gate());
                nodes.add(new Slot(new Row(steps), depth[i]));
            }
            for (int column = 0; column <= last; column++) columns.add(new ArrayList<>());
            nodes.forEach(slot -> columns.get(slot.column).add(slot));
            for (var arrow : mesh.arrows()) ways.add(way(nodes.get(arrow.from()), nodes.get(arrow.to())));
            for (int i = 0; i < size; i++) {
                int number = i;
                if (mesh.arrows().stream().noneMatch(arrow -> arrow.from() == number)) {
                    var way = way(nodes.get(i), null);
                    ways.add(way);
                    exits.add(way.get(way.size() - 1));
                }
            }
            order();
            level();
            columnsLeft();
        }

        /** The slots a line goes through; to the last column when it goes to the end. */
        private List<Slot> way(Slot from, Slot to) {
            var way = new ArrayList<>(List.of(from));
            int end = to == null ? columns.size() : to.column;
            for (int column = from.column + 1; column < end; column++) {
                var passing = new Slot(null, column);
                columns.get(column).add(passing);
                way.add(passing);
            }
            if (to != null) way.add(to);
            for (int i = 1; i < way.size(); i++) {
                way.get(i - 1).after.add(way.get(i));
                way.get(i).before.add(way.get(i - 1));
            }
            return way;
        }

        /** Each column in the order of what its slots come from and go to, until the lines cross least. */
        private void order() {
            var best = columns.stream().map(List::copyOf).toList();
            int least = crossings();
            for (int round = 0; round < 8 && least > 0; round++) {
                boolean forward = round % 2 == 0;
                for (int i = 1; i < columns.size(); i++) {
                    int column = forward ? i : columns.size() - 1 - i;
                    var beside = columns.get(forward ? column - 1 : column + 1);
                    var wanted = new HashMap<Slot, Double>();
                    var slots = columns.get(column);
                    for (var slot : slots)
                        wanted.put(
                                slot,
                                (forward ? slot.before : slot.after)
                                        .stream()
                                                .mapToInt(beside::indexOf)
                                                .average()
                                                .orElse(slots.indexOf(slot)));
                    slots.sort(Comparator.comparing(wanted::get));
                }
                int now = crossings();
                if (now < least) {
                    least = now;
                    best = columns.stream().map(List::copyOf).toList();
                }
            }
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).clear();
                columns.get(column).addAll(best.get(column));
            }
        }

        private int crossings() {
            int crossings = 0;
            for (int column = 0; column + 1 < columns.size(); column++) {
                var next = columns.get(column + 1);
                var links = columns.get(column).stream()
                        .map(slot -> slot.after.stream().map(next::indexOf).toList())
                        .toList();
                for (int upper = 0; upper < links.size(); upper++)
                    for (int lower = upper + 1; lower < links.size(); lower++)
                        for (int one : links.get(upper))
                            for (int other : links.get(lower)) if (one > other) crossings++;
            }
            return crossings;
        }

        /** Each slot as level with its neighbours as the others in its column let it be. */
        private void level() {
            stack(columns.get(0), slot -> 0.0);
            for (int column = 1; column < columns.size(); column++) stack(columns.get(column), before());
            for (int column = columns.size() - 2; column >= 0; column--) stack(columns.get(column), after());
            for (int column = 1; column < columns.size(); column++) stack(columns.get(column), before());
            var all = columns.stream().flatMap(List::stream).toList();
            int top =
                    all.stream().mapToInt(slot -> slot.axis - slot.above).min().orElse(0);
            all.forEach(slot -> slot.axis -= top);
            int height =
                    all.stream().mapToInt(slot -> slot.axis + slot.below).max().orElse(0);
            var entries = columns.get(0);
            above = (entries.get(0).axis + entries.get(entries.size() - 1).axis) / 2;
            below = height - above;
        }

        private Function<Slot, Double> before() {
            return slot ->
                    slot.before.stream().mapToInt(from -> from.axis).average().orElse(0);
        }

        private Function<Slot, Double> after() {
            return slot -> slot.after.stream().mapToInt(to -> to.axis).average().orElse(slot.axis);
        }

        private void stack(List<Slot> column, Function<Slot, Double> wanted) {
            var wishes = column.stream().map(wanted).toList();
            int floor = Integer.MIN_VALUE / 2;
            double off = 0;
            for (int i = 0; i < column.size(); i++) {
                var slot = column.get(i);
                slot.axis = Math.max((int) Math.round(wishes.get(i)), floor + slot.above);
                floor = slot.axis + slot.below + BETWEEN;
                off += slot.axis - wishes.get(i);
            }
            int shift = (int) Math.round(off / column.size());
            column.forEach(slot -> slot.axis -= shift);
        }

        /** Columns with room between them for one upright line per slot that does not go straight on. */
        private void columnsLeft() {
            int at = 0;
            for (var column : columns) {
                int wide = 0;
                for (var slot : column) {
                    slot.left = at;
                    if (slot.row != null) wide = Math.max(wide, slot.row.width);
                }
                at += wide;
                width = at;
                var rising = column.stream()
                        .filter(slot -> slot.after.stream().anyMatch(to -> to.axis < slot.axis))
                        .toList();
                var falling = new ArrayList<>(column.stream()
                        .filter(slot -> slot.after.stream().anyMatch(to -> to.axis > slot.axis))
                        .filter(slot -> !rising.contains(slot))
                        .toList());
                Collections.reverse(falling);
                int track = at + BETWEEN;
                for (var slot : rising) tracks.put(slot, track += LANE / 2);
                for (var slot : falling) tracks.put(slot, track += LANE / 2);
                at = track + BETWEEN;
            }
        }

        @Override
        void place(int left, int middle) {
            super.place(left, middle);
            for (var slot : columns.stream().flatMap(List::stream).toList()) {
                slot.left += left;
                slot.axis += middle - above;
                if (slot.row != null) slot.row.place(slot.left, slot.axis);
            }
            tracks.replaceAll((slot, track) -> track + left);
        }

        @Override
        void join(Shape open, Shape close) {
            for (var node : nodes) {
                if (node.before.isEmpty()) enter(open, node.row, null);
                node.row.join();
                for (var way : ways) if (way.get(0) == node) later(() -> draw(line(way, close)));
            }
        }

        private Line line(List<Slot> way, Shape close) {
            var start = way.get(0).row.last();
            var end = way.get(way.size() - 1);
            boolean out = exits.contains(end) && (way.size() == 1 || end.row == null);
            var line = new Line(start, out ? close : end.row.first(), null);
            line.by(start.right(), start.axis);
            for (int i = 1; i < way.size(); i++) {
                var from = way.get(i - 1);
                var to = way.get(i);
                if (from.axis != to.axis) line.by(tracks.get(from), from.axis).by(tracks.get(from), to.axis);
                line.by(to.left, to.axis);
            }
            return out ? toMiddle(line, close, end.axis) : line;
        }
    }

    // --- Writing it down --------------------------------------------------------------------------

    private final List<Runnable> later = new ArrayList<>();

    /** Lines are drawn when every gateway has its name. */
    private void later(Runnable drawing) {
        later.add(drawing);
    }

    private void draw(Line line) {
        lines.add(line);
    }

    private String xml() {
        later.forEach(Runnable::run);
        var xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(MARK).append("""

                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                                          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                                          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                                          xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                                          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                          xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                                          id="%1$s-definitions" targetNamespace="http://yijianshi.cn/bundles">
                          <bpmn:process id="%1$s" name="%2$s" isExecutable="true" camunda:versionTag="%3$d" camunda:historyTimeToLive="P1825D">
                        """.formatted(
                        bundle.key(), escaped(bundle.name()), bundle.version()));
        shapes.forEach(shape -> model(xml, shape));
        lines.forEach(line -> model(xml, line));
        xml.append("  </bpmn:process>\n")
                .append("  <bpmndi:BPMNDiagram id=\"%s-diagram\">\n".formatted(bundle.key()))
                .append("    <bpmndi:BPMNPlane id=\"%1$s-plane\" bpmnElement=\"%1$s\">\n".formatted(bundle.key()));
        shapes.forEach(shape -> picture(xml, shape));
        lines.forEach(line -> picture(xml, line));
        return xml.append("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n")
                .toString();
    }

    private void model(StringBuilder xml, Shape shape) {
        var kind = !shape.isGate() ? shape.kind : shape.inclusive ? "inclusiveGateway" : "parallelGateway";
        xml.append("    <bpmn:%s id=\"%s\"".formatted(kind, shape.id));
        if (shape.name != null) xml.append(" name=\"%s\"".formatted(escaped(shape.name)));
        if (shape.kind.equals("callActivity")) xml.append(" calledElement=\"item-review\"");
        if (shape.standard != null) xml.append(" default=\"%s\"".formatted(shape.standard.id()));
        xml.append(">\n");
        if (shape.kind.equals("callActivity")) xml.append("""
                          <bpmn:extensionElements>
                            <camunda:in businessKey="#{reviewIds.next()}"/>
                          </bpmn:extensionElements>
                    """);
        for (var line : lines)
            if (line.to == shape) xml.append("      <bpmn:incoming>%s</bpmn:incoming>\n".formatted(line.id()));
        for (var line : lines)
            if (line.from == shape) xml.append("      <bpmn:outgoing>%s</bpmn:outgoing>\n".formatted(line.id()));
        xml.append("    </bpmn:%s>\n".formatted(kind));
    }

    private static void model(StringBuilder xml, Line line) {
        xml.append("    <bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\""
                .formatted(line.id(), line.from.id, line.to.id));
        if (line.needs == null) {
            xml.append("/>\n");
            return;
        }
        xml.append("""
                >
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${plan.needs(execution, '%s')}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                """.formatted(line.needs));
    }

    private static void picture(StringBuilder xml, Shape shape) {
        int y = shape.axis - shape.above;
        xml.append("      <bpmndi:BPMNShape id=\"%1$s-shape\" bpmnElement=\"%1$s\">\n".formatted(shape.id))
                .append("        <dc:Bounds x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                        .formatted(shape.x, y, shape.width, shape.height));
        if (shape.kind.endsWith("Event"))
            xml.append("        <bpmndi:BPMNLabel>\n")
                    .append("          <dc:Bounds x=\"%d\" y=\"%d\" width=\"70\" height=\"14\"/>\n"
                            .formatted(shape.middle() - 35, y + shape.height + 4))
                    .append("        </bpmndi:BPMNLabel>\n");
        xml.append("      </bpmndi:BPMNShape>\n");
    }

    private static void picture(StringBuilder xml, Line line) {
        xml.append("      <bpmndi:BPMNEdge id=\"%1$s-edge\" bpmnElement=\"%1$s\">\n".formatted(line.id()));
        for (var point : line.points)
            xml.append("        <di:waypoint x=\"%d\" y=\"%d\"/>\n".formatted(point[0], point[1]));
        xml.append("      </bpmndi:BPMNEdge>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
