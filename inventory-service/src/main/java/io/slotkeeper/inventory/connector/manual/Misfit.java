package io.slotkeeper.inventory.connector.manual;

/** Leaves the reader's inside where a member of the report does not fit. */
final class Misfit extends RuntimeException {
    private final String pointer;
    private final String reason;

    Misfit(String pointer, String reason) {
        super(pointer + ": " + reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    String pointer() {
        return pointer;
    }

    String reason() {
        return reason;
    }
}
