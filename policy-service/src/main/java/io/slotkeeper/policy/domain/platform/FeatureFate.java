package io.slotkeeper.policy.domain.platform;

/** What becomes of a VM's feature when a device is passed through to it. */
public enum FeatureFate {
    LOST,
    LIMITED,
    KEPT,
    UNKNOWN
}
