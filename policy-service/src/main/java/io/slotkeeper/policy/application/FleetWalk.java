package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Host;
import java.util.List;
import java.util.Set;

/** Port: the whole fleet, a few hosts at a time. */
public interface FleetWalk {

    /** Hosts that were seen and are not retired, after one in the order of their ids. */
    List<Host> hostsAfter(String host, int limit);

    /** The questions about these hosts that wait for an answer. */
    List<AskedQuestion> waitingOn(Set<String> hosts);
}
