package cn.yijianshi.rules;

import cn.yijianshi.rules.UnsoundRules.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A rule file as elements that know their line, held against the schema while it is read. */
final class Xml {

    /** So large is no table that anybody can read. */
    private static final int LONGEST = 400_000;

    private Xml() {}

    record Element(
            String name, int line, Map<String, String> attributes, List<Element> children, StringBuilder inside) {

        String at(String attribute) {
            return attributes.get(attribute);
        }

        List<Element> all(String child) {
            return children.stream().filter(each -> each.name().equals(child)).toList();
        }

        Element one(String child) {
            return all(child).get(0);
        }

        String text() {
            return all("text").isEmpty()
                    ? inside.toString().strip()
                    : one("text").inside().toString().strip();
        }
    }

    /** The schema is read when the first rule file is: a service without rules never pays for it. */
    private static final class Subset {
        static final Schema SCHEMA = schema();

        private static Schema schema() {
            try {
                var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
                factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
                try (var file = Xml.class.getResourceAsStream("decision-tables.xsd")) {
                    return factory.newSchema(new StreamSource(file));
                }
            } catch (SAXException | IOException broken) {
                throw new IllegalStateException("decision-tables.xsd cannot be read", broken);
            }
        }
    }

    static Element read(String file, String text, List<Finding> findings) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            findings.add(new Finding(file, 0, "a rule file has 1 to " + LONGEST + " characters"));
            return null;
        }
        var tree = new Tree(file, findings);
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // A rule file that names other files or entities is refused, not followed.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var reader = factory.newSAXParser().getXMLReader();
            var checked = Subset.SCHEMA.newValidatorHandler();
            checked.setErrorHandler(tree);
            checked.setContentHandler(tree);
            reader.setErrorHandler(tree);
            reader.setContentHandler(checked);
            reader.parse(new InputSource(new StringReader(text)));
        } catch (SAXException told) {
            if (findings.isEmpty()) {
                findings.add(new Finding(file, 0, told.getMessage()));
            }
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return tree.root;
    }

    private static final class Tree extends DefaultHandler {
        private final String file;
        private final List<Finding> findings;
        private final Deque<Element> open = new ArrayDeque<>();
        private Locator here;
        private Element root;

        Tree(String file, List<Finding> findings) {
            this.file = file;
            this.findings = findings;
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            here = locator;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            var values = new LinkedHashMap<String, String>();
            for (int i = 0; i < attributes.getLength(); i++) {
                values.put(attributes.getLocalName(i), attributes.getValue(i));
            }
            int line = here == null ? 0 : here.getLineNumber();
            var element = new Element(name, line, values, new ArrayList<>(), new StringBuilder());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().children().add(element);
            }
            open.push(element);
        }

        @Override
        public void characters(char[] letters, int start, int length) {
            if (!open.isEmpty()) {
                open.peek().inside().append(letters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            open.pop();
        }

        @Override
        public void error(SAXParseException wrong) {
            findings.add(new Finding(file, Math.max(0, wrong.getLineNumber()), wrong.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            error(wrong);
            throw wrong;
        }
    }
}
