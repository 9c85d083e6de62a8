package org.hostkeeper.exhibition;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hostkeeper.facts.UnreadableAnswer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What libvirt says in XML, read without following anything that it points to. */
public final class DomainXml {
    private final Element root;

    private DomainXml(Element root) {
        this.root = root;
    }

    public static DomainXml read(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new DomainXml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new UnreadableAnswer("libvirt's XML cannot be read: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML parser lacks a feature", e);
        }
    }

    /** The text of the element at this path; empty if there is none. */
    public Optional<String> text(String... path) {
        return elements(path).stream().findFirst().map(element -> element.getTextContent().strip());
    }

    /** The attribute of every element at this path that has it. */
    public List<String> attributes(String attribute, String... path) {
        return elements(path).stream()
                .map(element -> element.getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Each element at this path, to be asked for what is below it. */
    public List<DomainXml> parts(String... path) {
        return elements(path).stream().map(DomainXml::new).toList();
    }

    private List<Element> elements(String... path) {
        List<Element> found = List.of(root);
        for (String name : path) {
            found = found.stream().flatMap(element -> children(element, name).stream()).toList();
        }
        return found;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
