package io.slotkeeper.inventory.connector.nodedev;

import static io.slotkeeper.inventory.connector.text.Malformed.quoted;

import io.slotkeeper.inventory.connector.text.Malformed;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks over device XML once and keeps the few values that matter. The text is read as the content of one element
 * around it, so that documents may follow each other; a document type, and with it every entity of its own, is not
 * allowed there, and the parser would not resolve one either.
 */
final class NodedevXml {
    private static final String AROUND = "nodedev";
    private static final String DEVICES = "devices";
    private static final String DEVICE = "device";
    private static final int DEPTH_MAX = 32;
    /** More than any host has, with all that is no PCI function. */
    private static final int DEVICES_MAX = 20_000;

    private static final Pattern DECLARATION = Pattern.compile("\uFEFF|<\\?xml\\s[^<>]*>");
    private static final Pattern PARSER_PREFIX = Pattern.compile("(?s)ParseError at .*?\\RMessage: ");

    private final XMLStreamReader xml;
    private final List<NodedevDevice> devices = new ArrayList<>();
    /** The path of each open element inside the open device; the device's own is empty. */
    private final List<String> path = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();
    private @Nullable NodedevDevice open;
    private int depth;

    private NodedevXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<NodedevDevice> devices(String text) throws Malformed {
        String documents = DECLARATION.matcher(text).replaceAll("");
        try {
            NodedevXml walk = new NodedevXml(factory()
                    .createXMLStreamReader(new StringReader("<" + AROUND + ">" + documents + "</" + AROUND + ">")));
            walk.walk();
            return walk.devices;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new Malformed(line, "not well-formed XML: " + reason(e, documents, line));
        }
    }

    /** The parser has no words for a document type in the middle of a document. */
    private static String reason(XMLStreamException e, String documents, int line) {
        String at = documents.lines().skip(line - 1L).findFirst().orElse("");
        return at.contains("<!DOCTYPE")
                ? "document types, and entities with them, are not taken"
                : PARSER_PREFIX.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    }

    private void walk() throws XMLStreamException, Malformed {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                default -> {
                    // comments, processing instructions and the document's ends say nothing about devices
                }
            }
        }
    }

    private void start(String name) throws Malformed {
        depth++;
        text.setLength(0);
        if (depth > DEPTH_MAX) {
            throw new Malformed(line(), "elements are nested deeper than " + DEPTH_MAX);
        }
        if (open != null) {
            path.add(inside(name));
            keepAttributes(open, path.get(path.size() - 1));
        } else if (name.equals(DEVICE)) {
            if (devices.size() == DEVICES_MAX) {
                throw new Malformed(line(), "more than " + DEVICES_MAX + " devices");
            }
            open = new NodedevDevice(line());
            devices.add(open);
        } else if (depth > 1 && !name.equals(DEVICES)) {
            throw new Malformed(
                    line(), "<" + name + "> is no <" + DEVICE + ">; send what virsh nodedev-dumpxml prints");
        }
    }

    private void end() throws Malformed {
        depth--;
        if (open == null) {
            return;
        }
        if (path.isEmpty()) {
            open = null;
        } else {
            open.keep(path.remove(path.size() - 1), line(), text.toString().strip());
        }
        text.setLength(0);
    }

    private void text() throws Malformed {
        if (open == null && !xml.isWhiteSpace()) {
            throw new Malformed(line(), quoted(xml.getText().strip()) + " stands outside of every device");
        }
        if (text.length() <= NodedevDevice.TEXT_MAX) {
            text.append(xml.getText());
        }
    }

    /** The path of an element in the device; a capability carries its type in its name. */
    private String inside(String name) {
        String type = xml.getAttributeValue(null, "type");
        String named = name.equals("capability") && type != null ? name + ":" + type : name;
        return path.isEmpty() ? named : path.get(path.size() - 1) + "/" + named;
    }

    private void keepAttributes(NodedevDevice device, String element) throws Malformed {
        device.keep(element, line(), "");
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            device.keep(
                    element + "@" + xml.getAttributeLocalName(i),
                    line(),
                    xml.getAttributeValue(i).strip());
        }
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the report is read");
        });
        return factory;
    }
}
