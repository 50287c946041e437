package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import java.util.Set;
import java.util.UUID;

/** Who holds which function. Decided by the constraints of the tables, so that two callers can never both win. */
public interface Holds {
    /** Everything that is asked for, or nothing. */
    HoldResult place(HoldRequest request);

    /** A tentative hold has no end any more. */
    void claim(UUID assignment);

    /** Gives back what this assignment counted itself into; a second time it finds nothing, whoever holds it then. */
    void free(UUID assignment);

    /** Functions of the host that other assignments hold, tentatively or claimed. */
    Set<Address> heldByOthers(String host, UUID assignment);
}
