package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostDecision;
import io.slotkeeper.inventory.domain.HostDescription;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a host known or changes what is said about it. The same again changes nothing. */
@ApplicationScoped
public class RegisterHost {
    private final Hosts hosts;
    private final Announcements announcements;
    private final NameLookup names;

    @Inject
    public RegisterHost(Hosts hosts, Announcements announcements, NameLookup names) {
        this.hosts = hosts;
        this.announcements = announcements;
        this.names = names;
    }

    /**
     * Puts the description.
     *
     * @param expectedRevision the revision that the caller saw; null if it does not care
     */
    @Transactional
    public Put put(HostId id, HostDescription description, @Nullable Long expectedRevision, Origin origin) {
        Optional<Host> known = expectedRevision == null ? hosts.lockOrReserve(id, origin) : hosts.lock(id);
        if (expectedRevision != null && known.map(Host::revision).orElse(0L).longValue() != expectedRevision) {
            return new Put.OtherRevision(known.map(Host::revision).orElse(0L));
        }
        if (known.isEmpty()) {
            store(null, Host.register(id, origin.project(), description), origin);
            return new Put.Created(1);
        }
        HostDecision decision = known.get().describe(description, names);
        if (decision instanceof HostDecision.Changed changed) {
            store(known.get(), changed, origin);
            return new Put.Kept(changed.host().revision());
        }
        if (decision instanceof HostDecision.Unchanged unchanged) {
            hosts.save(known.get(), unchanged.host(), origin);
        }
        return new Put.Kept(known.get().revision());
    }

    private void store(@Nullable Host before, HostDecision.Changed changed, Origin origin) {
        hosts.save(before, changed.host(), origin);
        announcements.hostChanged(changed.host(), changed.changes(), origin);
    }
}
