package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port to all that was published of changes, for auditors and for writing the topic anew. */
public interface History {
    /** Keeps the events in their order, in the transaction that publishes them. */
    void append(List<PublishedChange> changes);

    /** The oldest events from that moment on that come after the position; null for the first of them. */
    List<RecordedChange> since(Instant since, @Nullable Long after, int limit);

    /**
     * The newest events of a host.
     *
     * @param address only those of this function; null for all
     * @param before only those before this position; null for all
     */
    List<RecordedChange> of(HostId host, @Nullable PciAddress address, @Nullable Long before, int limit);
}
