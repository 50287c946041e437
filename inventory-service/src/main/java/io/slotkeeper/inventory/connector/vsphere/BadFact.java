package io.slotkeeper.inventory.connector.vsphere;

/** A fact that cannot be what the server wrote; it does not leave the connector. */
final class BadFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFact(String message) {
        super(message, null, false, false);
    }
}
