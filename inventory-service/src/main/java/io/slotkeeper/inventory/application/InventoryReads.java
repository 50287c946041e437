package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to what is kept, for looking at it. */
public interface InventoryReads {
    Optional<HostSummary> host(HostId id);

    /** Hosts in the order of their ids, after the one given. */
    List<HostSummary> hosts(@Nullable String after, int limit);

    /** Devices in the order of host and address, after the place given. */
    Page<Device> devices(DeviceFilter filter, @Nullable String after, int limit);

    /** All functions of one host, in the order of their addresses. */
    List<Device> devices(HostId host);
}
