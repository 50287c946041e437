package io.slotkeeper.inventory.application.names;

/** Port to the format of pci.ids, and to the file that comes with the service. */
public interface PciIdsReader {
    /** Reads a file, or tells why it is none. */
    Reading read(byte[] file);

    /** The bundled file, to the byte. */
    byte[] bundled();

    /** What came of reading. */
    sealed interface Reading {
        /** It is one. */
        record Read(PciIds ids) implements Reading {}

        /**
         * It is none.
         *
         * @param line where that shows, from 1
         */
        record Unreadable(int line, String reason) implements Reading {}
    }
}
