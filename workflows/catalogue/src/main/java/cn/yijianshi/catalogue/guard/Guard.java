package cn.yijianshi.catalogue.guard;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Stands before every drawing that is read, stored or run. A drawing is data from a browser, and the engine would run what
 * it says: so only what the {@link Vocabulary} names may be in it, nothing is fetched for it, and no more of it is read
 * than a process that people can look at needs.
 */
public final class Guard {
    public static final int MOST_BYTES = 1 << 20;
    public static final int MOST_ELEMENTS = 5_000;
    public static final int MOST_NODES = 400;
    public static final int DEEPEST = 20;
    private static final int MOST_TOLD = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final double FARTHEST = 1_000_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,7}(\\.\\d{1,20})?");
    private static final Pattern KEEP = Pattern.compile("P\\d{1,5}D");

    /** What was read and what is wrong with it; sound when there is nothing. */
    public record Inspection(Sketch sketch, List<Refusal> refusals) {}

    private final Kind kind;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Sketch sketch = Sketch.empty();
    private final Set<String> ids = new HashSet<>();
    private final Deque<Open> path = new ArrayDeque<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private String process;
    private String versionTag;
    private int processes;
    private int elements;

    /** An element that is not closed yet. */
    private static final class Open {
        final String element;
        final int line;
        final boolean refused;
        final Vocabulary.Word word;
        final Map<String, String> attributes;
        final StringBuilder text = new StringBuilder();
        boolean handsOver;
        Term condition;

        Open(String element, int line, boolean refused, Vocabulary.Word word, Map<String, String> attributes) {
            this.element = element;
            this.line = line;
            this.refused = refused;
            this.word = word;
            this.attributes = attributes;
        }

        String id() {
            return attributes.get("id");
        }
    }

    /** A name that must be that of something else in the drawing. */
    private record Link(String from, String attribute, String to, int line) {}

    private Guard(Kind kind) {
        this.kind = kind;
    }

    public static Inspection inspect(Kind kind, byte[] drawing) {
        try {
            return inspect(kind, text(drawing));
        } catch (UnsoundDrawing unreadable) {
            return new Inspection(Sketch.empty(), unreadable.refusals());
        }
    }

    public static Inspection inspect(Kind kind, String drawing) {
        var guard = new Guard(kind);
        guard.read(drawing);
        return new Inspection(
                new Sketch(
                        guard.process,
                        guard.versionTag,
                        guard.sketch.nodes(),
                        guard.sketch.flows(),
                        guard.sketch.places()),
                List.copyOf(guard.refusals));
    }

    /** @throws UnsoundDrawing if it is not a drawing of the process of that name which may be run */
    public static Sketch demand(Kind kind, String process, byte[] drawing) {
        var inspection = inspect(kind, drawing);
        var refusals = new ArrayList<>(inspection.refusals());
        if (refusals.isEmpty() && !process.equals(inspection.sketch().process()))
            refusals.add(Refusal.of("process-id", 0, inspection.sketch().process(), process));
        if (!refusals.isEmpty()) throw new UnsoundDrawing(refusals);
        return inspection.sketch();
    }

    /** @throws UnsoundDrawing if it is no text as drawings are written in */
    private static String text(byte[] drawing) {
        if (drawing.length > MOST_BYTES) throw tooLarge();
        int first = drawing.length < 2 ? 0 : (drawing[0] & 0xFF) << 8 | drawing[1] & 0xFF;
        if (first == 0x504B || first == 0x1F8B) throw new UnsoundDrawing(List.of(Refusal.of("archive", 0, null)));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(drawing))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new UnsoundDrawing(List.of(Refusal.of("encoding", 0, null)));
        }
    }

    private static UnsoundDrawing tooLarge() {
        return new UnsoundDrawing(List.of(Refusal.of("too-large", 0, null, MOST_BYTES / 1024)));
    }

    // --- Reading ------------------------------------------------------------------------------

    private void read(String drawing) {
        if (drawing.length() > MOST_BYTES || drawing.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            refuse("too-large", 0, null, MOST_BYTES / 1024);
            return;
        }
        int hidden = hidden(drawing);
        if (hidden >= 0) {
            int line = 1
                    + (int) drawing.substring(0, hidden)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            refuse("character", line, null, "U+%04X".formatted((int) drawing.charAt(hidden)));
            return;
        }
        XMLStreamReader xml = null;
        try {
            // The one of the platform itself: what else lies on the classpath may read entities.
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setXMLResolver((publicId, systemId, base, space) -> {
                throw new XMLStreamException("nothing is fetched");
            });
            xml = factory.createXMLStreamReader(new StringReader(drawing));
            if (read(xml)) structure();
        } catch (XMLStreamException | RuntimeException broken) {
            // The reader of the platform meets some broken input with exceptions of its own inside.
            int line = xml == null ? 0 : Math.max(0, xml.getLocation().getLineNumber());
            refuse("not-xml", line, null);
        }
    }

    /** Where the first character stands that nobody should meet in a drawing; else -1. */
    private static int hidden(String drawing) {
        int letter;
        for (int i = 0; i < drawing.length(); i += Character.charCount(letter)) {
            letter = drawing.codePointAt(i);
            if (isHidden(letter)) return i;
        }
        return -1;
    }

    // What nobody sees, half a letter, and what turns the direction of writing and makes a drawing look other than it
    // is.
    private static boolean isHidden(int letter) {
        if (letter < ' ') return letter != '\t' && letter != '\n' && letter != '\r';
        return letter >= 0x202A
                && (letter <= 0x202E
                        || letter >= 0x2066 && letter <= 0x2069
                        || letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE
                        || letter == 0xFEFF
                        || letter == 0xFFFE
                        || letter == 0xFFFF);
    }

    /** Whether it was read to its end. */
    private boolean read(XMLStreamReader xml) throws XMLStreamException {
        var encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            refuse("encoding", 1, null);
            return false;
        }
        if (xml.getVersion() != null && !xml.getVersion().equals("1.0")) {
            refuse("not-xml", 1, null);
            return false;
        }
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> {
                    refuse("doctype", line(xml), null);
                    return false;
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    refuse("entity", line(xml), null, xml.getLocalName());
                    return false;
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    refuse("instruction", line(xml), null, clipped(xml.getPITarget()));
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS) {
                        refuse("too-many", line(xml), null, MOST_ELEMENTS);
                        return false;
                    }
                    if (path.size() >= DEEPEST) {
                        refuse("too-deep", line(xml), null, DEEPEST);
                        return false;
                    }
                    begin(xml);
                    if (sketch.nodes().size() > MOST_NODES) {
                        refuse("too-many-nodes", line(xml), null, MOST_NODES);
                        return false;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    said(xml.getText());
                default -> {
                    // Comments say nothing to the engine.
                }
            }
            if (refusals.size() >= MOST_TOLD) return false;
        }
        return true;
    }

    private static int line(XMLStreamReader xml) {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    private void said(String text) {
        if (path.isEmpty()) return;
        var open = path.peek();
        if (open.refused) return;
        if (open.word.text()) open.text.append(text);
        else if (!text.isBlank()) refuse("text", open.line, open.id(), clipped(text.strip()));
    }

    private void begin(XMLStreamReader xml) {
        int line = line(xml);
        var above = path.peek();
        var prefix = Vocabulary.prefix(xml.getNamespaceURI());
        var element = prefix + ":" + xml.getLocalName();
        var attributes = new java.util.LinkedHashMap<String, String>();
        if (above != null && above.refused) {
            path.push(new Open(element, line, true, null, attributes));
            return;
        }
        var word = prefix == null ? null : Vocabulary.word(kind, element);
        var id = xml.getAttributeValue(null, "id");
        if (word == null || !word.parents().contains(above == null ? "-" : above.element)) {
            refuseElement(xml, prefix, line, id, word == null);
            // So that what leads to it does not seem to hang in the air as well.
            if (above != null && above.element.equals("bpmn:process") && id != null)
                sketch.nodes().putIfAbsent(id, new Sketch.Node(id, null, "refused", line, null));
            path.push(new Open(element, line, true, null, attributes));
            return;
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++)
            if (Vocabulary.prefix(xml.getNamespaceURI(i)) == null)
                refuse("namespace", line, id, clipped(String.valueOf(xml.getNamespaceURI(i))));
        for (int i = 0; i < xml.getAttributeCount(); i++) attribute(xml, i, word, line, id, attributes);
        var open = new Open(element, line, false, word, attributes);
        path.push(open);
        begun(open, above);
    }

    private void refuseElement(XMLStreamReader xml, String prefix, int line, String id, boolean nowhere) {
        var local = clipped(xml.getLocalName());
        if (prefix == null) {
            refuse("namespace", line, id, clipped(String.valueOf(xml.getNamespaceURI())));
            return;
        }
        var shown = prefix.equals("bpmn") ? local : prefix + ":" + local;
        refuse(nowhere ? Vocabulary.danger(local, "element") : "misplaced", line, id, shown);
    }

    private void attribute(
            XMLStreamReader xml, int i, Vocabulary.Word word, int line, String id, Map<String, String> attributes) {
        var space = xml.getAttributeNamespace(i);
        var local = xml.getAttributeLocalName(i);
        var value = xml.getAttributeValue(i);
        var prefix = space == null || space.isEmpty() ? "" : Vocabulary.prefix(space);
        if (prefix == null) {
            refuse("namespace", line, id, clipped(space));
            return;
        }
        var name = prefix.isEmpty() ? local : prefix + ":" + local;
        if (!word.attributes().contains(name)) {
            refuse(Vocabulary.danger(local, "attribute"), line, id, clipped(name));
            return;
        }
        if (!fits(xml, name, value)) {
            refuse("value", line, id, name, clipped(value));
            return;
        }
        attributes.put(name, value);
    }

    /** Whether the value has the shape that an attribute of that name has everywhere. */
    private boolean fits(XMLStreamReader xml, String name, String value) {
        return switch (name) {
            case "id", "sourceRef", "targetRef", "default", "bpmnElement", "messageRef", "calledElement" ->
                ID.matcher(value).matches();
            case "x", "y", "width", "height" ->
                NUMBER.matcher(value).matches() && Math.abs(Double.parseDouble(value)) <= FARTHEST;
            case "isExecutable", "isMarkerVisible", "isExpanded", "isHorizontal" ->
                value.equals("true") || value.equals("false");
            case "gatewayDirection" ->
                Set.of("Unspecified", "Converging", "Diverging", "Mixed").contains(value);
            case "associationDirection" -> Set.of("None", "One", "Both").contains(value);
            case "textFormat" -> value.equals("text/plain");
            case "camunda:historyTimeToLive" -> KEEP.matcher(value).matches();
            case "xsi:type" -> {
                int colon = value.indexOf(':');
                var space = xml.getNamespaceURI(colon < 0 ? "" : value.substring(0, colon));
                yield Vocabulary.BPMN.equals(space)
                        && value.substring(colon + 1).equals("tFormalExpression");
            }
            // The engine reads an expression wherever it finds one, in a name as well.
            default ->
                value.length() <= LONGEST_NAME
                        && (Set.of("businessKey", "camunda:expression", "camunda:delegateExpression")
                                        .contains(name)
                                || !value.contains("${") && !value.contains("#{"));
        };
    }

    private void begun(Open open, Open above) {
        var id = open.id();
        if (id != null && !ids.add(id)) refuse("duplicate-id", open.line, id, id);
        if (open.element.equals("bpmn:process")) {
            processes++;
            process = id;
            versionTag = open.attributes.get("camunda:versionTag");
            if (processes > 1) refuse("processes", open.line, id);
            if (!"true".equals(open.attributes.get("isExecutable"))) refuse("not-executable", open.line, id);
        } else if (Vocabulary.isNode(kind, open.element)) {
            if (id == null) refuse("without-id", open.line, null, local(open));
            else
                sketch.nodes()
                        .put(
                                id,
                                new Sketch.Node(
                                        id,
                                        open.attributes.get("name"),
                                        local(open),
                                        open.line,
                                        open.attributes.get("default")));
        }
        link(open, "default");
        link(open, "messageRef");
        link(open, "bpmnElement");
        switch (open.element) {
            case "bpmn:association" -> {
                link(open, "sourceRef");
                link(open, "targetRef");
            }
            case "camunda:in" -> {
                if (handsOver(open)) pathOf("bpmn:callActivity").ifPresent(call -> call.handsOver = true);
            }
            case "bpmn:serviceTask" -> task(open);
            case "dc:Bounds", "di:waypoint" -> place(open, above);
            default -> {
                // The rest is told when the element is closed.
            }
        }
    }

    private static String local(Open open) {
        return open.element.substring(open.element.indexOf(':') + 1);
    }

    private Optional<Open> pathOf(String element) {
        return path.stream().filter(open -> open.element.equals(element)).findFirst();
    }

    private void link(Open open, String attribute) {
        var to = open.attributes.get(attribute);
        if (to != null) links.add(new Link(open.id(), attribute, to, open.line));
    }

    private void place(Open open, Open above) {
        var of = above.attributes.get("bpmnElement");
        if (of == null) return;
        var places = sketch.places().computeIfAbsent(of, any -> new ArrayList<>());
        for (var name : List.of("x", "y", "width", "height"))
            if (open.attributes.get(name) != null) places.add(Double.valueOf(open.attributes.get(name)));
    }

    private boolean handsOver(Open in) {
        var key = in.attributes.get("businessKey");
        return key != null && term(Term.Type.TEXT, key, in.line, enclosingId()) != null;
    }

    private String enclosingId() {
        return path.stream()
                .map(Open::id)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void task(Open open) {
        var bean = open.attributes.get("camunda:delegateExpression");
        var act = open.attributes.get("camunda:expression");
        if ((bean == null) == (act == null)) refuse("task-without-work", open.line, open.id());
        else if (bean != null) term(Term.Type.DELEGATE, bean, open.line, open.id());
        else term(Term.Type.ACT, act, open.line, open.id());
    }

    private Term term(Term.Type wanted, String text, int line, String element) {
        var term = Term.read(kind, text).filter(read -> read.type() == wanted);
        if (term.isEmpty()) {
            refuse(
                    kind == Kind.BUNDLE && wanted == Term.Type.TRUTH ? "condition" : "expression",
                    line,
                    element,
                    clipped(text.strip()));
            return null;
        }
        terms.add(term.get());
        return term.get();
    }

    private void end() {
        var open = path.pop();
        if (open.refused) return;
        var above = path.peek();
        var text = open.text.toString();
        if (text.length() > LONGEST_TEXT) refuse("too-long", open.line, enclosingId(), LONGEST_TEXT);
        switch (open.element) {
            case "bpmn:conditionExpression" -> {
                if (above.condition != null) refuse("condition-twice", open.line, above.id());
                above.condition = term(Term.Type.TRUTH, text, open.line, above.id());
            }
            case "bpmn:timeDate" -> term(Term.Type.MOMENT, text, open.line, enclosingId());
            case "bpmn:incoming", "bpmn:outgoing" ->
                links.add(new Link(above.id(), local(open), text.strip(), open.line));
            case "bpmn:sequenceFlow" -> flow(open);
            case "bpmn:callActivity" -> {
                if (!"item-review".equals(open.attributes.get("calledElement")))
                    refuse("call", open.line, open.id(), open.id());
                if (!open.handsOver) refuse("business-key", open.line, open.id(), open.id());
            }
            default -> {
                // Nothing hangs on the end of the others.
            }
        }
    }

    private void flow(Open open) {
        if (open.id() == null) {
            refuse("without-id", open.line, null, "sequenceFlow");
            return;
        }
        sketch.flows()
                .put(
                        open.id(),
                        new Sketch.Flow(
                                open.id(),
                                open.attributes.get("name"),
                                open.attributes.get("sourceRef"),
                                open.attributes.get("targetRef"),
                                open.line,
                                kind == Kind.BUNDLE && open.condition != null ? open.condition.word() : null));
    }

    // --- What it says as a whole --------------------------------------------------------------

    private void structure() {
        if (processes == 0) {
            refuse("no-process", 0, null);
            return;
        }
        var loose = false;
        for (var flow : sketch.flows().values())
            if (!sketch.nodes().containsKey(flow.from()) || !sketch.nodes().containsKey(flow.to())) {
                refuse("loose-flow", flow.line(), flow.id(), flow.id());
                loose = true;
            }
        for (var link : links) linked(link);
        ends(loose);
        loops();
        if (kind == Kind.REVIEW) clocked();
    }

    private void linked(Link link) {
        var flow = sketch.flows().get(link.to());
        boolean holds =
                switch (link.attribute()) {
                    case "default", "outgoing" -> flow != null && link.from().equals(flow.from());
                    case "incoming" -> flow != null && link.from().equals(flow.to());
                    default -> ids.contains(link.to());
                };
        if (!holds) refuse("reference", link.line(), link.from(), link.attribute(), clipped(link.to()));
    }

    private void ends(boolean loose) {
        var starts = sketch.nodes().values().stream()
                .filter(node -> node.kind().equals("startEvent"))
                .toList();
        if (starts.size() != 1) refuse("starts", 0, null, starts.size());
        // Who knows that a flow hangs in the air need not be told what it does not reach.
        if (loose || starts.isEmpty()) return;
        var reached = sketch.after(starts.get(0).id());
        for (var node : sketch.nodes().values()) {
            if (!node.kind().equals("startEvent") && !reached.contains(node.id()))
                refuse("not-reached", node.line(), node.id(), node.id());
            boolean ends = node.kind().equals("endEvent")
                    || sketch.after(node.id()).stream()
                            .anyMatch(id -> sketch.nodes().get(id).kind().equals("endEvent"));
            if (!ends) refuse("no-end", node.line(), node.id(), node.id());
        }
    }

    /** In a bundle every item is reviewed once; the review may wait again and again, but it must wait. */
    private void loops() {
        var waits = sketch.nodes().values().stream()
                .filter(node -> kind == Kind.REVIEW && node.kind().equals("intermediateCatchEvent"))
                .map(Sketch.Node::id)
                .toList();
        for (var node : sketch.nodes().values())
            if (!waits.contains(node.id()) && sketch.after(node.id(), waits).contains(node.id())) {
                refuse("loop", node.line(), node.id(), node.id());
                return;
            }
    }

    /** Every review is opened by the department's desk, watched by the clock, and climbs to who supervises. */
    private void clocked() {
        var said = terms.stream()
                .map(term -> term.word() == null ? term.name() : term.name().replace("@", term.word()))
                .toList();
        for (var must : List.of(
                "openReview",
                "clock.nextRung(execution)",
                "clock.announce(execution,OVERDUE)",
                "clock.announce(execution,ESCALATED)"))
            if (!said.contains(must)) refuse("review-without", 0, process, must);
    }

    private static String clipped(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private void refuse(String code, int line, String element, Object... args) {
        refusals.add(Refusal.of(code, line, element, args));
    }
}
