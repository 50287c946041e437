package io.slotkeeper.policy.domain.facts;

/** Whether the host's IOMMU (VT-d, AMD-Vi) is switched on. */
public enum Iommu {
    ON,
    OFF,
    UNKNOWN
}
