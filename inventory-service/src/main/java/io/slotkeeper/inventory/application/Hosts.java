package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the hosts that are kept. Whoever changes a host has locked it first, so that revisions have no gaps. */
public interface Hosts {
    /** The host as it is, locked until the transaction ends; empty when nobody registered it. */
    Optional<Host> lock(HostId id);

    /** Takes the lock of a host that may not exist yet, so that of two first registrations one is the first. */
    Optional<Host> lockOrReserve(HostId id, Origin origin);

    /**
     * Hosts in the order of their ids, after the one given, each as it is until the transaction ends, without what its
     * sources say one by one.
     *
     * @param after null for the first of them
     */
    List<Host> lockPage(@Nullable String after, int limit);

    /**
     * Stores what is different from what the lock returned.
     *
     * @param before what the lock returned; null for a new host
     */
    void save(@Nullable Host before, Host after, Origin origin);
}
