package io.slotkeeper.policy.domain.facts;

/** Whether the hypervisor says that a function can be passed through at all. */
public enum Capability {
    CAPABLE,
    NOT_CAPABLE,
    UNKNOWN
}
