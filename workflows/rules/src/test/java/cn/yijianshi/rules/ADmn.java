package cn.yijianshi.rules;

import java.util.ArrayList;
import java.util.List;

/** A rule file with one table, of which a test names only what matters. */
final class ADmn {

    private final List<String[]> inputs = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    private String hitPolicy = "UNIQUE";
    private String before = "";
    private String requires = "";

    static ADmn table() {
        return new ADmn();
    }

    ADmn hitPolicy(String policy) {
        hitPolicy = policy;
        return this;
    }

    ADmn input(String expression, String type) {
        inputs.add(new String[] {expression, type, null});
        return this;
    }

    ADmn input(String expression, String type, String allowed) {
        inputs.add(new String[] {expression, type, allowed});
        return this;
    }

    ADmn required(String decision, String id) {
        before += decision;
        requires += "<informationRequirement><requiredDecision href=\"#" + id + "\"/></informationRequirement>\n";
        return this;
    }

    /** Cells of the inputs, then the outcome. */
    ADmn row(String... cells) {
        rows.add(cells);
        return this;
    }

    String xml() {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="test" namespace="urn:test">
                <inputData id="form" name="form"/><inputData id="fact" name="fact"/><inputData id="case" name="case"/>
                """);
        xml.append(before);
        xml.append("<decision id=\"outcome\" name=\"outcome\">\n");
        for (var root : List.of("form", "fact", "case")) {
            xml.append(
                    "<informationRequirement><requiredInput href=\"#%s\"/></informationRequirement>\n".formatted(root));
        }
        xml.append(requires);
        xml.append("<decisionTable hitPolicy=\"%s\">\n".formatted(hitPolicy));
        for (var input : inputs) {
            xml.append("<input><inputExpression typeRef=\"%s\"><text>%s</text></inputExpression>%s</input>\n"
                    .formatted(
                            input[1],
                            escaped(input[0]),
                            input[2] == null
                                    ? ""
                                    : "<inputValues><text>" + escaped(input[2]) + "</text></inputValues>"));
        }
        xml.append("""
                <output name="outcome" typeRef="string"/>
                <output name="reason" typeRef="string"/>
                <output name="basis" typeRef="string"/>
                """);
        int number = 0;
        for (var row : rows) {
            xml.append("<rule id=\"r").append(++number).append("\">");
            for (int i = 0; i < row.length - 1; i++) {
                xml.append("<inputEntry><text>").append(escaped(row[i])).append("</text></inputEntry>");
            }
            var outcome = row[row.length - 1];
            for (var output : List.of(outcome, "because of row " + number, "第" + number + "条")) {
                xml.append("<outputEntry><text>\"").append(output).append("\"</text></outputEntry>");
            }
            xml.append("</rule>\n");
        }
        return xml.append("</decisionTable></decision></definitions>\n").toString();
    }

    RuleBook book() {
        return RuleBook.read("test.dmn", xml());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
