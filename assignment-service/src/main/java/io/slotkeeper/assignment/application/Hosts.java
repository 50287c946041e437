package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.PlannedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The read model of hosts, their row locks, and the contexts that confirmed orders brought about. */
public interface Hosts {
    /** Takes the newer revision; answers whether it was newer than the one at hand. */
    boolean update(HostState state);

    /** Forgets a host that inventory has retired and purged, unless something on it is still held. */
    void remove(String host);

    Optional<HostState> find(String host);

    /** Locked until the transaction ends: questions about the host's groups are asked one after the other. */
    Optional<HostState> lock(String host);

    List<ContextOverlay> overlays(String host);

    List<ContextOverlay> overlaysBy(UUID assignment);

    /** Records that the functions are in that context now, with the next sequence numbers. */
    void overlay(UUID assignment, HostState host, PlannedOrder order, Context context, Instant confirmedAt);
}
