package io.slotkeeper.assignment.events;

/** The topics that this service writes. */
final class Topics {
    static final String EVENTS = "slotkeeper.assignment.events";
    static final String ASSIGNMENTS = "slotkeeper.assignment.assignments";
    static final String ORDERS = "slotkeeper.assignment.orders";

    private Topics() {}
}
