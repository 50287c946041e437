package io.slotkeeper.policy.domain.facts;

/** Whether a VM uses a feature. */
public enum Usage {
    USED,
    UNUSED,
    UNKNOWN
}
