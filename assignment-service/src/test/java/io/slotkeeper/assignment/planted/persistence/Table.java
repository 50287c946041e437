package io.slotkeeper.assignment.planted.persistence;

/** A violation on purpose: a table knows HTTP. */
public final class Table {
    public Class<?> resource = io.slotkeeper.assignment.planted.api.Resource.class;

    public io.slotkeeper.assignment.planted.api.Resource shown() {
        return new io.slotkeeper.assignment.planted.api.Resource();
    }
}
