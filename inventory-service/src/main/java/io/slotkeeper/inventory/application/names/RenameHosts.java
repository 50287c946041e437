package io.slotkeeper.inventory.application.names;

import io.slotkeeper.inventory.application.Announcements;
import io.slotkeeper.inventory.application.Hosts;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostDecision;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Gives known hosts the names in force, a few in each transaction. Every host remembers by which version it is named:
 * whoever is interrupted goes on where it was, several instances share the hosts, and a host that was named by an older
 * version in between has its turn again.
 */
@ApplicationScoped
public class RenameHosts {
    /** A host may have 1 500 functions, and reports about hosts of a batch wait for its end. */
    private static final int BATCH = 10;

    private final NameVersions versions;
    private final CurrentNames names;
    private final Hosts hosts;
    private final Announcements announcements;

    @Inject
    public RenameHosts(NameVersions versions, CurrentNames names, Hosts hosts, Announcements announcements) {
        this.versions = versions;
        this.names = names;
        this.hosts = hosts;
        this.announcements = announcements;
    }

    /** Names the next hosts and says how many that were; 0 when nothing is to be done now. */
    @Transactional
    public int batch() {
        long version = names.version();
        List<HostId> due = versions.due(version, BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        String actor = versions.inForce().map(NamesVersion::actor).orElseThrow();
        due.forEach(id -> hosts.lock(id).ifPresent(host -> rename(host, actor)));
        versions.named(due, version);
        return due.size();
    }

    private void rename(Host host, String actor) {
        if (host.rename(names) instanceof HostDecision.Changed changed) {
            Origin origin = new Origin(actor, host.project(), null);
            hosts.save(host, changed.host(), origin);
            announcements.hostChanged(changed.host(), changed.changes(), origin);
        }
    }
}
