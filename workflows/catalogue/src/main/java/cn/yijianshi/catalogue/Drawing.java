package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A bundle's process as it is drawn. It may only call items and branch by the plan: a drawing that ran code would be a way
 * past every rule of the house.
 */
final class Drawing {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Set<String> NODES =
            Set.of("startEvent", "endEvent", "callActivity", "inclusiveGateway", "parallelGateway");
    private static final Set<String> SILENT = Set.of(
            "definitions",
            "process",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "extensionElements",
            "documentation",
            "textAnnotation",
            "text",
            "association");
    private static final Pattern NEEDS = Pattern.compile("\\$\\{plan\\.needs\\(execution, ?'([a-z0-9_]+)'\\)}");

    private final String file;
    private final List<Finding> findings;
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Set<String> drawn = new HashSet<>();

    /** @param sent what a call activity hands to the process it calls, by the name it has there */
    record Element(String id, String kind, int line, String standard, Map<String, String> sent) {}

    static final class Flow {
        final String id;
        final String from;
        final String to;
        final int line;
        String needs;

        Flow(String id, String from, String to, int line) {
            this.id = id;
            this.from = from;
            this.to = to;
            this.line = line;
        }
    }

    private Drawing(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    static Drawing read(String file, String xml, Bundle bundle, List<Finding> findings) {
        var drawing = new Drawing(file, findings);
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            drawing.read(reader, bundle);
            drawing.check(bundle);
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            findings.add(new Finding(file, line, "not XML"));
        }
        return drawing;
    }

    Map<String, Element> nodes() {
        return nodes;
    }

    List<Flow> leaving(String node) {
        return flows.values().stream().filter(flow -> flow.from.equals(node)).toList();
    }

    List<Flow> entering(String node) {
        return flows.values().stream().filter(flow -> flow.to.equals(node)).toList();
    }

    private void read(XMLStreamReader xml, Bundle bundle) throws XMLStreamException {
        Element called = null;
        Flow flow = null;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            int line = xml.getLocation().getLineNumber();
            var name = xml.getLocalName();
            var space = xml.getNamespaceURI();
            if (CAMUNDA.equals(space)) {
                if (name.equals("in") && called != null) {
                    if (xml.getAttributeCount() != 1 || xml.getAttributeValue(null, "businessKey") == null)
                        complain(line, "a call activity hands over nothing but its businessKey");
                    else called.sent().put("businessKey", xml.getAttributeValue(null, "businessKey"));
                } else complain(line, "camunda:" + name + " has no place in a bundle's drawing");
            } else if (DI.equals(space)) {
                var of = xml.getAttributeValue(null, "bpmnElement");
                if (of != null) drawn.add(of);
            } else if (BPMN.equals(space)) {
                var id = xml.getAttributeValue(null, "id");
                if (name.equals("process")) process(xml, bundle, line);
                else if (name.equals("sequenceFlow")) {
                    flow = new Flow(
                            id,
                            xml.getAttributeValue(null, "sourceRef"),
                            xml.getAttributeValue(null, "targetRef"),
                            line);
                    flows.put(id, flow);
                } else if (name.equals("conditionExpression") && flow != null) {
                    var text = xml.getElementText().strip();
                    var needs = NEEDS.matcher(text);
                    if (!needs.matches()) complain(line, "only ${plan.needs(execution, '<item>')} may stand here");
                    else flow.needs = needs.group(1);
                } else if (NODES.contains(name)) {
                    called = new Element(id, name, line, xml.getAttributeValue(null, "default"), new HashMap<>());
                    nodes.put(id, called);
                    var process = xml.getAttributeValue(null, "calledElement");
                    if (name.equals("callActivity") && !"item-review".equals(process))
                        complain(line, "call activity " + id + " must call item-review");
                    for (int i = 0; i < xml.getAttributeCount(); i++)
                        if (CAMUNDA.equals(xml.getAttributeNamespace(i)))
                            complain(
                                    line,
                                    "camunda:" + xml.getAttributeLocalName(i) + " has no place in a bundle's drawing");
                } else if (!SILENT.contains(name)) complain(line, name + " has no place in a bundle's drawing");
            }
        }
    }

    private void process(XMLStreamReader xml, Bundle bundle, int line) {
        if (!bundle.key().equals(xml.getAttributeValue(null, "id")))
            complain(line, "the process must have the id " + bundle.key());
        if (!"true".equals(xml.getAttributeValue(null, "isExecutable")))
            complain(line, "the process must be executable");
        var tag = xml.getAttributeValue(CAMUNDA, "versionTag");
        if (!String.valueOf(bundle.version()).equals(tag))
            complain(line, "camunda:versionTag must be the bundle's version " + bundle.version());
    }

    private void check(Bundle bundle) {
        var items = bundle.nodes().stream().map(Node::item).collect(Collectors.toCollection(LinkedHashSet::new));
        var calls = nodes.values().stream()
                .filter(node -> node.kind().equals("callActivity"))
                .toList();
        for (var call : calls) {
            if (!items.contains(call.id())) complain(call.line(), "'" + call.id() + "' is no item of the bundle");
            if (!"#{reviewIds.next()}".equals(call.sent().get("businessKey")))
                complain(call.line(), "call activity " + call.id() + " must hand over businessKey #{reviewIds.next()}");
        }
        var called = calls.stream().map(Element::id).collect(Collectors.toSet());
        items.stream()
                .filter(item -> !called.contains(item))
                .forEach(item -> complain(0, "item " + item + " is not called"));

        for (var flow : flows.values()) {
            if (!nodes.containsKey(flow.from) || !nodes.containsKey(flow.to))
                complain(flow.line, "flow " + flow.id + " has a loose end");
            else if (flow.needs != null) {
                if (!items.contains(flow.needs)) complain(flow.line, "'" + flow.needs + "' is no item of the bundle");
                if (!nodes.get(flow.from).kind().equals("inclusiveGateway"))
                    complain(flow.line, "a condition needs an inclusive gateway before it");
            }
        }
        ends();
        gateways(bundle);
        guards(bundle);
        for (var edge : bundle.edges()) {
            // What is only decided later is drawn beside, not behind: its review opens at once.
            if (edge.kind() != EdgeKind.DEC && !after(edge.from()).contains(edge.to()))
                complain(0, edge.to() + " is not drawn after " + edge.from());
        }
        for (var id : nodes.keySet())
            if (!drawn.contains(id)) complain(nodes.get(id).line(), id + " has no shape");
        for (var flow : flows.values())
            if (!drawn.contains(flow.id)) complain(flow.line, flow.id + " has no line drawn");
    }

    private void ends() {
        var starts = nodes.values().stream()
                .filter(node -> node.kind().equals("startEvent"))
                .toList();
        if (starts.size() != 1) complain(0, "there must be one start, not " + starts.size());
        var reached = starts.isEmpty() ? Set.<String>of() : after(starts.get(0).id());
        for (var node : nodes.values()) {
            if (!node.kind().equals("startEvent") && !reached.contains(node.id()))
                complain(node.line(), node.id() + " is not reached from the start");
            if (!node.kind().equals("endEvent")
                    && after(node.id()).stream()
                            .noneMatch(id -> nodes.containsKey(id)
                                    && nodes.get(id).kind().equals("endEvent")))
                complain(node.line(), node.id() + " leads to no end");
        }
    }

    private void gateways(Bundle bundle) {
        var always = bundle.nodes().stream()
                .filter(node -> !bundle.mayLeaveOut(node))
                .map(Node::item)
                .collect(Collectors.toSet());
        for (var node : nodes.values()) {
            var leaving = leaving(node.id());
            boolean conditions = leaving.stream().anyMatch(flow -> flow.needs != null);
            boolean certain = leaving.stream().anyMatch(flow -> flow.needs != null && always.contains(flow.needs));
            if (conditions && !certain && leaving.stream().noneMatch(flow -> flow.id.equals(node.standard())))
                complain(node.line(), node.id() + " needs a default flow, for answers that need none of its items");
            for (var flow : leaving)
                if (conditions && flow.needs == null && !flow.id.equals(node.standard()))
                    complain(flow.line, "flow " + flow.id + " needs a condition");
        }
    }

    /** An item that answers may leave out is entered only when the plan needs it. */
    private void guards(Bundle bundle) {
        for (var node : bundle.nodes()) {
            if (!bundle.mayLeaveOut(node)) continue;
            for (var flow : entering(node.item()))
                if (!node.item().equals(flow.needs))
                    complain(
                            flow.line, "answers may leave out " + node.item() + ": the flow to it needs its condition");
        }
    }

    Set<String> after(String start) {
        var after = new LinkedHashSet<String>();
        var open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            var at = open.remove(open.size() - 1);
            for (var flow : leaving(at)) if (flow.to != null && after.add(flow.to)) open.add(flow.to);
        }
        return after;
    }

    private void complain(int line, String reason) {
        findings.add(new Finding(file, line, reason));
    }
}
