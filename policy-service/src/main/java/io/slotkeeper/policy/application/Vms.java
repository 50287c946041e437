package io.slotkeeper.policy.application;

import java.util.Map;
import java.util.Set;

/** Port: the virtual machines as inventory last published them. */
public interface Vms {

    /** Those of the VMs that were described, by id. What another project told of its VMs is nobody else's business. */
    Map<String, VmSeen> find(Set<String> vms);

    /** Forgets VMs, then keeps each of the newest unless a revision at least as new is known. */
    void store(LastWord<VmSeen> word);
}
