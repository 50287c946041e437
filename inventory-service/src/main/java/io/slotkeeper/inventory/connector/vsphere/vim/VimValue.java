package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value as the server wrote it: an element with its children or its text. Readers take the members that they know;
 * a newer server may send others.
 *
 * @param name the element's local name
 * @param type the local name of its {@code xsi:type}, or of the {@code type} attribute of a reference; null where it has none
 * @param text its own text, without surrounding white space; empty where it has children
 */
public record VimValue(String name, @Nullable String type, String text, List<VimValue> children) {
    public VimValue {
        children = List.copyOf(children);
    }

    /** An argument that is a text, a number or a boolean. */
    public static VimValue ofText(String name, String text) {
        return new VimValue(name, null, text, List.of());
    }

    /** An argument that refers to an object. */
    public static VimValue ofReference(String name, ManagedObject object) {
        return new VimValue(name, object.type(), object.id(), List.of());
    }

    /** An argument that is made of others, in the order that the API names them. */
    public static VimValue ofMembers(String name, VimValue... members) {
        return new VimValue(name, null, "", List.of(members));
    }

    /** The first child of that name. */
    public Optional<VimValue> child(String childName) {
        return children(childName).findFirst();
    }

    /** All children of that name, in their order; arrays are repeated elements. */
    public Stream<VimValue> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** The text below a path of names with dots between them, such as {@code drsConfig.enabled}; empty where a step is missing. */
    public Optional<String> text(String path) {
        Optional<VimValue> at = Optional.of(this);
        for (String step : path.split("\\.", -1)) {
            at = at.flatMap(value -> value.child(step));
        }
        return at.map(VimValue::text).filter(found -> !found.isEmpty());
    }

    /** The boolean below a path; empty where it is missing, and where it is no boolean. */
    public Optional<Boolean> flag(String path) {
        return text(path).flatMap(found -> switch (found) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** The object that this value refers to. */
    public Optional<ManagedObject> reference() {
        return type == null || text.isEmpty() ? Optional.empty() : Optional.of(new ManagedObject(type, text));
    }
}
