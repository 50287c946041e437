package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.vim.ArrayOf;
import io.slotkeeper.simulator.vim.DataObject;
import io.slotkeeper.simulator.vim.EnumValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values as the WSDL's types. What cannot be written ends as an {@link UncheckedIOException}. */
final class XmlOut {
    private final Writer out;
    private final Distortion distortion;

    /** What is done to values on their way out. */
    enum Distortion {
        NONE,
        /** Every number is a word, and so is every truth. */
        WRONG_TYPES,
        /** Every element of an array is of a type that nobody has heard of, with a field that nobody has heard of. */
        UNKNOWN_SUBTYPES
    }

    XmlOut(Writer out, Distortion distortion) {
        this.out = out;
        this.distortion = distortion;
    }

    void raw(String markup) {
        try {
            out.write(markup);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void start(String name) {
        raw("<" + name + ">");
    }

    void end(String name) {
        raw("</" + name + ">");
    }

    /** An element whose type its place declares. Nothing is written for what is unset. */
    void field(String name, @Nullable Object value) {
        if (value instanceof ArrayOf<?> array) {
            for (Iterator<Object> values = array.values().iterator(); values.hasNext(); ) {
                write(name, values.next(), false, true);
            }
        } else if (value != null) {
            write(name, value, false, false);
        }
    }

    /** An element in a place for anything, so that the value says its type. */
    void any(String name, Object value) {
        if (!(value instanceof ArrayOf<?> array)) {
            write(name, value, true, false);
            return;
        }
        raw("<" + name + " xsi:type=\"ArrayOf" + array.elementType() + "\">");
        String element = elementName(array.elementType());
        for (Iterator<Object> values = array.values().iterator(); values.hasNext(); ) {
            write(element, values.next(), false, true);
        }
        end(name);
    }

    /** ArrayOfString has elements {@code string}, ArrayOfHostPciDevice has elements {@code HostPciDevice}. */
    private static String elementName(String type) {
        return switch (type) {
            case "String", "Int", "Long", "Short", "Byte", "Boolean" -> type.toLowerCase(Locale.ROOT);
            default -> type;
        };
    }

    private void write(String name, Object value, boolean typed, boolean inArray) {
        if (value instanceof DataObject object) {
            object(name, object, typed, inArray);
        } else if (value instanceof MoRef ref) {
            String type = typed ? " xsi:type=\"ManagedObjectReference\"" : "";
            simple(name, " type=\"" + ref.type() + "\"" + type, ref.value());
        } else if (value instanceof EnumValue constant) {
            simple(name, typed ? " xsi:type=\"" + constant.type() + "\"" : "", constant.value());
        } else {
            simple(name, typed ? " xsi:type=\"xsd:" + schemaType(value) + "\"" : "", plain(value));
        }
    }

    private String plain(Object value) {
        boolean wrong = distortion == Distortion.WRONG_TYPES;
        if (wrong && value instanceof Number) {
            return "many";
        }
        return wrong && value instanceof Boolean ? "perhaps" : value.toString();
    }

    private void object(String name, DataObject object, boolean typed, boolean inArray) {
        boolean unknown = distortion == Distortion.UNKNOWN_SUBTYPES && inArray;
        String type = unknown ? object.type() + "Of2031" : object.type();
        raw("<" + name + (typed || unknown || object.isSubtype() ? " xsi:type=\"" + type + "\">" : ">"));
        if (unknown) {
            raw("<novelty><depth>7</depth></novelty>");
        }
        for (String field : object.names()) {
            field(field, object.get(field));
        }
        end(name);
    }

    private static String schemaType(Object value) {
        if (value instanceof Integer) {
            return "int";
        }
        return value instanceof Instant
                ? "dateTime"
                : value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void simple(String name, String attributes, String text) {
        raw("<" + name + attributes + ">");
        text(text);
        end(name);
    }

    void text(String text) {
        try {
            for (int index = 0; index < text.length(); index++) {
                char c = text.charAt(index);
                switch (c) {
                    case '<' -> out.write("&lt;");
                    case '>' -> out.write("&gt;");
                    case '&' -> out.write("&amp;");
                    default -> out.write(c < ' ' && c != '\t' && c != '\n' ? '?' : c);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
