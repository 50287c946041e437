package io.slotkeeper.inventory.application;

/** Port to the read model of who holds what; assignment-service is the authority. */
public interface Holds {
    /** Remembers the hold unless something newer about its assignment is known. */
    void remember(Hold hold);

    /** The assignment holds nothing, as of that revision. */
    void forget(String assignment, long revision);
}
