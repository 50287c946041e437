package io.slotkeeper.policy.domain.facts;

/** Why functions form a group. {@code OTHER} is a kind that this version of policy does not know. */
public enum GroupKind {
    FOUNDING_RULE,
    VSPHERE_DEPENDENT,
    IOMMU_GROUP,
    MULTIFUNCTION_SLOT,
    OTHER
}
