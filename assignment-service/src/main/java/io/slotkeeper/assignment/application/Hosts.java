package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.PlannedOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The read model of hosts, their row locks, and the contexts that confirmed orders brought about. */
public interface Hosts {
    /** Takes the newer revisions, at most one of each host; answers which were newer than the ones at hand. */
    Set<String> update(Collection<HostState> states);

    /** Forgets a host that inventory has retired and purged, unless something on it is still held. */
    void remove(String host);

    Optional<HostState> find(String host);

    /**
     * Locked in the order of their names until the transaction ends: questions about a host's groups are asked one
     * after the other. Those that nobody knows are passed over, and do not come before this transaction ends.
     */
    List<HostState> lock(Collection<String> hosts);

    /** The newest overlay of each function on the hosts, and all that the assignments brought about. */
    List<OverlayOn> overlays(Collection<String> hosts, Collection<UUID> assignments);

    /** An overlay and the host that it is about. */
    record OverlayOn(String host, ContextOverlay overlay) {}

    /** Records that the functions are in that context now, with the next sequence numbers. */
    void overlay(UUID assignment, HostState host, PlannedOrder order, Context context, Instant confirmedAt);
}
