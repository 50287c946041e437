package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;

/** Port to the read model of who holds what; assignment-service is the authority. */
public interface Holds {
    /** Remembers the hold unless something newer about its assignment is known. */
    void remember(Hold hold);

    /** How many assignments hold functions of the host. */
    long count(HostId host);

    /** The assignment holds nothing, as of that revision. */
    void forget(String assignment, long revision);
}
