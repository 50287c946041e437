package io.slotkeeper.inventory.connector.lspci;

/** Leaves the parser where a record cannot be understood; it does not leave the reader. */
final class Malformed extends Exception {
    private final int line;
    private final String reason;

    Malformed(int line, String reason) {
        super(reason);
        this.line = line;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    String reason() {
        return reason;
    }
}
