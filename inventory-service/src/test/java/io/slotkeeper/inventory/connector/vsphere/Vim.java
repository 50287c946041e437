package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.MissingProperty;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate.Kind;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Values as a server writes them, from short XML; {@code type} stands for {@code xsi:type} too. */
final class Vim {
    private Vim() {}

    static VimValue value(String members) {
        return value("val", members);
    }

    static VimValue value(String name, String members) {
        try {
            String xml = "<" + name + ">" + members + "</" + name + ">";
            return of(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException(members, e);
        }
    }

    static VimValue reference(String type, String id) {
        return VimValue.ofReference("val", new ManagedObject(type, id));
    }

    static ObjectUpdate enter(ManagedObject object, Map<String, VimValue> properties, MissingProperty... missing) {
        return new ObjectUpdate(Kind.ENTER, object, properties, List.of(), List.of(missing));
    }

    static ObjectUpdate modify(ManagedObject object, Map<String, VimValue> properties) {
        return new ObjectUpdate(Kind.MODIFY, object, properties, List.of(), List.of());
    }

    static ObjectUpdate leave(ManagedObject object) {
        return new ObjectUpdate(Kind.LEAVE, object, Map.of(), List.of(), List.of());
    }

    static MissingProperty noPermission(Property<?> property) {
        return new MissingProperty(property.path(), "NoPermission", "System.Read");
    }

    static Known host(Map<Property<?>, String> properties, MissingProperty... missing) {
        Known host = new Known(HostProperties.ALL);
        host.take(enter(new ManagedObject("HostSystem", "host-1"), values(properties), missing));
        return host;
    }

    static Map<String, VimValue> values(Map<Property<?>, String> properties) {
        Map<String, VimValue> values = new HashMap<>();
        properties.forEach((property, xml) -> values.put(property.path(), ofProperty(property, xml)));
        return values;
    }

    /** A reference as {@code HostSystem:host-1}, everything else as XML. */
    private static VimValue ofProperty(Property<?> property, String xml) {
        boolean reference = Stream.of(
                        HostProperties.PARENT,
                        HostProperties.BOOT_DEVICE_SYSTEM,
                        VmProperties.HOST,
                        ClusterProperties.ENVIRONMENT_BROWSER)
                .anyMatch(property::equals);
        String[] parts = xml.split(":", 2);
        return reference ? reference(parts[0], parts[1]) : value(xml);
    }

    private static VimValue of(Element element) {
        List<VimValue> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(of(child));
            }
        }
        String type = element.getAttribute("type");
        return new VimValue(
                element.getNodeName(),
                type.isEmpty() ? null : type,
                children.isEmpty() ? element.getTextContent().strip() : "",
                children);
    }
}
