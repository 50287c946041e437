package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event about a host or a source, as it is published.
 *
 * @param host the host that it is about; null where it is about a source
 * @param source the source that it is about; null where it is about a host
 * @param address the function that it is about; null where it is about the whole
 * @param revision the revision of the host or source that it led to
 * @param actor on whose behalf it happened
 * @param event the payload, to the letter
 */
public record PublishedChange(
        UUID id,
        String type,
        @Nullable HostId host,
        @Nullable SourceName source,
        @Nullable PciAddress address,
        long revision,
        String project,
        String actor,
        @Nullable String correlationId,
        String event) {

    public PublishedChange {
        if ((host == null) == (source == null)) {
            throw new IllegalArgumentException("a change is of a host or of a source: " + id);
        }
    }

    /** The id of what it is about, which is also the record's key. */
    public String key() {
        return host == null ? String.valueOf(source) : host.value();
    }
}
