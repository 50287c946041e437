package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Host;
import java.util.Optional;

/** Port: the hosts as inventory last published them. */
public interface Hosts {

    Optional<Host> find(String host);

    /** Keeps the host unless a revision at least as new is known; true when it was kept. */
    boolean store(String project, Host host);

    void remove(String host);
}
