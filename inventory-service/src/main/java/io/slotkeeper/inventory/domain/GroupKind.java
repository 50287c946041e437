package io.slotkeeper.inventory.domain;

/** Why functions form a group. */
public enum GroupKind {
    FOUNDING_RULE,
    VSPHERE_DEPENDENT,
    IOMMU_GROUP,
    MULTIFUNCTION_SLOT
}
