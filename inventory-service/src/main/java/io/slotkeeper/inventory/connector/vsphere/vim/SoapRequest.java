package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes requests. A value with a type and a text becomes a reference, one with a type and members becomes a member of
 * that subtype; the API's requests that we make need no other kind.
 */
final class SoapRequest {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>";
    private static final String END = "</soapenv:Body></soapenv:Envelope>";

    private final StringBuilder xml = new StringBuilder(BEGIN);

    private SoapRequest() {}

    /** @throws IllegalArgumentException for a name that is none, or a text that XML cannot carry */
    static String of(ManagedObject object, String method, List<VimValue> arguments) {
        SoapRequest request = new SoapRequest();
        request.open(method, " xmlns=\"urn:vim25\"");
        request.write(VimValue.ofReference("_this", object));
        arguments.forEach(request::write);
        request.close(method);
        return request.xml.append(END).toString();
    }

    /** Whether XML 1.0 has a way to write that text. */
    static boolean canCarry(String text) {
        return text.codePoints().allMatch(SoapRequest::isXml);
    }

    private void write(VimValue value) {
        String attribute = Optional.ofNullable(value.type())
                .map(type -> (value.children().isEmpty() ? " type=\"" : " xsi:type=\"") + escaped(type) + "\"")
                .orElse("");
        open(value.name(), attribute);
        xml.append(escaped(value.text()));
        value.children().forEach(this::write);
        close(value.name());
    }

    private void open(String name, String attribute) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an element");
        }
        xml.append('<').append(name).append(attribute).append('>');
    }

    private void close(String name) {
        xml.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        if (!canCarry(text)) {
            throw new IllegalArgumentException("a text has characters that XML cannot carry");
        }
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
