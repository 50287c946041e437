package io.slotkeeper.inventory.domain;

/** Whether the host's IOMMU is on. */
public enum Iommu {
    ON,
    OFF,
    UNKNOWN
}
