package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are wanted; null does not restrict.
 *
 * @param classPrefix the first digits of the class, such as {@code 02} for everything on a network
 * @param found only what a source saw on a machine to which Slotkeeper did not give it
 * @param text looked for in address, names and ids, whatever the case
 */
public record DeviceFilter(
        @Nullable HostId host,
        @Nullable String vendorId,
        @Nullable String deviceId,
        @Nullable String classPrefix,
        @Nullable DeviceContext context,
        @Nullable Presence presence,
        @Nullable Boolean assignable,
        boolean found,
        @Nullable String text) {
    public static DeviceFilter ofHost(HostId host) {
        return new DeviceFilter(host, null, null, null, null, null, null, false, null);
    }
}
