package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.HostState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps the read model of hosts; an older revision is passed over. Verdicts that waited for this revision go on. */
@ApplicationScoped
public class HandleHostState {
    private final Hosts hosts;
    private final Assignments assignments;
    private final HandleVerdict verdicts;

    @Inject
    HandleHostState(Hosts hosts, Assignments assignments, HandleVerdict verdicts) {
        this.hosts = hosts;
        this.assignments = assignments;
        this.verdicts = verdicts;
    }

    @Transactional
    public void handle(HostState state) {
        if (hosts.update(state)) {
            assignments.parkedOn(state.host(), state.revision()).forEach(verdicts::resume);
        }
    }

    /** Under the lock under which holds are placed, so that no host goes that has just got one. */
    @Transactional
    public void removed(String host) {
        hosts.lock(host).ifPresent(known -> hosts.remove(host));
    }
}
