package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Vm;
import java.util.Optional;

/** Port: the virtual machines as inventory last published them. */
public interface Vms {

    /** The VM if it was described in that project: what another project told of its VMs is not looked at. */
    Optional<Vm> find(String project, String vm);

    /** Keeps the VM unless a revision at least as new is known. */
    void store(String project, long revision, Vm vm);

    void remove(String vm);
}
