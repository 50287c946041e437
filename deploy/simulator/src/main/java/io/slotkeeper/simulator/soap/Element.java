package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A request's element: local names only, text, and the two attributes that matter. */
final class Element {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = secureFactory();

    private final String name;
    private final @Nullable String refType;
    private final @Nullable String xsiType;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Element(String name, @Nullable String refType, @Nullable String xsiType) {
        this.name = name;
        this.refType = refType;
        this.xsiType = xsiType;
    }

    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * The method element: the first child of the envelope's body.
     *
     * @throws XMLStreamException not a SOAP request
     */
    static Element method(InputStream request) throws XMLStreamException {
        Element envelope = parse(request);
        return envelope.child("Body")
                .flatMap(body -> body.children.stream().findFirst())
                .orElseThrow(() -> new XMLStreamException("The envelope has no body with a method"));
    }

    private static Element parse(InputStream in) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
        Deque<Element> open = new ArrayDeque<>();
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element =
                            new Element(reader.getLocalName(), reader.getAttributeValue("", "type"), xsiType(reader));
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                    if (open.size() > DEEPEST) {
                        throw new XMLStreamException("The request is nested too deeply");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                    // comments and the like say nothing
                }
            }
        }
        if (root == null) {
            throw new XMLStreamException("The request is empty");
        }
        return root;
    }

    private static @Nullable String xsiType(XMLStreamReader reader) {
        String type = reader.getAttributeValue(XSI, "type");
        return type == null ? null : type.substring(type.indexOf(':') + 1);
    }

    String name() {
        return name;
    }

    /** The declared subtype, or the given one where the request does not say. */
    String type(String otherwise) {
        return xsiType == null ? otherwise : xsiType;
    }

    Optional<Element> child(String childName) {
        return all(childName).findFirst();
    }

    Stream<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    String text() {
        return text.toString().strip();
    }

    /**
     * @throws Refused InvalidArgument: it is not there
     */
    String required(String childName) {
        return child(childName).map(Element::text).orElseThrow(() -> Refused.invalidArgument(childName));
    }

    Optional<Boolean> flag(String childName) {
        return child(childName)
                .map(child -> child.text().equals("true") || child.text().equals("1"));
    }

    /**
     * @throws Refused InvalidArgument: it is no number
     */
    Optional<Integer> number(String childName) {
        return child(childName).map(child -> {
            try {
                return Integer.valueOf(child.text());
            } catch (NumberFormatException notANumber) {
                throw Refused.invalidArgument(childName);
            }
        });
    }

    Optional<MoRef> ref(String childName) {
        return child(childName).map(Element::asRef);
    }

    /**
     * @throws Refused InvalidArgument: it has no type
     */
    MoRef asRef() {
        if (refType == null) {
            throw Refused.invalidArgument(name);
        }
        return new MoRef(refType, text());
    }
}
