package cn.yijianshi.catalogue.guard;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The elements and attributes that may stand in a drawing, and where. Whatever is not written here is refused. */
final class Vocabulary {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Map<String, String> SPACES = Map.of(
            BPMN,
            "bpmn",
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC",
            "dc",
            "http://www.omg.org/spec/DD/20100524/DI",
            "di",
            "http://camunda.org/schema/1.0/bpmn",
            "camunda",
            XSI,
            "xsi");

    /** Element: where it stands: its attributes. {@code *} after the element: it holds text; NODE: any step. */
    private static final String EVERYWHERE = """
            bpmn:definitions: -: id name targetNamespace exporter exporterVersion
            bpmn:process: bpmn:definitions: id name isExecutable camunda:versionTag camunda:historyTimeToLive
            bpmn:startEvent: bpmn:process: id name
            bpmn:endEvent: bpmn:process: id name
            bpmn:sequenceFlow: bpmn:process: id name sourceRef targetRef
            bpmn:conditionExpression*: bpmn:sequenceFlow: id xsi:type
            bpmn:incoming*: NODE:
            bpmn:outgoing*: NODE:
            bpmn:documentation*: NODE bpmn:process bpmn:sequenceFlow: id textFormat
            bpmn:textAnnotation: bpmn:process: id textFormat
            bpmn:text*: bpmn:textAnnotation:
            bpmn:association: bpmn:process: id sourceRef targetRef associationDirection
            bpmndi:BPMNDiagram: bpmn:definitions: id name
            bpmndi:BPMNPlane: bpmndi:BPMNDiagram: id bpmnElement
            bpmndi:BPMNShape: bpmndi:BPMNPlane: id bpmnElement isMarkerVisible isExpanded isHorizontal
            bpmndi:BPMNEdge: bpmndi:BPMNPlane: id bpmnElement
            bpmndi:BPMNLabel: bpmndi:BPMNShape bpmndi:BPMNEdge: id
            dc:Bounds: bpmndi:BPMNShape bpmndi:BPMNLabel: x y width height
            di:waypoint: bpmndi:BPMNEdge: x y
            """;

    private static final String IN_A_BUNDLE = """
            bpmn:callActivity: bpmn:process: id name calledElement
            bpmn:inclusiveGateway: bpmn:process: id name default gatewayDirection
            bpmn:parallelGateway: bpmn:process: id name gatewayDirection
            bpmn:extensionElements: bpmn:callActivity:
            camunda:in: bpmn:extensionElements: businessKey
            """;

    private static final String IN_THE_REVIEW = """
            bpmn:message: bpmn:definitions: id name
            bpmn:serviceTask: bpmn:process: id name camunda:delegateExpression camunda:expression
            bpmn:exclusiveGateway: bpmn:process: id name default gatewayDirection
            bpmn:eventBasedGateway: bpmn:process: id name gatewayDirection
            bpmn:intermediateCatchEvent: bpmn:process: id name
            bpmn:messageEventDefinition: bpmn:intermediateCatchEvent: id messageRef
            bpmn:timerEventDefinition: bpmn:intermediateCatchEvent: id
            bpmn:timeDate*: bpmn:timerEventDefinition: id xsi:type
            """;

    private static final Map<Kind, Set<String>> NODES = Map.of(
            Kind.BUNDLE,
                    Set.of(
                            "bpmn:startEvent",
                            "bpmn:endEvent",
                            "bpmn:callActivity",
                            "bpmn:inclusiveGateway",
                            "bpmn:parallelGateway"),
            Kind.REVIEW,
                    Set.of(
                            "bpmn:startEvent",
                            "bpmn:endEvent",
                            "bpmn:serviceTask",
                            "bpmn:exclusiveGateway",
                            "bpmn:eventBasedGateway",
                            "bpmn:intermediateCatchEvent"));

    /** Why some of what is refused is dangerous; the rest is only unknown. */
    private static final Map<String, String> DANGERS = Map.ofEntries(
            Map.entry("scriptTask", "script"),
            Map.entry("script", "script"),
            Map.entry("scriptFormat", "script"),
            Map.entry("language", "script"),
            Map.entry("expressionLanguage", "script"),
            Map.entry("resource", "script"),
            Map.entry("executionListener", "listener"),
            Map.entry("taskListener", "listener"),
            Map.entry("connector", "connector"),
            Map.entry("connectorId", "connector"),
            Map.entry("inputOutput", "connector"),
            Map.entry("class", "class"),
            Map.entry("modelerTemplate", "template"),
            Map.entry("modelerTemplateVersion", "template"),
            Map.entry("multiInstanceLoopCharacteristics", "repeats"),
            Map.entry("standardLoopCharacteristics", "repeats"),
            Map.entry("timeCycle", "timer-cycle"));

    private static final Map<Kind, Map<String, Word>> WORDS = new EnumMap<>(Kind.class);

    static {
        WORDS.put(Kind.BUNDLE, words(Kind.BUNDLE, EVERYWHERE + IN_A_BUNDLE));
        WORDS.put(Kind.REVIEW, words(Kind.REVIEW, EVERYWHERE + IN_THE_REVIEW));
    }

    record Word(Set<String> parents, Set<String> attributes, boolean text) {}

    private Vocabulary() {}

    /** How a namespace is called here; null when it has no place in a drawing. */
    static String prefix(String space) {
        return space == null ? null : SPACES.get(space);
    }

    /** Null when the element has no place in that kind of drawing. */
    static Word word(Kind kind, String element) {
        return WORDS.get(kind).get(element);
    }

    static boolean isNode(Kind kind, String element) {
        return NODES.get(kind).contains(element);
    }

    static String danger(String localName, String otherwise) {
        return DANGERS.getOrDefault(localName, otherwise);
    }

    private static Map<String, Word> words(Kind kind, String table) {
        var words = new HashMap<String, Word>();
        table.lines().forEach(line -> {
            var parts = line.split(":(?= |$)", -1);
            var parents = new java.util.HashSet<String>();
            for (var parent : parts[1].strip().split(" ")) {
                if (parent.equals("NODE")) parents.addAll(NODES.get(kind));
                else parents.add(parent);
            }
            var attributes = parts[2].isBlank()
                    ? Set.<String>of()
                    : Set.of(parts[2].strip().split(" "));
            words.put(parts[0].replace("*", ""), new Word(Set.copyOf(parents), attributes, parts[0].endsWith("*")));
        });
        return Map.copyOf(words);
    }
}
