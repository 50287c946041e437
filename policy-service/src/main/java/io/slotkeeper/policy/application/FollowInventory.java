package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Keeps the read models of hosts and VMs. */
@ApplicationScoped
public class FollowInventory {

    private final Hosts hosts;
    private final Supplies supplies;
    private final Vms vms;

    FollowInventory(Hosts hosts, Supplies supplies, Vms vms) {
        this.hosts = hosts;
        this.supplies = supplies;
        this.vms = vms;
    }

    @Transactional
    public void followHosts(List<Change<HostSeen>> changes) {
        LastWord<HostSeen> word = LastWord.of(changes);
        Set<String> stored = hosts.store(word);
        supplies.keep(
                word.gone(),
                word.newest().stream()
                        .filter(seen -> stored.contains(seen.host().id()))
                        .toList());
    }

    @Transactional
    public void followVms(List<Change<VmSeen>> changes) {
        vms.store(LastWord.of(changes));
    }
}
