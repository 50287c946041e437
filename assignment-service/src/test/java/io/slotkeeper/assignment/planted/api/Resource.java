package io.slotkeeper.assignment.planted.api;

/** A violation on purpose: a resource goes round the application. */
public final class Resource {
    public io.slotkeeper.assignment.planted.persistence.Table table =
            new io.slotkeeper.assignment.planted.persistence.Table();
}
