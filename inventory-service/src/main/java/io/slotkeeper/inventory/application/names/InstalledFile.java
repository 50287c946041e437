package io.slotkeeper.inventory.application.names;

import java.io.IOException;
import java.util.Optional;

/** Port to the pci.ids that an installation keeps as a file. */
public interface InstalledFile {
    /** Tells one state of the file from another without reading it; empty where the installation has none. */
    Optional<String> state() throws IOException;

    byte[] read() throws IOException;
}
