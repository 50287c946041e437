package io.slotkeeper.inventory.connector.vsphere.vim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SOAP answer from its beginning to its end, one element after another. Whatever is not such an answer, or more
 * than the {@link Limits} allow, ends in a {@link VimException}; no document type, and so no entity of its own, is taken,
 * nor any encoding but UTF-8.
 */
final class AnswerReader {
    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String A_REFERENCE = "ManagedObjectReference";

    private final Limits limits;
    private final OneToken tokens;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;

    AnswerReader(InputStream body, Limits limits) throws VimException {
        this.limits = limits;
        this.tokens = new OneToken(body, limits.tokenBytes());
        try {
            this.xml = parsers().createXMLStreamReader(new InputStreamReader(tokens, UTF_8.newDecoder()));
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    private static XMLInputFactory parsers() {
        // the JDK's own, whatever else is on the class path: its handling of these settings is what the tests show
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Goes to the first element of the answer to that method, or reads the fault that is there instead. */
    Optional<VimValue> open(String method) throws VimException {
        enter(ENVELOPE, "Envelope");
        while (child()) {
            if (name().equals("Body")) {
                return openBody(method);
            }
            skip();
        }
        throw unexpected("a SOAP envelope without a body");
    }

    private Optional<VimValue> openBody(String method) throws VimException {
        if (!child()) {
            throw unexpected("an empty SOAP body");
        }
        if (name().equals("Fault")) {
            return Optional.of(value());
        }
        if (!name().equals(method + "Response")) {
            throw unexpected("an answer to something else than " + method);
        }
        return Optional.empty();
    }

    private void enter(String namespace, String name) throws VimException {
        if (!child() || !name.equals(xml.getLocalName()) || !namespace.equals(xml.getNamespaceURI())) {
            throw unexpected("no SOAP envelope");
        }
    }

    /** Goes to the next element within the one where the reader is; false at the end of that one. */
    boolean child() throws VimException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // text between elements is white space
                }
            }
        }
    }

    /** The local name of the element where the reader is. */
    String name() {
        return xml.getLocalName();
    }

    /** Reads the element where the reader is, to its end. */
    VimValue value() throws VimException {
        return new Held(Set.of()).read("");
    }

    /** The same, without what is neither above nor below one of those paths; all of it where there are none. */
    VimValue value(Set<String> keep) throws VimException {
        return new Held(keep).read("");
    }

    /** The text of the element where the reader is. */
    String text() throws VimException {
        return value().text();
    }

    /** The object that the element refers to where the reader is. */
    ManagedObject reference() throws VimException {
        VimValue value = value();
        return value.reference().orElseThrow(() -> unexpected(value.name() + " refers to nothing"));
    }

    /** The boolean of the element where the reader is. */
    boolean flag() throws VimException {
        return switch (text()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw unexpected("a boolean that is none");
        };
    }

    /** Goes to the end of the element where the reader is. */
    void skip() throws VimException {
        for (int above = depth; depth >= above; ) {
            next();
        }
    }

    /** Reads what is left, so that an answer that ends too early is noticed after its last value too. */
    void finish() throws VimException {
        while (depth > 0) {
            next();
        }
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; ) {
            event = next();
        }
    }

    private int next() throws VimException {
        try {
            int event = xml.next();
            tokens.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw unexpected("a document type");
                default -> {
                    // nothing to count
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    private void begin() throws VimException {
        if (++depth > limits.depth()) {
            throw tooLarge("is nested deeper than " + limits.depth() + " elements");
        }
        int attributes = xml.getAttributeCount();
        int namespaces = xml.getNamespaceCount();
        if (attributes + namespaces > limits.attributes()) {
            throw tooLarge("has an element with more than " + limits.attributes() + " attributes");
        }
        names.add(xml.getName().getLocalPart());
        names.add(xml.getName().getPrefix());
        for (int i = 0; i < attributes; i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < namespaces; i++) {
            names.add(String.valueOf(xml.getNamespacePrefix(i)));
            names.add(String.valueOf(xml.getNamespaceURI(i)));
        }
        if (names.size() > limits.names()) {
            throw tooLarge("has more than " + limits.names() + " different names");
        }
    }

    private @Nullable String type() {
        String own = xml.getAttributeValue(INSTANCE, "type");
        String type = own == null ? null : own.substring(own.indexOf(':') + 1);
        // a reference within an Any has both, and says in the other what it refers to
        return type == null || type.equals(A_REFERENCE) ? xml.getAttributeValue("", "type") : type;
    }

    /** A value that is being read into memory, and how much of it there is already. */
    private final class Held {
        private final Set<String> keep;
        private int elements;
        private int chars;

        Held(Set<String> keep) {
            this.keep = keep;
        }

        VimValue read(String path) throws VimException {
            if (++elements > limits.elements()) {
                throw tooLarge("has a value of more than " + limits.elements() + " elements");
            }
            String name = xml.getLocalName();
            String type = type();
            List<VimValue> children = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String below = path.isEmpty() ? xml.getLocalName() : path + "." + xml.getLocalName();
                    if (keeps(below)) {
                        children.add(read(keep.isEmpty() ? "" : below));
                    } else {
                        skip();
                    }
                } else if (xml.hasText() && isText(event)) {
                    add(text);
                }
            }
            return new VimValue(name, type, children.isEmpty() ? text.toString().strip() : "", children);
        }

        private boolean keeps(String path) {
            return keep.isEmpty()
                    || keep.stream()
                            .anyMatch(kept ->
                                    path.equals(kept) || path.startsWith(kept + ".") || kept.startsWith(path + "."));
        }

        private void add(StringBuilder text) throws VimException {
            chars += xml.getTextLength();
            if (chars > limits.textChars()) {
                throw tooLarge("has a value of more than " + limits.textChars() + " characters");
            }
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }

        private boolean isText(int event) {
            return event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
        }
    }

    /** Ends a single tag or comment that does not: the parser would hold all of it. */
    private static final class OneToken extends FilterInputStream {
        private final int allowed;
        private long taken;

        OneToken(InputStream in, int allowed) {
            super(in);
            this.allowed = allowed;
        }

        void next() {
            taken = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) throws AnswerBody.Stopped {
            taken += bytes;
            if (taken > allowed) {
                throw new AnswerBody.Stopped(tooLarge("has a tag or comment of more than " + allowed + " bytes"));
            }
        }
    }

    private static VimException notWellFormed(XMLStreamException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, AnswerReader::cause)
                .filter(AnswerBody.Stopped.class::isInstance)
                .findFirst()
                .map(stopped -> ((AnswerBody.Stopped) stopped).reason())
                .orElseGet(() -> new VimException(Kind.BAD_ANSWER, "the answer is not well-formed XML", null, e));
    }

    private static @Nullable Throwable cause(Throwable failure) {
        Throwable nested = failure instanceof XMLStreamException parse ? parse.getNestedException() : null;
        return nested != null ? nested : failure.getCause();
    }

    static VimException unexpected(String what) {
        return new VimException(Kind.BAD_ANSWER, "the answer is not what a vSphere server sends: " + what, null, null);
    }

    private static VimException tooLarge(String what) {
        return new VimException(Kind.TOO_LARGE, "the answer " + what, null, null);
    }
}
