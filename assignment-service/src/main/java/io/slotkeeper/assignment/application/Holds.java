package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/** Who holds which function. Decided by the constraints of the tables, so that two callers can never both win. */
public interface Holds {
    /** Everything that is asked for, or nothing. */
    default HoldResult place(HoldRequest request) {
        return Objects.requireNonNull(place(List.of(request)).get(request.assignment()));
    }

    /**
     * Each request for itself gets everything or nothing. They must not compete with each other: no assignment, no
     * function or member of its holder group, and no virtual machine is named by two of them, and none requests what
     * another one excludes.
     */
    Map<UUID, HoldResult> place(List<HoldRequest> requests);

    /** Whoever takes seats of several virtual machines one after the other locks them all before, in their order. */
    void lockMachines(SortedSet<String> vms);

    /** A tentative hold has no end any more. */
    void claim(UUID assignment);

    /** Gives back what this assignment counted itself into; a second time it finds nothing, whoever holds it then. */
    void free(UUID assignment);

    /** Functions of the host that other assignments hold, tentatively or claimed. */
    Set<Address> heldByOthers(String host, UUID assignment);
}
