package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.List;
import java.util.Map;

/**
 * What a server says about one object: everything that was asked for when it is read or enters a view, later only what
 * changed.
 *
 * @param properties by path; what the server removed or no longer sets is in {@code unset}
 * @param missing paths that the session may not read, or that the server could not
 */
public record ObjectUpdate(
        Kind kind,
        ManagedObject object,
        Map<String, VimValue> properties,
        List<String> unset,
        List<MissingProperty> missing) {
    public ObjectUpdate {
        properties = Map.copyOf(properties);
        unset = List.copyOf(unset);
        missing = List.copyOf(missing);
    }

    public enum Kind {
        ENTER,
        MODIFY,
        LEAVE
    }
}
