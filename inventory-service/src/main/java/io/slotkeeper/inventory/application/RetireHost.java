package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostDecision;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a host out of service: policy denies every request for it from then on. It stays known, and the next thing that
 * is said or reported of it puts it back. A hold that is placed at the same moment may not be known here yet; it stays.
 */
@ApplicationScoped
public class RetireHost {
    private final Hosts hosts;
    private final Holds holds;
    private final Announcements announcements;

    @Inject
    public RetireHost(Hosts hosts, Holds holds, Announcements announcements) {
        this.hosts = hosts;
        this.holds = holds;
        this.announcements = announcements;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is out of service, now or since before. */
        record Retired() implements Outcome {}

        /** Nobody registered it. */
        record Unknown() implements Outcome {}

        /** It is not at the revision that the caller saw. */
        record OtherRevision(long revision) implements Outcome {}

        /** It is in use. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    /**
     * Retires it.
     *
     * @param expectedRevision the revision that the caller saw; null if it does not care
     */
    @Transactional
    public Outcome retire(HostId id, @Nullable Long expectedRevision, Origin origin) {
        Optional<Host> known = hosts.lock(id);
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        Host host = known.get();
        if (expectedRevision != null && expectedRevision != host.revision()) {
            return new Outcome.OtherRevision(host.revision());
        }
        long holding = holds.count(id);
        if (holding > 0) {
            return new Outcome.Refused(new Refusal(
                    Refusal.Code.HOST_CLAIMED, "%d assignments hold functions of %s".formatted(holding, id)));
        }
        HostDecision decision = host.retire();
        if (decision instanceof HostDecision.Refused refused) {
            return new Outcome.Refused(refused.refusal());
        }
        if (decision instanceof HostDecision.Changed changed) {
            hosts.save(host, changed.host(), origin);
            announcements.hostChanged(changed.host(), changed.changes(), origin);
        }
        return new Outcome.Retired();
    }
}
