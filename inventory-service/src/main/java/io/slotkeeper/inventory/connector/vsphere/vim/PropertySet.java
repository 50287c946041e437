package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.List;

/** Which properties to read of objects of one type. */
public record PropertySet(String type, List<String> paths) {
    public PropertySet {
        paths = List.copyOf(paths);
    }
}
