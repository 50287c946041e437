package io.slotkeeper.inventory.domain;

/** Whether a virtual machine uses a feature. */
public enum FeatureUse {
    USED,
    UNUSED,
    UNKNOWN
}
