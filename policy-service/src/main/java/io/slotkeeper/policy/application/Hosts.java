package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Host;
import java.util.Map;
import java.util.Set;

/** Port: the hosts as inventory last published them. */
public interface Hosts {

    /** Those of the hosts that were seen, by id. */
    Map<String, Host> find(Set<String> hosts);

    /** Forgets hosts, then keeps each of the newest unless a revision at least as new is known; says which were kept. */
    Set<String> store(LastWord<HostSeen> word);
}
