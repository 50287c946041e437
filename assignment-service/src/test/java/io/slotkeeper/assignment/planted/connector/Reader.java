package io.slotkeeper.assignment.planted.connector;

/** A violation on purpose: a connector knows a table. */
public final class Reader {
    public io.slotkeeper.assignment.planted.persistence.Table table =
            new io.slotkeeper.assignment.planted.persistence.Table();
}
