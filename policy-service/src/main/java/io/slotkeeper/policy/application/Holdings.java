package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.Release;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port: who holds what, and which contexts confirmed orders set, as assignment last published it. */
public interface Holdings {

    /**
     * Forgets assignments that ended long ago, then keeps each of the newest unless a revision at least as new is known;
     * says on which hosts something may be held or free since.
     */
    Set<String> store(LastWord<AssignmentSeen> word);

    /** Keeps the contexts and releases of the states, old or new: the greatest sequence and the last release win. */
    void storeTraces(List<AssignmentSeen> states);

    /** Every live hold on one of the hosts or of one of the VMs, by assignment. */
    List<Hold> holdsOnOrOf(Set<String> hosts, Set<String> vms);

    /** The winning overlay of each function, by host. */
    Map<String, List<Overlay>> overlays(Set<String> hosts);

    /** The releases of each function, by host. */
    Map<String, List<Release>> releases(Set<String> hosts);
}
