package io.slotkeeper.assignment.planted.application;

/** A violation on purpose: the application knows a table. */
public final class UseCase {
    public io.slotkeeper.assignment.planted.persistence.Table table =
            new io.slotkeeper.assignment.planted.persistence.Table();
}
