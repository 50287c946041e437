package io.slotkeeper.inventory.connector.vsphere.vim;

import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the property collector's two ways of saying what an object has into one. */
final class Updates {
    private Updates() {}

    /**
     * @param content an {@code ObjectContent} of a retrieval
     * @param unknown paths that were not asked for, since the server does not have them
     */
    static ObjectUpdate retrieved(VimValue content, List<String> unknown) throws VimException {
        Map<String, VimValue> properties = new HashMap<>();
        for (VimValue property : content.children("propSet").toList()) {
            property.child("val").ifPresent(value -> properties.put(name(property), value));
        }
        return new ObjectUpdate(Kind.ENTER, object(content), properties, List.of(), missing(content, unknown));
    }

    /** @param update an {@code ObjectUpdate} of a watch */
    static ObjectUpdate watched(VimValue update, List<String> unknown) throws VimException {
        Kind kind = kind(update);
        Map<String, VimValue> properties = new HashMap<>();
        List<String> unset = new ArrayList<>();
        for (VimValue change : update.children("changeSet").toList()) {
            String path = name(change);
            if (path.indexOf('[') >= 0) {
                throw AnswerReader.unexpected("a part of a property where the whole was asked for");
            }
            properties.remove(path);
            unset.remove(path);
            if (assigns(change) && change.child("val").isPresent()) {
                properties.put(path, change.child("val").get());
            } else {
                unset.add(path);
            }
        }
        return new ObjectUpdate(
                kind, object(update), properties, unset, missing(update, kind == Kind.ENTER ? unknown : List.of()));
    }

    private static Kind kind(VimValue update) throws VimException {
        return switch (update.text("kind").orElse("")) {
            case "enter" -> Kind.ENTER;
            case "modify" -> Kind.MODIFY;
            case "leave" -> Kind.LEAVE;
            default -> throw AnswerReader.unexpected("an update of no known kind");
        };
    }

    private static boolean assigns(VimValue change) throws VimException {
        return switch (change.text("op").orElse("")) {
            case "assign", "add" -> true;
            case "remove", "indirectRemove" -> false;
            default -> throw AnswerReader.unexpected("a change of no known kind");
        };
    }

    private static List<MissingProperty> missing(VimValue object, List<String> unknown) {
        List<MissingProperty> missing = new ArrayList<>();
        unknown.forEach(path -> missing.add(new MissingProperty(path, UnknownPaths.FAULT, null)));
        object.children("missingSet").forEach(gap -> {
            VimValue fault = gap.child("fault")
                    .flatMap(localized -> localized.child("fault"))
                    .orElse(gap);
            missing.add(new MissingProperty(
                    gap.text("path").orElse(""),
                    Faults.type(fault),
                    Faults.privilege(fault).orElse(null)));
        });
        return missing;
    }

    private static ManagedObject object(VimValue of) throws VimException {
        return of.child("obj")
                .flatMap(VimValue::reference)
                .orElseThrow(() -> AnswerReader.unexpected("properties of no object"));
    }

    private static String name(VimValue property) {
        return property.text("name").orElse("");
    }
}
