package io.slotkeeper.inventory.domain;

/** Knows the names of products by their ids; what it does not know stays null. */
@FunctionalInterface
public interface PciNames {
    DeviceNames of(DeviceIdentity identity);
}
