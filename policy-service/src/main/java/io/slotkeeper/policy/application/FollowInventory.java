package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps the read models of hosts and VMs. */
@ApplicationScoped
public class FollowInventory {

    private final Hosts hosts;
    private final Vms vms;

    FollowInventory(Hosts hosts, Vms vms) {
        this.hosts = hosts;
        this.vms = vms;
    }

    @Transactional
    public void followHosts(List<Change<HostSeen>> changes) {
        hosts.store(LastWord.of(changes));
    }

    @Transactional
    public void followVms(List<Change<VmSeen>> changes) {
        vms.store(LastWord.of(changes));
    }
}
