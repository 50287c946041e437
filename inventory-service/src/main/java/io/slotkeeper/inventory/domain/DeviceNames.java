package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/** Names of vendor, device and class, as a source printed them or as pci.ids has them. */
public record DeviceNames(@Nullable String vendor, @Nullable String device, @Nullable String deviceClass) {
    public static final DeviceNames NONE = new DeviceNames(null, null, null);

    DeviceNames orElse(DeviceNames other) {
        return new DeviceNames(
                First.of(vendor, other.vendor),
                First.of(device, other.device),
                First.of(deviceClass, other.deviceClass));
    }
}
