package io.slotkeeper.assignment.application;

import java.util.UUID;

/** A stored assignment that cannot be read: a row that somebody changed by hand, or of a version that is not known. */
public final class CorruptAssignment extends RuntimeException {
    public CorruptAssignment(UUID id, RuntimeException cause) {
        super("assignment " + id + " cannot be read", cause);
    }
}
